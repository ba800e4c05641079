import type { Block, Inline } from '../../model/document.js';
import type { RenderInput } from '../../model/render-input.js';
import { emphasisOf, facesOf, scriptClass } from '../../schema/theme.js';
import { facesFor } from '../fonts/faces.js';
import { splitScriptRuns } from '../fonts/script-runs.js';
import type { Fonts, OpenFontFile } from '../fonts/theme-fonts.js';
import type { EmbeddedFace, PageFonts } from './families.js';
import { type PageText, textsOf } from './page-texts.js';

/** Features by which letters join. */
const joiningFeatures = ['init', 'medi', 'fina', 'isol', 'rlig', 'rclt', 'curs', 'mset'];

/** OpenType features that are kept: kerning, ligatures, marks, forms by language, half-width Chinese punctuation. */
const features = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'halt', 'chws'];

export interface FontSource {
  readonly fonts: Fonts;
  readonly openFont: OpenFontFile;
}

/** What a page takes from the theme's fonts: the embedded subsets if `embed`, and the x-height of its text face. */
export async function pageFonts(
  input: RenderInput,
  css: string,
  source: FontSource,
  embed: boolean,
): Promise<PageFonts> {
  const aspect = aspectOf(input, source.fonts);
  return { ...(aspect && { aspect }), embedded: embed ? await embedFonts(input, css, source) : [] };
}

/** Not for Chinese pages: the x-height of a Han font's Latin letters would scale its characters. */
function aspectOf({ theme, variant }: RenderInput, fonts: Fonts): number | undefined {
  if (scriptClass(variant.locale) === 'han') return undefined;
  const { font } = fonts.face(facesOf(theme, variant.locale).text.latin);
  const { xHeight = 0 } = font as { readonly xHeight?: number };
  return Math.round((xHeight / font.unitsPerEm) * 1000) / 1000;
}

/** The theme's fonts, subset to the characters of this page, which go to the same families as in the PDF. */
async function embedFonts(
  input: RenderInput,
  css: string,
  { fonts, openFont }: FontSource,
): Promise<readonly EmbeddedFace[]> {
  // Slow to load, and not needed by most builds.
  const { default: subsetFont } = await import('subset-font');
  const faces: EmbeddedFace[] = [];
  const keepFeatures = input.rules.direction === 'rtl' ? [...features, ...joiningFeatures] : features;
  for (const [family, characters] of charactersByFamily(input, css, fonts.covers)) {
    const font = input.theme.fonts[family];
    if (!font) throw new Error(`the theme ${input.theme.id} has no font ${family}`);
    const files = { regular: font.regular, bold: font.bold, italic: hasItalics(input) ? font.italic : undefined };
    for (const [face, file] of Object.entries(files) as [EmbeddedFace['face'], string | undefined][]) {
      if (file === undefined) continue;
      const bytes = Buffer.from(openFont(file).whole());
      const woff2 = await subsetFont(bytes, characters, { targetFormat: 'woff2', keepFeatures });
      faces.push({ family, face, woff2 });
    }
  }
  return faces;
}

/** Sorted, so that the bytes do not depend on the order of the words. */
function charactersByFamily(input: RenderInput, css: string, covers: Fonts['covers']): ReadonlyMap<string, string> {
  const script = scriptClass(input.variant.locale);
  const families = Object.keys(input.theme.fonts);
  const found = new Map<string, Set<string>>();
  for (const { text, locale } of [...textsOf(input), ...generatedTexts(css, input.variant.locale)]) {
    const { text: serif, sans } = facesFor(input.theme, input.variant.locale, locale);
    for (const face of [serif, sans]) {
      for (const run of splitScriptRuns(text, face, script, covers, families).runs) {
        const characters = found.get(run.family) ?? new Set();
        for (const character of run.text) characters.add(character);
        found.set(run.family, characters);
      }
    }
  }
  return new Map([...found].sort().map(([family, characters]) => [family, [...characters].sort().join('')]));
}

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
