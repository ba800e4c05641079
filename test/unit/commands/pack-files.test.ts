import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readPackFiles } from '../../../src/pipeline/pack-files.js';
import { diskHost } from '../../support/host.js';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { wordsOfProgramming } from '../../support/plain-words.js';
import { run } from '../../support/program.js';

const made: { remove(): void }[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

/** The mini pack with more files in it, by path; one that ends in a slash is an empty folder. */
function pack(files: readonly string[]): { readonly cwd: string; readonly folder: string } {
  const one = workspace({ mini: miniPackFolder });
  made.push(one);
  const folder = join(one.path, 'content/mini');
  for (const name of files) {
    mkdirSync(join(folder, name.endsWith('/') ? name : dirname(name)), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(join(folder, name), '{}\n');
  }
  return { cwd: one.path, folder };
}

const told = async (files: readonly string[]) => {
  const { cwd, folder } = pack(files);
  const { diagnostics } = await readPackFiles(folder, diskHost(cwd));
  for (const { code, severity, span } of diagnostics) {
    expect({ code, severity }).toEqual({ code: 'content/stray-file', severity: 'warning' });
    expect(span?.source).toMatch(/^content\/mini\//);
  }
  return diagnostics.map(({ message, hint }) => `${message} ${hint}`);
};

const dot = 'A dot before its name says that it is left out on purpose.';
const json = (name: string) =>
  `${name} JSON can stay as it is, below a line with the key of its section, as  references:`;
const export_ = 'Export the works as CSL JSON, and put them below  references:  in a .yaml file.';
const twins = 'They look like two states of one file. Delete one, or give it another name.';

describe('what looks like a file of a pack', () => {
  it.each([
    ['an ending in capitals', 'References.YAML', '"References.YAML" is not read. Call it References.yaml.'],
    ['another one in capitals', 'facts.Yml', '"facts.Yml" is not read. Call it facts.yaml.'],
    ['an ending that Windows hides', 'facts.yaml.txt', '"facts.yaml.txt" is not read. Call it facts.yaml.'],
    ['a misspelt ending', 'facts.ymal', '"facts.ymal" is not read. Call it facts.yaml.'],
    ['a space after the ending', 'facts.yaml ', '"facts.yaml " is not read. Call it facts.yaml.'],
    [
      'one of a file that is there',
      'argument.YAML',
      '"argument.YAML" is not read. argument.yaml is read in its place. Delete one.',
    ],
    ['a reader’s in capitals', 'audiences/mayors.YAML', '"audiences/mayors.YAML" is not read. Call it mayors.yaml.'],
    ['JSON', 'references.json', json('"references.json" is not read. Call it references.yaml.')],
    ['JSON in capitals', 'My Library.JSON', json('"My Library.JSON" is not read. Call it My Library.yaml.')],
    ['JSON of a reader', 'audiences/mayors.json', json('"audiences/mayors.json" is not read. Call it mayors.yaml.')],
    ['BibTeX', 'works.bib', `"works.bib" is not read. ${export_}`],
    ['RIS', 'works.RIS', `"works.RIS" is not read. ${export_}`],
    [
      'a folder called like a file',
      'facts.yaml/',
      '"facts.yaml" is not read. It is a folder. Give it a name without .yaml.',
    ],
    ['readers in capitals', 'Audiences/', '"Audiences/" is not read. Move its files into audiences/.'],
    ['readers in the singular', 'audience/', '"audience/" is not read. Move its files into audiences/.'],
    [
      'another folder of files',
      'sections/facts.yaml',
      `"sections/" is not read. Move its files into the folder of the pack. ${dot}`,
    ],
    ['locales', 'locales/tr.yaml', '"locales/" is not read. Move its files into templates/locales/ where you work.'],
    ['themes', 'themes/house.yaml', '"themes/" is not read. Move its files into templates/themes/ where you work.'],
    [
      'another one, in capitals',
      'Facts/all.YAML',
      `"Facts/" is not read. Move its files into the folder of the pack. ${dot}`,
    ],
    [
      'a folder of readers',
      'audiences/eu/mayors.yaml',
      `"audiences/eu/" is not read. Move its files into audiences/. ${dot}`,
    ],
    ['a pack inside', 'old/pack.yaml', `"old/" is not read. It is a pack of its own. ${dot}`],
    ['two endings', 'argument.yml', `"argument.yaml" and "argument.yml" are both read. ${twins}`],
    ['capitals', 'Argument.yaml', `"Argument.yaml" and "argument.yaml" are both read. ${twins}`],
    [
      'two endings of a reader',
      'audiences/readers.yml',
      `"audiences/readers.yaml" and "audiences/readers.yml" are both read. ${twins}`,
    ],
  ])('is named: %s', async (_, file, message) => {
    expect(await told([file])).toEqual([message]);
    expect(message.replaceAll(/argument/gi, '')).not.toMatch(wordsOfProgramming);
  });

  it('is named where two names differ in how their accents are written, as on a disk of a Mac', async () => {
    const [composed, apart] = ['\u00e9vidence.yaml', 'e\u0301vidence.yaml'];
    expect(await told([composed, apart])).toEqual([`"${apart}" and "${composed}" are both read. ${twins}`]);
  });

  it.each([
    ['hidden', '.references.YAML'],
    ['in a hidden folder', '.old/pack.yaml'],
    ['left by text editors', '~facts.YAML'],
    ['left by text editors', '#facts.yaml#'],
    ['left by text editors', 'facts.yaml~'],
    ['a note', 'README.md'],
    ['a note', 'audiences/notes.txt'],
    ['a picture', 'images/logo.svg'],
    ['a table', 'data/counts.csv'],
    ['a table', 'data/counts.json'],
    ['of npm', 'package.json'],
    ['of npm', 'package-lock.json'],
    ['of npm', 'node_modules/x/a.yaml'],
    ['of a build', 'out/index.html'],
    ['of a build', 'out/mini/manifest.json'],
    ['an empty folder', 'later/'],
    ['the lock of translations', 'translations.lock.json'],
    ['the schemas', '.schema/pack.schema.json'],
    ['another file', 'glossary.yml'],
  ])('is not named where it is %s: %s', async (_, file) => {
    expect(await told([file])).toEqual([]);
  });

  it('is named once for a folder of readers that has no other', async () => {
    const { cwd, folder } = pack([]);
    renameSync(join(folder, 'audiences'), join(folder, 'Audiences'));
    const { diagnostics } = await readPackFiles(folder, diskHost(cwd));
    expect(diagnostics.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      '"Audiences/" is not read. Call it audiences.',
    ]);
  });

  it('is a warning to every command, and fails check --strict', async () => {
    const { cwd } = pack(['References.YAML']);
    for (const command of [['check'], ['build', '-f', 'md'], ['explain']]) {
      const { status, stderr } = await run(cwd, ...command);
      expect(status).toBe(0);
      expect(stderr).toContain(
        'content/mini/References.YAML:1:1: warning: "References.YAML" is not read. [content/stray-file]\n  → Call it References.yaml.\n',
      );
    }
    expect((await run(cwd, 'check', '--strict')).status).toBe(1);
  });
});

describe('templates in the folder of a pack', () => {
  const said = async (cwd: string, ...args: string[]) => (await run(cwd, 'explain', ...args)).stderr;

  it('are named where they are not those that are used', async () => {
    const { cwd, folder } = pack(['templates/locales/en.yaml']);
    cpSync(join(import.meta.dirname, '../../../templates/locales/en.yaml'), join(folder, 'templates/locales/en.yaml'));
    expect(await said(cwd)).toContain(
      '"templates/" is not read. [content/stray-file]\n  → Templates come from templates/ where you work, or from --templates content/mini/templates.\n',
    );
    expect(await said(cwd, '--templates', 'content/mini/templates')).toBe('');
    expect(await said(folder)).not.toContain('stray-file');
  });

  it('are no folder of other things that is called so', async () => {
    const { cwd } = pack(['templates/letter.docx']);
    expect(await said(cwd)).toBe('');
  });
});

describe('a folder of readers that is a link', () => {
  it('is read where it leads to one in the pack', async () => {
    const { cwd, folder } = pack([]);
    renameSync(join(folder, 'audiences'), join(folder, '.readers'));
    symlinkSync('.readers', join(folder, 'audiences'));
    const { files, diagnostics } = await readPackFiles(folder, diskHost(cwd));
    expect(diagnostics).toEqual([]);
    expect(files.map(({ path }) => path)).toContain('audiences/readers.yaml');
    rmSync(join(folder, 'audiences'));
  });
});
