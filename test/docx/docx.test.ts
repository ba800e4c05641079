import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Built, builtInPack } from '../support/built.js';
import { describeWith } from '../support/programs.js';

interface PandocNode {
  readonly t: string;
  readonly c?: unknown;
}

function pandoc(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('pandoc', args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

/** Every node of a kind, anywhere in Pandoc's tree. */
function nodes(tree: unknown, kind: string): PandocNode[] {
  if (Array.isArray(tree)) return tree.flatMap((child) => nodes(child, kind));
  if (typeof tree !== 'object' || tree === null) return [];
  const own = (tree as PandocNode).t === kind ? [tree as PandocNode] : [];
  return [...own, ...Object.values(tree).flatMap((child) => nodes(child, kind))];
}

/** The words of a tree, without its notes. */
function words(tree: unknown): string {
  if (Array.isArray(tree)) return tree.map(words).join('');
  if (typeof tree !== 'object' || tree === null) return '';
  const { t, c } = tree as PandocNode;
  if (t === 'Note') return '';
  return t === 'Str' ? String(c) : Object.values(tree).map(words).join('');
}

/** The way of the README to a file that a colleague can redline in Word. */
describeWith('pandoc', 'the Markdown as a Word document', () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-brief-docx-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let built: Built;
  beforeAll(async () => {
    built = await builtInPack();
  });

  it.each(['foreign-policy.en', 'partner-governments.zh-Hans', 'un-delegates.zh-Hant'])('%s', (id) => {
    const source = join(folder, `${id}.md`);
    const word = join(folder, `${id}.docx`);
    const markdown = new TextDecoder().decode(built.file(`${id}.md`));
    writeFileSync(source, markdown);
    pandoc(source, '-M', 'title=', '-M', 'author=', '-M', 'date=', '-o', word);
    const tree: unknown = JSON.parse(pandoc(word, '-t', 'json'));

    const squeeze = (text: string) => text.replace(/[\s*\\]|\[\^\d\]/g, '');
    const titles = [...markdown.matchAll(/^##+ (.*)$/gm)].map((m) => squeeze(m[1] ?? ''));
    const headings = nodes(tree, 'Header').map((h) => squeeze(words(h.c)));
    expect(headings).toEqual(expect.arrayContaining(titles));
    const ofLevel = (level: number) => nodes(tree, 'Header').filter((h) => (h.c as unknown[])[0] === level);
    expect([1, 3].map((level) => ofLevel(level).length)).toEqual([1, 4]);

    const items = [...markdown.matchAll(/^- (.*)$/gm)].map((m) => squeeze(m[1] ?? ''));
    expect(items.length).toBeGreaterThan(12);
    const listed = squeeze(words(nodes(tree, 'BulletList')));
    for (const item of items) expect(listed).toContain(item);

    const cited = markdown.match(/(?<=[^\n])\[\^\d\](?!:)/g) ?? [];
    expect(nodes(tree, 'Note')).toHaveLength(cited.length);
    expect(words(tree)).not.toMatch(/\[\^|\*\*/);
  });
});
