import { foreignWordsIn } from '../text/foreign-words.js';
import { citationOf, figureOf, placeholdersIn } from '../text/placeholders.js';

/** A stretch of a text that is no words of its author: a figure, a citation, or words marked as of another language. */
export interface ProtectedPart {
  readonly kind: 'figure' | 'citation' | 'foreign-words';
  readonly start: number;
  readonly end: number;
  /** The same for parts that say the same, whatever blanks they were typed with. */
  readonly identity: string;
}

/** The protected parts of a text, in order. A citation may stand within words of another language, and counts for itself. */
export function protectedPartsIn(text: string): readonly ProtectedPart[] {
  const placeholders = placeholdersIn(text).flatMap((found): readonly ProtectedPart[] => {
    const { start, end, kind } = found;
    if (kind === 'malformed') return [];
    const identity = kind === 'figure' ? figureOf(found.fact, found.figure) : citationOf(...found.ids);
    return [{ kind, start, end, identity }];
  });
  const foreign = foreignWordsIn(text).map(({ start, end, language }): ProtectedPart => {
    return { kind: 'foreign-words', start, end, identity: `[…]{lang=${language}}` };
  });
  return [...placeholders, ...foreign].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** What one text has more often than the other. */
export function partsMissing(from: string, text: string): readonly string[] {
  const left = protectedPartsIn(text).map(({ identity }) => identity);
  return protectedPartsIn(from).flatMap(({ identity }) => {
    const at = left.indexOf(identity);
    if (at === -1) return [identity];
    left.splice(at, 1);
    return [];
  });
}
