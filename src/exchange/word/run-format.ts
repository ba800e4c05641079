import { fromRight } from '../../text/ranges-from-left.js';
import type { Revision, WordMark, WordRun } from './read-document.js';
import { isOn, type OpenType, typeProperties, type WordType } from './read-styles.js';
import { inPosition } from './scripts.js';

/** The properties that put a mark on words, with what their values say. */
const marksOf: Readonly<Record<string, (value?: string, fill?: string) => WordMark | undefined>> = {
  strike: (value) => (isOn(value) ? 'struck' : undefined),
  dstrike: (value) => (isOn(value) ? 'struck' : undefined),
  u: (value = 'none') => (value === 'none' ? undefined : 'underlined'),
  caps: (value) => (isOn(value) ? 'capitals' : undefined),
  smallCaps: (value) => (isOn(value) ? 'capitals' : undefined),
  highlight: (value) => (value === 'none' ? undefined : 'highlighted'),
  shd: (_, fill = 'auto') => (/^(?:auto|f{6})$/i.test(fill) ? undefined : 'highlighted'),
};

/** The colours that Word and LibreOffice offer for marking words, which nobody takes for black. */
const coloursOfPeople =
  /^(?:FF0000|EE0000|C00000|FF8000|FFC000|FFFF00|92D050|00B050|00FF00|00A933|00B0F0|0070C0|0000FF|7030A0|800080|FF00FF)$/;

/** The properties of a run that are read. */
export const runProperties: readonly string[] = [...Object.keys(typeProperties), ...Object.keys(marksOf)];

/** How the words of a run are set: what it says itself, and what its style says. */
export class RunFormat {
  reformatted: Revision | undefined;
  private readonly type: OpenType = {};
  private readonly marks = new Set<WordMark>();
  private style: WordType = {};
  private isCitation = false;

  constructor(private readonly styles: ReadonlyMap<string, WordType>) {}

  set(name: string, value: string | undefined, fill: string | undefined): void {
    typeProperties[name]?.(this.type, value);
    const mark = marksOf[name]?.(value, fill);
    if (mark) this.marks.add(mark);
  }

  setStyle(id: string): void {
    this.style = this.styles.get(id) ?? this.style;
    if (id === 'CitationMark') this.isCitation = true;
  }

  get isHidden(): boolean {
    return { ...this.style, ...this.type }.isHidden ?? false;
  }

  /** In a colour that was put on the words, and that no style of the page has. */
  private get isColoured(): boolean {
    const { colour } = this.type;
    if (colour === undefined || !coloursOfPeople.test(colour)) return false;
    return ![...this.styles.values()].some((style) => style.colour === colour);
  }

  /** A run of words that is set so, in a paragraph whose style says so much of their type. */
  runOf(words: string, link: string | undefined, paragraph: WordType = {}): WordRun {
    const { isCitation, reformatted } = this;
    const { isBold, isItalic, isBoldFromRight, isItalicFromRight, position } = { ...this.style, ...this.type };
    const isFromRight = fromRight().test(words);
    const { text, isRaised, isLowered } = inPosition(words, position);
    const isInBold = (isFromRight ? paragraph.isBoldFromRight : undefined) ?? paragraph.isBold ?? false;
    const isInItalic = (isFromRight ? paragraph.isItalicFromRight : undefined) ?? paragraph.isItalic ?? false;
    const own: readonly WordMark[] = [...this.marks, ...(this.isColoured ? (['coloured'] as const) : [])];
    // Programs underline links, and give them a colour.
    const marks = own.filter((mark) => link === undefined || (mark !== 'underlined' && mark !== 'coloured'));
    return {
      ...{ text, isRaised, comments: [] },
      isBold: !isInBold && ((isFromRight ? isBoldFromRight : undefined) ?? isBold ?? false),
      isItalic: !isInItalic && ((isFromRight ? isItalicFromRight : undefined) ?? isItalic ?? false),
      ...(isInBold ? { isInBold } : {}),
      ...(isInItalic ? { isInItalic } : {}),
      ...(isLowered ? { isLowered } : {}),
      ...(isCitation ? { isCitation } : {}),
      ...(marks.length > 0 ? { marks } : {}),
      ...(link === undefined ? {} : { link }),
      ...(reformatted ? { reformatted } : {}),
    };
  }
}
