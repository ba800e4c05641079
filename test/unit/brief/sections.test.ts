import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
  edit('argument.yaml', 'pillars:\n', `${points}pillars:\n`);
  edit(
    'pack.yaml',
    '  - id: smith2025\n',
    '  - { id: jones2024, type: report, title: "A law", issued: "2024", URL: "https://example.org/law" }\n  - id: smith2025\n',
  );
});
afterEach(() => at.remove());

/** Points of the framing, one of each role; the old names of roles among them. */
const points = `  units:
    - { id: lack, role: deficit, priority: should, source: { paragraphs: [4] }, references: [smith2025], text: { en: "Much is lacking.", zh-Hant: "所缺甚多。" } }
    - { id: risk, role: problem, priority: should, source: { paragraphs: [5] }, text: { en: "Things break.", zh-Hant: "物易損壞。" }, limits: { en: "Only once.", zh-Hant: "僅一次。" } }
    - { id: chance, role: stake, priority: should, source: { paragraphs: [6, 7, 8] }, text: { en: "Now is the time.", zh-Hant: "正當其時。" } }
    - { id: law, role: progress, priority: should, standing: editor-note, references: [jones2024], source: { paragraphs: [9] }, text: { en: "A law was passed.", zh-Hant: "法律已通過。" } }
    - { id: doubt, role: limit, priority: should, source: { paragraphs: [10] }, text: { en: "Costs are not given.", zh-Hant: "未列費用。" } }
    - { id: meeting, role: next, priority: should, source: { paragraphs: [11] }, text: { en: "A meeting follows.", zh-Hant: "隨後開會。" } }
`;

function edit(file: string, find: string, write: string): void {
  const path = join(at.path, 'content/mini', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(find)) throw new Error(`${file} lacks ${find}`);
  writeFileSync(
    path,
    text.replace(find, () => write),
  );
}

const forReader = (yaml: string) => edit('audiences/readers.yaml', 'id: readers\n', `id: readers\n${yaml}`);
const forPack = (yaml: string) => edit('pack.yaml', '  id: mini\n', `  id: mini\n${yaml}`);

async function page(locale = 'en', ...args: string[]): Promise<string> {
  const { status, stderr } = await program(at.path, ['build', '-f', 'md', ...args]);
  if (status !== 0) throw new Error(stderr);
  // Where a line may not break is no matter of this.
  return readFileSync(join(at.path, `out/mini/readers.${locale}.md`), 'utf8').replaceAll('\u00a0', ' ');
}

const headings = (markdown: string) => [...markdown.matchAll(/^## (.*)$/gm)].map(([, words]) => words);

describe('the sections of a page', () => {
  it('stand in the usual order, the problem first, neighbours under one heading', async () => {
    forPack('  places: shown\n');
    const text = await page();
    expect(headings(text)).toEqual([
      'What this means for you (the editors’ reading)',
      'The problem, and why now',
      'Key figures',
      'What the author advises',
      'Limits',
      'Next step',
    ]);
    expect(text).toContain('- Much is lacking. (\\[1\\] para. 4)');
    expect(text).toContain('- Now is the time. (\\[1\\] paras 6–8)');
    expect(text).toContain('- Editors’ note: A law was passed.');
    expect(text).toContain('- Only once.');
    expect(text).toMatch(/## Limits\n\n- Costs are not given\./);
    expect(text).toMatch(/## Next step\n\n- A meeting follows\./);
  });

  it.each([
    [1, 'What the author advises (1 of 3 measures, chosen by the editors)'],
    [0, 'What the author advises'],
  ])('say how many measures were chosen, where some were: %i', async (measures, heading) => {
    edit('argument.yaml', 'priority: must', 'priority: could');
    forReader(`most: { measures: ${measures} }\n`);
    expect(headings(await page())).toContain(heading);
  });

  it('have clauses of laws and standards as their places, behind paragraphs and as the source calls them', async () => {
    forPack('  places: shown\n');
    edit('argument.yaml', 'paragraphs: [4]', 'clauses: ["10.1.3.1", Art. 5(1)(a)]');
    edit('argument.yaml', 'paragraphs: [6, 7, 8]', 'paragraphs: [6, 7, 8], clauses: [第12条の2]');
    for (const [locale, place, both] of [
      ['en', '10.1.3.1, Art. 5(1)(a)', 'paras 6–8, 第12条の2'],
      ['zh-Hant', '10.1.3.1、Art. 5(1)(a)', '第6–8段、第12条の2'],
    ] as const) {
      const text = await page(locale);
      expect(text).toContain(`\\[1\\] ${place}`);
      expect(text).toContain(`\\[1\\] ${both}`);
    }

    expect(JSON.stringify(JSON.parse(readFileSync(join(at.path, 'out/mini/manifest.json'), 'utf8')))).toContain(
      '[6,7,8,"第12条の2"]',
    );
  });

  it('have notes of the editors that name no place in the source, which all other statements need', async () => {
    forPack('  places: shown\n');
    edit('argument.yaml', 'references: [jones2024], source: { paragraphs: [9] }', 'references: [jones2024]');
    const text = await page();
    expect(text).toContain('- Editors’ note: A law was passed.');
    expect(text).toContain('- Much is lacking. (\\[1\\] para. 4)');
    edit('argument.yaml', 'standing: editor-note, ', '');
    edit('argument.yaml', 'role: stake, priority: should', 'role: stake, priority: shold');
    const { stdout, stderr } = await program(at.path, ['check', '--json']);
    expect(`${stdout}${stderr}`).toContain('content/missing-key');
    expect(`${stdout}${stderr}`).toContain('content/invalid-value');
  });

  it('say whose the next step is where it is the editors’, and only then', async () => {
    const step = 'next:\n  - { text: { en: "Ask early.", zh-Hant: "及早詢問。" } }\n';
    edit('argument.yaml', 'role: next', 'role: limit');
    forReader(step);
    expect(headings(await page())).toContain('Next step (the editors’ suggestion)');
    expect(headings(await page('zh-Hant'))).toContain('下一步（編者建議）');
    edit('audiences/readers.yaml', '{ text: { en: "Ask early."', '{ standing: authors-view, text: { en: "Ask early."');
    expect(headings(await page())).toContain('Next step');
  });

  it('head several next steps in the plural, where the language has one', async () => {
    const steps = ['Ask early.', 'Ask again.']
      .map((en) => `  - { text: { en: "${en}", zh-Hant: "及早詢問。" } }\n`)
      .join('');
    edit('argument.yaml', 'role: next', 'role: limit');
    forReader(`next:\n${steps}`);
    expect(headings(await page())).toContain('Next steps (the editors’ suggestion)');
    expect(headings(await page('zh-Hant'))).toContain('下一步（編者建議）');
    edit('audiences/readers.yaml', '{ text: { en: "Ask early."', '{ standing: authors-view, text: { en: "Ask early."');
    expect(headings(await page())).toContain('Next steps');
  });

  it('change order, heading and presence for the pack, and for a reader before it', async () => {
    forPack(
      '  section-order: [recommendations]\n  sections:\n    figures: { hidden: true }\n    next: { heading: { en: "Then", zh-Hant: "之後" } }\n',
    );
    const text = await page();
    expect(headings(text).slice(0, 2)).toEqual([
      'What the author advises',
      'What this means for you (the editors’ reading)',
    ]);
    expect(headings(text)).toContain('Then');
    expect(headings(text)).not.toContain('Key figures');
    expect(await page('zh-Hant')).toContain('## 之後');
    forReader(
      'section-order: [problem, figures]\nsections:\n  figures: { hidden: false }\n  next: { heading: { en: "And then", zh-Hant: "其後" } }\n',
    );
    const own = headings(await page());
    expect(own.slice(0, 2)).toEqual(['The problem', 'Key figures']);
    expect(own).toContain('Why it matters');
    expect(own).toContain('And then');
  });

  it('may each be hidden without harm to another', async () => {
    const all = [
      'lede',
      'ask',
      'problem',
      'why-now',
      'figures',
      'recommendations',
      'evidence',
      'limits',
      'next',
      'contact',
      'sources',
    ];
    for (const name of all) {
      const before = readFileSync(join(at.path, 'content/mini/audiences/readers.yaml'), 'utf8');
      forReader(`sections:\n  ${name}: { hidden: true }\n`);
      expect((await program(at.path, ['build', '-f', 'pdf,html,md', '-l', 'en'])).status, name).toBe(0);
      writeFileSync(join(at.path, 'content/mini/audiences/readers.yaml'), before);
    }
  }, 60_000);

  it('has no number of a source where the sources are hidden, and places by themselves', async () => {
    edit(
      'argument.yaml',
      'en: "Much is lacking."',
      'en: "Much is lacking, as one found [@smith2025], and more [@jones2024]."',
    );
    edit('argument.yaml', 'zh-Hant: "所缺甚多。"', 'zh-Hant: "所缺甚多[@smith2025]，不止於此[@jones2024]。"');
    forReader('sections:\n  sources: { hidden: true }\n');
    const quiet = await page();
    expect(quiet).toContain('- Much is lacking, as one found, and more.\n');
    expect(quiet).not.toMatch(/\[\^?\d/);
    expect(await page('zh-Hant')).toContain('- 所缺甚多，不止於此。\n');
    forReader('places: shown\n');
    expect(await page()).toContain('- Much is lacking, as one found, and more. (para. 4)\n');
  });

  it('say in the report why a unit of a hidden section is on no page', async () => {
    forReader('sections:\n  figures: { hidden: true }\nmost: { measures: 1 }\n');
    const { stdout } = await program(at.path, ['explain', 'mini', '--json', '-l', 'en']);
    const [{ units }] = JSON.parse(stdout).explanations;
    const causeOf = (id: string) => units.find(({ unit }: { unit: string }) => unit === id)?.lengths[0].cause;
    expect(causeOf('missing')).toBe('hidden-section');
    expect([causeOf('second.finish'), causeOf('first.continue')]).toContain('at-most');
  });
});

describe('a reader’s own', () => {
  it('lede, pillars, order, contact and next steps stand on the page', async () => {
    forReader(`lede: { en: "My lede.", zh-Hant: "我的提要。" }
pillar-order: [second]
pillars:
  second: { title: { en: "Mine", zh-Hant: "我的" } }
contact: { en: "me@example.org", zh-Hant: "me@example.org" }
next:
  - text: { en: "Write a letter.", zh-Hant: "寫信。" }
    where: { en: "Geneva", zh-Hant: "日內瓦" }
    by: { en: "May 2027", zh-Hant: "2027年5月" }
    references: [smith2025]
`);
    const text = await page();
    expect(text).toContain('My lede.');
    expect(text).not.toContain('Two of three things are missing.');
    expect(text).toMatch(/### 1\. Mine[\s\S]*### 2\. First/);
    expect(text).toContain('- Write a letter (Geneva; by May 2027).');
    expect(text).toContain('Contact: ');
    expect(text).toContain('me@example.org');
    expect(await page('zh-Hant')).toContain('- 寫信（地點：日內瓦；期限：2027年5月）。');
  });

  it('paper and theme are taken without a flag, and do not enter the name; flags win, and do', async () => {
    forReader('paper: letter\ntheme: clear-print\n');
    const made = async (...args: string[]) => {
      const { stdout } = await program(at.path, ['build', '-f', 'pdf', '-l', 'en', ...args]);
      return stdout.split('\n').filter((name) => name.endsWith('.pdf'));
    };
    expect(await made()).toEqual(['out/mini/readers.en.pdf']);
    expect(await made('--paper', 'a4')).toEqual(['out/mini/readers.en.a4.pdf']);
    expect(await made('--paper', 'letter', '--theme', 'standard')).toEqual(['out/mini/readers.en.standard.pdf']);
    const { briefs } = JSON.parse(readFileSync(join(at.path, 'out/mini/manifest.json'), 'utf8'));
    expect(briefs['readers.en']).toMatchObject({ paper: 'letter', theme: 'clear-print' });
  });

  it('languages are the only ones that it gets, and that its texts need', async () => {
    forReader('languages: [en]\nlede: { en: "English only." }\n');
    const { status, stdout } = await program(at.path, ['build', '-f', 'md']);
    expect({ status, made: stdout.split('\n').filter((name) => name.endsWith('.md')) }).toEqual({
      status: 0,
      made: ['out/mini/readers.en.md'],
    });
  });

  it.each([
    ['languages: [fr]\n', 'content/unknown-language'],
    ['theme: nowhere\n', 'template/missing'],
    ['pillar-order: [third]\n', 'content/unknown-id'],
    ['pillars: { third: { title: { en: "x", zh-Hant: "x" } } }\n', 'content/unknown-id'],
    ['sections: { reasons: { hidden: true } }\n', 'content/unknown-key'],
    ['section-order: [reasons]\n', 'content/invalid-value'],
    ['sections: { figures: { hidden: maybe } }\n', 'content/invalid-value'],
    ['next: [{ text: { en: "x", zh-Hant: "x" }, references: [nobody] }]\n', 'content/unknown-reference'],
  ])('mistakes are told with their place: %s', async (yaml, code) => {
    forReader(yaml);
    const { status, stdout } = await program(at.path, ['check', 'mini', '--json']);
    expect(status).toBe(1);
    const found = JSON.parse(stdout).diagnostics.filter((d: { code: string }) => d.code === code);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ file: 'content/mini/audiences/readers.yaml', line: expect.any(Number) });
  });
});

describe('a measure', () => {
  it('says who, when, by when, at what cost and how surely, and has figures in its sentence', async () => {
    edit(
      'argument.yaml',
      '        priority: must\n',
      `        priority: must
        owner: { en: "the ministry", zh-Hant: "該部" }
        by: { en: "2027", zh-Hant: "2027年" }
        cost: { en: "EUR 3 million", zh-Hant: "300萬歐元" }
        certainty: very-low
        facts: [missing]
`,
    );
    const text = await page();
    expect(text).toContain(
      '- Begin early (2 of 3 things are missing; lead: the ministry; by 2027; cost: EUR 3 million; certainty of the evidence: very low).',
    );
    expect(headings(text)).not.toContain('Key figures');
    expect(text).toContain('- **2** counted once');
    expect(await page('zh-Hant')).toContain(
      '及早開始（2件（共3件）缺失；牽頭：該部；期限：2027年；費用：300萬歐元；證據確定性：極低）。',
    );
  });

  it('has no figure of a fact that is reserved for another reader, or that its own reader drops', async () => {
    edit('argument.yaml', '        priority: must\n', '        priority: must\n        facts: [secret]\n');
    edit(
      'argument.yaml',
      'facts:\n  - ',
      'facts:\n  - { id: secret, standing: reported, references: [smith2025], figures: { n: 7 }, source: { paragraphs: [1] }, value: { en: "{{secret.n}}", zh-Hant: "{{secret.n}}" }, text: { en: "were found", zh-Hant: "項已查明" }, limits: { en: "found by chance.", zh-Hant: "屬偶然發現。" } }\n  - ',
    );
    const others = readFileSync(join(at.path, 'content/mini/audiences/readers.yaml'), 'utf8')
      .replace('id: readers\n', 'id: others\nreserved: [secret]\n')
      .replace('en: "readers', 'en: "other readers');
    writeFileSync(join(at.path, 'content/mini/audiences/others.yaml'), others);
    const without = await page();
    expect(without).toContain('- Begin early.');
    expect(without).not.toContain('by chance');
    const theirs = readFileSync(join(at.path, 'out/mini/others.en.md'), 'utf8');
    expect(theirs).toContain('- Begin early (7');
    writeFileSync(join(at.path, 'content/mini/audiences/others.yaml'), others.replace('reserved: [secret]\n', ''));
    expect(await page()).toContain('- Begin early (7');
    forReader('drop: [{ unit: secret, reason: "They know it." }]\n');
    expect(await page()).toBe(without);
  });

  it.each([
    ['Begin early (now).', '及早開始（現在）。', '- Begin early (now); by 2027.', '及早開始（現在）；期限：2027年。'],
    ['Read [it](https://a.org/b).', '[讀](https://a.org/b)。', '(by 2027).', '（期限：2027年）。'],
  ])('opens no bracket behind another: %s', async (en, hant, enPage, hantPage) => {
    edit(
      'argument.yaml',
      '        priority: must\n',
      '        priority: must\n        by: { en: "2027", zh-Hant: "2027年" }\n',
    );
    edit('argument.yaml', 'en: "Begin early."', `en: "${en}"`);
    edit('argument.yaml', 'zh-Hant: "及早開始。"', `zh-Hant: "${hant}"`);
    expect(await page()).toContain(enPage);
    expect(await page('zh-Hant')).toContain(hantPage);
  });
});
