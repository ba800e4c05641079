import { describe, expect, it } from 'vitest';
import { error } from '../../../src/diagnostics/diagnostic.js';
import { fail, ok } from '../../../src/diagnostics/result.js';
import { choose } from '../../../src/fit/choose.js';
import { fit as fitPages } from '../../../src/fit/fit.js';
import type { FitInput } from '../../../src/fit/language-page.js';
import { type Brief, type MeasureUnit, type Unit, unitsOf } from '../../../src/model/brief.js';
import type { FittedBrief } from '../../../src/model/fitted-brief.js';
import { composed } from '../../support/briefs.js';
import { lengthsById } from '../../support/model-layout.js';
import { loadedPack, miniPackFolder } from '../../support/packs.js';
import { noSpan } from '../../support/spans.js';

const base = composed(loadedPack(miniPackFolder), 'readers', 'en');

/** A brief whose only units are measures of the given values and lengths (in characters). */
function brief(
  locale: string,
  units: Record<string, { value: number; full: number; short?: number; must?: true; cites?: string }>,
): Brief {
  const span = { source: 'x.yaml', start: 0, end: 1 };
  const make = ([id, { value, full, short = full, must, cites }]: [string, (typeof units)[string]]): MeasureUnit => ({
    id,
    value,
    priority: must ? 'must' : 'should',
    full: { text: 'f'.repeat(full) + (cites ? `[@${cites}]` : ''), span },
    short: { text: 'f'.repeat(short) + (cites ? `[@${cites}]` : ''), span },
    references: [],
    paragraphs: [1],
    section: 'recommendations',
    standing: 'authors-view',
    limits: [],
    details: [],
    figures: [],
  });
  const [pillar] = base.pillars;
  if (!pillar) throw new Error('no pillar');
  return {
    ...base,
    variant: { ...base.variant, locale },
    facts: [],
    pillars: [{ ...pillar, units: Object.entries(units).map(make) }],
  };
}

/** A brief whose measures have so many words each, at spans that begin with their places. */
function inWords(b: Brief, words: Readonly<Record<string, number>>): Brief {
  const worded = (unit: MeasureUnit, at: number): MeasureUnit => {
    const text = {
      text: 'word '.repeat(words[unit.id] ?? 0).trim(),
      span: { source: 'x.yaml', start: at, end: at + 1 },
    };
    return { ...unit, full: text, short: text };
  };
  return { ...b, pillars: b.pillars.map((pillar) => ({ ...pillar, units: pillar.units.map(worded) })) };
}

/** A page that holds so many characters of units; a denser step holds a fifth more. Some full texts end in one word. */
function page(
  b: Brief,
  room: number,
  densities: readonly string[] = ['only'],
  runts: readonly string[] = [],
): FitInput {
  const usedPt = (p: FittedBrief) =>
    p.pillars.flatMap((pillar) => pillar.units).reduce((sum, u) => sum + u.text.text.replace(/\[.*\]/, '').length, 0) /
    (1 + p.density * 0.2);
  return {
    brief: b,
    densities,
    measure: (density) =>
      ok({
        availablePt: room,
        sections: [
          {
            units: unitsOf(b).map(({ id }) => id),
            printsReferences: true,
            heightPt: ({ lengths }) => usedPt(choose(b, { density, lengths: lengthsById(b, lengths) })),
          },
        ],
        measureUnit: (id, length) => ({
          heightPt: unitsOf(b).find((u) => u.id === id)?.[length].text.length ?? 0,
          hasRunt: length === 'full' && runts.includes(id),
        }),
        problems: () => [],
      }),
    layOut: (p: FittedBrief) => ok({ usedPt: usedPt(p), availablePt: room }),
  };
}

function chosen(
  inputs: readonly FitInput[],
  lengthening?: Parameters<typeof fitPages>[1],
): Record<string, Record<string, string>> {
  const result = fitPages(inputs, lengthening);
  if (result.diagnostics.length > 0) throw new Error(result.diagnostics.map((d) => d.message).join());
  return Object.fromEntries(
    [...result.fitted].map(([id, { report }]) => [
      id.split('.')[1],
      Object.fromEntries(report.units.map((u) => [u.unit, u.kept])),
    ]),
  );
}

describe('the fit', () => {
  const units = {
    a: { value: 8, full: 40, short: 10 },
    b: { value: 4, full: 40, short: 10 },
    c: { value: 1, full: 40, short: 10 },
  };

  it('passes a unit over that is too large, for those below', () => {
    const lopsided = { a: { value: 3, full: 200 }, b: { value: 2, full: 30 }, c: { value: 1, full: 30 } };
    expect(chosen([page(brief('en', lopsided), 100)]).en).toEqual({ a: 'out', b: 'full', c: 'full' });
  });

  it('sets Simplified Chinese no larger than Traditional', () => {
    const some = { a: { value: 2, full: 110 } };
    const less = { a: { value: 2, full: 50 } };
    const traditional = page(brief('zh-Hant', some), 100, ['loose', 'tight']);
    const simplified = { ...page(brief('zh-Hans', less), 100, ['loose', 'tight']), notLooserThan: 'zh-Hant' };
    const densities = [...fitPages([simplified, traditional]).fitted].map(([id, { report }]) => [id, report.density]);
    expect(Object.fromEntries(densities)).toEqual({ 'readers.zh-Hans': 'tight', 'readers.zh-Hant': 'tight' });
  });

  it('keeps everything in full when there is room', () => {
    expect(chosen([page(brief('en', units), 120)]).en).toEqual({ a: 'full', b: 'full', c: 'full' });
  });

  it('shortens the lowest values first', () => {
    expect(chosen([page(brief('en', units), 95)]).en).toEqual({ a: 'full', b: 'full', c: 'short' });
    expect(chosen([page(brief('en', units), 60)]).en).toEqual({ a: 'full', b: 'short', c: 'short' });
  });

  it('leaves the lowest value out when all are short', () => {
    expect(chosen([page(brief('en', units), 25)]).en).toEqual({ a: 'short', b: 'short', c: 'out' });
  });

  it('never leaves a must out, however low its value', () => {
    const low = { ...units, c: { ...units.c, must: true as const } };
    expect(chosen([page(brief('en', low), 25)]).en).toEqual({ a: 'short', b: 'out', c: 'short' });
  });

  it('keeps the same units at the same lengths in every language', () => {
    const few = [page(brief('en', units), 25), page(brief('zh-Hant', units), 500)];
    expect(chosen(few)).toEqual({
      en: { a: 'short', b: 'short', c: 'out' },
      'zh-Hant': { a: 'short', b: 'short', c: 'out' },
    });
    const more = [page(brief('en', units), 500), page(brief('zh-Hant', units), 60)];
    expect(chosen(more).en).toEqual({ a: 'full', b: 'short', c: 'short' });
    expect(chosen(more)['zh-Hant']).toEqual({ a: 'full', b: 'short', c: 'short' });
  });

  it('names the language that has no room for a full text, where a text has one length in all', () => {
    const both = [page(brief('en', units), 500), page(brief('zh-Hant', units), 60)];
    const reasonsOf = (...how: ['by-language'?]) =>
      [...fitPages(both, ...how).fitted.values()].map(({ report }) =>
        Object.fromEntries(report.units.flatMap(({ unit, reason }) => (reason ? [[unit, reason]] : []))),
      );
    const elsewhere = { cause: 'short-text', noRoomIn: ['zh-Hant'] };
    const here = { cause: 'short-text' };
    expect(reasonsOf()).toEqual([
      { b: elsewhere, c: elsewhere },
      { b: here, c: here },
    ]);
    expect(reasonsOf('by-language')).toEqual([{}, { b: here, c: here }]);
  });

  it('says of a full text without room no more than that, however its last line would be', () => {
    const both = [page(brief('en', units), 500), page(brief('zh-Hant', units), 60, ['only'], ['b'])];
    const [, inChinese] = [...fitPages(both).fitted.values()];
    expect(inChinese?.report.units.find(({ unit }) => unit === 'b')?.reason).toEqual({ cause: 'short-text' });
  });

  it('names the languages that have room for a unit that another has none for, and how much is wanting there', () => {
    const three = ['en', 'zh-Hant', 'ar'].map((locale, i) => page(brief(locale, units), [25, 500, 28][i] ?? 0));
    for (const { report } of fitPages(three).fitted.values()) {
      expect(report.units.find(({ unit }) => unit === 'c')?.reason).toEqual({
        cause: 'another-language',
        excess: [
          { locale: 'en', excessPt: 5 },
          { locale: 'ar', excessPt: 2 },
        ],
        roomIn: ['zh-Hant'],
      });
    }
  });

  it('gives each language the length that it has room for, where the pack says so', () => {
    const both = [page(brief('en', units), 500), page(brief('zh-Hant', units), 25)];
    for (const order of [both, both.toReversed()]) {
      const { en, 'zh-Hant': chinese } = chosen(order, 'by-language');
      expect(en).toEqual({ a: 'full', b: 'full', c: 'out' });
      expect(chinese).toEqual({ a: 'short', b: 'short', c: 'out' });
    }
  });

  it('keeps a text at the length that its reader wants', () => {
    const wanted = (length: 'full' | 'short', room: number) => {
      const b = brief('en', units);
      const [pillar] = b.pillars;
      const pinned = pillar?.units.map((unit) =>
        unit.id === 'b' ? { ...unit, pin: { kind: 'keep', length } as const } : unit,
      );
      const { fitted } = fitPages([
        page({ ...b, pillars: [{ ...(pillar as NonNullable<typeof pillar>), units: pinned ?? [] }] }, room),
      ]);
      return fitted.get('readers.en')?.report.units.find(({ unit }) => unit === 'b');
    };
    expect(wanted('short', 500)).toMatchObject({ kept: 'short', pin: { kind: 'keep', length: 'short' } });
    expect(wanted('short', 500)?.reason).toBeUndefined();
    expect(wanted('full', 60)?.kept).toBe('full');
  });

  it('says that a full text would bring one reference too many, where there is room for it', () => {
    const cited = ['p', 'q', 'r', 's'].map((id, i) => [id, { value: 9 - i, full: 1, cites: `ref-${id}` }] as const);
    const b = brief('en', { ...Object.fromEntries(cited), z: { value: 1, full: 20, short: 2 } });
    const pillars = b.pillars.map((pillar) => ({
      ...pillar,
      units: pillar.units.map((unit) =>
        unit.id === 'z' ? { ...unit, full: { ...unit.full, text: `${unit.full.text}[@ref-z]` } } : unit,
      ),
    }));
    const { report } = fitPages([page({ ...b, pillars }, 500)]).fitted.get('readers.en') ?? {};
    expect(report?.units.find(({ unit }) => unit === 'z')).toMatchObject({
      kept: 'short',
      reason: { cause: 'references', maxReferences: 5, ofFullText: true },
    });
  });

  it('shows at most as many units of a section as it may, and those that must be there', () => {
    const b = { ...brief('en', units), sections: [{ name: 'recommendations', atMost: 2 }] as const };
    const result = fitPages([page(b, 500)]);
    expect(chosen([page(b, 500)]).en).toEqual({ a: 'full', b: 'full', c: 'out' });
    const { report } = result.fitted.get('readers.en') ?? {};
    expect(report?.units.find(({ unit }) => unit === 'c')?.reason).toEqual({ cause: 'at-most', atMost: 2 });
    const musts = brief('en', { ...units, b: { ...units.b, must: true }, c: { ...units.c, must: true } });
    const one = { ...musts, sections: [{ name: 'recommendations', atMost: 1 }] as const };
    expect(chosen([page(one, 500)]).en).toEqual({ a: 'out', b: 'full', c: 'full' });
  });

  it('has what a section never lacks on the page, and nothing of a hidden one', () => {
    const ruled = (id: string, sectionRule: NonNullable<Unit['sectionRule']>, room: number) => {
      const b = brief('en', units);
      const pillars = b.pillars.map((pillar) => ({
        ...pillar,
        units: pillar.units.map((unit) => (unit.id === id ? { ...unit, sectionRule } : unit)),
      }));
      return chosen([page({ ...b, pillars }, room)]).en;
    };
    expect(ruled('c', 'at-least', 25)).toEqual({ a: 'short', b: 'out', c: 'short' });
    expect(ruled('c', { usual: 0 }, 25)).toEqual({ a: 'short', b: 'out', c: 'short' });
    expect(ruled('c', { usual: 0 }, 9)?.c).toBe('out');
    expect(ruled('a', 'hidden', 500)).toEqual({ a: 'out', b: 'full', c: 'full' });
  });

  it('takes what sections usually have by turns, whatever the values', () => {
    const usually = (turns: Readonly<Record<string, number>>) => {
      const b = brief('en', units);
      const pillars = b.pillars.map((pillar) => ({
        ...pillar,
        units: pillar.units.map((unit) => ({ ...unit, sectionRule: { usual: turns[unit.id] ?? 9 } })),
      }));
      return chosen([page({ ...b, pillars }, 15)]).en;
    };
    const onPage = (turns: Readonly<Record<string, number>>) =>
      Object.entries(usually(turns) ?? {}).flatMap(([id, length]) => (length === 'out' ? [] : [id]));
    expect(onPage({ c: 0, b: 1, a: 2 })[0]).toBe('c');
    expect(onPage({ b: 0, c: 1, a: 2 })[0]).toBe('b');
  });

  it('takes a denser step for a unit of the value of a should, and the loosest that will do', () => {
    const major = { ...units, c: { ...units.c, value: 2 } };
    const result = fitPages([page(brief('en', major), 28, ['open', 'regular', 'compact'])]);
    expect(result.diagnostics).toEqual([]);
    expect(result.fitted.get('readers.en')?.report).toMatchObject({ density: 'regular', fill: 0.893 });
  });

  it('takes no denser step for a unit of less value', () => {
    const result = fitPages([page(brief('en', units), 28, ['open', 'regular', 'compact'])]);
    const { report } = result.fitted.get('readers.en') ?? {};
    expect(report?.density).toBe('open');
    expect(report?.units.map((u) => u.kept)).toEqual(['short', 'short', 'out']);
  });

  it('does not depend on the order of the file', () => {
    const { a, b, c } = units;
    const equal = { a: { ...a, value: 1 }, b: { ...b, value: 1 }, c };
    const reordered = { c, b: { ...b, value: 1 }, a: { ...a, value: 1 } };
    expect(chosen([page(brief('en', reordered), 60)]).en).toEqual(chosen([page(brief('en', equal), 60)]).en);
  });

  it('prints the source first and never more than five references', () => {
    const many = Object.fromEntries(
      ['p', 'q', 'r', 's', 't', 'u'].map((id, i) => [id, { value: 9 - i, full: 1, cites: `ref-${id}` }]),
    );
    const result = fitPages([page(brief('en', many), 100)]);
    expect(result.diagnostics).toEqual([]);
    const references = result.fitted.get('readers.en')?.page.references ?? [];
    expect(references.map((r) => r.id)).toEqual(['smith2025', 'ref-p', 'ref-q', 'ref-r', 'ref-s']);
    expect(references.map((r) => r.number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('leaves out the unit that brings one reference too many, not one of lower value that cites nothing', () => {
    const cited = ['p', 'q', 'r', 's', 't'].map(
      (id, i) => [id, { value: 9 - i, full: 1, cites: `ref-${id}` }] as const,
    );
    const result = fitPages([page(brief('en', { ...Object.fromEntries(cited), plain: { value: 1, full: 1 } }), 100)]);
    expect(result.diagnostics).toEqual([]);
    const { units } = result.fitted.get('readers.en')?.report ?? { units: [] };
    expect(units.filter((u) => u.kept === 'out')).toMatchObject([
      { unit: 't', reason: { cause: 'references', maxReferences: 5 } },
    ]);
  });

  it('numbers references in the order of the page, wherever they are cited', () => {
    const cite = (id: string) => ({ text: `x[@${id}]`, span: { source: 'x.yaml', start: 0, end: 1 } });
    const [pillar] = base.pillars;
    const [fact] = base.facts;
    if (!pillar || !fact) throw new Error('no pillar or fact');
    const everywhere = {
      ...base,
      advice: cite('advice'),
      disclaimer: cite('disclaimer'),
      facts: [{ ...fact, references: ['fact'] }],
      pillars: [{ ...pillar, title: cite('title') }],
    };
    const result = fitPages([page(everywhere, 999)]);
    expect(result.diagnostics).toEqual([]);
    expect(result.fitted.get('readers.en')?.page.references.map((r) => r.id)).toEqual([
      'smith2025',
      'fact',
      'advice',
      'title',
      'disclaimer',
    ]);
  });

  it('prints a work that only the sentence of a chart cites', () => {
    const [fact] = base.facts;
    if (!fact) throw new Error('no fact');
    const alt = { text: 'x[@alt]', span: { source: 'x.yaml', start: 0, end: 1 } };
    const facts = [
      { ...fact, references: [], chart: { kind: 'parts' as const, bar: { parts: [1, 2], of: 4 }, rows: [], alt } },
    ];
    const result = fitPages([page({ ...base, facts, pillars: [] }, 999)]);
    expect(result.fitted.get('readers.en')?.page.references.map((r) => r.id)).toEqual(['smith2025', 'alt']);
  });

  it('fails with the overflow in points and the texts to shorten when the musts do not fit', () => {
    const musts = { a: { value: 8, full: 40, must: true as const }, b: { value: 4, full: 60, must: true as const } };
    const result = fitPages([page(brief('en', musts), 70)]);
    expect(result.fitted.size).toBe(0);
    expect(result.diagnostics).toMatchObject([
      {
        code: 'fit/overflow',
        variant: 'readers.en',
        message: expect.stringContaining('30 pt'),
        span: { source: 'x.yaml' },
      },
    ]);
    expect(result.diagnostics[0]?.hint).toMatch(/^Make a "must" a "should": without b it fits\.$|\. Or make a "must"/);
    expect(result.diagnostics[0]?.hint).not.toContain('"keep"');
  });

  it('begins with the text that has most to lose, and lists the others', () => {
    const musts = inWords(brief('en', { a: { value: 8, full: 1, must: true }, b: { value: 4, full: 1, must: true } }), {
      a: 40,
      b: 60,
    });
    const [diagnostic] = fitPages([page(musts, 250)]).diagnostics;
    expect(diagnostic).toMatchObject({ code: 'fit/overflow', span: { start: 1 }, related: [{ span: { start: 0 } }] });
  });

  it('points at the units that have to go, and lists no texts, where shortening all of them is not enough', () => {
    const names = [...'abcdefghijkl'];
    const musts = brief('en', Object.fromEntries(names.map((id) => [id, { value: 8, full: 1, must: true as const }])));
    const long = inWords(musts, Object.fromEntries(names.map((id) => [id, 60])));
    const [diagnostic, ...more] = fitPages([page(long, 310)]).diagnostics;
    expect(more).toEqual([]);
    expect(diagnostic).toMatchObject({
      code: 'fit/overflow',
      span: { start: 1 },
      hint: 'Make a "must" a "should": without b, c, d, e, f, g, h, i, j, k and l it fits.',
    });
    expect(diagnostic?.related?.map(({ span }) => span.start)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('fails only for the language that cannot hold its musts', () => {
    const musts = { ...units, b: { value: 4, full: 60, must: true as const } };
    const result = fitPages([page(brief('en', musts), 50), page(brief('zh-Hant', musts), 500)]);
    expect(result.diagnostics.map((d) => d.variant)).toEqual(['readers.en']);
    expect([...result.fitted.keys()]).toEqual(['readers.zh-Hant']);
    expect(result.fitted.get('readers.zh-Hant')?.report.units.map((u) => u.kept)).toEqual(['full', 'full', 'full']);
  });

  it('leaves out facts whose limits cite one work too many', () => {
    const [fact] = base.facts;
    if (!fact) throw new Error('no fact');
    const span = { source: 'x.yaml', start: 0, end: 1 };
    const facts = ['p', 'q', 'r', 's', 't', 'u'].map((id) => ({
      ...fact,
      id,
      references: [],
      limits: [{ text: `l[@ref-${id}]`, span }],
    }));
    const result = fitPages([page({ ...base, facts }, 999)]);
    expect(result.diagnostics).toEqual([]);
    expect(result.fitted.get('readers.en')?.page.references).toHaveLength(5);
    expect(result.fitted.get('readers.en')?.report.units.filter((u) => u.kept === 'out')).toHaveLength(2);
  });

  it('reports what the layout finds wrong', () => {
    const input = {
      ...page(brief('en', units), 100),
      layOut: () => fail([error('render/missing-glyph', 'No font has it.', { span: noSpan })]),
    };
    const result = fitPages([input]);
    expect(result.fitted.size).toBe(0);
    expect(result.diagnostics.map((d) => d.code)).toContain('render/missing-glyph');
  });
});
