import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isError } from '../../src/diagnostics/diagnostic.js';
import type { FittedBrief } from '../../src/model/fitted-brief.js';
import { activeContent } from '../support/active-content.js';
import { casesOf } from '../support/depth.js';
import {
  activeMarkdown,
  elementsOf,
  letters,
  lettersOfInline,
  lettersOfPage,
  textOfUnit,
} from '../support/kept-text.js';
import { textMutants } from '../support/mutations.js';
import { type Rendered, rendered, SharedRenderContext } from '../support/render-context.js';

const cases = casesOf(1_000, 100);

/** Texts that an editor may well write, and some that only look like more than text. */
const texts = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          'the',
          'of 24',
          '**must**',
          '*may*',
          '***both***',
          '`code`',
          '[a link](https://example.org/a_b)',
          'https://example.org/x?y=1&z=2',
          '[@smith2025]',
          '{{missing.part}}',
          '**「重點」**的',
          '治理能力。',
          '“quoted”',
          'snake_case_word',
          '2*3*4',
          'a < b & c > d',
          '10~20 ~~30~~',
          '[Nature]{lang=en}',
          '(see [1])',
          '5 %',
          '\\*plain\\*',
          'naïve café',
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((words) => words.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '# Title',
      '- point',
      '1. point',
      '2025. A year',
      '> quote',
      '---',
      '***',
      ':::',
      '|a|b|',
      '[x]: https://example.org',
      '~~~',
      '+',
      '= equal',
      'two\nlines',
      'two\n\nparagraphs',
      '  blanks  ',
      '&copy; &amp; &#65;',
      '**open',
      '*a **b* c**',
      '[a *b](https://example.org)*',
      '<b>bold</b>',
      '字'.repeat(300),
      'A long sentence with many words in it. '.repeat(40),
    ),
  },
);

/** Every text of a brief that is a part of its own on the page, by the unit that it stands in. */
function unitsOn({ ask, points, pillars, facts, method }: FittedBrief): readonly (readonly [string, string])[] {
  return [
    ...(method ? [] : [['ask', ask.text] as const]),
    ...[...points, ...pillars.flatMap((p) => p.units)].map((u) => [u.id, u.text.text] as const),
    ...pillars.flatMap((p) => [p.title, p.headline].map((t) => [p.id, t.text] as const)),
    ...facts.flatMap(({ id, figure, text }) =>
      figure ? [[id, `${figure.value.text} ${figure.whole?.text ?? ''} ${text.text}`] as const] : [],
    ),
  ];
}

function expectKept({ variant: { fitted }, files }: Rendered): void {
  const elements = elementsOf(String(files.get('html')));
  expect([...activeContent(elements), ...activeMarkdown(String(files.get('md')))]).toEqual([]);
  const markdown = lettersOfPage(String(files.get('md'))).join('\n');
  for (const [unit, text] of unitsOn(fitted.page)) {
    const wanted = text.split(/\n/).map(lettersOfInline).join('');
    expect(letters(textOfUnit(elements, unit) ?? ''), unit).toContain(wanted);
    expect(markdown, unit).toContain(wanted);
  }
  const pdf = files.get('pdf');
  if (pdf !== undefined) expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  expect(fitted.report.layouts).toBeLessThanOrEqual(12);
  const { headline, finding } = fitted.page;
  for (const { text } of [headline, finding]) expect(markdown).toContain(lettersOfInline(text));
}

describe('a pack with other texts', () => {
  let renderContext: SharedRenderContext;
  beforeAll(async () => {
    renderContext = await SharedRenderContext.open(['en', 'zh-Hant']);
  });

  it(
    'becomes pages with all that was chosen, or is told what is wrong, and nothing breaks',
    async () => {
      let runs = 0;
      const outcomes = { pages: 0, told: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(textMutants(texts), async ({ files }) => {
          runs += 1;
          const { pages, loaded, diagnostics } = await rendered(
            files(),
            runs % 10 === 0 ? ['md', 'html', 'pdf'] : ['md', 'html'],
            renderContext,
          );
          if (!loaded) outcomes.refused += 1;
          else outcomes[pages.length > 0 ? 'pages' : 'told'] += 1;
          // A page in each language, or a reason why not.
          if (pages.length < 2) expect(diagnostics.some(isError)).toBe(true);
          pages.forEach(expectKept);
        }),
        { seed: 20260202, numRuns: cases },
      );
      // Many still become pages; all three outcomes were seen.
      expect(outcomes.pages).toBeGreaterThan(cases / 4);
      expect(outcomes.told).toBeGreaterThan(0);
      expect(outcomes.refused).toBeGreaterThan(0);
    },
    cases * 1000,
  );
});
