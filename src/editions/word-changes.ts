import { diffArrays } from 'diff';

/** A stretch of a text that both versions have, or one of them. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * The words that differ between two versions of a text, as its language divides them.
 * @param locale a language tag of BCP 47
 */
export function wordChanges(before: string, after: string, locale: string): readonly WordChange[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  const wordsOf = (text: string) =>
    Array.from(segmenter.segment(withWholeFigures(withWholeNumbers(text))), ({ segment, index }) =>
      text.slice(index, index + segment.length),
    );
  const parts = diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }): WordChange => {
    return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') };
  });
  return withoutCrumbs(parts);
}

/** A change as `git diff --word-diff` marks it. */
export function markedAsWordDiff({ kind, text }: WordChange): string {
  return kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text;
}

/** Half a number says another one: its groups are one word, whatever blank parts them, as they are with a narrow one. */
function withWholeNumbers(text: string): string {
  return text.replaceAll(/(?<=(?<!\p{Nd})\p{Nd}{1,3})[ \u00a0\u2009](?=\p{Nd}{3}(?!\p{Nd}))/gu, '\u202f');
}

/** Half a figure or a citation of the YAML says nothing. */
function withWholeFigures(text: string): string {
  return text.replaceAll(/\{\{[^{}]*\}\}|\[@[^\]]*\]/g, (figure) => 'x'.repeat(figure.length));
}

/** A blank between two changed words is changed with them: it would be read as three changes. */
function withoutCrumbs(parts: readonly WordChange[]): readonly WordChange[] {
  const merged: WordChange[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') merged.push({ kind: 'removed', text: removed });
    if (added !== '') merged.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [i, { kind, text }] of parts.entries()) {
    const isCrumb = kind === 'same' && text.trim() === '' && removed + added !== '' && i + 1 < parts.length;
    if (isCrumb || kind !== 'same') {
      if (kind !== 'added') removed += text;
      if (kind !== 'removed') added += text;
    } else {
      flush();
      merged.push({ kind, text });
    }
  }
  flush();
  return merged;
}

/** Long stretches that both versions have are cut in the middle. */
export function shortened(changes: readonly WordChange[], keptCharacters = 40): readonly WordChange[] {
  return changes.map(({ kind, text }, i) => {
    const characters = Array.from(text);
    if (kind !== 'same' || characters.length <= 2 * keptCharacters + 3) return { kind, text };
    const head = i === 0 ? '' : characters.slice(0, keptCharacters).join('');
    const tail = i === changes.length - 1 ? '' : characters.slice(-keptCharacters).join('');
    return { kind, text: `${head}…${tail}` };
  });
}
