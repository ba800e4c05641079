import type { RenderInput } from '../../model/render-input.js';
import { scriptClass } from '../../schema/theme.js';
import { facesFor, fallbacksOf } from '../fonts/faces.js';
import type { FacePair } from '../fonts/script-runs.js';
import { type LetterSetName, unicodeRangeOf } from './letter-sets.js';
import { textsOf } from './page-texts.js';

/** A subset of a font file. */
export interface EmbeddedFace {
  /** The name of its family in the theme. */
  readonly family: string;
  readonly face: 'regular' | 'bold' | 'italic';
  /** WOFF2 in base64. */
  readonly data: string;
  /** The letters that it has, where others of the family have others. */
  readonly letters?: LetterSetName;
}

export interface PageFonts {
  readonly embedded: readonly EmbeddedFace[];
  /** The x-height of a Latin text face, as a share of its size. */
  readonly aspect?: number;
}

/** Foreign languages on the page that need a Han font of their region. */
export function foreignHanLocales(input: RenderInput): readonly string[] {
  const locales = textsOf(input).map(({ locale }) => locale);
  return [...new Set(locales)].filter((l) => scriptClass(l) === 'han' && l !== input.variant.locale).sort();
}

/** `font-family` values. Embedded families come before the fonts of the reader's system. */
export function familyLists(
  input: RenderInput,
  locale: string,
  embedded: readonly EmbeddedFace[],
): Readonly<Record<'text' | 'sans' | 'title', string>> {
  const { text, sans } = facesFor(input.theme, input.variant.locale, locale);
  const script = scriptClass(input.variant.locale);
  const list = ({ latin, han }: FacePair) => {
    const [latinList = '', hanList = ''] = [latin, han].map((name) => input.theme.fonts[name]?.css);
    // Beside Chinese the Han font comes first, for its quotes and dashes.
    const order = script === 'han' ? [han, latin] : [latin, han];
    const others = fallbacksOf(input.theme, latin).filter((name) => !order.includes(name));
    const has = (name: string, kind: 'quotes' | 'others') =>
      embedded.some(({ family, letters }) => family === name && (letters === 'quotes') === (kind === 'quotes'));
    // Words of a Latin language on a Chinese page have their own quotes.
    const quotes = scriptClass(locale) === 'latin' && has(latin, 'quotes') ? [embeddedName(latin, 'quotes')] : [];
    const ours = [...order, ...others].filter((name) => has(name, 'others')).map((name) => embeddedName(name));
    const isLettersOnly = embedded.some(({ letters }) => letters !== undefined);
    // A Latin page falls back to the system's serif or sans before it takes letters from a Chinese font.
    const systemHan = isLettersOnly ? [hanList] : [quoted(hanPunctuation), withoutGeneric(latinList), hanList];
    return [...[...quotes, ...ours].map(quoted), ...(script === 'han' ? systemHan : [latinList, hanList])].join(', ');
  };
  return { text: list(text), sans: list(sans), title: list(script === 'han' ? sans : text) };
}

/** `@font-face` rules: the embedded fonts, else those that give a Chinese page its quotes from a Han font. */
export function faceRules(input: RenderInput, embedded: readonly EmbeddedFace[]): readonly string[] {
  const { theme, variant } = input;
  if (embedded.length > 0) return embedded.map((face) => embeddedRule(face, scriptClass(variant.locale) === 'han'));
  if (scriptClass(variant.locale) === 'latin') return [];
  return punctuationRules(theme.fonts[facesFor(theme, variant.locale, variant.locale).text.han]?.css ?? '');
}

const descriptors = {
  regular: 'font-weight: 400; font-style: normal',
  bold: 'font-weight: 700; font-style: normal',
  italic: 'font-weight: 400; font-style: italic',
} as const;

/** On a page of Han characters their font has the quotes, dashes and dots, which are full width there. */
function embeddedRule({ family, face, data, letters }: EmbeddedFace, besideHan: boolean): string {
  const name = quoted(embeddedName(family, letters));
  const without = besideHan && letters !== 'quotes' ? (['quotes'] as const) : [];
  const range = letters === undefined ? '' : `; unicode-range: ${unicodeRangeOf(letters, without)}`;
  return `@font-face { font-family: ${name}; ${descriptors[face]}; src: url("data:font/woff2;base64,${data}") format("woff2")${range}; }`;
}

/** A name that no installed font has. */
function embeddedName(family: string, letters?: LetterSetName): string {
  return letters === 'quotes' ? `brief ${family} quotes` : `brief ${family}`;
}

const hanPunctuation = 'Han punctuation';

/** Takes full-width quotes, dashes and ellipses from a Han font, since Latin fonts have narrow ones. */
function punctuationRules(families: string): readonly string[] {
  const names = [...families.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? '');
  return [
    ['400', 'Regular'],
    ['700', 'Bold'],
  ].map(([weight, face]) => {
    const local = names.flatMap((name) => [`local("${name} ${face}")`, `local("${name}")`]).join(', ');
    return `@font-face { font-family: "${hanPunctuation}"; font-weight: ${weight}; src: ${local}; unicode-range: U+2014, U+2018-2019, U+201C-201D, U+2026; }`;
  });
}

function withoutGeneric(families: string): string {
  return families.replace(/,\s*(?:sans-)?serif$/, '');
}

function quoted(name: string): string {
  return `"${name}"`;
}
