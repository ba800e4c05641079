import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../src/document/parse.js';
import { sha256 } from '../../../src/host/digest.js';
import { type ContainerName, containerNames } from '../../../src/model/document.js';
import type { RenderInput } from '../../../src/model/render-input.js';
import { checkPdf } from '../../../src/pdfua/check-pdf.js';
import { missingTextIn } from '../../../src/pipeline/verify-text.js';
import { htmlView } from '../../../src/render/html/page.js';
import { renderMarkdown } from '../../../src/render/markdown.js';
import { renderWord } from '../../../src/render/word/write-word.js';
import { composed, labelsOf } from '../../support/briefs.js';
import { sampleOf } from '../../support/depth.js';
import { rulesOf } from '../../support/locales.js';
import { loadedPack, miniPackFolder } from '../../support/packs.js';
import { SharedRenderContext } from '../../support/render-context.js';
import { noSpan } from '../../support/spans.js';

/** What a container stands in on the pages of the package. */
const around: Readonly<Partial<Record<ContainerName, readonly ContainerName[]>>> = {
  ...Object.fromEntries(
    (['logo', 'issuer', 'kicker', 'marks', 'handling'] as const).map((name) => [name, ['masthead']]),
  ),
  ...Object.fromEntries((['value', 'whole', 'alt', 'chart'] as const).map((name) => [name, ['facts', 'fact']])),
  ...Object.fromEntries((['caption', 'row'] as const).map((name) => [name, ['facts', 'fact', 'chart']])),
  ...Object.fromEntries((['place', 'limits'] as const).map((name) => [name, ['points', 'unit']])),
  fact: ['facts'],
  unit: ['points'],
  pillar: ['pillars'],
  headline: ['pillars', 'pillar'],
  reference: ['references'],
  online: ['footer'],
};

const attributes: Readonly<Partial<Record<ContainerName, string>>> = {
  unit: '{unit="u"}',
  fact: '{unit="f"}',
  reference: '{ref="r" number="1"}',
  chart: '{kind="bars"}',
  row: '{value="1"}',
  pillar: '{unit="p" number="1"}',
  points: '{section="problem"}',
};

function nested([name, ...inner]: readonly ContainerName[], body: string): string {
  if (!name) return body;
  const fence = ':'.repeat(8 - Math.min(4, around[name]?.length ?? 0) + inner.length);
  return `${fence}${name}${attributes[name] ?? ''}\n${nested(inner, body)}\n${fence}`;
}

const bodies = [
  'Alpha words',
  'Alpha words\n\nBeta words',
  '- Alpha words\n- Beta words',
  '## Alpha words\n\nBeta words',
];

const pages = containerNames.flatMap((name) => {
  const path = [...(around[name] ?? []), name];
  const inside = containerNames.flatMap((inner) => [
    nested(path, `:::${inner}${attributes[inner] ?? ''}\nAlpha words\n:::`),
    nested(path, `Beta words\n\n:::${inner}${attributes[inner] ?? ''}\nAlpha words\n:::`),
  ]);
  return [...bodies.map((body) => nested(path, body)), ...inside];
});

/** A chart with its rows, each a list of its cells after its attributes. */
function chartPage(kind: string, rows: readonly (readonly string[])[], before = ''): string {
  // What has a year is drawn where it has room.
  const ownOf = (own: string) => (kind === 'trend' ? own : own.replace(/ year="\d+"/, ''));
  const written = rows.map(([own = '', ...cells]) => `:::row{${ownOf(own)}}\n${cells.join('\n\n')}\n:::`).join('\n\n');
  const bar = kind === 'parts' ? ' parts="1 2" of="5"' : '';
  const body = `${before}\n\n${written}`;
  return `::::::facts\n:::::fact{unit="f"${bar}}\nAlpha words\n\n::::chart{kind="${kind}"}\n${body}\n::::\n:::::\n::::::`;
}

const [first, second, head] = ['value="1" year="2001"', 'value="2" year="2002"', 'head="yes"'];
const named = [
  [first, 'Coast', '111'],
  [second, 'Isles', '333'],
];
const unnamed = [
  [first, '111'],
  [second, '333'],
];
const mixed = [
  [first, 'Coast', '111'],
  [second, '333'],
];
const wide = [
  [first, 'Coast', '111', '222'],
  [second, '333'],
];
const headed = [[head, 'Region', '2015', '2025'], ...wide];

const kinds = ['parts', 'bars', 'trend', 'table'];
const ofFact = (page: string) => page.split('\n').slice(1, -1).join('\n');
const four = [
  [head, 'Region', '2005', '2015', '2025'],
  [first, 'Coast', '111', '222', '333'],
];
const severalFacts = [
  chartPage('bars', named),
  chartPage('trend', named),
  chartPage('bars', unnamed),
  chartPage('table', four),
];
const charts = [
  ...kinds.flatMap((kind) => [named, unnamed, mixed].map((rows) => chartPage(kind, rows))),
  ...kinds.map((kind) => chartPage(kind, unnamed, ':::caption\nTitle words\n:::')),
  ...kinds.map((kind) => chartPage(kind, mixed, ':::marks\nAs at 2025\n:::')),
  `::::::facts\n${severalFacts.map(ofFact).join('\n\n')}\n::::::`,
  ...[wide, headed, headed.slice(0, 1), [headed[0], headed[0], ...named]].map((rows) =>
    chartPage('table', rows as string[][]),
  ),
];

const { variant, meta } = composed(loadedPack(miniPackFolder), 'readers', 'en');

describe('a container that a template may use, with whatever it may hold', () => {
  let context: SharedRenderContext['context'];

  beforeAll(async () => {
    ({ context } = await SharedRenderContext.open(['en']));
  });

  /** The page in each format, with what is wrong with it. */
  async function problemsOf(markdown: string): Promise<readonly string[] | undefined> {
    const title = '# Title of this page\n';
    const whole = /^:+masthead/.test(markdown)
      ? markdown.replace('\n', `\n${title}\n`)
      : `::::masthead\n${title}::::\n\n${markdown}`;
    const document = parse(`${whole}\n\nLast words.\n`, () => noSpan);
    if (!document.ok) return undefined;
    const input: RenderInput = {
      ...{ document: document.value, variant, meta, density: 0, theme: context.templates.assets.theme },
      ...{ languages: [{ locale: 'en', name: 'English' }], words: labelsOf('en').page, rules: rulesOf('en') },
      ...{ spanOf: () => noSpan, textsWith: () => [] },
    };
    const pdf = await context.pdf.render(input);
    const files = [
      ['pdf', pdf],
      ['html', `<html><body>${htmlView(input, '').main}</body></html>`],
      ['md', renderMarkdown(input)],
      ['docx', renderWord(input, [], sha256)],
    ] as const;
    const lost = files.flatMap(([format, bytes]) => missingTextIn(format, bytes, document.value, 'ltr') ?? []);
    const [, , , [, word]] = files;
    const xml = strFromU8(unzipSync(word as Uint8Array)['word/document.xml'] ?? new Uint8Array());
    // Word takes two tables in a row for one.
    const joined = xml.includes('</w:tbl><w:tbl>') ? ['joined tables'] : [];
    return [...lost, ...joined, ...checkPdf(pdf).map(({ rule }) => rule)];
  }

  it.each(sampleOf(pages, 23))('is set in every format, or refused: %j', async (markdown) => {
    expect((await problemsOf(markdown)) ?? []).toEqual([]);
  });

  it.each(charts)('has all rows of a chart, whatever they have beside them: %j', async (markdown) => {
    expect(await problemsOf(markdown)).toEqual([]);
  });

  it.each([
    ...['bars', 'trend', 'parts'].flatMap((kind) => [wide, headed].map((rows) => chartPage(kind, rows))),
    ...['pie', ''].map((kind) => chartPage(kind, named)),
    ...['bars', 'trend'].map((kind) => chartPage(kind, [['', 'Coast', '111']])),
    chartPage('trend', [['value="1"', '2001', '111']]),
    chartPage('bars', [['value="many"', 'Coast', '111']]),
    chartPage('bars', [[first]]),
    chartPage('parts', named).replace(' of="5"', ''),
    chartPage('bars', named).replace(
      '::::chart',
      '::::chart{kind="bars"}\n:::row{value="1"}\n1\n:::\n::::\n\n::::chart',
    ),
  ])('refuses a chart that cannot show a row: %j', async (markdown) => {
    expect(await problemsOf(markdown)).toBeUndefined();
  });

  it.each([
    [[], '::::points\n:::unit{unit="u"}\nAlpha\n\n- beta\n\n::place\n:::\n::::'],
    [[], ':::::points\n::::unit{unit="u"}\nAlpha\n\n:::place\ngamma\n:::\n\n:::limits\nbeta\n:::\n::::\n:::::'],
    [[], ':::::facts\n::::fact{unit="u"}\nAlpha\n\n:::place\ngamma\n:::\n\n:::limits\nbeta\n:::\n::::\n:::::'],
    [[], ':::::points\n::::unit{unit="u"}\nAlpha\n\n- beta\n\n:::place\ngamma\n:::\n::::\n:::::'],
    [[], ':::lede\nAlpha\n\n- beta\n:::'],
    [[], ':::::facts\n::::fact{unit="f"}\n:::value\n5\n:::\n:::whole\nof 7\n:::\n\nAlpha\n::::\n:::::'],
    [undefined, ':::::facts\n::::fact{unit="f"}\n:::value\n- 5\n:::\n::::\n:::::'],
    [undefined, ':::::facts\n::::fact{unit="f"}\n:::whole\nof 7\n:::\n\nAlpha\n::::\n:::::'],
    [undefined, ':::logo\nAlpha\n:::'],
    [undefined, '::::points\n:::place\nAlpha\n:::\n::::'],
  ])('%j: %j', async (expected, markdown) => {
    expect(await problemsOf(markdown)).toEqual(expected);
  });
});
