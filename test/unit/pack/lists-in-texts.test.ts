import { describe, expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';

/** The codes of what is said of a text in these lines, which YAML joins. */
function saidOf(...lines: readonly string[]): readonly string[] {
  const edits = [{ file: 'argument.yaml', find: 'en: "Begin early."', write: `en: ${lines.join('\n            ')}` }];
  return found({ edits }).diagnostics.map(({ code }) => code);
}

describe('lines of a text', () => {
  it.each([
    ['hyphens', ['Begin', '- with the school', '- with the town']],
    ['dashes', ['Begin', '– with the school', '– with the town', '– with the state']],
    ['numbers', ['Begin', '1. with the school', '2. with the town']],
  ])('that begin with %s are a list', (_, lines) => {
    expect(saidOf(...lines)).toEqual(['document/unsupported']);
  });

  it('with two dates of one month are none', () => {
    expect(saidOf('Begin on the', '12. March or the', '13. March.')).not.toContain('document/unsupported');
  });

  it('with the two dashes around a clause are none', () => {
    expect(saidOf('The towns', '– and not the state', '– begin early.')).toEqual([]);
  });
});
