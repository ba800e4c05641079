import { describe, expect, it } from 'vitest';
import { createProgram } from '../../../src/cli/program.js';
import { memoryHost } from '../../support/built.js';
import { root } from '../../support/packs.js';

async function stderrOf(terminal: boolean | { readonly columns: number }, ...args: string[]): Promise<string> {
  const written: string[] = [];
  const streams = {
    stdout: () => undefined,
    stderr: (text: string) => written.push(text),
    interactive: terminal !== false,
    ...(typeof terminal === 'object' ? terminal : {}),
    colours: false,
  };
  const program = createProgram({
    host: memoryHost(root, 'out'),
    streams,
    version: '0',
    exit: () => undefined,
    untilStopped: () => new Promise(() => undefined),
  });
  await program.parseAsync(['build', 'test/support/mini-pack', '-f', 'md', ...args], { from: 'user' });
  return written.join('');
}

const clear = '\r\u001b[2K';

describe('the progress line', () => {
  it('is overwritten in place at a terminal, and cleared at the end', async () => {
    const text = await stderrOf(true);
    expect(text).toContain(`${clear}[1/2] readers.en${clear}`);
    expect(text).toContain(`${clear}[2/2] readers.zh-Hant${clear}  brief`);
    expect(text).not.toContain('[3/2]');
  });

  it('stays in one line of a narrow terminal', async () => {
    const text = await stderrOf({ columns: 16 });
    expect(text).toContain(`${clear}[1/2] readers.…${clear}`);
  });

  it('is not written to a file, nor with --quiet or --json', async () => {
    for (const text of [await stderrOf(false), await stderrOf(true, '--quiet'), await stderrOf(true, '--json')]) {
      expect(text).not.toContain('\u001b');
    }
  });
});
