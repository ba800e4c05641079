import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { PdfDraft } from '../support/broken-pdf.js';
import { builtInPack } from '../support/built.js';
import { workspace } from '../support/packs.js';

const script = fileURLToPath(new URL('../../scripts/verify-corpus.js', import.meta.url));
const made = workspace({});
afterAll(() => made.remove());

/** Files as the corpus of veraPDF names them, made here. */
async function corpus(folder: string, wrong: readonly string[] = []): Promise<string> {
  const { file } = await builtInPack();
  const good = file('un-delegates.en.pdf');
  const untitled = new PdfDraft(good);
  untitled.put(untitled.catalog, 'ViewerPreferences', undefined);
  // Not a fault by the standard.
  const overlapping = new PdfDraft(good);
  overlapping.edit(/$/, '\nq /Artifact BMC Q EMC\n');
  mkdirSync(join(made.path, folder, 'inside'), { recursive: true });
  for (const [name, bytes] of [
    ['7.1-t01-pass-a.pdf', good],
    ['inside/7.1-t02-pass-a.pdf', overlapping.bytes()],
    ['7.1-t10-fail-a.pdf', untitled.bytes()],
    ...wrong.map((name) => [name, name.includes('fail') ? good : untitled.bytes()] as const),
  ] as const) {
    writeFileSync(join(made.path, folder, name), bytes);
  }
  return join(made.path, folder);
}

const table = (folder: string) => execFileSync(process.execPath, [script, folder], { encoding: 'utf8' });

describe('verify-corpus', () => {
  it('counts what is said of good and bad files', async () => {
    expect(table(await corpus('right'))).toBe(
      '| file | no rule broken | refused |\n|---|---:|---:|\n| good | 2 | 0 |\n| bad | 0 | 1 |\n',
    );
  });

  it('names the files about which verify is wrong, and those that nobody has judged', async () => {
    const text = table(await corpus('wrong', ['7.2-t01-fail-a.pdf', '7.2-t02-pass-b.pdf', 'other.pdf']));
    expect(text).toContain('| good | 2 | 1 |\n| bad | 1 | 1 |');
    expect(text).toMatch(/refused:\n- 7\.2-t02-pass-b\.pdf: title-shown\n/);
    expect(text).toMatch(/pass:\n- 7\.2-t01-fail-a\.pdf\n/);
    expect(text).toMatch(/say nothing:\n- other\.pdf\n/);
  });
});
