import type { Inline } from '../../model/document.js';
import { type Direction, directionOf, languageOf, scriptOf } from '../../schema/scripts.js';
import {
  emphasisOf,
  type Faces,
  type ScriptClass,
  scriptClass,
  type Theme,
  type TypeScale,
} from '../../schema/theme.js';
import { showsAddress } from '../../text/address.js';
import { getOrInsertComputed } from '../../text/once.js';
import { facesFor } from '../fonts/faces.js';
import type { Fonts } from '../fonts/theme-fonts.js';
import { closingMarks, openingMarks } from '../lines/characters.js';
import type { Fragment, LinkTarget } from '../lines/fragment.js';
import type { Hyphenator } from '../lines/hyphenation.js';
import { leastWidthOf, naturalWidthOf } from '../lines/paragraph.js';
import type { BoxElement, MissingCharacters, Spaced, TextBox, TextStructure } from './box.js';

/** How a paragraph is set. `leading` is a factor of the size. */
export interface TextStyle {
  readonly sizePt: number;
  readonly leading: number;
  readonly role: 'text' | 'sans';
  readonly bold?: boolean;
  readonly colour: string;
  /** At the start by default. */
  readonly alignment?: 'start' | 'end';
  readonly justified?: boolean;
  /** Whether its words may be divided, where the language divides words. */
  readonly hyphenated?: boolean;
  /** Whether all lines are of about the same length. */
  readonly balanced?: boolean;
  /** A row of items, each of which stays in one line where it can: "24 November 2026 · notes November 2026". */
  readonly ofItems?: boolean;
  /** Digits of one width, for numbers in a column. */
  readonly numerals?: 'tabular';
  /** A number that does not stand alone on a line, where the word after it can be divided. */
  readonly keepsNext?: boolean;
  /** Never broken between two lines, e.g. "[1] para. 29". */
  readonly together?: boolean;
}

interface Context {
  readonly style: TextStyle;
  /** The width of a line. */
  readonly widthPt: number;
  readonly bold: boolean;
  readonly italics?: boolean;
  readonly target?: LinkTarget | undefined;
  readonly unit: string | undefined;
  /** Those of the words' own language. */
  readonly faces: Faces;
  /** Whether they are in another language than the page, which divides words in its own way. */
  readonly isForeign?: boolean;
  readonly isMark?: boolean;
  readonly isAddress?: boolean;
  readonly isolate?: Fragment['isolate'] | undefined;
  readonly draft: Draft;
  /** Characters of its part that no font has. */
  readonly missing: string[];
}

const tabular = ['tnum'];
const fullWidthMark = new RegExp(`[${openingMarks}${closingMarks}]`, 'u');

/** The named destination of a printed reference. */
export function referenceDestination(number: number | string): string {
  return `ref-${number}`;
}

/** How much larger than its text a reference mark is set before it is raised and made small. */
const markScale = 1.15;

/** Words of one style in a paragraph. */
export interface TextPart {
  readonly inlines: readonly Inline[];
  readonly style: TextStyle;
  readonly unit?: string | undefined;
}

/** Parts of a paragraph that are one element of the structure tree. */
export interface TextElement extends BoxElement {
  readonly parts: readonly TextPart[];
}

/** What a paragraph is made of, while it is made. */
interface Draft {
  readonly fragments: Fragment[];
  readonly missing: MissingCharacters[];
  slots: number;
}

/** The structure of a text, while it is made. */
type Structure = TextStructure[number][];

/** Neighbours are one row of numbers. On a page from right to left they are no part of the number that they stand after. */
const isolatedMarks = { direction: 'ltr' } as const;

/** What runs from left to right among words that do, as an address behind the title of its work, stands in their order. */
function fromLeftIn({ isolate }: Context, own: Context['isolate']): Context['isolate'] {
  return isolate?.direction === 'ltr' ? isolate : own;
}

/** Turns inline nodes into paragraphs in one theme, language and density. */
export class Typesetter {
  readonly scale: TypeScale;
  readonly script: ScriptClass;
  /** Whether it is set in the square characters of Korean, with blanks between words. */
  readonly isKorean: boolean;
  private readonly faces: Faces;
  private readonly emphasis: ReturnType<typeof emphasisOf>;
  private readonly facesOfSpans = new Map<string, Faces>();

  constructor(
    readonly theme: Theme,
    private readonly locale: string,
    density: number,
    private readonly fonts: Fonts,
    private readonly hyphenator?: Hyphenator | undefined,
    readonly direction: Direction = 'ltr',
  ) {
    const step = theme.densities[density];
    if (!step) throw new Error(`the theme ${theme.id} has no density ${density}`);
    this.script = scriptClass(locale);
    this.isKorean = scriptOf(locale) === 'kore';
    this.faces = facesFor(theme, locale, locale);
    this.emphasis = emphasisOf(theme, locale);
    this.scale = step[this.script];
  }

  /** @param widthPt the width of a line: an address that fits one is not broken */
  paragraph(inlines: readonly Inline[], style: TextStyle, widthPt: number, unit?: string): TextBox {
    return this.text([{ type: 'P', parts: [{ inlines, style, unit }] }], style, widthPt);
  }

  /** A paragraph of several elements, in lines of the given style. */
  text(elements: readonly TextElement[], style: TextStyle, widthPt: number, space?: Spaced): TextBox {
    const draft: Draft = { fragments: [], missing: [], slots: 0 };
    const structured = elements.map(({ type, options, parts }) => {
      const kids: Structure = [];
      for (const part of parts) this.part(part, widthPt, draft, kids);
      return { type, options, isLeaf: true, kids };
    });
    return {
      kind: 'text',
      fragments: draft.fragments,
      missing: draft.missing,
      elements: structured,
      strutAscentPt: this.strutAscentPt(style),
      justified: style.justified ?? false,
      balanced: style.balanced ?? false,
      keepsWords: style.balanced === true && this.script === 'han',
      ofItems: style.ofItems,
      alignment: style.alignment ?? 'start',
      direction: this.direction,
      ...space,
    };
  }

  private part({ inlines, style, unit }: TextPart, widthPt: number, draft: Draft, kids: Structure): void {
    const missing: string[] = [];
    const { bold = false } = style;
    this.inlines(inlines, { style, widthPt, bold, unit, faces: this.faces, draft, missing }, kids);
    if (missing.length > 0) draft.missing.push({ unit, characters: [...new Set(missing)] });
  }

  /** The width of words in one line of a style, in pt. */
  widthPtOf(inlines: readonly Inline[], style: TextStyle): number {
    return naturalWidthOf(this.paragraph(inlines, style, Number.POSITIVE_INFINITY));
  }

  /** The least width of lines of words that leave each word whole, also those that are addresses, or each number, in pt. */
  leastWidthPtOf(inlines: readonly Inline[], style: TextStyle, whole: 'addresses' | 'words' | 'numbers'): number {
    const linePt = whole === 'addresses' ? Number.POSITIVE_INFINITY : 0;
    return leastWidthOf(this.paragraph(inlines, style, linePt), whole === 'numbers' ? 'numbers' : 'words');
  }

  /** A smaller style in a line of a larger one, whose height it leaves unchanged. */
  inLineOf(line: TextStyle, style: TextStyle): TextStyle {
    return { ...style, leading: this.lineHeightPt(line) / style.sizePt };
  }

  lineHeightPt(style: TextStyle): number {
    return style.sizePt * style.leading;
  }

  /** Adds the fragments of nodes, and their elements to those around them. */
  private inlines(nodes: readonly Inline[], context: Context, kids: Structure): void {
    for (let i = 0; i < nodes.length; i += 1) this.inline(nodes[i] as Inline, nodes[i - 1], context, kids);
  }

  private inline(node: Inline, before: Inline | undefined, context: Context, kids: Structure): void {
    switch (node.type) {
      case 'text':
        kids.push(this.run(node.value, context));
        break;
      case 'strong':
        this.inlines(node.children, { ...context, bold: true }, kids);
        break;
      case 'emphasis':
        this.inlines(node.children, { ...context, [this.emphasis === 'bold' ? 'bold' : 'italics']: true }, kids);
        break;
      case 'small': {
        const { muted } = this.theme.colours;
        const small = { ...context.style, sizePt: this.scale['small-pt'], bold: false, colour: muted };
        const style = this.inLineOf(context.style, small);
        this.inlines(node.children, { ...context, style, bold: false }, kids);
        break;
      }
      case 'link': {
        const inLink: Structure = [];
        const target = { url: node.url };
        for (const [i, child] of node.children.entries()) {
          const isAddress = child.type === 'text' && showsAddress(child.value, node.url);
          const isolate = isAddress ? fromLeftIn(context, { direction: 'ltr' }) : context.isolate;
          this.inline(child, node.children[i - 1], { ...context, target, isAddress, isolate }, inLink);
        }
        kids.push({ type: 'Link', kids: inLink });
        break;
      }
      case 'span': {
        const { lang } = node;
        const inSpan: Structure = [];
        const isolate = { direction: directionOf(lang) };
        const isForeign = languageOf(lang) !== languageOf(this.locale);
        this.inlines(node.children, { ...context, faces: this.facesIn(lang), isForeign, isolate }, inSpan);
        kids.push({ type: 'Span', options: { lang }, kids: inSpan });
        break;
      }
      case 'image':
        // Set by the part that shows it.
        break;
      case 'citation': {
        const { accent } = this.theme.colours;
        const sizePt = context.style.sizePt * markScale;
        const style = { ...context.style, sizePt, role: 'sans', colour: accent } as const;
        const isolate = fromLeftIn(context, isolatedMarks);
        const mark = { ...context, style, bold: false, isMark: true, target: undefined, isolate };
        const comma = before?.type === 'citation' ? [this.run(',', mark)] : [];
        const number = this.run(String(node.number), { ...mark, target: { reference: node.reference } });
        kids.push({ type: 'Reference', kids: [...comma, { type: 'Link', kids: [number] }] });
      }
    }
  }

  private facesIn(lang: string): Faces {
    return getOrInsertComputed(this.facesOfSpans, lang, () => facesFor(this.theme, this.locale, lang));
  }

  /** Adds the fragments of a text, and returns the number of its place in the structure. */
  private run(text: string, context: Context): number {
    const { style, bold, italics = false, target, unit, draft, isMark = false, isAddress = false } = context;
    const face = bold ? 'bold' : italics ? 'italic' : 'regular';
    const pair = context.faces[style.role];
    const { runs, missing } = this.fonts.runsOf(this.divided(text, context), pair, this.script, face);
    if (missing.length > 0) context.missing.push(...missing);
    const slot = draft.slots;
    draft.slots += 1;
    for (const run of runs) {
      draft.fragments.push({
        text: run.text,
        slot,
        unit,
        face: this.fonts.face(run.family, face),
        sizePt: style.sizePt,
        colour: style.colour,
        lineHeightPt: this.lineHeightPt(style),
        sup: isMark,
        isolate: context.isolate,
        noWrap: isAddress,
        addressLinePt: isAddress ? context.widthPt : undefined,
        together: style.together,
        divideLong: isAddress || context.isForeign ? undefined : this.hyphenator?.inLongWord,
        keepsNext: style.keepsNext,
        narrowMarks: this.isKorean && fullWidthMark.test(run.text),
        // Numbers of sources too: a text is as wide with one as with another, so that it is measured before it has its own.
        features: isMark || style.numerals === 'tabular' ? tabular : undefined,
        target,
      });
    }
    return slot;
  }

  /** Divides neither what is strong, and may be a headline, nor links, nor words of another language. */
  private divided(text: string, { style, bold, target, isMark, isForeign }: Context): string {
    const mayDivide = style.hyphenated && !bold && !target && !isMark && !isForeign;
    return mayDivide && this.hyphenator ? this.hyphenator.inText(text) : text;
  }

  /** From the top of each line of a style to its baseline. */
  strutAscentPt(style: TextStyle): number {
    const pair = this.faces[style.role];
    const font = this.fonts.face(this.script === 'han' ? pair.han : pair.latin, style.bold ? 'bold' : 'regular');
    const natural = font.lineHeight(style.sizePt);
    // Half of the leading above and half below, as in CSS.
    return (font.ascender / 1000) * style.sizePt + (this.lineHeightPt(style) - natural) / 2;
  }
}
