import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { miniPackFolder, packFiles, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
beforeEach(() => {
  at = workspace({ mini: miniPackFolder, other: miniPackFolder });
  edit('content/other/pack.yaml', /id: mini/, 'id: other');
});
afterEach(() => at.remove());

function edit(name: string, find: RegExp, write: string): void {
  const text = readFileSync(join(at.path, name), 'utf8');
  expect(text).toMatch(find);
  writeFileSync(join(at.path, name), text.replace(find, write));
}

/** The readers that the gallery lets one choose, and the choice that each part of it belongs to. */
async function gallery() {
  expect(await program(at.path, ['build', '-f', 'md'])).toMatchObject({ status: 0 });
  const index = readFileSync(join(at.path, 'out/index.html'), 'utf8');
  const all = (pattern: RegExp) => [...index.matchAll(pattern)].map(([, one = '']) => one);
  return {
    names: all(/<label for="reader-[^"]*"[^>]*>([^<]*)/g),
    hidden: all(/\[data-reader\]:not\(\[data-reader="([^"]*)"\]/g),
    parts: all(/<div data-reader="([^"]*)"/g),
  };
}

const name = /(?<=name:\s+en: ").*?(?=")/;
const nameInChinese = /(?<=name:\s+en: .*\s+zh-Hant: ").*?(?=")/;

describe('a gallery of packs that give one id to their readers', () => {
  it('has no choice of readers where they are the same', async () => {
    expect(await gallery()).toEqual({ names: [], hidden: [], parts: ['readers', 'readers'] });
  });

  it('has one for each where they have other names', async () => {
    edit('content/other/audiences/readers.yaml', name, 'tax inspectors');
    edit('content/other/audiences/readers.yaml', nameInChinese, '稅務人員');
    const { names, hidden, parts } = await gallery();
    expect(names).toHaveLength(3);
    expect(names).toContain('tax inspectors');
    expect(hidden).toEqual(parts);
    expect(new Set(parts).size).toBe(2);
  });

  it('takes them for one where a language has one name for both', async () => {
    edit('content/other/audiences/readers.yaml', name, 'tax inspectors');
    expect((await gallery()).parts).toEqual(['readers', 'readers']);
  });

  it('takes all three for one where the third has a name with each of the others', async () => {
    cpSync(miniPackFolder, join(at.path, 'content/third'), { recursive: true });
    edit('content/third/pack.yaml', /id: mini/, 'id: third');
    edit('content/other/audiences/readers.yaml', name, 'tax inspectors');
    for (const id of ['other', 'third']) edit(`content/${id}/audiences/readers.yaml`, nameInChinese, '稅務人員');
    expect((await gallery()).parts).toEqual(['readers', 'readers', 'readers']);
  });
});

describe('a gallery of many readers', () => {
  it.each([
    ['a choice among', 60, 61],
    ['no choice among', 61, 0],
  ])('has %s %i', async (_, count, choices) => {
    const own = readFileSync(join(at.path, 'content/mini/audiences/readers.yaml'), 'utf8');
    for (let i = 2; i <= count; i += 1) {
      const another = own
        .replace('id: readers', `id: readers-${i}`)
        .replace(name, (text) => `${text} ${i}`)
        .replace(nameInChinese, (text) => `${text}${i}`);
      writeFileSync(join(at.path, `content/mini/audiences/readers-${i}.yaml`), another);
    }
    rmSync(join(at.path, 'content/other'), { recursive: true });
    const { names, parts } = await gallery();
    expect(parts).toHaveLength(count);
    expect(names).toHaveLength(choices);
  });
});

it('a gallery has dates and shares as English writes them, whatever a house has made of its own English', async () => {
  edit('content/mini/pack.yaml', /issued: .*/, 'issued: 2026-11-27');
  mkdirSync(join(at.path, 'templates/locales'), { recursive: true });
  const dates = 'dates: { day: "{month} {day}, {year}" }\nnumbers: { percent: "{number} per cent" }\n';
  writeFileSync(join(at.path, 'templates/locales/en.yaml'), dates);
  expect(await program(at.path, ['build', '-f', 'md'])).toMatchObject({ status: 0 });
  const index = readFileSync(join(at.path, 'out/index.html'), 'utf8');
  expect(index).toContain('issued 27 November 2026');
  expect(index).toMatch(/>\d+% full/);
});

it('a gallery has the title of a pack in English where a page is, also the first heading, else as the pack has it', async () => {
  edit('content/mini/pack.yaml', /languages: .*/, 'languages: [zh-Hant, en]');
  const title = async (...more: readonly string[]) => {
    rmSync(join(at.path, 'out'), { recursive: true, force: true });
    expect(await program(at.path, ['build', 'content/mini', '-f', 'md', ...more])).toMatchObject({ status: 0 });
    return /<h1 lang="([^"]*)">/.exec(readFileSync(join(at.path, 'out/index.html'), 'utf8'))?.[1];
  };
  expect(await title()).toBe('en');
  expect(await title('-l', 'zh-Hant')).toBe('zh-Hant');
});

it('a gallery of pages that are not in English names readers in the first language of their pack, as its title', async () => {
  for (const { path } of packFiles(miniPackFolder)) {
    const file = join(at.path, 'content/mini', path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^(\s*)en:/gm, '$1de:'));
  }
  edit('content/mini/pack.yaml', /languages: .*/, 'languages: [zh-Hant, de]');
  expect(await program(at.path, ['build', 'content/mini', '-f', 'md'])).toMatchObject({ status: 0 });
  const index = readFileSync(join(at.path, 'out/index.html'), 'utf8');
  expect([...index.matchAll(/<h[12][^>]* lang="([^"]*)"/g)].map(([, language]) => language)).toEqual([
    'zh-Hant',
    'zh-Hant',
  ]);
});
