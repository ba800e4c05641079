import type { Direction } from '../../schema/scripts.js';
import { BoundedCache } from '../../text/bounded-cache.js';
import { softHyphen } from '../../text/set-text.js';
import { mirrored } from '../lines/bidi.js';
import { asOneSegment, type Segment, segmentsIn } from '../lines/line-breaks.js';
import { traitsOf } from '../lines/word-traits.js';
import type { FontProgram, ShapedRun } from './font-program.js';
import { blankAfterEm, blankBeforeEm, type MeasuredWord } from './measured-word.js';

/** For each face. */
const maxCachedWords = 3_000;
/** In characters: a fragment has a dozen words, each with its glyphs. */
const maxFragmentsLength = 120_000;

/** A font file that is read once and shapes each word once for all documents. pdfkit would do both for every document. */
export class SharedFace {
  /** In thousandths of the size. */
  readonly ascender: number;
  readonly descender: number;
  private readonly runs = new BoundedCache<ShapedRun>(maxCachedWords);
  private readonly usualWords = new BoundedCache<MeasuredWord>(maxCachedWords);
  /** Words by the text of their fragment. */
  private readonly fragments = new BoundedCache<readonly MeasuredWord[]>(maxCachedWords, maxFragmentsLength);

  constructor(readonly font: FontProgram) {
    const { ascent, descent, unitsPerEm } = font.metrics;
    const scale = 1000 / unitsPerEm;
    this.ascender = ascent * scale;
    this.descender = descent * scale;
  }

  widthOfString(text: string, sizePt: number, features?: readonly string[] | null): number {
    const scale = sizePt / 1000;
    return this.advanceOf(text, features ?? undefined) * scale;
  }

  lineHeight(sizePt: number): number {
    return ((this.ascender - this.descender) / 1000) * sizePt;
  }

  /** The words of a text, or all of it as one word if it is `whole`. */
  words(
    text: string,
    whole: boolean,
    features?: readonly string[],
    direction: Direction = 'ltr',
  ): readonly MeasuredWord[] {
    const key = `${whole ? 1 : 0}${keyOf(text, features, direction)}`;
    return this.fragments.of(key, () =>
      (whole ? asOneSegment(text) : segmentsIn(text)).map((segment) => this.word(segment, features, direction)),
    );
  }

  /** Words as most are, which stand in many texts, are measured once. */
  private word(segment: Segment, features: readonly string[] | undefined, direction: Direction): MeasuredWord {
    const isUsual = !segment.lineEnd && !segment.hyphenated && !features && direction === 'ltr';
    if (!isUsual) return this.measured(segment, features, direction);
    return this.usualWords.of(segment.text, (text) => this.measured({ ...segment, text }, features, direction));
  }

  private measured(
    { text, lineEnd, hyphenated }: Segment,
    features: readonly string[] | undefined,
    direction: Direction,
  ): MeasuredWord {
    const traits = traitsOf(text);
    const { leading, trailing, first, last, openingStart, closingEnd } = traits;
    return {
      text,
      traits,
      lineEnd,
      advance: this.advanceOf(text, features, direction),
      hyphenAdvance: hyphenated ? this.advanceOf(softHyphen, features) : 0,
      leadingAdvance: leading === '' ? 0 : this.advanceOf(leading, features),
      trailingAdvance: trailing === '' ? 0 : this.advanceOf(trailing, features),
      openingBlankEm: openingStart ? blankBeforeEm(this.font, first) : 0,
      closingBlankEm: closingEnd ? blankAfterEm(this.font, last) : 0,
    };
  }

  /** Shapes text as pdfkit does: each word with the blank after it, or all at once where there are features. */
  shape(text: string, features?: readonly string[], direction: Direction = 'ltr'): readonly ShapedRun[] {
    if (direction === 'rtl') return [this.run(text, features, direction)];
    if (features) return [this.run(text, features)];
    return piecesOf(text).map((piece) => this.run(piece));
  }

  /** In thousandths of the size. */
  private advanceOf(text: string, features: readonly string[] | undefined, direction?: Direction): number {
    return this.shape(text, features, direction).reduce((sum, run) => sum + run.advanceWidth, 0);
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

/** Words, each with the blank after it. */
function piecesOf(text: string): readonly string[] {
  return text.match(/[^ \t]*[ \t]|[^ \t]+$/g) ?? [];
}
