import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatFrame } from '../../src/diagnostics/format-frame.js';
import { builtIn } from '../support/built.js';
import { testFolder } from '../support/folders.js';
import { applyEdits, type Edit, root } from '../support/packs.js';
import { wordsOfProgramming } from '../support/plain-words.js';

const folder = join(import.meta.dirname, 'template-cases');
const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

interface Case {
  readonly codes: readonly string[];
  readonly several?: string;
  /** Changes to copies of the package's templates in the working directory. */
  readonly edits?: readonly Edit[];
  /** New templates, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly theme?: string;
}

function withTemplates({ edits = [], files = {} }: Case): string {
  const cwd = testFolder();
  const write = (name: string, text: string) => {
    const path = join(cwd, 'templates', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  for (const file of new Set(edits.map((edit) => edit.file))) {
    write(file, applyEdits(readFileSync(join(root, 'templates', file), 'utf8'), file, edits));
  }
  for (const [file, text] of Object.entries(files)) write(file, text);
  return cwd;
}

/** The same as the corpus of packs, for templates, labels and themes. */
describe('a mistake in a template is reported once, at its place, with what to write instead', () => {
  it.each(cases)('%s', async (name) => {
    const one = parse(readFileSync(join(folder, name), 'utf8')) as Case;
    const { report } = await builtIn(withTemplates(one), { formats: ['md'], locales: ['en'], theme: one.theme ?? 'standard' });
    const { diagnostics, sources } = report;
    const shown = diagnostics.map((d) => formatFrame(d, sources)).join('\n\n');
    expect([...diagnostics.map((d) => d.code)].sort(), shown).toEqual([...one.codes].sort());
    if (one.several === undefined) expect(one.codes).toHaveLength(1);
    for (const { span, hint, message } of diagnostics) {
      expect(span).toBeDefined();
      expect(hint).toMatch(/\S/);
      expect(`${message}\n${hint}`).not.toMatch(wordsOfProgramming);
    }
    await expect(`${shown}\n`).toMatchFileSnapshot(join(folder, name.replace(/\.yaml$/, '.txt')));
  });
});
