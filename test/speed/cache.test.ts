import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editFile } from '../support/folders.js';
import { miniPackFolder, root, workspace } from '../support/packs.js';
import { program } from '../support/program.js';

let at: ReturnType<typeof workspace>;
let cache: string;
beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
  cache = join(at.path, 'cache');
  const reader = readFileSync(join(at.path, 'content/mini/audiences/readers.yaml'), 'utf8');
  writeFileSync(join(at.path, 'content/mini/audiences/others.yaml'), reader.replace('id: readers', 'id: others'));
});
afterEach(() => at.remove());

const build = (...args: string[]) => program(at.path, ['build', '-f', 'md,html', ...args], { cache });

const entries = () => readdirSync(cache).filter((name) => /^[0-9a-f]{64}$/.test(name));
const outputs = (out = 'out') =>
  Object.fromEntries(
    ['mini/others.en.md', 'mini/readers.en.md', 'mini/readers.en.html', 'mini/manifest.json', 'index.html'].map(
      (name) => [name, readFileSync(join(at.path, out, name), 'utf8')],
    ),
  );
const writtenAt = () => statSync(join(at.path, 'out/mini/readers.en.md')).mtimeMs;

describe('an unchanged build', () => {
  it('reports the same and writes nothing', async () => {
    const first = await build();
    expect(first.status).toBe(0);
    const [files, at1] = [outputs(), writtenAt()];
    expect(await build()).toEqual(first);
    expect(outputs()).toEqual(files);
    expect(writtenAt()).toBe(at1);
  });

  it('is built again with --force, and into another folder', async () => {
    await build();
    const [files, at1] = [outputs(), writtenAt()];
    await build('--force');
    expect(writtenAt()).not.toBe(at1);
    await build('-o', 'other');
    expect(outputs('other')).toEqual(files);
  });

  it.each([
    ['has been deleted', () => rmSync(join(at.path, 'out/mini/readers.en.md'))],
    ['has been changed', () => writeFileSync(join(at.path, 'out/mini/readers.en.md'), 'mine')],
  ])('is recognized only if no file %s', async (_, spoil) => {
    await build();
    const files = outputs();
    spoil();
    expect((await build()).status).toBe(0);
    expect(outputs()).toEqual(files);
  });
});

describe('a change', () => {
  it('in the texts of one reader rebuilds the files of that reader only', async () => {
    await build();
    const before = entries().length;
    editFile(
      join(at.path, 'content/mini/audiences/readers.yaml'),
      'What readers should know',
      'What readers must know',
    );
    expect((await build()).status).toBe(0);
    expect(outputs()['mini/readers.en.md']).toContain('What readers must know');
    // One fit, and the English page in two formats. The Chinese page is what it was.
    expect(entries().length - before).toBe(3);
  });

  it.each([
    ['a template', () => own('brief.md.hbs', (text) => `${text}\nMore.\n`)],
    ['the style of web pages', () => own('page.css', (text) => `${text}\n/*! more */`)],
    ['a label', () => own('locales/en.yaml', (text) => text.replace(/^name: .*/m, 'name: "Anglais"'))],
  ])('in %s is noticed', async (_, change) => {
    await build();
    const files = outputs();
    change();
    const { status, stderr } = await build();
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(outputs()).not.toEqual(files);
    rmSync(cache, { recursive: true });
    const cached = outputs();
    await build('--force');
    expect(outputs()).toEqual(cached);
  });

  function own(name: string, change: (text: string) => string): void {
    const path = join(at.path, 'templates', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, change(readFileSync(join(root, 'templates', name), 'utf8')));
  }

  it('of an option is noticed', async () => {
    await build();
    await build('--set', 'pack.version=9.9');
    expect(outputs()['mini/readers.en.md']).toContain('9.9');
    await build();
    expect(outputs()['mini/readers.en.md']).not.toContain('9.9');
  });
});

describe('the cache', () => {
  it.each([
    ['damaged', (path: string) => writeFileSync(path, readFileSync(path).fill(32, 70))],
    ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 40))],
    ['empty', (path: string) => writeFileSync(path, '')],
  ])('counts as empty if its entries are %s', async (_, spoil) => {
    await build();
    const files = outputs();
    for (const name of entries()) spoil(join(cache, name));
    rmSync(join(at.path, 'out'), { recursive: true });
    expect((await build()).status).toBe(0);
    expect(outputs()).toEqual(files);
  });

  it('counts as empty if its entries are swapped', async () => {
    await build();
    const files = outputs();
    const names = entries();
    for (const [i, name] of names.entries()) renameSync(join(cache, name), join(cache, `moved-${i}`));
    for (const [i, name] of names.entries())
      renameSync(join(cache, `moved-${(i + 1) % names.length}`), join(cache, name));
    rmSync(join(at.path, 'out'), { recursive: true });
    expect((await build()).status).toBe(0);
    expect(outputs()).toEqual(files);
  });

  it('is not needed where it cannot be written', async () => {
    writeFileSync(cache, 'a file where the folder should be');
    expect((await build()).status).toBe(0);
    expect(outputs()['mini/readers.en.md']).toContain('What readers should know');
  });
});
