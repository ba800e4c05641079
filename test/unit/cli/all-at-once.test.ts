import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(at.path, name)), { recursive: true });
  writeFileSync(join(at.path, name), text);
};
const filesWithMistakes = async (...args: string[]): Promise<readonly string[]> => {
  const { stdout } = await program(at.path, [...args, '--json']);
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly { readonly file: string }[] };
  return diagnostics.map(({ file }) => file).sort();
};

beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
});
afterEach(() => at.remove());

describe('mistakes of a pack, of its locale and of the theme', () => {
  it.each([['check'], ['build']])('are told in one run of %s', async (command) => {
    const pack = 'content/mini/pack.yaml';
    write(pack, readFileSync(join(at.path, pack), 'utf8').replace('version:', 'verison:'));
    write('templates/locales/zh-Hant.yaml', 'base: zh-Hant\nquotes: "“ ”"\n');
    write('templates/themes/house.yaml', 'base: standard\npapers: { a4: { margin-side-pt: 400 } }\n');
    expect(await filesWithMistakes(command, 'mini', '--theme', 'house')).toEqual([
      pack,
      'templates/locales/zh-Hant.yaml',
      'templates/themes/house.yaml',
    ]);
  });

  it('are each told once where another pack is sound', async () => {
    write('templates/themes/house.yaml', 'base: standard\npapers: { a4: { margin-side-pt: 400 } }\n');
    write('content/other/pack.yaml', 'pack: { id: other }\n');
    const files = await filesWithMistakes('check', 'mini', 'other', '--theme', 'house');
    expect(files.filter((file) => file.endsWith('house.yaml'))).toHaveLength(1);
  });
});
