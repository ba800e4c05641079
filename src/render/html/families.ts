import type { RenderInput } from '../../model/render-input.js';
import { scriptClass } from '../../schema/theme.js';
import { facesFor } from '../fonts/faces.js';
import type { FacePair } from '../fonts/script-runs.js';
import { textsOf } from './page-texts.js';

/** A font file subset to the characters that one page sets in it. */
export interface EmbeddedFace {
  /** The name of its family in the theme. */
  readonly family: string;
  readonly face: 'regular' | 'bold' | 'italic';
  readonly woff2: Uint8Array;
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
    const others = Object.keys(input.theme.fonts).filter((name) => !order.includes(name));
    const ours = [...order, ...others].filter((name) => embedded.some(({ family }) => family === name));
    // A Latin page falls back to the system's serif or sans before it takes letters from a Chinese font.
    const system =
      script === 'han' ? [quoted(hanPunctuation), withoutGeneric(latinList), hanList] : [latinList, hanList];
    return [...ours.map((name) => quoted(embeddedName(name))), ...system].join(', ');
  };
  return { text: list(text), sans: list(sans), title: list(script === 'han' ? sans : text) };
}

/** `@font-face` rules: the embedded fonts, else those that give a Chinese page its quotes from a Han font. */
export function faceRules(input: RenderInput, embedded: readonly EmbeddedFace[]): readonly string[] {
  if (embedded.length > 0) return embedded.map(embeddedRule);
  const { theme, variant } = input;
  if (scriptClass(variant.locale) === 'latin') return [];
  return punctuationRules(theme.fonts[facesFor(theme, variant.locale, variant.locale).text.han]?.css ?? '');
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

/** A name that no installed font has. */
function embeddedName(family: string): string {
  return `brief ${family}`;
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
