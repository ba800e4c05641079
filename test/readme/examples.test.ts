import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexer } from 'marked';
import { afterAll, describe, expect, it } from 'vitest';
import { textsBelow } from '../support/folders.js';
import { root, workspace } from '../support/packs.js';
import { run } from '../support/program.js';

interface Example {
  readonly page: string;
  /** A file of the pack that `new` writes. */
  readonly file: string;
  /** A line that the file has, and those that an editor puts below it. */
  readonly anchor: string;
  readonly lines: string;
}

/** The examples that name a file of the new pack in their first line. */
function examplesIn(page: string): readonly Example[] {
  return lexer(readFileSync(join(root, page), 'utf8')).flatMap((token) => {
    if (token.type !== 'code' || token.lang !== 'yaml') return [];
    const [, file, anchor, lines] = /^# ([\w/-]+\.yaml)\n(.*)\n([\s\S]+)$/.exec(token.text) ?? [];
    return file && anchor && lines ? [{ page, file, anchor, lines }] : [];
  });
}

const examples = ['docs/tutorial.md', 'docs/arrange-the-page.md'].flatMap(examplesIn);

describe('the examples of the pages for editors', () => {
  const { path: cwd, remove } = workspace();
  afterAll(remove);

  /** A new pack with the lines of an example in it. */
  async function packWith({ file, anchor, lines }: Example, name: string): Promise<void> {
    await run(cwd, 'new', name, '--yes');
    const path = join(cwd, name, file);
    const before = readFileSync(path, 'utf8').split('\n');
    expect(before).toContain(anchor);
    writeFileSync(path, before.toSpliced(before.indexOf(anchor) + 1, 0, ...lines.split('\n')).join('\n'));
  }

  it('are there', () => {
    expect(examples.length).toBeGreaterThan(9);
  });

  it.each(examples.map((example, i) => ({ ...example, name: `pack-${i}` })))(
    '$page: $file, below $anchor ($name)',
    async ({ name, ...example }) => {
      await packWith(example, name);
      expect(await run(cwd, 'check', name, '--strict')).toMatchObject({ status: 0, stdout: '' });
      await run(cwd, 'build', name, '-f', 'md', '-o', `out-${name}`);
      const pages = Object.entries(textsBelow(join(cwd, `out-${name}`))).filter(([path]) => path.endsWith('.md'));
      const printed = pages.map(([, text]) => text.replaceAll('\u00a0', ' ')).join('\n');
      const texts = example.lines.replaceAll(/reason: "[^"]+"/g, '').matchAll(/"([^"]+?)\.?"/g);
      expect([...texts].map(([, text = '']) => text).filter((text) => !printed.includes(text))).toEqual([]);
    },
  );

  it('fill their pages as the tutorial shows', async () => {
    const tutorial = readFileSync(join(root, 'docs/tutorial.md'), 'utf8');
    const [, table = ''] = /```\n( {2}brief +fill +left out\n[^`]+)```/.exec(tutorial) ?? [];
    await run(cwd, 'new', 'library-hours', '--yes');
    const { stderr } = await run(cwd, 'build', 'library-hours');
    expect(table.split('\n').length).toBeGreaterThan(2);
    expect(stderr).toContain(table);
  });
});
