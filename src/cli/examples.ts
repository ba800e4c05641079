import type { Command } from 'commander';

/** Command lines, each with what it does, for the help of their command. */
export const examples: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  build: {
    build: 'every pack that is here',
    'build my-pack -a mayors -l en -f pdf': 'one PDF',
    'build my-pack --set pack.version=1.1 -o draft': 'with another value, elsewhere',
    'build my-pack -a mayors -f docx': 'a Word document, to be sent and redlined',
    'build my-pack --watch': 'again after each change',
  },
  check: {
    'check my-pack --strict': 'warnings fail too',
    'check my-pack --coverage': 'which pages show each paragraph of the source',
    'check --explain lint/parity-number': 'what a code means',
  },
  explain: {
    'explain my-pack -a mayors': 'what is on one page, and why',
    'explain my-pack -a mayors --paper letter': 'and what another sheet would change',
  },
  diff: {
    'diff git:HEAD~1 my-pack': 'since the last commit but one',
    'diff old-pack my-pack --as html > changes.html': 'for colleagues',
  },
  preview: {
    'preview my-pack': 'prints the address to open in a browser',
    'preview my-pack --theme clear-print': 'in another look',
  },
  gather: { 'gather part-1 part-2 -o out': 'what two machines have built' },
  translate: {
    'translate export my-pack -l fr': 'what is missing or out of date in French',
    'translate import my-pack.fr.xlf': 'what it would change; --apply writes it',
  },
  redline: {
    'redline mayors.en.docx': 'what was changed in Word; --apply writes it',
    'redline mayors.en.docx --everywhere': 'for every reader, and not for this one',
  },
  new: {
    'new content/my-pack': 'asks for languages and title',
    'new content/my-pack -l en,zh-Hant --yes': 'asks nothing',
  },
  schema: {
    'schema my-pack --write': 'for the files of one pack',
    'schema my-pack > pack.schema.json': 'into a file of your own',
  },
  verify: {
    'verify out/my-pack/*.pdf': 'what was built',
    'verify --json report.pdf': 'a file of somebody else, for a program',
  },
};

/** Adds the examples to the help of their commands. */
export function addExamples(program: Command): void {
  for (const command of program.commands) {
    const lines = Object.entries(examples[command.name()] ?? {});
    if (lines.length === 0) continue;
    const width = Math.max(...lines.map(([line]) => line.length));
    const shown = lines.map(([line, what]) => `  policy-brief ${line.padEnd(width)}  ${what}`);
    command.addHelpText('after', `\nExamples:\n${shown.join('\n')}`);
  }
}
