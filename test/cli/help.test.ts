import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { examples } from '../../src/cli/examples.js';
import { createProgram } from '../../src/cli/program.js';
import { timeLeft } from '../../src/cli/reporter.js';
import { diskHost } from '../support/host.js';
import { root } from '../support/packs.js';
import { run } from '../support/program.js';

const streams = { stdout: () => undefined, stderr: () => undefined, interactive: false, colours: false };
const program = createProgram({
  host: diskHost(root, ''),
  streams,
  version: 'test',
  exit: () => undefined,
  untilStopped: () => new Promise(() => undefined),
});

describe('help', () => {
  it('has examples for every command that works on packs or files', () => {
    const names = program.createHelp().visibleCommands(program);
    const withoutExamples = names.map((command) => command.name()).filter((name) => !(name in examples));
    // Its help says how each shell is set up.
    expect(withoutExamples.sort()).toEqual(['completion', 'help']);
  });

  it('shows them below the options', async () => {
    const { status, stdout } = await run(root, 'diff', '--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}policy-brief diff git:HEAD~1 my-pack {2,}since/);
  });

  it('says what is taken where an option is not given, in words', () => {
    const all = [...program.commands, ...program.commands.flatMap(({ commands }) => commands)];
    for (const command of all) expect(command.helpInformation()).not.toMatch(/default: (?:\[|"")/);
    expect(program.commands.find((one) => one.name() === 'build')?.helpInformation()).toContain(
      '(default: pdf,html,md)',
    );
  });

  it.each(Object.entries(examples).flatMap(([name, lines]) => Object.keys(lines).map((line) => [name, line] as const)))(
    '%s takes what its example says: %s',
    (name, line) => {
      const [first, ...typed] = line.replace(/ > .*/, '').split(' ');
      expect(first).toBe(name);
      const outer = program.commands.find((one) => one.name() === name) as Command;
      const inner = outer.commands.find((one) => one.name() === typed[0]);
      const [command, words] = inner ? [inner, typed.slice(1)] : [outer, typed];
      // The same options and arguments, without the work.
      const copy = new Command(name).exitOverride().configureOutput({ writeErr: () => undefined });
      for (const option of command.options) copy.addOption(option);
      for (const argument of command.registeredArguments) copy.addArgument(argument);
      let done = false;
      copy.action(() => {
        done = true;
      });
      copy.parse(words, { from: 'user' });
      expect(done).toBe(true);
    },
  );
});

describe('the time left', () => {
  it.each([
    [10_000, 10, 110, 'about 1 min 40 s left'],
    [10_000, 10, 22, 'about 12 s left'],
    [60_000, 5, 65, 'about 12 min left'],
    [10_000, 100, 110, ''],
    [2_000, 1, 100, ''],
    [10_000, 0, 100, ''],
  ])('after %i ms and %i of %i briefs is "%s"', (elapsed, done, total, words) => {
    expect(timeLeft(elapsed, done, total)).toBe(words);
  });

  it('stands beside the brief in the line of progress', async () => {
    const { progressLine } = await import('../../src/cli/reporter.js');
    const written: string[] = [];
    let time = 0;
    const line = progressLine(
      { json: false, quiet: false, verbose: false },
      { ...streams, stderr: (text) => written.push(text), interactive: true },
      () => time,
    );
    line.show?.({ done: 0, total: 20, brief: 'a.en' });
    time = 30_000;
    line.show?.({ done: 10, total: 20, brief: 'b.en' });
    expect(written.map((text) => text.slice(text.indexOf('[', 4)))).toEqual([
      '[1/20] a.en',
      '[11/20] b.en · about 30 s left',
    ]);
  });
});
