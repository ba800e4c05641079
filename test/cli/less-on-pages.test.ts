import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder } from '../support/folders.js';
import { run } from '../support/program.js';
import { editWord } from '../support/word.js';

interface Told {
  readonly ok: boolean;
  readonly diagnostics: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
}

describe('a page that shows less with texts that came in', () => {
  /** @param times how often the translation of one text says the same */
  async function translated(times: number): Promise<Told> {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    const file = join(cwd, 'mini.zh-Hant.xlf');
    const xliff = readFileSync(file, 'utf8');
    writeFileSync(file, xliff.replace('及早開始。</target>', `${'及早開始，'.repeat(times)}。</target>`));
    const { stdout } = await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--json');
    return JSON.parse(stdout) as Told;
  }

  async function redlined(times: number): Promise<Told> {
    const cwd = testFolder();
    await run(cwd, 'build', '-f', 'docx', '-l', 'en');
    const page = join(cwd, 'out/mini/readers.en.docx');
    editWord(page, (parts) => ({
      'word/document.xml': parts['word/document.xml']?.replace('Begin early.', `${'Begin early, '.repeat(times)}now.`),
    }));
    return JSON.parse((await run(cwd, 'redline', page, '--json')).stdout) as Told;
  }

  it('is told to whoever takes a translation or a correction in, and neither is refused', async () => {
    for (const told of [await translated(130), await redlined(150)]) {
      const { ok, diagnostics } = told;
      expect({ ok, severities: diagnostics.map(({ severity }) => severity) }).toEqual({
        ok: true,
        severities: ['warning'],
      });
      expect(diagnostics[0]?.code).toBe('change/less-shown');
      expect(diagnostics[0]?.message).toContain('readers no longer shows');
    }
  });

  it('is told where it could not be made at all', async () => {
    const { ok, diagnostics } = await redlined(300);
    expect({ ok, diagnostics }).toMatchObject({
      ok: true,
      diagnostics: [{ code: 'fit/overflow', severity: 'warning' }],
    });
  });

  it('is not told of texts that have their room', async () => {
    for (const told of [await translated(2), await redlined(2)])
      expect(told).toMatchObject({ ok: true, diagnostics: [] });
  });

  it('is not looked for where no page can be made, and the texts come in all the same', async () => {
    const cwd = testFolder();
    await run(cwd, 'translate', 'export', 'mini', '-l', 'zh-Hant', '--all');
    const file = join(cwd, 'mini.zh-Hant.xlf');
    writeFileSync(file, readFileSync(file, 'utf8').replace('及早開始。</target>', '儘早開始。</target>'));
    const reader = join(cwd, 'content/mini/audiences/readers.yaml');
    writeFileSync(reader, `${readFileSync(reader, 'utf8')}theme: nowhere\n`);
    expect(await run(cwd, 'translate', 'import', 'mini.zh-Hant.xlf', '--apply')).toMatchObject({
      status: 0,
      stderr: '1 text written.\n',
    });
    expect(readFileSync(join(cwd, 'content/mini/argument.yaml'), 'utf8')).toContain('儘早開始。');
  });
});
