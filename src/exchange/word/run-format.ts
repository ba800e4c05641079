import { fromRight } from '../../text/numbers-from-left.js';
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

  /** A run of words that is set so. */
  runOf(words: string, link: string | undefined): WordRun {
    const { isCitation, reformatted } = this;
    const { isBold, isItalic, isBoldFromRight, isItalicFromRight, position } = { ...this.style, ...this.type };
    const isFromRight = fromRight().test(words);
    const { text, isRaised, isLowered } = inPosition(words, position);
    // Programs underline links.
    const marks = [...this.marks].filter((mark) => mark !== 'underlined' || link === undefined);
    return {
      ...{ text, isRaised, comments: [] },
      isBold: (isFromRight ? isBoldFromRight : undefined) ?? isBold ?? false,
      isItalic: (isFromRight ? isItalicFromRight : undefined) ?? isItalic ?? false,
      ...(isLowered ? { isLowered } : {}),
      ...(isCitation ? { isCitation } : {}),
      ...(marks.length > 0 ? { marks } : {}),
      ...(link === undefined ? {} : { link }),
      ...(reformatted ? { reformatted } : {}),
    };
  }
}
