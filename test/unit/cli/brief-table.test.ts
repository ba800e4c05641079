import { describe, expect, it } from 'vitest';
import { briefTable } from '../../../src/cli/brief-table.js';
import type { BriefSummary } from '../../../src/pipeline/report.js';

/** A brief whose page left out so many units of each priority. */
function brief(id: string, should: number, could: number): BriefSummary {
  const units = (count: number, priority: 'should' | 'could') =>
    Array.from({ length: count }, (_, i) => ({ unit: `cooperation.${priority}-with-a-long-name-${i}`, priority }));
  return {
    pack: 'pack',
    id,
    entry: { fill: 0.98, leftOut: [...units(should, 'should'), ...units(could, 'could')] },
  } as unknown as BriefSummary;
}

describe('the table of briefs', () => {
  it('counts what is left out in the same words in every line, however much room the numbers take', () => {
    const [, ...rows] = briefTable([
      brief('a-reader-with-a-name.zh-Hant', 6, 42),
      brief('a-reader-with-a-name.zh-Hans', 12, 120),
      brief('a-reader-with-a-name.en', 2, 0),
    ]);
    const leftOut = rows.slice(0, 3).map((row) => row.replace(/^.*%\s+/u, ''));
    expect(leftOut).toEqual(['6 should, 42 could', '12 should, 120 could', '2 should']);
  });
});
