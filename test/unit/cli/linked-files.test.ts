import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
const path = (name: string) => join(at.path, name);
const page = 'out/mini/readers.en.html';
/** The files that a page leads to, and the ones of them that are not there. */
function linksOf(name: string): { readonly all: readonly string[]; readonly dead: readonly string[] } {
  const html = readFileSync(path(name), 'utf8');
  const all = [...html.matchAll(/href="([\w./-]+\.\w+)"/g)].map(([, href = '']) => href);
  return { all, dead: all.filter((href) => !existsSync(join(dirname(path(name)), href))) };
}
const build = (...args: string[]) => program(at.path, ['build', ...args]);

beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
});
afterEach(() => at.remove());

describe('a web page', () => {
  it('leads to no format that was not built', async () => {
    await build('-f', 'html');
    expect(linksOf(page).dead).toEqual([]);
    expect(readFileSync(path(page), 'utf8')).not.toContain('<ul>\n</ul>');
    await build('-f', 'html,pdf');
    expect(linksOf(page)).toMatchObject({ dead: [], all: expect.arrayContaining(['readers.en.pdf']) });
  });

  it('leads to the formats of earlier builds that stand beside it', async () => {
    await build('-f', 'md');
    await build('-f', 'html');
    expect(linksOf(page)).toMatchObject({ dead: [], all: expect.arrayContaining(['readers.en.md']) });
    await build('-f', 'pdf');
    await build('-f', 'html');
    expect(linksOf(page).all).toEqual(expect.arrayContaining(['readers.en.md', 'readers.en.pdf']));
  });
});

describe('the gallery', () => {
  it('leads to no file that was deleted before its brief was built again', async () => {
    await build('-f', 'html,md');
    rmSync(path('out/mini/readers.en.md'));
    await build('-f', 'html');
    expect(linksOf('out/index.html').dead).toEqual([]);
  });
});
