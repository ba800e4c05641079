import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
const path = (name: string) => join(at.path, name);
const read = (name: string) => readFileSync(path(name), 'utf8');
const build = (...args: string[]) => program(at.path, ['build', '-f', 'md', ...args]);
const manifest = (pack = 'mini') => JSON.parse(read(`out/${pack}/manifest.json`));

function edit(name: string, ...edits: readonly (readonly [string, string])[]): void {
  writeFileSync(
    path(name),
    edits.reduce((text, [find, write]) => text.replace(find, () => write), read(name)),
  );
}

/** Two readers: `second.finish` is reserved for one, and the pages of both are too small for `first.continue`. */
beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
  const readers = 'content/mini/audiences/readers.yaml';
  writeFileSync(path('content/mini/audiences/secret-talks.yaml'), read(readers).replace('id: readers', 'id: others'));
  edit(readers, ['weights:', 'reserved: [second.finish]\nweights:']);
  edit(
    'content/mini/argument.yaml',
    ['Continue."', `${'Continue and continue again. '.repeat(120)}"`],
    ['who wants to help."', `who wants to help. ${'Go on and on and on. '.repeat(200)}"`],
  );
});
afterEach(() => at.remove());

/** What is for the analyst only. */
const internal = ['first.continue', 'leftOut', 'second.finish', 'value', 'priority', 'reason', 'secret-talks'];

describe('--public', () => {
  it('hides in manifest and index what pages left out, what is reserved, values of units, and source files', async () => {
    await build();
    const usual = read('out/mini/manifest.json');
    for (const word of internal) expect(usual, word).toContain(word);
    expect(read('out/index.html')).toContain('first.continue');
    expect(read('out/index.html')).toContain('% full');
    expect(await build('--public')).toMatchObject({ status: 0 });
    for (const word of ['% full', 'analyst"', 'manifest.json'])
      expect(read('out/index.html'), word).not.toContain(word);
    for (const word of internal) {
      expect(read('out/mini/manifest.json'), word).not.toContain(word);
      expect(read('out/index.html'), word).not.toContain(word);
    }
  });

  it('says what each page shows, from which paragraphs, and the digests of the files', async () => {
    await build('--public');
    expect(manifest().briefs['readers.en']).toMatchObject({
      title: 'What readers should know',
      pages: 1,
      kept: expect.arrayContaining([{ unit: 'first.begin', paragraphs: [2], length: 'full' }]),
      files: { md: { file: 'readers.en.md', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    });
    expect(read('out/index.html')).toContain('href="mini/readers.en.md"');
  });

  it('changes no brief', async () => {
    await build();
    const [before, stderr] = [read('out/mini/readers.en.md'), (await build()).stderr];
    expect((await build('--public')).stderr).toBe(stderr);
    expect(read('out/mini/readers.en.md')).toBe(before);
  });

  it('applies to briefs of earlier builds, too', async () => {
    await build();
    await build('--public', '-a', 'readers', '-l', 'en');
    expect(Object.keys(manifest().briefs)).toHaveLength(4);
    for (const word of internal) expect(read('out/mini/manifest.json'), word).not.toContain(word);
  });

  it('gives the same manifest in parts as at once', async () => {
    await build('--public');
    const whole = [read('out/mini/manifest.json'), read('out/index.html')];
    for (const shard of ['1', '2']) await build('--public', '--shard', `${shard}/2`, '-o', `part-${shard}`);
    await program(at.path, ['gather', 'part-1', 'part-2', '-o', 'joined']);
    expect([read('joined/mini/manifest.json'), read('joined/index.html')]).toEqual(whole);
  });

  it('applies to the other packs in the index', async () => {
    const second = workspace({ second: path('content/mini') });
    renameSync(join(second.path, 'content/second'), path('content/second'));
    second.remove();
    edit('content/second/pack.yaml', ['id: mini', 'id: second']);
    await build();
    await build('second', '--public');
    expect(read('out/index.html')).toContain('href="mini/readers.en.md"');
    expect(read('out/index.html')).not.toContain('first.continue');
  });

  it('is not mistaken for an unchanged build without it', async () => {
    // With warnings nothing is remembered.
    cpSync(join(miniPackFolder, 'argument.yaml'), path('content/mini/argument.yaml'));
    const again = (...args: string[]) => program(at.path, ['build', '-f', 'md', ...args], { cache: path('cache') });
    await again();
    const usual = read('out/mini/manifest.json');
    await again('--public');
    expect(read('out/mini/manifest.json')).not.toContain('leftOut');
    await again();
    expect(read('out/mini/manifest.json')).toBe(usual);
  });
});

it('no page, public or not, names what it left out or what is for another reader', async () => {
  await program(at.path, ['build', '-f', 'md,html']);
  for (const file of ['others.en.md', 'others.en.html'].map((name) => read(`out/mini/${name}`))) {
    expect(file).toContain('Begin early.');
    for (const word of ['first.continue', 'Continue and', 'second.finish', 'Finish 2'])
      expect(file).not.toContain(word);
  }
});
