import { codePointName } from '../../../diagnostics/code-point.js';
import { type Diagnostic, error } from '../../../diagnostics/diagnostic.js';
import { type Inline, plainText } from '../../../model/document.js';
import type { PlacedWords, RenderInput } from '../../../model/render-input.js';
import { emphasisOf, type ScriptClass, scriptClass, type Theme, type TypeScale } from '../../../schema/theme.js';
import { isAddress } from '../../../text/address.js';
import { wordList } from '../../../text/word-list.js';
import { facesFor } from '../../fonts/faces.js';
import type { Fonts } from '../pdfmake/font-documents.js';
import type { Fragment, LinkTarget } from '../pdfmake/fragment.js';
import { type Tag, TagBuilder } from '../structure/tags.js';

/** How a paragraph is set. `leading` is a factor of the size. */
export interface TextStyle {
  readonly sizePt: number;
  readonly leading: number;
  readonly role: 'text' | 'sans';
  readonly bold?: boolean;
  readonly colour: string;
  /** Left by default. */
  readonly alignment?: 'left' | 'right';
  readonly justified?: boolean;
  /** Whether all lines are of about the same length. */
  readonly balanced?: boolean;
  /** Digits of one width, for numbers in a column. */
  readonly numerals?: 'tabular';
  /** Never broken between two lines, e.g. "[1] para. 29". */
  readonly together?: boolean;
}

/** A paragraph for pdfmake, with one fragment for each script run. */
export interface TextNode {
  readonly text: readonly Fragment[];
  readonly strutAscentPt: number;
  readonly [property: string]: unknown;
}

interface Context {
  readonly style: TextStyle;
  /** The width of a line. */
  readonly widthPt: number;
  readonly bold: boolean;
  readonly italics: boolean;
  readonly target: LinkTarget | undefined;
  readonly unit: string | undefined;
  /** Those of the words' own language. */
  readonly faces: Theme['faces']['latin'];
}

/** The named destination of a printed reference. */
export function referenceDestination(number: number | string): string {
  return `ref-${number}`;
}

/** pdfmake sets a superscript at 0.58 of the size, too small for reference marks; this makes it two thirds. */
const markScale = 1.15;

/** The state of one build. */
interface Build {
  readonly tags: TagBuilder;
  /** The printed references as plain text, by number. */
  readonly references: ReadonlyMap<number, string>;
  readonly problems: Diagnostic[];
  /** Those of the paragraph that is built. */
  readonly missing: Set<string>;
}

/** Parts of a page with their structure tree. */
export interface Built<T> {
  readonly built: T;
  readonly structure: Tag;
  /** Characters that no font has. */
  readonly problems: readonly Diagnostic[];
}

/** Turns inline nodes into paragraphs in one theme, language and density. */
export class Typesetter {
  readonly scale: TypeScale;
  readonly script: ScriptClass;
  private readonly faces: Theme['faces']['latin'];
  private readonly emphasis: ReturnType<typeof emphasisOf>;
  private current: Build = { tags: new TagBuilder(), references: new Map(), problems: [], missing: new Set() };

  constructor(
    readonly theme: Theme,
    private readonly locale: string,
    density: number,
    private readonly fonts: Fonts,
    private readonly textsWith: RenderInput['textsWith'],
  ) {
    const step = theme.densities[density];
    if (!step) throw new Error(`the theme ${theme.id} has no density ${density}`);
    this.script = scriptClass(locale);
    this.faces = facesFor(theme, locale, locale);
    this.emphasis = emphasisOf(theme, locale);
    this.scale = step[this.script];
  }

  build<T>(build: () => T, references: Build['references'] = new Map()): Built<T> {
    const current: Build = { tags: new TagBuilder(), references, problems: [], missing: new Set() };
    this.current = current;
    return { built: build(), structure: current.tags.root, problems: current.problems };
  }

  /** The structure tree of the current build. */
  get tags(): TagBuilder {
    return this.current.tags;
  }

  /** @param widthPt the width of a line: an address that fits one is not broken */
  paragraph(inlines: readonly Inline[], style: TextStyle, widthPt: number, unit?: string, more: object = {}): TextNode {
    const { faces } = this;
    const context = { style, widthPt, bold: style.bold ?? false, italics: false, target: undefined, unit, faces };
    const text = this.tags.leaf('P', () => this.inlines(inlines, context));
    this.reportMissing(unit);
    const { justified = false, balanced = false, alignment = 'left' } = style;
    return { text, strutAscentPt: this.strutAscentPt(style), justified, balanced, alignment, ...more };
  }

  /** The width of words in one line of a style, in pt. */
  widthPtOf(inlines: readonly Inline[], style: TextStyle): number {
    const { runs } = this.fonts.runsOf(plainText(inlines), this.faces[style.role], this.script, style);
    return runs.reduce(
      (sum, run) => sum + this.fonts.font(run.family, style.bold).widthOfString(run.text, style.sizePt),
      0,
    );
  }

  /** A smaller style in a line of a larger one, whose height it leaves unchanged. */
  inLineOf(line: TextStyle, style: TextStyle): TextStyle {
    return { ...style, leading: this.lineHeightPt(line) / style.sizePt };
  }

  lineHeightPt(style: TextStyle): number {
    return style.sizePt * style.leading;
  }

  private inlines(nodes: readonly Inline[], context: Context): Fragment[] {
    return nodes.flatMap((node, i) => this.inline(node, nodes[i - 1], context));
  }

  private inline(node: Inline, before: Inline | undefined, context: Context): Fragment[] {
    switch (node.type) {
      case 'text':
        return this.runs(node.value, context);
      case 'strong':
        return this.inlines(node.children, { ...context, bold: true });
      case 'emphasis':
        return this.inlines(node.children, { ...context, [this.emphasis === 'bold' ? 'bold' : 'italics']: true });
      case 'link':
        return node.children.flatMap((child, i) => {
          const inLink = { ...context, target: { url: node.url } };
          const fragments = this.tags.group('Link', () => this.inline(child, node.children[i - 1], inLink));
          const isAddressShown = child.type === 'text' && (node.url.endsWith(child.value) || isAddress(child.value));
          const address = { noWrap: true, addressLinePt: context.widthPt };
          return isAddressShown ? fragments.map((fragment) => ({ ...fragment, ...address })) : fragments;
        });
      case 'span':
        return this.tags.group(
          'Span',
          () => this.inlines(node.children, { ...context, faces: facesFor(this.theme, this.locale, node.lang) }),
          { lang: node.lang },
        );
      case 'image':
        // Set by the part that shows it.
        return [];
      case 'citation': {
        const comma = before?.type === 'citation' ? ',' : '';
        const style = {
          ...context.style,
          sizePt: context.style.sizePt * markScale,
          role: 'sans' as const,
          colour: this.theme.colours.accent,
        };
        const description = this.current.references.get(node.number) ?? '';
        const target = { destination: referenceDestination(node.number), description };
        const mark = { ...context, style, bold: false, target };
        return this.tags
          .group('Reference', () => [
            ...(comma ? this.runs(comma, { ...mark, target: undefined }) : []),
            ...this.tags.group('Link', () => this.runs(String(node.number), mark)),
          ])
          .map((fragment) => ({ ...fragment, sup: true }));
      }
    }
  }

  private runs(text: string, context: Context): Fragment[] {
    const { style, bold, italics, target, unit, faces } = context;
    const { runs, missing } = this.fonts.runsOf(text, faces[style.role], this.script, { bold, italics });
    for (const character of missing) this.current.missing.add(character);
    const slot = this.tags.slot();
    return runs.map(({ text: run, family }) => ({
      text: run,
      slot,
      unit,
      font: family,
      fontSize: style.sizePt,
      bold,
      italics,
      color: style.colour,
      // pdfmake multiplies a font's natural line height; this gives all runs of a paragraph the same height.
      lineHeight: this.lineHeightPt(style) / this.fonts.font(family, bold).lineHeight(style.sizePt),
      ...(style.together ? { together: true } : {}),
      ...(style.balanced && this.script === 'han' ? { keepWords: true } : {}),
      ...(style.numerals === 'tabular' ? { fontFeatures: ['tnum'] } : {}),
      ...(target === undefined ? {} : { target }),
    }));
  }

  /** One problem for each text. */
  private reportMissing(unit: string | undefined): void {
    const { missing, problems } = this.current;
    if (missing.size === 0) return;
    for (const found of this.textsWith(unit, [...missing])) problems.push(missingGlyphs(found, unit));
    missing.clear();
  }

  private strutAscentPt(style: TextStyle): number {
    const face = this.faces[style.role];
    const font = this.fonts.font(this.script === 'han' ? face.han : face.latin, style.bold);
    const natural = font.lineHeight(style.sizePt);
    // Half of the leading above and half below, as in CSS.
    return (font.ascender / 1000) * style.sizePt + (this.lineHeightPt(style) - natural) / 2;
  }
}

/** So many characters are named in a message. */
const maxNamed = 8;

function missingGlyphs({ span, words }: PlacedWords, unit: string | undefined): Diagnostic {
  const named = words.slice(0, maxNamed).map((character) => `${shownAlone(character)} (${codePointName(character)})`);
  const more = words.length > maxNamed ? [`${words.length - maxNamed} more`] : [];
  const which = words.length === 1 ? 'the character' : 'the characters';
  const list = wordList([...named, ...more], 'or');
  return error('render/missing-glyph', `No font of the theme has ${which} ${list}${unit ? `, used in ${unit}` : ''}.`, {
    span,
    hint: words.every((character) => variationSelector.test(character))
      ? 'Nobody sees it: it asks for another form of the character before it. Delete it.'
      : 'Write it with other characters, or add a font that has it to the theme.',
  });
}

/** A mark stands on a dotted circle, as in Unicode's own tables. */
function shownAlone(character: string): string {
  if (variationSelector.test(character)) return 'that is not seen';
  return /^\p{M}$/u.test(character) ? `"\u25cc${character}"` : `"${character}"`;
}

/** What editors of text put after a character to make a picture of it, or a variant of an ideograph. */
const variationSelector = /^\p{Variation_Selector}$/u;
