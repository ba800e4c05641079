import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../../../src/text/shell-word.js';

describe('a path that is copied from a message', () => {
  it.each([
    ['content/streets', 'content/streets'],
    ['content/政策', 'content/政策'],
    ['content/my pack', '"content/my pack"'],
    ["content/it's", `"content/it's"`],
    ['-drafts', './-drafts'],
    ['content/$plan', "'content/$plan'"],
  ])('%s is typed as %s', (path, word) => {
    expect(shellWord(path)).toBe(word);
  });

  it
    .runIf(process.platform !== 'win32')
    .each(['a b', '#1', '*', '$HOME', '`id`', 'a"b', `it's $5`, 'x;y', '{a,b}', '(1)', '!!', '~'])(
    '%s is one word of a shell, as it stands',
    (path) => {
      expect(execFileSync('sh', ['-c', `printf %s ${shellWord(path)}`], { encoding: 'utf8' })).toBe(path);
    },
  );
});
