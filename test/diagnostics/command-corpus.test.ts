import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editPack, testFolder } from '../support/folders.js';
import { type Edit, miniPackFolder } from '../support/packs.js';
import { run } from '../support/program.js';

const folder = join(import.meta.dirname, 'command-cases');
const cases = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

interface Case {
  /** Packs under content/, each a copy of the mini pack; one named "mini" where nothing is said. */
  readonly packs?: readonly string[];
  /** A command before which the changes are not made yet. */
  readonly before?: readonly string[];
  /** Changes to the pack named "mini". */
  readonly edits?: readonly Edit[];
  /** Files of the working directory, written anew. */
  readonly files?: Readonly<Record<string, string>>;
  /** Links of the working directory, and where they lead. */
  readonly links?: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly status: number;
  /** Codes of what is told, where it has any. */
  readonly codes?: readonly string[];
}

async function withCase({ packs = ['mini'], before, edits = [], files = {}, links = {} }: Case): Promise<string> {
  const cwd = testFolder(Object.fromEntries(packs.map((name) => [name, miniPackFolder])));
  if (before !== undefined) expect(await run(cwd, ...before)).toMatchObject({ status: 0 });
  editPack(join(cwd, 'content/mini'), edits);
  const place = (name: string) => {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    return join(cwd, name);
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(place(name), text);
  for (const [name, target] of Object.entries(links)) symlinkSync(target, place(name));
  return cwd;
}

/** What a person reads at the terminal: of mistakes that are about flags, files or whole pages, and of what was done. */
describe('a command says what became of it', () => {
  it.each(cases)('%s', async (name) => {
    const one = parse(readFileSync(join(folder, name), 'utf8')) as Case;
    const cwd = await withCase(one);
    const { status, stdout, stderr } = await run(cwd, ...one.command);
    const shown = [
      `$ policy-brief ${one.command.map((part) => (/^[\w./:=-]+$/.test(part) ? part : `'${part}'`)).join(' ')}`,
      ...(stderr === '' ? [] : [stderr.trimEnd()]),
      ...(stdout === '' ? [] : ['--- to standard output', stdout.trimEnd()]),
      `--- exit code ${status}`,
    ]
      .join('\n')
      .replaceAll(cwd, '<working directory>');
    expect(status, shown).toBe(one.status);
    const codes = [...shown.matchAll(/\[([a-z]+\/[a-z-]+)\]$/gm)].map(([, code]) => code);
    expect(codes.sort(), shown).toEqual([...(one.codes ?? [])].sort());
    await expect(`${shown}\n`).toMatchFileSnapshot(join(folder, name.replace(/\.yaml$/, '.txt')));
  });
});
