import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeTexts } from '../../../src/commands/write-texts.js';
import { sha256 } from '../../../src/host/digest.js';
import { loadPack } from '../../../src/pack/load-pack.js';
import { Run } from '../../../src/pipeline/run.js';
import type { TextChange } from '../../../src/write-back/text-change.js';
import { testFolder } from '../../support/folders.js';
import { diskHost } from '../../support/host.js';
import { packFiles } from '../../support/packs.js';
import { run as program } from '../../support/program.js';

const key = 'pillars/first/headline';
const english = (from: string, text: string): TextChange => ({ key, language: 'en', madeFrom: sha256(from), text });
const chinese = (from: string, text: string): TextChange => ({
  ...{ key, language: 'zh-Hant', madeFrom: sha256(from), text },
});
const [was, is] = ['Do the first thing.', 'Do the first thing now.'];

async function write(cwd: string, ...changes: readonly TextChange[]) {
  const folder = join(cwd, 'content/mini');
  const files = packFiles(folder);
  const { outline } = loadPack(files, (path) => path);
  if (!outline) throw new Error('the pack does not load');
  return writeTexts({ folder, files, outline }, changes, { apply: true }, new Run(diskHost(cwd)));
}

const staleIn = async (cwd: string) => {
  const { stderr } = await program(cwd, 'check', 'mini');
  return stderr.includes('lint/stale-translation');
};

describe('a translation of a text that is changed', () => {
  it('is stale from then on, although nobody had accepted it before', async () => {
    const cwd = testFolder();
    expect(existsSync(join(cwd, 'content/mini/translations.lock.json'))).toBe(false);
    const stale = [{ key, language: 'zh-Hant', length: undefined }];
    expect(await write(cwd, english(was, is))).toMatchObject({ stale });
    expect(await staleIn(cwd)).toBe(true);
  });

  it('is stale until it is changed itself', async () => {
    const cwd = testFolder();
    await program(cwd, 'check', 'mini', '--accept');
    await write(cwd, english(was, is));
    expect(await staleIn(cwd)).toBe(true);
    expect(await write(cwd, chinese('先做第一件。', '現在先做第一件。'))).toMatchObject({ stale: [] });
    expect(await staleIn(cwd)).toBe(false);
  });

  it('is not stale where it is changed together with it, or the text is as it was again', async () => {
    const cwd = testFolder();
    expect(await write(cwd, english(was, is), chinese('先做第一件。', '現在先做第一件。'))).toMatchObject({
      stale: [],
    });
    expect(await staleIn(cwd)).toBe(false);
    expect(await write(cwd, english(is, was))).toMatchObject({ stale: [{ key }] });
    expect(await write(cwd, english(was, is))).toMatchObject({ stale: [] });
    expect(await staleIn(cwd)).toBe(false);
  });

  it('loses no acceptance of others', async () => {
    const cwd = testFolder();
    await program(cwd, 'check', 'mini', '--accept');
    const lock = () => JSON.parse(readFileSync(join(cwd, 'content/mini/translations.lock.json'), 'utf8'));
    const before = lock();
    await write(cwd, english(was, is));
    expect(lock()).toEqual(before);
  });
});
