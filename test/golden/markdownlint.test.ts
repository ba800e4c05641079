import { lint } from 'markdownlint/promise';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInPack } from '../support/built.js';

/** All rules of markdownlint, but for the length of lines: a paragraph is one line, so that Chinese has no spaces in it. */
const config = {
  default: true,
  MD013: false,
  // The title stands in the front matter and as the heading of the page: Pandoc reads the one, code hosts show the other.
  MD025: { front_matter_title: '' },
};

describe('the Markdown of the built-in pack', () => {
  const pages = new Map<string, string>();
  beforeAll(async () => {
    const built = await builtInPack();
    for (const { id } of built.report.briefs) pages.set(id, new TextDecoder().decode(built.file(`/${id}.md`)));
  });

  it('is clean', async () => {
    expect(pages.size).toBe(18);
    const found = await lint({ strings: Object.fromEntries(pages), config });
    const problems = Object.entries(found).flatMap(([id, issues]) =>
      issues.map((i) => `${id}:${i.lineNumber} ${i.ruleNames.join('/')} ${i.errorDetail ?? ''} ${i.errorContext ?? ''}`),
    );
    expect(problems).toEqual([]);
  });

  it('would not be if a heading were skipped or HTML crept in', async () => {
    const page = pages.get('un-delegates.en') ?? '';
    const worse = { skipped: page.replace(/^## /m, '#### '), html: page.replace('The problem', '<b>The</b> problem') };
    const found = await lint({ strings: worse, config });
    expect(found.skipped?.map((i) => i.ruleNames[0])).toContain('MD001');
    expect(found.html?.map((i) => i.ruleNames[0])).toContain('MD033');
  });

  it('keeps each Chinese paragraph on one line', () => {
    for (const [id, page] of pages) {
      if (id.includes('.en')) continue;
      expect(page, id).not.toMatch(/[\p{Script=Han}，、；：]\n[\p{Script=Han}]/u);
    }
  });
});
