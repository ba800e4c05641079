import type { RenderInput } from '../../model/render-input.js';
import { faceClass, scriptClass } from '../../schema/theme.js';
import type { Face } from '../fonts/script-runs.js';
import { textsOf } from './texts.js';

/** A font file cut down to the characters that one page sets in it. */
export interface EmbeddedFace {
  /** The family's name in the theme. */
  readonly family: string;
  readonly face: 'regular' | 'bold' | 'italic';
  readonly woff2: Uint8Array;
}

export interface PageFonts {
  readonly embedded: readonly EmbeddedFace[];
  /** The height of the small letters of a Latin text face, as a share of its size. */
  readonly aspect?: number;
}

/** The families of words in a language: the page's own for Latin letters, the language's region for Han. */
export function facesOf({ theme, variant }: RenderInput, locale: string): { readonly text: Face; readonly sans: Face } {
  const own = theme.faces[faceClass(variant.locale)];
  if (scriptClass(locale) === 'latin') return own;
  const { text, sans } = theme.faces[faceClass(locale)];
  return { text: { ...own.text, han: text.han }, sans: { ...own.sans, han: sans.han } };
}

/** Languages on the page, beside its own, that need a Han font of their own. */
export function foreignHanLocales(input: RenderInput): readonly string[] {
  const locales = textsOf(input).map(({ locale }) => locale);
  return [...new Set(locales)].filter((l) => scriptClass(l) === 'han' && l !== input.variant.locale).sort();
}

interface FamilyLists {
  readonly text: string;
  readonly sans: string;
  readonly title: string;
}

/** `font-family` values. An embedded family goes before the reader's own fonts, and leaves nothing to them. */
export function familyLists(input: RenderInput, locale: string, embedded: readonly EmbeddedFace[]): FamilyLists {
  const { text, sans } = facesOf(input, locale);
  const script = scriptClass(input.variant.locale);
  const list = ({ latin, han }: Face) => {
    const [latinList = '', hanList = ''] = [latin, han].map((name) => input.theme.fonts[name]?.css);
    // Beside Chinese the quotes and dashes of the Han font go before those of the Latin one.
    const order = script === 'han' ? [han, latin] : [latin, han];
    const own = order.filter((name) => embedded.some(({ family }) => family === name));
    // A Latin page falls back to the reader's serif or sans before it takes letters from a Chinese font.
    const readers =
      script === 'han' ? [quoted(hanPunctuation), withoutGeneric(latinList), hanList] : [latinList, hanList];
    return [...own.map((name) => quoted(embeddedName(name))), ...readers].join(', ');
  };
  return { text: list(text), sans: list(sans), title: list(script === 'han' ? sans : text) };
}

/** `@font-face` rules: the fonts that are embedded, else what the reader's own fonts need beside Chinese. */
export function faceRules(input: RenderInput, embedded: readonly EmbeddedFace[]): readonly string[] {
  if (embedded.length > 0) return embedded.map(embeddedRule);
  const { theme, variant } = input;
  if (scriptClass(variant.locale) === 'latin') return [];
  return punctuationRules(theme.fonts[facesOf(input, variant.locale).text.han]?.css ?? '');
}

const descriptors = {
  regular: 'font-weight: 400; font-style: normal',
  bold: 'font-weight: 700; font-style: normal',
  italic: 'font-weight: 400; font-style: italic',
} as const;

function embeddedRule({ family, face, woff2 }: EmbeddedFace): string {
  const data = Buffer.from(woff2).toString('base64');
  return `@font-face { font-family: ${quoted(embeddedName(family))}; ${descriptors[face]}; src: url("data:font/woff2;base64,${data}") format("woff2"); }`;
}

/** No installed font has this name. */
function embeddedName(family: string): string {
  return `brief ${family}`;
}

const hanPunctuation = 'Han punctuation';

/** Quotes, dashes and ellipses are as wide as a character beside Chinese, though Latin fonts have them too. */
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
