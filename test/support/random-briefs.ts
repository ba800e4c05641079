import fc from 'fast-check';
import type { Brief, FactUnit, SourcedText, Unit } from '../../src/model/brief.js';
import type { Length } from '../../src/model/fitted-brief.js';
import type { Priority } from '../../src/schema/pack.js';
import { composed } from './briefs.js';
import { loadedPack, miniPackFolder } from './packs.js';

/** A unit as plain data, so that a counterexample can be read and a test can change it. */
export interface RandomUnit {
  readonly id: string;
  /** A pillar by its place, or the part of the page that is not in pillars. */
  readonly part: 'why' | 'facts' | number;
  readonly priority: Priority;
  readonly value: number;
  readonly pin?: { readonly kind: 'keep' | 'drop'; readonly reason?: string };
  /** Works that both texts cite, and those that only the full one does: the same in all languages, as in a sound pack. */
  readonly cites: readonly string[];
  readonly citesInFull: readonly string[];
  /** Characters of its texts by language. */
  readonly lengths: Readonly<Record<string, Readonly<Record<Length, number>>>>;
}

export interface RandomEdition {
  readonly locales: readonly string[];
  readonly pillars: number;
  readonly densities: number;
  /** In the order of the file. */
  readonly units: readonly RandomUnit[];
  /** How much room there is beside what every page has, as a share of what all units in full would take. */
  readonly roomPercent: number;
}

const allLocales = ['en', 'zh-Hant', 'zh-Hans'] as const;
const works = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'] as const;
const baseValue = { must: 4, should: 2, could: 1 } as const;

/** Han characters are twice as wide, and Chinese texts about half as long. */
const textLengths = fc.record({
  en: lengthsUpTo(160),
  'zh-Hant': lengthsUpTo(80),
  'zh-Hans': lengthsUpTo(80),
});

function lengthsUpTo(max: number): fc.Arbitrary<Record<Length, number>> {
  const [short, more] = [fc.integer({ min: 1, max }), fc.integer({ min: 0, max })];
  return fc.tuple(short, more).map(([s, m]) => ({ short: s, full: s + m }));
}

/** Few weights, so that many units have the same value. */
const weights = fc.constantFrom(1, 0.25, 0.5, 0.75, 1.5, 2, 4);
const priorities: fc.Arbitrary<Priority> = fc.oneof(
  { weight: 5, arbitrary: fc.constant('should' as const) },
  { weight: 4, arbitrary: fc.constant('could' as const) },
  { weight: 1, arbitrary: fc.constant('must' as const) },
);
const pins = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'keep' as const }, { kind: 'keep' as const, reason: 'asked for' }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'drop' as const, reason: 'said elsewhere' }) },
);
const citations = fc.oneof(
  { weight: 5, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.subarray(['source', ...works], { minLength: 1, maxLength: 2 }) },
);

const drafts = fc
  .record({
    part: fc.nat(5),
    priority: priorities,
    weight: weights,
    pin: pins,
    cites: citations,
    citesInFull: fc.oneof({ weight: 8, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: citations }),
    lengths: textLengths,
  })
  // Loading refuses a must that the audience leaves out.
  .map(({ pin, ...one }) =>
    one.priority === 'must' && pin?.kind === 'drop' ? { ...one, pin: undefined } : { ...one, pin },
  );

type Draft = typeof drafts extends fc.Arbitrary<infer One> ? One : never;

/** Ids that do not follow the order of the file. */
function mixedId(index: number): string {
  return String((index * 163 + 71) % 401).padStart(3, '0');
}

function unitOf({ weight, pin, part, ...draft }: Draft, place: RandomUnit['part'], index: number): RandomUnit {
  const family = typeof place === 'number' ? `p${place}` : place;
  return {
    ...draft,
    id: `${family}.${mixedId(index)}`,
    part: place,
    value: baseValue[draft.priority] * weight,
    ...(pin ? { pin } : {}),
  };
}

/** Packs of two to six pillars with so many measures in all; facts and framing beside them. */
export function randomEditions(
  measures: { readonly min: number; readonly max: number } = { min: 1, max: 40 },
): fc.Arbitrary<RandomEdition> {
  const many = fc.array(drafts, { minLength: measures.min, maxLength: measures.max, size: 'max' });
  const some = fc.array(drafts, { minLength: measures.min, maxLength: measures.max });
  return fc
    .record({
      locales: fc.subarray([...allLocales], { minLength: 1 }),
      pillars: fc.integer({ min: 2, max: 6 }),
      densities: fc.integer({ min: 1, max: 4 }),
      roomPercent: fc.integer({ min: -10, max: 110 }),
      measures: fc.oneof({ weight: 2, arbitrary: some }, { weight: 1, arbitrary: many }),
      facts: fc.array(drafts, { maxLength: 6 }),
      why: fc.array(drafts, { maxLength: 5 }),
    })
    .map(({ measures: list, facts, why, ...rest }) => ({
      ...rest,
      units: [
        ...why.map((one, i) => unitOf(one, 'why', i)),
        ...facts.map((one, i) => unitOf(one, 'facts', i)),
        ...list.map((one, i) => unitOf(one, one.part % rest.pillars, i)),
      ],
    }));
}

const base = composed(loadedPack(miniPackFolder), 'readers', 'en');
const span = { source: 'argument.yaml', start: 0, end: 1 };

/** A text of so many characters: Latin in words of five letters, Chinese without blanks. */
function textOf(locale: string, length: number, cites: readonly string[] = []): SourcedText {
  const words = locale === 'en' ? 'lorem '.repeat(length / 6 + 1) : '文'.repeat(length);
  return { text: words.slice(0, length) + cites.map((id) => `[@${id}]`).join(''), span };
}

/** The brief of an edition in one language. */
export function briefOf({ pillars, units }: RandomEdition, locale: string): Brief {
  const [pillar] = base.pillars;
  if (!pillar) throw new Error('the mini pack has no pillar');
  const text = (length: number) => textOf(locale, locale === 'en' ? length : length / 2);
  const made = units.map((unit) => ({ part: unit.part, unit: composedUnit(unit, locale) }));
  const inPart = (part: RandomUnit['part']) => made.filter((one) => one.part === part).map(({ unit }) => unit);
  return {
    ...base,
    variant: { ...base.variant, locale },
    headline: text(60),
    finding: { ...base.finding, ...text(90) },
    ask: { ...base.ask, ...text(80) },
    advice: text(20),
    disclaimer: text(30),
    points: inPart('why'),
    facts: inPart('facts').map((unit): FactUnit => ({ ...unit, section: 'figures' })),
    pillars: Array.from({ length: pillars }, (_, i) => ({
      ...pillar,
      id: `p${i}`,
      title: text(12),
      headline: text(40),
      units: inPart(i).map((unit) => ({ ...unit, section: 'recommendations', details: [], figures: [] })),
    })),
    source: 'source',
    references: new Map(['source', ...works].map((id) => [id, `A work called ${id}`])),
  };
}

function composedUnit({ part, cites, citesInFull, lengths, ...unit }: RandomUnit, locale: string): Unit {
  const of = lengths[locale] ?? { full: 1, short: 1 };
  // Works that a fact rests on are printed beside those that its text cites.
  const inText = part === 'facts' ? [] : cites;
  return {
    ...unit,
    full: textOf(locale, of.full, [...inText, ...citesInFull]),
    short: textOf(locale, of.short, inText),
    references: part === 'facts' ? cites : [],
    paragraphs: [1],
    section: 'problem',
    standing: 'reported',
    limits: [],
  };
}
