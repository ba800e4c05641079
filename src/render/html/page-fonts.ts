import type { Block, Inline } from '../../model/document.js';
import type { HtmlFonts } from '../../model/html-fonts.js';
import type { RenderInput } from '../../model/render-input.js';
import { scriptOf } from '../../schema/scripts.js';
import { emphasisOf, facesOf, scriptClass } from '../../schema/theme.js';
import { oncePer } from '../../text/once.js';
import { facesFor } from '../fonts/faces.js';
import type { ScriptRuns } from '../fonts/script-runs.js';
import type { Fonts, OpenFontFile } from '../fonts/theme-fonts.js';
import type { EmbeddedFace, PageFonts } from './families.js';
import { subsetOf } from './font-subset.js';
import { letterSetsFor } from './letter-sets.js';
import { type PageText, textsOf } from './page-texts.js';
import { webFont } from './web-fonts.js';

export interface FontSource {
  readonly fonts: Fonts;
  readonly openFont: OpenFontFile;
}

/** What a page takes from the theme's fonts: the embedded subsets, and the x-height of its text face. */
export async function pageFonts(
  input: RenderInput,
  css: string,
  source: FontSource,
  which: HtmlFonts,
): Promise<PageFonts> {
  const aspect = aspectOf(input, source.fonts);
  return { ...(aspect && { aspect }), embedded: await embedders[which](input, css, source) };
}

/** Not for Chinese pages: the x-height of a Han font's Latin letters would scale its characters. */
function aspectOf({ theme, variant }: RenderInput, fonts: Fonts): number | undefined {
  if (scriptClass(variant.locale) === 'han') return undefined;
  const { xHeight, unitsPerEm } = fonts.face(facesOf(theme, variant.locale).text.latin).font.metrics;
  return Math.round((xHeight / unitsPerEm) * 1000) / 1000;
}

type ScriptRun = ScriptRuns['runs'][number];
type Embed = (input: RenderInput, css: string, source: FontSource) => Promise<readonly EmbeddedFace[]>;

/** The theme's fonts, subset to the characters of this page, which go to the same families as in the PDF. */
const embedAll: Embed = async (input, css, { fonts, openFont }) => {
  const faces: EmbeddedFace[] = [];
  for (const [family, characters] of charactersByFamily(input, textsOf(input), css, fonts)) {
    for (const { face, file } of filesOf(input, family)) {
      const woff2 = await subsetOf(openFont(file).whole(), characters, input.rules.direction === 'rtl');
      faces.push({ family, face, data: Buffer.from(woff2).toString('base64') });
    }
  }
  return faces;
};

/**
 * The theme's fonts for letters, in subsets that are the same for all pages. The names of other languages, which the PDF
 * does not have, bring no letters of their own script.
 */
const embedLetters: Embed = async (input, css, { fonts, openFont }) => {
  const { theme, variant } = input;
  const script = scriptOf(variant.locale);
  const texts = textsOf(input).filter(({ locale }) => scriptOf(locale) === script || scriptClass(locale) === 'latin');
  const faces: EmbeddedFace[] = [];
  const letterFamilies = new Set(Object.values(theme.faces).flatMap(({ text, sans }) => [text.latin, sans.latin]));
  for (const [family, characters] of charactersByFamily(input, texts, css, fonts)) {
    if (!letterFamilies.has(family)) continue;
    const sets = letterSetsFor(characters);
    const more = scriptClass(variant.locale) === 'han' && sets.length > 0 ? (['quotes'] as const) : [];
    for (const { face, file } of filesOf(input, family)) {
      for (const letters of [...sets, ...more]) {
        faces.push({ family, face, letters, data: await webFont(openFont(file), letters) });
      }
    }
  }
  return faces;
};

const embedders: Readonly<Record<HtmlFonts, Embed>> = {
  latin: embedLetters,
  all: embedAll,
  none: () => Promise.resolve([]),
};

function filesOf(
  input: RenderInput,
  family: string,
): readonly { readonly face: EmbeddedFace['face']; readonly file: string }[] {
  const font = input.theme.fonts[family];
  if (!font) throw new Error(`the theme ${input.theme.id} has no font ${family}`);
  const italic = hasItalics(input) ? font.italic : undefined;
  return [
    { face: 'regular', file: font.regular },
    { face: 'bold', file: font.bold },
    ...(italic === undefined ? [] : [{ face: 'italic' as const, file: italic }]),
  ];
}

/** Sorted, so that the bytes do not depend on the order of the words. */
function charactersByFamily(
  input: RenderInput,
  shown: readonly PageText[],
  css: string,
  fonts: Fonts,
): ReadonlyMap<string, string> {
  const script = scriptClass(input.variant.locale);
  const found = new Map<string, Set<string>>();
  for (const { text, locale, isSans } of [...shown, ...generatedTexts(css, input.variant.locale)]) {
    const { text: serif, sans } = facesFor(input.theme, input.variant.locale, locale);
    for (const face of isSans ? [sans] : [serif, sans]) {
      for (const run of fonts.runsOf(text, face, script).runs) {
        const characters = found.get(run.family) ?? new Set();
        for (const character of charactersOf(run)) characters.add(character);
        found.set(run.family, characters);
      }
    }
  }
  return new Map([...found].sort().map(([family, characters]) => [family, [...characters].sort().join('')]));
}

/** Each once. Kept: most texts stand on many pages. */
const charactersOf = oncePer((run: ScriptRun): readonly string[] => [...new Set(run.text)]);

/** Text that the style sheet adds with `content`. */
function generatedTexts(css: string, locale: string): readonly PageText[] {
  return [...css.matchAll(/content:\s*"([^"]*)"/g)].map(([, text = '']) => ({ text, locale }));
}

function hasItalics({ document, theme, variant }: RenderInput): boolean {
  const inInlines = (nodes: readonly Inline[]): boolean =>
    nodes.some((node) => node.type === 'emphasis' || ('children' in node && inInlines(node.children)));
  const inBlock = (block: Block): boolean =>
    block.type === 'heading' || block.type === 'paragraph'
      ? inInlines(block.children)
      : block.type === 'list'
        ? block.children.some((item) => item.children.some(inBlock))
        : block.children.some(inBlock);
  return emphasisOf(theme, variant.locale) === 'italic' && document.children.some(inBlock);
}
