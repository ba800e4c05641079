import { describe, expect, it } from 'vitest';
import { catalogue, type DiagnosticCode } from '../../../src/diagnostics/codes.js';
import {
  allCodes,
  catalogueLines,
  codeNamed,
  explanationLines,
  explanations,
  nearestCode,
} from '../../../src/diagnostics/format-explanation.js';
import { diagnosticsOf, type Result } from '../../../src/diagnostics/result.js';
import { type BriefView, briefShape } from '../../../src/document/brief-shape.js';
import { compileTemplates } from '../../../src/document/compile-templates.js';
import { parse } from '../../../src/document/parse.js';
import { parsePage } from '../../../src/document/parse-page.js';
import { pageShape, partsOfPage } from '../../../src/render/html/page-view.js';
import { found, type Mistakes } from '../../support/mistakes.js';
import { type Edit, miniPackFolder, packFiles } from '../../support/packs.js';
import { wordsOfProgramming } from '../../support/plain-words.js';
import { noSpan } from '../../support/spans.js';

/** The lines of the mini pack that an example replaces, beginning with `from`. */
interface Place {
  readonly file: string;
  readonly from: string;
  readonly lines: number;
  /** Other changes without which it would be no mistake. */
  readonly given?: readonly Edit[];
}

const argument = 'argument.yaml';
const readers = 'audiences/readers.yaml';
const beginText: Place = { file: argument, from: '        text:\n          en: "Begin early."', lines: 3 };
const beginEnglish: Place = { file: argument, from: '          en: "Begin early."', lines: 1 };
const beginChinese: Place = { file: argument, from: '          zh-Hant: "及早開始。"', lines: 1 };
const finishEnglish: Place = { file: argument, from: '          en: "Finish {{missing.part}}', lines: 1 };
const finishText: Place = { file: argument, from: '        text:\n          en: "Finish', lines: 3 };
const name: Place = { file: readers, from: 'name:', lines: 3 };
const weights: Place = { file: readers, from: 'weights:', lines: 1 };
const forPartners: readonly Edit[] = [
  { file: 'pack.yaml', find: 'references:', write: '  abbreviations: [UN]\nreferences:' },
  { file: argument, find: '"及早開始。"', write: '"請一個機構。"' },
  {
    file: readers,
    find: 'weights:',
    write: 'profile: partner\napplicability: { en: "Here.", zh-Hant: "此處。" }\nweights:',
  },
];
const term: readonly Edit[] = [
  {
    file: 'pack.yaml',
    find: 'references:',
    write: 'glossary:\n  - { id: early, terms: { en: [early], zh-Hant: [及早] } }\nreferences:',
  },
];

const inPack: Partial<Record<DiagnosticCode, Place>> = {
  'yaml/syntax': beginText,
  'yaml/duplicate-key': name,
  'yaml/forbidden': { ...beginEnglish, given: [{ file: argument, find: '"及早開始。"', write: '"**及早**開始。"' }] },
  'yaml/comment-in-text': beginEnglish,
  'yaml/bare-braces': {
    ...beginEnglish,
    given: [{ file: argument, find: '"及早開始。"', write: '"三件中的{{missing.part}}件"' }],
  },
  'yaml/quotes': beginEnglish,
  'content/unsafe-character': beginEnglish,
  'content/unsupported-script': beginEnglish,
  'content/invisible-character': beginEnglish,
  'content/private-character': beginEnglish,
  'content/mixed-scripts': beginEnglish,
  'content/long-word': beginEnglish,
  'content/too-nested': beginEnglish,
  'content/unknown-key': { file: argument, from: '        priority: must', lines: 1 },
  'content/missing-key': { file: argument, from: '      - id: finish', lines: 5 },
  'content/wrong-type': { file: argument, from: '    references: [smith2025]', lines: 1 },
  'content/invalid-value': { file: 'pack.yaml', from: '  issued: 2026-01-31', lines: 1 },
  'content/missing-text': { file: argument, from: '    title:\n      en: "First"', lines: 3 },
  'content/unknown-language': name,
  'content/duplicate-id': { file: argument, from: '      - id: continue', lines: 1 },
  'content/unknown-id': { file: readers, from: 'weights:', lines: 2 },
  'content/unknown-reference': finishEnglish,
  'content/unknown-figure': finishEnglish,
  'content/contradiction': { ...weights, lines: 0 },
  'content/bad-placeholder': finishEnglish,
  'content/bad-citation': finishEnglish,
  'document/raw-marks': {
    ...beginEnglish,
    given: [{ file: argument, find: '"及早開始。"', write: '"**及早**開始。"' }],
  },
  'lint/parity-number': beginText,
  'lint/parity-figure': finishText,
  'lint/parity-citation': finishText,
  'lint/parity-emphasis': beginText,
  'lint/typed-figure': { file: argument, from: '    whole:', lines: 3 },
  'lint/thousands': { file: argument, from: '    figures:', lines: 1 },
  'lint/year-figure': { file: argument, from: '    figures:', lines: 1 },
  'lint/ratio': { file: argument, from: '    limits:', lines: 3 },
  'lint/unsaid-whole': { file: argument, from: '    whole:', lines: 3 },
  'lint/script': beginChinese,
  'lint/punctuation': beginChinese,
  'lint/quotes': beginEnglish,
  'lint/term': { ...beginText, given: term },
  'lint/long-sentence': beginEnglish,
  'lint/long-text': beginEnglish,
  'lint/empty-phrase': beginEnglish,
  'lint/reads-on': { file: argument, from: '    limits:', lines: 3 },
  'lint/abbreviation': { ...beginEnglish, given: forPartners },
  'lint/provenance': { file: argument, from: '  - id: missing', lines: 3 },
  'lint/derived-advice': { file: argument, from: '      - id: begin', lines: 2 },
  'lint/profile': weights,
  'lint/leak': weights,
};

const inNewFile: readonly DiagnosticCode[] = ['content/duplicate-section', 'content/empty-file'];
const inTemplate: readonly DiagnosticCode[] = ['template/syntax', 'template/unknown-path'];
const inPageTemplate: readonly DiagnosticCode[] = ['template/left-out'];
const inMarkdown: readonly DiagnosticCode[] = [
  'document/raw-html',
  'document/unsafe-link',
  'document/bad-address',
  'document/unsupported',
  'document/bad-container',
  'document/unknown-citation',
];
const inMarkdownPage: readonly DiagnosticCode[] = ['document/bad-heading'];

/** Mistakes in bytes, files, flags, a whole page or an earlier state, which no example alone can show. */
const notByExample: readonly DiagnosticCode[] = [
  'yaml/encoding',
  'command/usage',
  'command/failed',
  'command/not-built',
  'content/no-pack',
  'content/stray-file',
  'content/unsafe-file',
  'content/too-large',
  'content/too-many-mistakes',
  'content/duplicate-pack',
  'content/bad-override',
  'lint/stale-translation',
  'template/missing',
  'template/stray-file',
  'template/bad-theme',
  'template/bad-locale',
  'template/words-of-base',
  'template/bad-picture',
  'template/bad-font',
  'template/font-rights',
  'fit/overflow',
  'pdf/rule',
  'change/conflict',
  'change/less-shown',
  'change/lost-letter',
  'change/lost-placeholder',
  'change/not-taken',
  'change/retyped-figure',
  'change/unknown-text',
  'exchange/unreadable',
  'render/missing-glyph',
  'render/cut-number',
];

/** The mini pack with an example in its place. */
function withExample({ file, from, lines, given = [] }: Place, example: string): Mistakes {
  const bytes = packFiles(miniPackFolder).find(({ path }) => path === file)?.bytes;
  const text = new TextDecoder().decode(bytes);
  const start = text.indexOf(from);
  expect(start, `${file} has no "${from}"`).toBeGreaterThan(-1);
  const column = /^ */.exec(from)?.[0] ?? '';
  const all = text.slice(start).split('\n').slice(0, Math.max(1, lines)).join('\n');
  const written = example.replace(/^(?=.)/gm, column);
  return { edits: [{ file, find: all, write: lines === 0 ? `${written}\n${all}` : written }, ...given] };
}

const codesOf = (mistakes: Mistakes) => [...new Set(found(mistakes).diagnostics.map(({ code }) => code))];

describe('the explanation of every code', () => {
  it('has an example that is tested here, or cannot have one', () => {
    const tested = [
      ...Object.keys(inPack),
      ...inNewFile,
      ...inTemplate,
      ...inPageTemplate,
      ...inMarkdown,
      ...inMarkdownPage,
    ];
    expect([...tested, ...notByExample].sort()).toEqual([...allCodes].sort());
    expect(tested.length).toBeGreaterThan(40);
  });

  it.each(Object.entries(inPack))('%s: its example gives this code, and corrected it gives none', (code, place) => {
    const { wrong, right } = explanations[code as DiagnosticCode];
    expect(codesOf(withExample(place, wrong))).toEqual([code]);
    expect(codesOf(withExample(place, right))).toEqual([]);
  });

  it.each(inNewFile)('%s: its example gives this code, and corrected it gives none', (code) => {
    const { wrong, right } = explanations[code];
    expect(codesOf({ files: { 'notes.yaml': wrong } })).toEqual([code]);
    expect(codesOf({ files: { 'notes.yaml': right } })).toEqual([]);
  });

  const filesOf = (text: string) => ({ main: { id: 'brief.md.hbs', text }, partials: new Map() });
  const readings: readonly [readonly DiagnosticCode[], (text: string) => Result<unknown>][] = [
    [inTemplate, (text) => compileTemplates(filesOf(text), 'markdown', briefShape)],
    [inPageTemplate, (text) => compileTemplates(filesOf(text), 'html', pageShape, partsOfPage)],
    [inMarkdown, (text) => parse(`${text}\n`, () => noSpan)],
    [
      inMarkdownPage,
      (text) => {
        const expand = () => `${text}\n`;
        return parsePage(
          { files: filesOf(text), expand },
          () => ({}) as BriefView,
          () => noSpan,
        );
      },
    ],
  ];
  const read = readings.flatMap(([codes, read]) => codes.map((code) => ({ code, read })));

  it.each(read)('$code: its example gives this code, and corrected it gives none', ({ code, read }) => {
    const codes = (text: string) => [...new Set(diagnosticsOf(read(text)).map((d) => d.code))];
    expect(codes(explanations[code].wrong)).toEqual([code]);
    expect(codes(explanations[code].right)).toEqual([]);
  });

  it.each(allCodes)('%s says what, why and how in plain words', (code) => {
    const { means, wrong, right, why, mend } = explanations[code];
    const said = [catalogue[code], means, why, mend];
    for (const text of said) {
      expect(text).toMatch(/[.:?)"]$/);
      expect(text).not.toMatch(wordsOfProgramming);
    }
    expect(wrong).not.toBe(right);
    for (const line of explanationLines(code)) expect(line).toBe(line.trimEnd());
  });
});

describe('a code that was typed', () => {
  it('is recognized in brackets and without its stage', () => {
    expect(codeNamed('content/missing-key')).toBe('content/missing-key');
    expect(codeNamed('[yaml/syntax]')).toBe('yaml/syntax');
    expect(codeNamed('missing-key')).toBe('content/missing-key');
    // Two stages have a code of this name.
    expect(codeNamed('syntax')).toBeUndefined();
  });

  it('is matched with the nearest when misspelt', () => {
    expect(nearestCode('content/mising-key')).toBe('content/missing-key');
    expect(nearestCode('bad-citaton')).toBe('content/bad-citation');
    expect(nearestCode('zzzzzzzzzz')).toBeUndefined();
  });

  it('is in the list of all codes, with its meaning', () => {
    expect(catalogueLines()).toHaveLength(allCodes.length);
    expect(catalogueLines().find((line) => line.startsWith('content/missing-key '))).toMatch(
      /A key that must be there is missing\.$/,
    );
  });
});
