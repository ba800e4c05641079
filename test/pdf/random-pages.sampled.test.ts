import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Pack } from '../../src/model/loaded-pack.js';
import { variantId } from '../../src/model/variant.js';
import { type FittedVariant, fitEdition } from '../../src/pipeline/fit-edition.js';
import { renderVariant } from '../../src/pipeline/render-brief.js';
import type { RenderContext } from '../../src/pipeline/render-context.js';
import type { LocalizedText, TextLengths } from '../../src/schema/localized-text.js';
import type { Fact, FramingUnit, Measure, Pillar } from '../../src/schema/pack.js';
import { scriptClass } from '../../src/schema/theme.js';
import { casesOf } from '../support/depth.js';
import { loadedPack, miniPackFolder } from '../support/packs.js';
import { pdfFacts } from '../support/pdf.js';
import { SharedRenderContext } from '../support/render-context.js';

const cases = casesOf(150, 12);

const base = loadedPack(miniPackFolder);
const locales = ['en', 'zh-Hant', 'zh-Hans'] as const;
const words =
  'the of capacity governance sharing data centres UN 2030 and open-source models for all, standards; “trust”';
const characters = {
  'zh-Hant': '治理能力建設合作標準數據公平發展中國家開放共享，。、',
  'zh-Hans': '治理能力建设合作标准数据公平发展中国家开放共享，。、',
};

/** A text of about `length` words, or twice as many characters. */
function textOf(locale: string, seed: number, length: number): string {
  let state = seed;
  const next = (limit: number) => {
    state = (state * 48_271 + 11) % 2_147_483_647;
    return state % limit;
  };
  const list = words.split(' ');
  if (locale === 'en') return `A ${Array.from({ length }, () => list[next(list.length)]).join(' ')}.`;
  const han = [...characters[locale === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant']];
  return `在${Array.from({ length: length * 2 }, () => han[next(han.length)]).join('')}里。`;
}

const texts = (short: number, more: number) =>
  fc
    .tuple(fc.nat(1e6), fc.integer({ min: 1, max: short }), fc.integer({ min: 0, max: more }))
    .map(([seed, least, extra]): LocalizedText => {
      const lengthsIn = (locale: string): TextLengths => ({
        short: textOf(locale, seed, least),
        full: textOf(locale, seed, least + extra),
      });
      return { kind: 'localized-text', byLocale: Object.fromEntries(locales.map((l) => [l, lengthsIn(l)])) };
    });

const priority = fc.constantFrom(
  'should' as const,
  'should' as const,
  'could' as const,
  'could' as const,
  'must' as const,
);
const source = { paragraphs: [1] };

const measures = fc
  .record({ text: texts(30, 25), priority })
  .map(
    (one): Omit<Measure, 'id'> => ({ ...one, standing: 'authors-view', topics: [], facts: [], references: [], source }),
  );
const pillars = fc
  .array(
    fc.record({
      title: texts(3, 0),
      headline: texts(9, 0),
      list: fc.array(measures, { minLength: 1, maxLength: 8, size: 'max' }),
    }),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  .map((all) =>
    all.map(
      ({ list, ...rest }, i): Pillar => ({
        ...rest,
        id: `p${i}`,
        source,
        measures: list.map((m, k) => ({ ...m, id: `m${k}` })),
      }),
    ),
  );
const facts = fc
  .array(
    fc.record({
      text: texts(10, 15),
      priority,
      value: fc.option(fc.nat(9999), { nil: undefined }),
      limits: fc.boolean(),
    }),
    {
      maxLength: 7,
    },
  )
  .map((all) =>
    all.map(({ value, limits, ...one }, i): Fact => {
      const plain = (text: string): LocalizedText => ({
        kind: 'localized-text',
        byLocale: Object.fromEntries(locales.map((l) => [l, { full: text, short: text }])),
      });
      return {
        ...one,
        id: `f${i}`,
        figures: {},
        derived: {},
        standing: 'reported',
        topics: [],
        references: i % 3 === 0 ? ['smith2025'] : [],
        source,
        ...(value === undefined ? {} : { value: plain(String(value)) }),
        ...(limits ? { limits: plain('1') } : {}),
      };
    }),
  );
const framing = fc.array(fc.record({ text: texts(14, 14), priority }), { maxLength: 6 }).map((all) =>
  all.map(
    (one, i): FramingUnit => ({
      ...one,
      id: `w${i}`,
      role: i % 2 === 0 ? 'problem' : 'why-now',
      standing: 'authors-view',
      topics: [],
      references: [],
      source,
    }),
  ),
);

const packs = fc.record({
  pillars,
  facts,
  framing,
  languages: fc.subarray([...locales], { minLength: 1, maxLength: 2 }),
  finding: texts(25, 0),
  headline: texts(12, 0),
  ask: texts(25, 0),
  paper: fc.constantFrom('a4' as const, 'letter' as const),
  theme: fc.constantFrom('standard', 'clear-print'),
});
type Sample = typeof packs extends fc.Arbitrary<infer One> ? One : never;

function packOf({ pillars: list, facts: figures, framing: units, languages, finding, headline, ask }: Sample): Pack {
  const [reader] = base.audiences;
  if (!reader) throw new Error('the mini pack has no reader');
  const inAll = ({ byLocale }: LocalizedText): LocalizedText => ({
    kind: 'localized-text',
    byLocale: { ...byLocale, 'zh-Hans': { full: '小型内容', short: '小型内容' } },
  });
  return {
    ...base,
    pack: {
      ...base.pack,
      languages: [...languages],
      title: inAll(base.pack.title),
      disclaimer: inAll(base.pack.disclaimer),
    },
    framing: {
      ...base.framing,
      advice: inAll(base.framing.advice),
      finding: { ...base.framing.finding, text: finding },
      units,
    },
    pillars: list,
    facts: figures,
    audiences: [
      { ...reader, name: inAll(reader.name), headline, ask: { ...reader.ask, text: ask }, weights: { p1: 2, f1: 3 } },
    ],
  };
}

describe('a random pack', () => {
  const contexts = new Map<string, RenderContext>();
  beforeAll(async () => {
    for (const theme of ['standard', 'clear-print']) {
      contexts.set(theme, (await SharedRenderContext.open(locales, theme)).context);
    }
  });

  /** Whether the brief fits; then it is one page, in type above the floors. */
  async function expectOnePage(one: FittedVariant | undefined, failures: readonly string[], context: RenderContext) {
    expect(failures).toEqual(one ? [] : ['fit/overflow']);
    if (!one) return false;
    const { report, page } = one.fitted;
    expect(report.fill).toBeLessThanOrEqual(1);
    expect(report.layouts).toBeLessThanOrEqual(12);
    const rendered = await renderVariant(one, ['pdf'], context);
    if (!rendered.ok) throw new Error(rendered.diagnostics.map((d) => d.message).join('\n'));
    const facts = await pdfFacts(Buffer.from(rendered.value.files[0]?.bytes ?? ''));
    expect(facts.pages).toBe(1);
    const { theme } = context.templates.assets;
    const script = scriptClass(one.variant.locale);
    const scale = theme.densities[page.density]?.[script];
    expect(scale?.['body-pt']).toBeGreaterThanOrEqual(theme.floors[script]['body-pt']);
    expect(scale?.['note-pt']).toBeGreaterThanOrEqual(theme.floors[script]['note-pt']);
    return true;
  }

  it('is one page in each language, as its PDF shows, or is reported not to fit', async () => {
    const outcomes: boolean[] = [];
    await fc.assert(
      fc.asyncProperty(packs, async (sample) => {
        const context = contexts.get(sample.theme);
        if (!context) throw new Error(sample.theme);
        const pack = packOf(sample);
        const edition = { pack: pack.pack.id, audience: 'readers', paper: sample.paper, theme: sample.theme };
        const { variants, diagnostics } = fitEdition(pack, edition, context);
        const kept = variants.map(({ fitted }) =>
          fitted.report.units.filter((u) => u.kept !== 'out').map((u) => u.unit),
        );
        for (const one of kept) expect(one).toEqual(kept[0]);
        for (const locale of sample.languages) {
          const one = variants.find(({ variant }) => variant.locale === locale);
          const failures = diagnostics
            .filter((d) => d.variant === variantId({ ...edition, locale }))
            .map((d) => d.code);
          outcomes.push(await expectOnePage(one, failures, context));
        }
      }),
      { seed: 20260131, numRuns: cases },
    );
    // Both were seen.
    expect(outcomes.filter((fits) => fits).length).toBeGreaterThan(cases / 2);
    expect(outcomes.filter((fits) => !fits).length).toBeGreaterThan(cases / 100);
  }, 300_000);
});
