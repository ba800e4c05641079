import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
});
afterEach(() => at.remove());

const edit = (path: string, change: (text: string) => string) => {
  const file = join(at.path, 'content/mini', path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

async function codes(): Promise<readonly (string | undefined)[]> {
  const { stderr } = await program(at.path, ['check', 'mini']);
  return [...stderr.matchAll(/\[([a-z]+\/[a-z-]+)\]$/gm)].map(([, code]) => code);
}

describe('a language without a locale', () => {
  it.each([
    ['beside others', '[en, zh-Hant, pl]'],
    ['in the place of the one that is meant', '[en-US, zh-Hant]'],
    ['whose script can be set', '[en, zh-Hant, el]'],
    ['and another', '[en, zh-Hant, pl, tr]'],
  ])('is missed at once, before anything is asked of its texts: %s', async (_, languages) => {
    edit('pack.yaml', (text) => text.replace('[en, zh-Hant]', languages));
    const unset = languages.split(', ').filter((language) => !/^\[?(?:en|zh-Hant)\]?$/.test(language));
    expect(await codes()).toEqual(unset.map(() => 'template/missing'));
  });

  it('does not hide what else is wrong', async () => {
    edit('pack.yaml', (text) =>
      text.replace('[en, zh-Hant]', '[en, zh-Hant, pl]').replace('    zh-Hant: "小型內容包"\n', ''),
    );
    expect(await codes()).toEqual(['template/missing', 'content/missing-text']);
  });

  it('is asked for its texts once it has one', async () => {
    edit('pack.yaml', (text) => text.replace('[en, zh-Hant]', '[en, zh-Hant, zh-Hans]'));
    expect(await codes()).toEqual(['content/missing-text']);
  });
});
