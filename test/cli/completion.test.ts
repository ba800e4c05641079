import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { miniPackFolder, root, workspace } from '../support/packs.js';
import { run } from '../support/program.js';
import { describeWith } from '../support/programs.js';

const made = workspace({ mini: miniPackFolder, second: miniPackFolder });
const cwd = made.path;
afterAll(() => made.remove());
beforeAll(() => {
  mkdirSync(join(cwd, 'templates', 'themes'), { recursive: true });
  writeFileSync(join(cwd, 'templates', 'themes', 'ministry.yaml'), 'base: standard\n');
  mkdirSync(join(cwd, 'bin'));
  symlinkSync(join(root, 'src/cli/launcher.js'), join(cwd, 'bin', 'policy-brief'));
  writeFileSync(join(cwd, 'finished.pdf'), '');
});

const complete = async (...words: string[]): Promise<readonly string[]> => {
  const { status, stdout, stderr } = await run(cwd, 'complete', '--', ...words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0] ?? '');
};

describe('complete', () => {
  it.each([
    ['commands', ['b'], ['build']],
    ['commands and options', ['--v'], ['--version']],
    ['options of a command', ['explain', '--a'], ['--audience', '--annotations']],
    ['readers of the packs that are here', ['build', '-a', ''], ['readers']],
    ['readers of a pack that is named', ['build', 'mini', '--audience', 'r'], ['readers']],
    ['the next of a list', ['build', 'mini', '-f', 'pdf,'], ['pdf,html', 'pdf,md', 'pdf,docx']],
    ['a value behind an equals sign', ['build', '--lang=zh'], ['--lang=zh-Hant']],
    ['languages of the example', ['new', 'x', '-l', 'zh'], ['zh-Hant', 'zh-Hans']],
    ['themes, of the user too', ['build', '--theme', 'm'], ['ministry', 'mono']],
    ['papers', ['build', '--paper', ''], ['a4', 'letter']],
    ['levels of archives', ['build', '--archive-level', ''], ['2a', '3a']],
    ['packs', ['check', ''], ['mini', 'second', ':folders']],
    ['packs of an option', ['redline', 'x.docx', '--pack', 'm'], ['mini', ':folders']],
    ['versions', ['diff', 'mini', 'g'], ['git:HEAD', ':folders']],
    ['revisions', ['diff', 'git:'], ['git:HEAD']],
    ['files', ['verify', 'x'], [':files']],
    ['folders', ['build', '-o', ''], [':folders']],
    ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['commands of a command', ['translate', 'e'], ['export']],
    ['options of such a one', ['translate', 'import', '--ap'], ['--apply']],
    ['nothing after the last argument', ['diff', 'a', 'b', ''], []],
    ['nothing for an unknown command', ['bild', ''], []],
  ])('knows %s', async (_, words, expected) => {
    expect(await complete(...words)).toEqual(expected);
  });

  it('says nothing of mistakes, and is not in the list of commands', async () => {
    expect(await complete('build', 'nowhere', '-a', '')).toEqual([]);
    expect((await run(cwd, '--help')).stdout).not.toMatch(/^ +complete\b/m);
    expect((await run(cwd, 'completion', 'tcsh')).status).toBe(2);
  });
});

const env = { ...process.env, PATH: `${join(cwd, 'bin')}:${process.env.PATH}` };
const shell = (program: string, ...args: string[]) =>
  execFileSync(program, args, { cwd, env, encoding: 'utf8' }).split('\n').filter(Boolean);

describeWith('bash', 'completion in bash', () => {
  const reply = (line: string) =>
    shell(
      'bash',
      '--norc',
      '-c',
      `source <(policy-brief completion bash); COMP_LINE=$1; COMP_POINT=\${#1}; _policy_brief 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
      'x',
      line,
    );

  it('completes a word, and what is behind the last ":" or "=" of one', () => {
    expect(reply('policy-brief bui')).toEqual(['build']);
    expect(reply('policy-brief build --lang=zh')).toEqual(['zh-Hant']);
    expect(reply('policy-brief diff git:')).toEqual(['HEAD']);
    expect(reply('policy-brief verify fin')).toEqual(['finished.pdf']);
  });

  it('takes a blank in quotation marks for a part of a name, open or closed', () => {
    cpSync(miniPackFolder, join(cwd, 'my pack'), { recursive: true });
    for (const quote of ['"', "'"]) {
      expect(new Set(reply(`policy-brief build ${quote}my pa`))).toEqual(new Set(['my pack']));
      expect(reply(`policy-brief build ${quote}my pack${quote} -a `)).toEqual(['readers']);
      // Behind an open mark all that stands there is replaced, ":" or not.
      expect(reply(`policy-brief diff ${quote}git:`)).toEqual(['git:HEAD']);
      expect(reply(`policy-brief build --lang=${quote}zh`)).toEqual(['zh-Hant']);
    }
    rmSync(join(cwd, 'my pack'), { recursive: true });
  });

  it('takes a blank behind a backslash for a part of a name', () => {
    cpSync(miniPackFolder, join(cwd, 'my pack'), { recursive: true });
    expect(new Set(reply('policy-brief build my\\ pa'))).toEqual(new Set(['my pack']));
    expect(reply('policy-brief build my\\ pack -a ')).toEqual(['readers']);
    rmSync(join(cwd, 'my pack'), { recursive: true });
  });

  it('never runs what was typed', () => {
    expect(reply('policy-brief build "$(touch pwned)" `touch pwned2` -f p')).toEqual(['pdf']);
    expect(execFileSync('ls', { cwd, encoding: 'utf8' })).not.toContain('pwned');
  });
});

describeWith('fish', 'completion in fish', () => {
  it('completes words with their descriptions', () => {
    const reply = (line: string) =>
      shell('fish', '--no-config', '-c', 'policy-brief completion fish | source; complete -C $argv[1]', line);
    expect(reply('policy-brief bui')).toEqual([expect.stringMatching(/^build\trender/)]);
    expect(reply('policy-brief build mini --audience ')).toEqual(['readers\treader of mini']);
    expect(reply('policy-brief verify fin')).toEqual([expect.stringMatching(/^finished\.pdf/)]);
  });
});

describeWith('zsh', 'completion in zsh', () => {
  it('completes words at a terminal', () => {
    const script = `
      zmodload zsh/zpty
      zpty z zsh -f -i
      zpty -w z 'autoload -U compinit; compinit -u -D; source <(policy-brief completion zsh); print RE""ADY'
      zpty -r -m z seen '*READY*'
      zpty -w -n z "$1"$'\\t'
      zpty -r -m z seen "*$2*" && print found`;
    const reply = (line: string, expected: string) => shell('zsh', '-f', '-c', script, 'x', line, expected);
    expect(reply('policy-brief bui', 'policy-brief build')).toEqual(['found']);
    expect(reply('policy-brief build mini --aud', '--audience')).toEqual(['found']);
  }, 30_000);
});
