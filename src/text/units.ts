import { currencyCode, currencySign } from './currency.js';

const symbols =
  'm g t W Wh V A J N K Hz Pa bar l L s h min d B b bit bps ha ppm ppb dB eV mol cd lm lx Ω Sv Bq cal rpm ft mi lb oz mph tCO2 tCO2e';
const symbol = `[kMGTPEhdcmµμn]?(?:${symbols.split(' ').join('|')})(?:⁻?[¹²³⁴]|[23])?`;
/** Of several, such as mol·L⁻¹, kg·m⁻²·s⁻¹ and W/(m²·K). */
const product = `${symbol}(?:[·⋅]${symbol})*`;
/** Between a number and its unit. */
export const blank = '[ \\u00a0\\u2009\\u202f]';
const carbonDioxide = `(?:${blank}?CO[2₂](?:-?eq|e)?)?`;
const hourOfDay = '(?:AM|PM|am|pm|a\\.m\\.|p\\.m\\.|UTC|GMT)';

/**
 * What follows a number and all languages write alike, as a pattern: units of the International System and others, currencies, and shares.
 * After those of letters, no letter and no apostrophe may follow, which would make a word of them.
 */
export const unitOfLetters = `(?:${product}(?:/(?:${symbol}|\\(${product}\\)))?${carbonDioxide}|${currencyCode}|${hourOfDay})`;
export const unitOfSigns = `(?:[%‰]|${currencySign}|°[CFK]?(?!\\p{L}))`;
