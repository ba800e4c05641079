import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadPack } from '../../src/content/load-pack.js';
import { formatFrame } from '../../src/diagnostics/format-frame.js';
import { type Edit, miniPackFolder, packFiles } from '../support/packs.js';

const folder = join(import.meta.dirname, 'cases');
const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/**
 * Each case makes mistakes in the mini pack; what the editor reads stands beside it as text.
 * A case lists every code that it must give, so that a changed text alone cannot hide a lost check.
 */
describe('mistakes in a pack', () => {
  it.each(cases)('%s', async (name) => {
    const { edits, codes } = parse(readFileSync(join(folder, name), 'utf8')) as { edits: Edit[]; codes: string[] };
    const { result, sources } = loadPack(packFiles(miniPackFolder, edits), (path) => path);
    const diagnostics = result.ok ? result.warnings : result.diagnostics;
    const texts = new Map(sources.map((s) => [s.id, s]));
    expect(diagnostics.map((d) => d.code).sort()).toEqual([...codes].sort());
    expect(diagnostics.every((d) => d.span !== undefined)).toBe(true);
    const shown = diagnostics.map((d) => formatFrame(d, texts)).join('\n\n');
    await expect(`${shown}\n`).toMatchFileSnapshot(join(folder, name.replace(/\.yaml$/, '.txt')));
  });

  it('the mini pack itself has none', () => {
    const { result } = loadPack(packFiles(miniPackFolder), (path) => path);
    expect(result).toMatchObject({ ok: true, warnings: [] });
  });
});
