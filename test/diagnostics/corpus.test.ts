import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatFrame } from '../../src/diagnostics/format-frame.js';
import { found, type Mistakes } from '../support/mistakes.js';
import { wordsOfProgramming } from '../support/plain-words.js';

const folder = join(import.meta.dirname, 'cases');
const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

interface Case extends Mistakes {
  readonly codes: readonly string[];
  /** Why one case gives several diagnostics. */
  readonly several?: string;
}

/**
 * Each case makes a mistake in the mini pack; the message that the editor reads is in the text file of the same name.
 * A case lists every code that it must give, so that an updated snapshot cannot hide a lost check.
 */
describe('a mistake in a pack is reported once, with its place and what to write', () => {
  it.each(cases)('%s', async (name) => {
    const { codes, several, ...mistakes } = parse(readFileSync(join(folder, name), 'utf8')) as Case;
    const { diagnostics, sources } = found(mistakes);
    const shown = diagnostics.map((d) => formatFrame(d, sources)).join('\n\n');
    expect([...diagnostics.map((d) => d.code)].sort(), shown).toEqual([...codes].sort());
    if (several === undefined) expect(codes).toHaveLength(1);
    for (const { span, hint, message } of diagnostics) {
      expect(span).toBeDefined();
      expect(hint).toMatch(/\S/);
      expect(message).toMatch(/[.:?]$/);
      expect(`${message}\n${hint}`).not.toMatch(wordsOfProgramming);
    }
    await expect(`${shown}\n`).toMatchFileSnapshot(join(folder, name.replace(/\.yaml$/, '.txt')));
  });

  it('and none is reported in the mini pack itself', () => {
    expect(found({}).diagnostics).toEqual([]);
  });
});
