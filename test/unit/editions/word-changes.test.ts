import { describe, expect, it } from 'vitest';
import { shortened, wordChanges } from '../../../src/editions/word-changes.js';

const marked = (before: string, after: string, locale: string) =>
  wordChanges(before, after, locale)
    .map(({ kind, text }) => (kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text))
    .join('');

describe('changed words', () => {
  it.each([
    ['en', 'Begin early.', 'Begin now.', 'Begin [-early-]{+now+}.'],
    ['en', 'Begin early.', 'Begin early.', 'Begin early.'],
    ['en', 'Begin.', 'Begin early.', 'Begin{+ early+}.'],
    ['en', 'one two three', 'one 2 3', 'one [-two three-]{+2 3+}'],
    ['zh-Hant', '及早開始。', '現在開始。', '[-及早-]{+現在+}開始。'],
    ['fr', 'l’eau est rare', 'l’eau est chère', 'l’eau est [-rare-]{+chère+}'],
    ['en', '', 'New.', '{+New.+}'],
    ['pt', '547\u00a0000 em 2024', '561\u00a0000 em 2024', '[-547\u00a0000-]{+561\u00a0000+} em 2024'],
    ['fr', 'former 1 200 imams', 'former 1 300 imams', 'former [-1 200-]{+1 300+} imams'],
    ['en', 'in 2024 300 towns', 'in 2025 300 towns', 'in [-2024-]{+2025+} 300 towns'],
    ['fr', 'Soir : {{hours.late}} h', 'Soir : {{hours.free}} h', 'Soir : [-{{hours.late}}-]{+{{hours.free}}+} h'],
  ])('are found as %s divides them: %s', (locale, before, after, expected) => {
    expect(marked(before, after, locale)).toBe(expected);
  });

  it('give back both texts', () => {
    const [before, after] = ['A long text, with commas, and words.', 'A text with commas – and other words!'];
    const changes = wordChanges(before, after, 'en');
    const without = (kind: string) =>
      changes
        .filter((change) => change.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect([without('added'), without('removed')]).toEqual([before, after]);
  });

  it('are shown with the words around them only', () => {
    const far = 'x'.repeat(100);
    const changes = wordChanges(`${far} old ${far} old ${far}`, `${far} new ${far} new ${far}`, 'en');
    expect(shortened(changes, 3).map(({ text }) => text)).toEqual([
      '…xx ',
      'old',
      'new',
      ' xx…xx ',
      'old',
      'new',
      ' xx…',
    ]);
  });
});
