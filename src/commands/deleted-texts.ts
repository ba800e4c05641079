import { positionAt, type Sources } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import type { Deletion } from '../exchange/word/compare-page.js';
import type { Revision } from '../exchange/word/read-document.js';
import { revisionsOf } from '../exchange/word/tokens.js';
import type { PackOutline } from '../pack/load-pack.js';
import { isUnit, itemsUnder, type PackEntry, type PackText, packEntries } from '../pack/pack-index.js';
import { sectionOf, sectionSetting } from '../pack/section-rules.js';
import type { SectionName } from '../schema/section-names.js';
import { getOrInsertComputed } from '../text/once.js';
import { type Located, type LocatedText, nodeAt, textAt } from '../validation/located.js';
import type { TextName } from '../write-back/text-change.js';

/** What a person can do where words were taken out: a text is never emptied by itself. */
export type Remedy =
  /** The reader is spared the unit. */
  | 'drop'
  /** The same, once the unit is no `must` any more, the reader keeps it no more, or its section may have fewer. */
  | 'release-and-drop'
  /** The key may be left out, and the page then has none, or what stands there for all readers. */
  | 'leave-out'
  /** Every page has one: other words take its place. */
  | 'replace'
  /** It goes with the recommendation, which was taken out as a whole. */
  | 'see-pillar';

/** Texts that were taken out of a page, by whom, and what can be done. */
export interface DeletedTexts {
  /** The unit, the recommendation or the line of the page that they are of. */
  readonly unit: string;
  readonly texts: readonly TextName[];
  readonly words: readonly string[];
  /** Empty where it was not tracked. */
  readonly by: readonly Revision[];
  readonly remedy: Remedy;
  /** The same in words, line by line. */
  readonly advice: readonly string[];
  /** Whether nothing is left of a unit. */
  readonly isWholeUnit: boolean;
}

interface Options {
  readonly outline: PackOutline;
  readonly sources: Sources;
  readonly audience: string;
  /** The units on the page as it was made. */
  readonly shown: ReadonlySet<string>;
  /** Where a text of the page stands now. */
  readonly keyNow: (key: string) => string;
}

/** What was taken out of a page and stands in the pack still. A unit that the reader is spared already is told no more. */
export function deletedTexts(deletions: readonly Deletion[], options: Options): readonly DeletedTexts[] {
  const { outline, audience, keyNow } = options;
  const entries = packEntries(outline.root);
  const reader = entries.find(({ kind, id }) => kind === 'audience' && id === audience);
  const texts = new Map(outline.texts.map((text) => [text.key, text]));
  const named = (key: 'drop' | 'keep', unit: string) =>
    itemsUnder(reader?.node, key).find(
      (item) => (item.kind === 'text' ? item : textAt(item, 'unit'))?.text.trim() === unit,
    );
  const whole = new Set(deletions.filter(({ isWhole }) => isWhole).map(({ unit }) => unit));
  const pillars = entries.filter(({ kind, id }) => kind === 'pillar' && whole.has(id));
  const least = leastOf(
    entries.filter((entry) => isUnit(entry) && options.shown.has(entry.id) && !whole.has(entry.id)),
    [reader?.node, nodeAt(outline.root, ['pack'])],
  );
  return deletions.flatMap((deletion): readonly DeletedTexts[] => {
    const { unit, words, runs } = deletion;
    const standing = deletion.texts.flatMap((text) => {
      // A line that the reader has no more has gone already; a unit without a wording of its own has that of all.
      const isHere = texts.has(text.key) || entries.some((one) => one.id === unit && isUnit(one));
      const found = isHere ? texts.get(keyNow(text.key)) : undefined;
      return found ? [{ name: text, found }] : [];
    });
    const [first] = standing;
    if (!first || named('drop', unit)) return [];
    const found = {
      ...{ unit, words, by: revisionsOf(runs) },
      texts: standing.map(({ name: { language, length }, found: { key } }) => ({ key, language, length })),
    };
    const entry = entries.find((one) => one.id === unit && (isUnit(one) || one.kind === 'pillar'));
    const statement = standing.find(({ found }) => found.unit === unit && found.path.at(-1) === 'text');
    if (!entry || !isUnit(entry) || !(deletion.isWhole || statement)) {
      const { remedy, advice } = adviceOnTexts(
        standing.map(({ found }) => found),
        entry,
        entries,
        options,
      );
      return [{ ...found, isWholeUnit: false, remedy, advice }];
    }
    const pillar = entry.kind === 'measure' ? pillars.find(({ id }) => unit.startsWith(`${id}.`)) : undefined;
    if (pillar) {
      const advice = [`It goes with its recommendation, "${pillar.id}".`];
      return [{ ...found, isWholeUnit: true, remedy: 'see-pillar', advice }];
    }
    const priority = textAt(entry.node, 'priority');
    const kept = named('keep', unit);
    const releases = [
      ...(priority?.text.trim() === 'must'
        ? [`It is a "must", which every page has: make it a "should" at ${placeOf(priority.span, options)} first.`]
        : []),
      ...(kept ? [`This reader keeps it: take it out of keep at ${placeOf(kept.span, options)} first.`] : []),
      ...least(entry).map(
        ({ section, text, span }) =>
          `Its section "${section}" is to have at least ${text.trim()}, at ${placeOf(span, options)}: another unit would take its place, if there is one and it fits. Write a smaller number there first.`,
      ),
    ];
    const advice = [
      ...releases,
      'To spare this reader the unit, write under drop:',
      `  - unit: ${unit}`,
      '    reason: …',
    ];
    const remedy = releases.length > 0 ? 'release-and-drop' : 'drop';
    return [{ ...found, isWholeUnit: deletion.isWhole, remedy, advice }];
  });
}

/** Of a unit the rule by which its section would have too few without it. @param left what stands on the page without it */
function leastOf(
  left: readonly PackEntry[],
  places: readonly (Located | undefined)[],
): (unit: PackEntry) => readonly (LocatedText & { readonly section: SectionName })[] {
  const sections = left.map(sectionOf);
  return (unit) => {
    const section = sectionOf(unit);
    const rule = section && sectionSetting(places, section, 'at-least');
    if (!rule || sections.filter((one) => one === section).length >= Number(rule.text)) return [];
    return [{ ...rule, section }];
  };
}

/** What every page has, by the keys of the schema; of a unit its statement. All other texts may be left out. */
const required =
  /^(?:audiences\/[^/]+\/(?:name|headline|ask\/text)|framing\/(?:finding\/text|advice)|pillars\/[^/]+\/(?:title|headline)|pack\/(?:title|disclaimer))$/;

function adviceOnTexts(
  texts: readonly PackText[],
  entry: PackEntry | undefined,
  entries: readonly PackEntry[],
  options: Options,
): Pick<DeletedTexts, 'remedy' | 'advice'> {
  const pillars = entries.filter(({ kind }) => kind === 'pillar');
  const isPillar = entry?.kind === 'pillar';
  const step = texts.find(({ key }) => /\/next\/[^/]+\/text$/.test(key));
  // A step has its place and date with it.
  const advised = new Map<string, string[]>();
  for (const { key, span } of step ? [step] : texts) {
    const sentence = adviceOn(key, isPillar);
    getOrInsertComputed(advised, sentence, () => []).push(placeOf(span, options));
  }
  const advice = [...advised].map(([sentence, places]) => `${sentence} ${places.join(', ')}.`);
  const canGo = isPillar && pillars.length > 2 && texts.length > 1;
  return {
    remedy: texts.some(({ key }) => required.test(key)) ? 'replace' : 'leave-out',
    advice: canGo
      ? [...advice, `Or take "${entry.id}" out at ${placeOf(entry.idSpan, options)}, for every reader.`]
      : advice,
  };
}

function adviceOn(key: string, isPillar: boolean): string {
  if (required.test(key)) {
    const what = isPillar
      ? 'Every page has each recommendation, with its title and its sentence'
      : 'Every page has one';
    return `${what}: write what shall stand instead, into the document or at`;
  }
  if (/\/chart\//.test(key)) return 'The chart is the same for every reader: change it at';
  if (/\/next\/[^/]+\/text$/.test(key)) return 'To have this step no more, take it out at';
  if (key.startsWith('audiences/')) return `To have it no more${instead(key)}, take it out, in all languages, at`;
  return 'It is the same for every reader: to have it no more, take it out at';
}

/** What a page has where a reader has no text of its own. */
function instead(key: string): string {
  if (/\/lede$/.test(key)) return ', but the finding';
  return /\/(?:pillars|sections)\//.test(key) ? ', but the words of all readers' : '';
}

function placeOf({ source, start }: Span, { sources }: Options): string {
  return `${source}:${positionAt(sources.get(source)?.text ?? '', start).line}`;
}
