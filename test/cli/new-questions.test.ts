import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ask, askForPack } from '../../src/cli/new-pack-questions.js';
import { testFolder } from '../support/folders.js';
import { launcher } from '../support/launcher.js';
import { loadedPack } from '../support/packs.js';
import { describeWith } from '../support/programs.js';

/** Answers in turn, and what was said and asked. */
function person(...answers: string[]): { readonly ask: Ask; readonly heard: string[] } {
  const heard: string[] = [];
  const ask: Ask = async (question, before) => {
    heard.push(...(before === undefined ? [] : [before]), question);
    const answer = answers.shift();
    if (answer === undefined) throw new Error('asked too often');
    return answer;
  };
  return { ask, heard };
}

describe('the questions of new', () => {
  it('are the languages, and a title in each', async () => {
    const { ask, heard } = person('zh-Hans, en', '计划', ' Plan ');
    expect(await askForPack(ask, [])).toEqual({ languages: ['zh-Hans', 'en'], titles: ['计划', 'Plan'] });
    expect(heard).toEqual([
      expect.stringContaining('en, zh-Hant, zh-Hans'),
      expect.stringMatching(/\[en\]: $/),
      expect.stringMatching(/\bzh-Hans\b.*\]: $/),
      expect.stringMatching(/\ben\b.*\]: $/),
    ]);
  });

  it('may all be answered with Enter', async () => {
    expect(await askForPack(person('', '').ask, [])).toEqual({ languages: ['en'], titles: [] });
  });

  it('take languages with commas, Chinese commas or spaces, whatever the case of letters', async () => {
    for (const answer of ['zh-Hant,en', 'zh-hant EN', 'zh-hant，en', ' zh-Hant、en ']) {
      expect((await askForPack(person(answer, '').ask, [])).languages, answer).toEqual(['zh-Hant', 'en']);
    }
  });

  it('are asked again for an unknown language, with a suggestion', async () => {
    const { ask, heard } = person('zh-Hnat', 'zh-Hant', '');
    expect((await askForPack(ask, [])).languages).toEqual(['zh-Hant']);
    expect(heard[2]).toMatch(/"zh-Hnat".*"zh-Hant"/);
  });

  it('leave out the titles if some are given as options', async () => {
    expect(await askForPack(person('en').ask, ['Plan'])).toEqual({ languages: ['en'], titles: ['Plan'] });
  });
});

/** The command in a terminal of its own, as util-linux makes one; types an answer whenever a question ends. */
async function inTerminal(cwd: string, args: readonly string[], answers: readonly string[]) {
  const command = [process.execPath, launcher, 'new', ...args].map((part) => `'${part}'`).join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd });
  const rest = [...answers];
  let shown = '';
  let asked = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    const questions = shown.match(/\]: /g)?.length ?? 0;
    for (; asked < questions; asked += 1) child.stdin.write(rest.shift() ?? '\u0003');
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, shown, asked };
}

describeWith('script', 'new in a terminal', () => {
  const folder = () => testFolder({});

  it('asks, and makes what was answered', async () => {
    const cwd = folder();
    const { status, shown } = await inTerminal(cwd, ['demo'], ['zh-Hans en\r', '道路\r', 'Roads\r']);
    expect(status).toBe(0);
    expect(shown).toContain('npx policy-brief build demo');
    const { pack } = loadedPack(join(cwd, 'demo'));
    expect(pack.languages).toEqual(['zh-Hans', 'en']);
    expect(pack.title.byLocale).toMatchObject({ 'zh-Hans': { full: '道路' }, en: { full: 'Roads' } });
  });

  it.each([
    ['Ctrl+C', '\u0003'],
    ['Ctrl+D', '\u0004'],
  ])('writes nothing if the user stops with %s', async (_, key) => {
    const cwd = folder();
    const { status, shown } = await inTerminal(cwd, ['demo'], ['en\r', key]);
    expect(status).toBe(130);
    expect(shown).toContain('Stopped: nothing was written.');
    expect(existsSync(join(cwd, 'demo'))).toBe(false);
  });

  it.each(['--yes', '--json', '--lang=en'])('asks nothing with %s', async (flag) => {
    const cwd = folder();
    const { status, asked } = await inTerminal(cwd, ['demo', flag], []);
    expect({ status, asked }).toEqual({ status: 0, asked: 0 });
    expect(loadedPack(join(cwd, 'demo')).pack.languages).toEqual(['en']);
  });

  it('asks nothing if the folder cannot be used', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'demo'), '');
    const { status, asked } = await inTerminal(cwd, ['demo'], []);
    expect({ status, asked }).toEqual({ status: 2, asked: 0 });
  });
});
