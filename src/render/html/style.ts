import type { RenderInput } from '../../model/render-input.js';
import { type Direction, scriptOf } from '../../schema/scripts.js';
import { emphasisOf, scriptClass, type Theme } from '../../schema/theme.js';
import { BoundedCache } from '../../text/bounded-cache.js';
import { type QrCode, qrSideMm, quietModules } from '../image/qr-code.js';
import { logoSize } from '../logo-size.js';
import { cardRows } from './card-rows.js';
import { darkBackground, darkened } from './dark-colours.js';
import { type EmbeddedFace, faceRules, familyLists, foreignHanLocales, type PageFonts } from './families.js';
import { figureSizes } from './figure-sizes.js';
import { areMarksBelowLetterhead } from './masthead-marks.js';
import { mirroredCss } from './mirrored-css.js';

/**
 * The style of a page: embedded fonts, the theme's values as custom properties (those that the PDF is set with), and the
 * style sheet. Lengths are numbers of pt, which the style sheet turns into lengths on screen or paper.
 */
export function styleOf(
  input: RenderInput,
  css: string,
  { embedded, aspect }: PageFonts,
  qr: QrCode | undefined,
): string {
  const { theme, variant, density } = input;
  const sheet = theme.papers[variant.paper];
  const dark = [...colourTokens(darkened(theme.colours)), ['ground', darkBackground] as const];
  const rules = [
    ...faceRules(input, embedded),
    block(':root', [
      ...colourTokens(theme.colours),
      ['ground', '#ffffff'],
      ...scaleTokens(theme, density, variant.locale),
      ...Object.entries(familyLists(input, variant.locale, embedded)).map(
        ([role, list]) => [`${role}-face`, list] as const,
      ),
      ...settingTokens(theme, variant.locale),
      // The reader's fonts are scaled to the x-height of the theme's, and take about as much room.
      ['text-aspect', aspect === undefined ? 'none' : String(aspect)],
      ...logoTokens(input),
      ...(areMarksBelowLetterhead(input) ? marksBesideKicker : []),
      ['qr-side', qrSide(qr)],
      ['paper-width', String(sheet['width-pt'])],
      ['margin-side', String(sheet['margin-side-pt'])],
    ]),
    `@media screen and (prefers-color-scheme: dark) {\n${block(':root', dark)}\n}`,
    ...(alignmentOf(theme, variant.locale) === 'justified' ? [raggedOnTelephones] : []),
    ...(input.rules.lines.breaks === 'words' && scriptOf(variant.locale) === 'kore' ? [koreanWords] : []),
    ...(scriptOf(variant.locale) === 'jpan' ? [japanesePhrases] : []),
    ...foreignHanLocales(input).map((locale) => foreignFaces(input, locale, embedded)),
    ...(input.logo ? [logoOnWhite] : []),
    printedSheet(sheet),
    ...cardRows(input.document),
    ...figureSizes(input.document),
  ];
  const written = `${withoutComments(rules.join('\n'))}\n${sheetOf(css, input.rules.direction)}`;
  return `\n${written.trim()}\n`.replace(/<\/(?=style)/gi, '<\\/');
}

/** As those have them that have no letterhead. */
const marksBesideKicker: readonly Token[] = [
  ['marks-order', '0'],
  ['marks-start', '0'],
];

/** A line of so few characters would be widened until it has holes, where a Latin word goes to the next one. */
const raggedOnTelephones = `@media screen and (max-width: 40rem) {
  :root { --paragraph-align: start; }
}`;

/**
 * Between words Korean has blanks, and none beside brackets and digits: browsers count its syllables as ideographs, from which
 * these stand off. What sets a font takes its features back.
 */
const koreanWords = `:root { word-break: keep-all; --paragraph-align: start; }
:lang(ko) { text-autospace: no-autospace; font-feature-settings: "halt" !important; }`;

/** Headings break between phrases, as those of the PDF do not break before a particle; where a browser knows them. */
const japanesePhrases = 'h1, h2, h3 { word-break: auto-phrase; }';

/**
 * A logo is made for white paper, which is around it in the dark and in the reader's own colours, and ends above an issuer
 * that begins below it. Pages without a logo are as before.
 */
const logoOnWhite = `@media screen and (prefers-color-scheme: dark), screen and (forced-colors: active) {
  .logo { margin-block: calc(4 * var(--pt)); }
  .logo img { forced-color-adjust: none; background: #fff; box-shadow: 0 0 0 calc(3 * var(--pt)) #fff; }
}`;

const sheets = new BoundedCache<{ readonly css: string }>(8);

/** A style sheet as pages carry it, made once for all of them. */
function sheetOf(css: string, direction: Direction): string {
  return sheets.of(`${direction} ${css}`, () => {
    const own = direction === 'rtl' ? mirroredCss(css) : css;
    return { css: withoutComments(own.replace(/\r\n?/g, '\n')) };
  }).css;
}

/** Blanks that mean nothing, around strings: of lines in a rule, after the name of a property, before a brace. */
const blanks = /("[^"]*"|'[^']*')|(?<=[{;,])\n\s*|;?\n\s*(?=\})| (?=\{)|(?<=^\s*[\w-]+:)\s+/gm;

/**
 * Comments and indents are for those who write the style sheet, and every page would carry them; `/*! … *\/` stays. One
 * rule a line.
 */
export function withoutComments(css: string): string {
  const bare = css.replace(/("[^"]*"|'[^']*')|\/\*(?!!)[\s\S]*?\*\/\s*/g, (_, text: string | undefined) => text ?? '');
  return bare.replace(blanks, (_, text: string | undefined) => text ?? '');
}

type Token = readonly [name: string, value: string];

function block(selector: string, tokens: readonly Token[]): string {
  return `${selector} {\n${tokens.map(([name, value]) => `  --${name}: ${value};`).join('\n')}\n}`;
}

function colourTokens(colours: Theme['colours']): readonly Token[] {
  return Object.entries(colours);
}

function scaleTokens(theme: Theme, density: number, locale: string): readonly Token[] {
  const scale = theme.densities[density]?.[scriptClass(locale)];
  if (!scale) throw new Error(`the theme ${theme.id} has no density ${density}`);
  return Object.entries(scale).map(([name, value]) => [name.replace(/-pt$/, ''), String(value)] as const);
}

function alignmentOf(theme: Theme, locale: string) {
  return theme.setting[scriptClass(locale)].alignment;
}

function settingTokens(theme: Theme, locale: string): readonly Token[] {
  const script = scriptClass(locale);
  const italic = emphasisOf(theme, locale) === 'italic';
  return [
    ['paragraph-align', alignmentOf(theme, locale) === 'justified' ? 'justify' : 'start'],
    ['stress-style', italic ? 'italic' : 'normal'],
    ['stress-weight', italic ? 'inherit' : script === 'han' ? '700' : '600'],
  ];
}

/** The size of the logo, by which the style sheet keeps its form where a narrow window makes it smaller. */
function logoTokens({ theme, logo }: RenderInput): readonly Token[] {
  const themeHeightPt = theme.issuer?.logo?.['height-pt'] ?? 0;
  if (!logo) return [['logo-height', String(themeHeightPt)]];
  const { widthPt, heightPt } = logoSize(logo, themeHeightPt);
  const token = (name: string, pt: number): Token => [name, String(Math.round(pt * 100) / 100)];
  return [token('logo-width', widthPt), token('logo-height', heightPt)];
}

/** Foreign words in Chinese, Japanese or Korean take the Han font of their region. */
function foreignFaces(input: RenderInput, locale: string, embedded: readonly EmbeddedFace[]): string {
  const { text, sans } = familyLists(input, locale, embedded);
  const tokens = block(`[lang="${locale}"]:not(:root)`, [
    ['text-face', text],
    ['sans-face', sans],
  ]);
  return tokens.replace(/\n}$/, '\n  font-family: var(--text-face);\n  font-size-adjust: none;\n}');
}

/** The side with the quiet zone, so that the code without it has the size that cameras need. */
function qrSide(qr: QrCode | undefined): string {
  if (!qr) return '0mm';
  return `${Math.ceil((qrSideMm * qr.modules * 100) / (qr.modules - 2 * quietModules)) / 100}mm`;
}

/** Printed margins as a share of the PDF's: the reader's fonts may run wider, and the page must stay one. */
const printedMargin = 0.7;

function printedSheet(sheet: Theme['papers']['a4']): string {
  const margin = (['margin-top-pt', 'margin-side-pt', 'margin-bottom-pt'] as const)
    .map((side) => `${Math.round(sheet[side] * printedMargin)}pt`)
    .join(' ');
  return `@page { size: ${sheet['width-pt']}pt ${sheet['height-pt']}pt; margin: ${margin}; }`;
}
