import { describe, expect, it } from 'vitest';
import { explanationLines } from '../../../src/cli/explain-table.js';
import type { ExplainedLength, Explanation } from '../../../src/commands/explain.js';
import type { Reason } from '../../../src/model/fitted-brief.js';

/** What the last column says of a short unit, given the reason of each language. */
function why(reasons: Readonly<Record<string, Reason | undefined>>): string {
  const lengths = Object.entries(reasons).map(
    ([language, reason]): ExplainedLength => ({ language, kept: 'short', heightPt: 9, ...(reason ? { reason } : {}) }),
  );
  const explanation: Explanation = {
    ...{ pack: 'streets', audience: 'mayors', reader: 'mayors', paper: 'a4', theme: 'standard', set: [], pages: [] },
    units: [{ unit: 'space.close', part: 'space', priority: 'must', value: 8, lengths }],
  };
  return (
    explanationLines(explanation)
      .at(-1)
      ?.replace(/^.*9 pt\s*/, '') ?? ''
  );
}

describe('why a unit is short', () => {
  const inFrench: Reason = { cause: 'short-text', noRoomIn: ['fr'] };

  it.each<[Readonly<Record<string, Reason | undefined>>, string]>([
    [{ en: { cause: 'short-text' }, fr: { cause: 'short-text' } }, 'no room for the full text'],
    [{ en: undefined, fr: { cause: 'short-text' } }, 'no room for the full text (fr)'],
    [
      { en: inFrench, fr: { cause: 'short-text' }, ar: inFrench },
      'no room for the full text in fr: texts have one length in every language',
    ],
    [
      { en: { cause: 'short-line' }, fr: { cause: 'short-text' } },
      'the full text would end in a line of one word (en); no room for the full text (fr)',
    ],
  ])('is said once: %j', (reasons, text) => {
    expect(why(reasons)).toBe(text);
  });
});
