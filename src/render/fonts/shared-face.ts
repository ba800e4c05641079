import type { Direction } from '../../schema/scripts.js';
import { BoundedCache } from '../../text/bounded-cache.js';
import { softHyphen, withoutSoftHyphens } from '../../text/set-text.js';
import { mirrored } from '../lines/bidi.js';
import { isIdeograph, traits, traitsOf } from '../lines/characters.js';
import { lineBreaksIn, type Segment, segmentOf } from '../lines/line-breaks.js';
import type { FontProgram, ShapedRun } from './font-program.js';
import { type MeasuredText, measuredText } from './measured-text.js';
import { blankAfterEm, blankBeforeEm, type MeasuredWord } from './measured-word.js';

/** For each face. */
const maxCachedWords = 3_000;
/** In characters: a text has a dozen words, each with its glyphs. */
const maxTextsLength = 120_000;

/** What a segment has that is not drawn: line ends, and soft hyphens. */
const notShown = /[\n\r\u00ad]/;

/** A font file that is read once and shapes each word once for all documents. pdfkit would do both for every document. */
export class SharedFace {
  /** In thousandths of the size. */
  readonly ascender: number;
  readonly descender: number;
  private readonly runs = new BoundedCache<ShapedRun>(maxCachedWords);
  private readonly usualWords = new BoundedCache<MeasuredWord>(maxCachedWords);
  private readonly ideographs = new Map<number, MeasuredWord>();
  private readonly texts = new BoundedCache<MeasuredText>(maxCachedWords, maxTextsLength);

  constructor(readonly font: FontProgram) {
    const { ascent, descent, unitsPerEm } = font.metrics;
    const scale = 1000 / unitsPerEm;
    this.ascender = ascent * scale;
    this.descender = descent * scale;
  }

  lineHeight(sizePt: number): number {
    return ((this.ascender - this.descender) / 1000) * sizePt;
  }

  /** The words of a text between which lines may break. */
  text(text: string, features?: readonly string[]): MeasuredText {
    const key = features ? keyOf(text, features) : text;
    return this.texts.of(key, () => measuredText(this.words(text, features), this));
  }

  /** The words of a text, as UAX 14 parts them. */
  words(text: string, features?: readonly string[]): readonly MeasuredWord[] {
    if (text === '') return [this.word(text, features)];
    const { ends, forced } = lineBreaksIn(text);
    const isShownWhole = forced.length === 0 && !notShown.test(text);
    const words: MeasuredWord[] = [];
    let start = 0;
    for (let i = 0; i < ends.length; i += 1) {
      const end = ends[i] ?? 0;
      const unit = text.charCodeAt(start);
      if (end === start + 1 && !features && isIdeograph(unit)) words.push(this.ideograph(unit));
      else if (isShownWhole) words.push(this.word(text.slice(start, end), features));
      else words.push(this.segment(segmentOf(text.slice(start, end), forced.includes(end)), features));
      start = end;
    }
    return words;
  }

  /** A text that is not broken. Those that stand in many texts, as most do, are measured once. */
  word(text: string, features?: readonly string[], direction: Direction = 'ltr'): MeasuredWord {
    const shown = withoutSoftHyphens(text);
    if (features || direction === 'rtl') return this.measured(shown, features, direction);
    return this.usualWords.of(shown, (own) => this.measured(own));
  }

  private ideograph(unit: number): MeasuredWord {
    const known = this.ideographs.get(unit);
    if (known) return known;
    const made = this.measured(String.fromCharCode(unit));
    this.ideographs.set(unit, made);
    return made;
  }

  private segment({ text, lineEnd, hyphenated }: Segment, features: readonly string[] | undefined): MeasuredWord {
    const word = this.word(text, features);
    return { ...word, lineEnd, hyphenAdvance: hyphenated ? this.advanceOf(softHyphen, features) : 0 };
  }

  private measured(text: string, features?: readonly string[], direction?: Direction): MeasuredWord {
    const first = text === '' ? 0 : traitsOf(text.codePointAt(0) ?? 0);
    let last = first;
    let all = first;
    for (let i = 0; i < text.length; i += 1) {
      const codePoint = text.codePointAt(i) ?? 0;
      if (codePoint > 0xffff) i += 1;
      last = traitsOf(codePoint);
      all |= last;
    }
    const leading = (first & traits.blank) === 0 ? '' : text.slice(0, text.length - text.trimStart().length);
    const trailing = (last & traits.blank) === 0 ? '' : text.slice(text.trimEnd().length);
    return {
      text,
      first,
      last,
      all,
      level: 0,
      lineEnd: false,
      isPiece: false,
      advance: this.advanceOf(text, features, direction),
      leadingAdvance: leading === '' ? 0 : this.advanceOf(leading, features),
      trailingAdvance: trailing === '' ? 0 : this.advanceOf(trailing, features),
      hyphenAdvance: 0,
      openingBlankEm: (first & traits.opening) === 0 ? 0 : blankBeforeEm(this.font, text.charAt(0)),
      closingBlankEm: (last & traits.closing) === 0 ? 0 : blankAfterEm(this.font, text.charAt(text.length - 1)),
    };
  }

  /** Shapes text as pdfkit does: each word with the blank after it, or all at once where there are features. */
  shape(text: string, features?: readonly string[], direction: Direction = 'ltr'): readonly ShapedRun[] {
    if (direction === 'rtl') return [this.run(text, features, direction)];
    if (features || isOnePiece(text)) return [this.run(text, features)];
    return piecesOf(text).map((piece) => this.run(piece));
  }

  /** In thousandths of the size. */
  private advanceOf(text: string, features: readonly string[] | undefined, direction?: Direction): number {
    const runs = this.shape(text, features, direction);
    let advance = 0;
    for (let i = 0; i < runs.length; i += 1) advance += runs[i]?.advanceWidth ?? 0;
    return advance;
  }

  private run(text: string, features?: readonly string[], direction?: Direction): ShapedRun {
    return this.runs.of(keyOf(text, features, direction), () =>
      direction === 'rtl' ? this.shapedFromRight(text, features) : this.shapeRun(text, features),
    );
  }

  /** In the order from left to right. Brackets are turned, and say what was written. */
  private shapedFromRight(text: string, features: readonly string[] | undefined): ShapedRun {
    const run = this.font.shape(mirrored(text), features, 'rtl');
    const asWritten = (codePoint: number) => mirrored(String.fromCodePoint(codePoint)).codePointAt(0) ?? codePoint;
    return { ...run, codePoints: run.codePoints.map((own) => own.map(asWritten)) };
  }

  private shapeRun(text: string, features: readonly string[] | undefined): ShapedRun {
    if (!text.endsWith(softHyphen)) return this.font.shape(text, features);
    // A soft hyphen is left at the end of a line only, and is drawn as a hyphen that says that it is none of the word's:
    // programs that search or copy put the word together again.
    const run = this.font.shape(`${text.slice(0, -1)}-`, features);
    return { ...run, codePoints: run.codePoints.with(-1, [softHyphen.charCodeAt(0)]) };
  }
}

export function keyOf(text: string, features: readonly string[] | undefined, direction?: Direction): string {
  const key = features ? `${features.join()} ${text}` : text;
  return direction === 'rtl' ? `\u2067${key}` : key;
}

/** Whether a text is a word, with a blank after it or without. */
function isOnePiece(text: string): boolean {
  const space = text.indexOf(' ');
  return (space < 0 || space === text.length - 1) && text !== '' && !text.includes('\t');
}

/** Words, each with the blank after it. */
function piecesOf(text: string): readonly string[] {
  return text.match(/[^ \t]*[ \t]|[^ \t]+$/g) ?? [];
}
