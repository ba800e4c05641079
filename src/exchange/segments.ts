/** A part of a text as a program has divided it, on one side. */
export interface Segment {
  readonly text: string;
  /** Whether it stands between sentences, and nobody has translated it: the blanks of the source. */
  readonly isGap: boolean;
  /** Whether the source has a blank in front of it. */
  readonly isParted: boolean;
}

const ending = /[.!?…:;؟؛][\s\p{Pf}\p{Pe}"'*_]*$/u;
/** Characters between which no blanks stand. */
const unparted = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef]';
const endsUnparted = new RegExp(`${unparted}$`, 'u');
const beginsUnparted = new RegExp(`^${unparted}`, 'u');

/**
 * A text from its segments. Translators write none of the blanks between two sentences, and programs those of the source:
 * they stand where the language has them.
 */
export function joinedSegments(segments: readonly Segment[]): string {
  let joined = '';
  let isParted = false;
  for (const segment of segments) {
    const { text } = segment;
    isParted ||= segment.isParted || (segment.isGap && text !== '');
    if (text.trim() === '' && (segment.isGap || text === '')) continue;
    const end = joined.slice(-8);
    const isWanted = isParted || ending.test(end);
    const isApart = end === '' || /\s$/.test(end) || /^\s/.test(text);
    const isPartable = !endsUnparted.test(end) && !beginsUnparted.test(text);
    joined += isWanted && !isApart && isPartable ? ` ${text}` : text;
    isParted = false;
  }
  return joined;
}

/** Words without the line breaks and indentation of a program that has set its file anew. */
export function unindented(text: string): string {
  return text.replace(/[ \t]*\n(?:\t| {2})[ \t]*/g, ' ');
}
