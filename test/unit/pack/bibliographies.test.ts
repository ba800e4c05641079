import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatReference } from '../../../src/brief/references/format.js';
import type { PackFile } from '../../../src/model/loaded-pack.js';
import { loadPack } from '../../../src/pack/load-pack.js';
import { rulesOf } from '../../support/locales.js';
import { miniPackFolder, packFiles, root } from '../../support/packs.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = ({ bytes }: PackFile) => new TextDecoder().decode(bytes);

const file = (path: string) => ({ id: path, text: readFileSync(`${root}/${path}`, 'utf8') });

/** The small pack with another bibliography, which is its only one. */
function withBibliography(text: string, id: string) {
  const files = packFiles(miniPackFolder).map((each) => {
    const own = textOf(each).replaceAll('smith2025', id);
    return { ...each, bytes: bytesOf(own.replace(/^references:\n(?:[ -].*\n)+/m, '')) };
  });
  return loadPack([...files, { path: 'references.yaml', bytes: bytesOf(text) }], (path) => path);
}

const exported = [
  ['zotero', 'smith2019', 'Growth of *Zea mays* at high CO₂'],
  ['better-bibtex', 'smithGrowth2019', 'Growth of Zea mays'],
  ['pandoc', 'smith2019', 'Growth of *Zea mays* at high CO₂'],
  ['crossref', 'smith2019', 'Growth of Zea mays at high CO2'],
  ['biblatex', 'smith2019', 'Growth of Zea at high CO₂'],
] as const;

describe('a bibliography as a program exports it', () => {
  it.each(exported)('%s is taken unchanged', (name, id, title) => {
    const { result } = withBibliography(file(`test/unit/pack/bibliographies/${name}.yaml`).text, id);
    expect(result.ok ? [] : result.diagnostics).toEqual([]);
    if (!result.ok) return;
    const [reference] = result.value.references;
    expect(reference && formatReference(reference, 'en', rulesOf('en')).replace(/\\(.)/g, '$1')).toMatch(
      new RegExp(
        `^Smith, A\\. and (?:van Gogh, V\\.|Gogh, V\\. van) \\(2019\\)\\. “${title.replaceAll('*', '\\*')}”\\. ` +
          'Journal of Air 12\\(3\\), 101–119\\. <https://doi\\.org/10\\.1000/ja\\.2019\\.1>$',
      ),
    );
  });

  it.each([
    ['  - id: x\n    type: book\n    title: "T"\n    DOI: ""\n    volume: ""\n', {}],
    ['  - id: x\n    type: book\n    title: "T"\n    doi: 10.1000/x\n', { DOI: '10.1000/x' }],
    [
      '  - id: x\n    type: book\n    title: "T"\n    issued: { date-parts: [2020, 5] }\n',
      { issued: { 'date-parts': [['2020', '5']] } },
    ],
    [
      '  - id: x\n    type: book\n    title: "T"\n    issued: { date-parts: [[2021, null, null]] }\n',
      { issued: { 'date-parts': [['2021']] } },
    ],
    ['  - id: x\n    type: book\n    title: "T"\n    issued: { date-parts: [[null]] }\n', {}],
    ['  - id: x\n    type: book\n    title: "T"\n    volume: null\n    issued: ~\n    author: null\n', {}],
    ['  - id: x\n    type: monograph\n    title: "T"\n', {}],
    [
      '  - id: x\n    type: book\n    title: "T"\n    issued: { date-parts: [[2021, 4, 0], [2022, 0, 0]] }\n',
      { issued: { 'date-parts': [['2021', '4'], ['2022']] } },
    ],
    ['  - id: x\n    type: book\n    title: "T"\n    issued: { edtf: 2021-04 }\n', { issued: { raw: '2021-04' } }],
    [
      '  - id: x\n    type: book\n    title: "T"\n    author: [{ literal: UN, isInstitution: true }]\n',
      { author: [{ literal: 'UN', isInstitution: 'true' }] },
    ],
    ['  - id: x\n    type: book\n    title: "T"\n    language: eng\n', { language: 'en' }],
    ['  - id: x\n    type: book\n    title: "T"\n    language: ger\n', { language: 'de' }],
    ['  - id: x\n    type: book\n    title: "T"\n    language: chi-Hant\n', { language: 'zh-Hant' }],
    ['  - id: x\n    type: book\n    title: "T"\n    language: per\n', { language: 'fa' }],
    ['  - id: x\n    type: book\n    title: "T"\n    language: haw\n', { language: 'haw' }],
    ['  - id: x\n    type: book\n    title: "T"\n    language: zh-yue\n', { language: 'zh-yue' }],
  ])('%j', (text, fields) => {
    const { result } = withBibliography(`references:\n${text}`, 'x');
    expect(result.ok && result.value.references[0]).toEqual({ id: 'x', type: 'book', title: 'T', ...fields });
  });

  it('prints the characters that CrossRef writes as references of HTML, and no line end of a name', () => {
    const { result } = withBibliography(
      [
        'references:',
        '  - id: x',
        '    type: book',
        '    title: "A &amp; B &amp;lt; C"',
        '    author: [{ literal: "Smith &amp; Sons" }, { family: "O&#39;Neil", given: "Ann\\u2028Mary" }]',
        '    publisher: "Taylor &amp; Francis"',
        '    URL: "https://example.org/?a=1&amp;amp;b=2"',
        '',
      ].join('\n'),
      'x',
    );
    const [work] = result.ok ? result.value.references : [];
    expect(work && formatReference(work, 'en', rulesOf('en')).replace(/\\(.)/g, '$1')).toBe(
      "Smith & Sons and O'Neil, A. M. “A & B &lt; C”. Taylor & Francis. <https://example.org/?a=1&amp;amp;b=2>",
    );
  });

  it.each(['references:\n', 'references: \n\n', 'references:\r\n', 'references:\n  ', 'references: '])(
    'is taken as the file of the program below its key: %j',
    (key) => {
      const reference = { id: 'x', type: 'book', title: 'T' };
      for (const json of [JSON.stringify([reference]), JSON.stringify([reference], null, '\t')]) {
        const { result } = withBibliography(`${key}${json}\n`, 'x');
        expect(result.ok && result.value.references).toEqual([reference]);
        const { result: without } = withBibliography(`${key}${json.replace(/,\s*"type": ?"book"/, '')}\n`, 'x');
        expect(without.ok ? [] : without.diagnostics).toMatchObject([
          {
            code: 'content/missing-key',
            span: { source: 'references.yaml', start: key.length + json.indexOf('"id"') },
          },
        ]);
      }
    },
  );

  it.each(['references: # from Zotero:\n', 'references:\n# from Zotero:\n', 'references: x\n'])(
    'is no part of a comment or a text above it: %j',
    (above) => {
      const { result } = withBibliography(`${above}[\n\t{ "id": "x", "type": "book", "title": "T" }\n]\n`, 'x');
      expect(result.ok ? [] : result.diagnostics.map(({ code }) => code)).toContain('yaml/syntax');
    },
  );

  it('keeps the places of JSON that is indented with tabs', () => {
    const { result } = withBibliography('references: [\n\t{\n\t\t"id": "x",\n\t\t"type": "book"\n\t}\n]\n', 'x');
    expect(result.ok ? [] : result.diagnostics).toMatchObject([
      { code: 'content/missing-key', span: { source: 'references.yaml' } },
    ]);
  });
});
