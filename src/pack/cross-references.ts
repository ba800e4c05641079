import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { suggestionsAmong } from '../diagnostics/suggest.js';
import type { SectionName } from '../schema/section-names.js';
import { entryOf, type Located, nodeAt, textAt } from '../validation/located.js';
import { referenceSuggestions, unknownReference } from './check-placeholders.js';
import { idsOf, isUnit, itemsUnder, type PackEntry, textsUnder, unitNames } from './pack-index.js';
import { sectionOf, sectionSetting } from './section-rules.js';

/** An id where it is used: in a list, as a key, or by itself. */
interface UsedId {
  readonly text: string;
  readonly span: Span;
}

/** Ids are unique, and every id that is used exists. */
export function checkCrossReferences(entries: readonly PackEntry[], root: Located): Diagnostic[] {
  const references = entries.filter(({ kind }) => kind === 'reference');
  const terms = entries.filter(({ kind }) => kind === 'term');
  const others = entries.filter(({ kind }) => kind !== 'reference' && kind !== 'term');
  const audiences = others.filter(({ kind }) => kind === 'audience');
  const checkAudience = audienceCheck(entries, audiences, root);
  return [
    ...duplicates(others),
    ...duplicates(references),
    ...duplicates(terms),
    ...topicClashes(others),
    ...unknownReferences(entries, root),
    ...unknownFacts(entries),
    ...audiences.flatMap(checkAudience),
  ];
}

function duplicates(entries: readonly PackEntry[]): Diagnostic[] {
  const first = new Map(entries.toReversed().map((entry) => [entry.id, entry]));
  const isRepeated = (entry: PackEntry) => first.get(entry.id) !== entry;
  const copies = new Set(
    entries.flatMap((entry) => (entry.kind === 'pillar' && isRepeated(entry) ? [entry.path[1]] : [])),
  );
  // The measures of a pillar that was copied have their ids from it.
  const isInCopy = ({ kind, path }: PackEntry) => kind === 'measure' && copies.has(path[1]);
  return entries.flatMap((entry) => {
    const { kind, id, idSpan: span } = entry;
    const earlier = first.get(id);
    if (!earlier || !isRepeated(entry) || isInCopy(entry)) return [];
    const message =
      kind === earlier.kind
        ? `Two ${kind}s have the id "${id}".`
        : `The id "${id}" stands for this ${kind} and for ${withArticle(earlier)}.`;
    const related = usedAt(earlier, 'It is used here first.');
    return [error('content/duplicate-id', message, { span, related, hint: 'Give one of the two another id.' })];
  });
}

/** What stands in for a missing part has no place in a file. */
function usedAt({ idSpan: span }: PackEntry, message: string): Diagnostic['related'] {
  return span.source === '' ? [] : [{ span, message }];
}

function withArticle({ kind }: PackEntry): string {
  return `${/^(?!unit)[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

/** Many units may share a topic, but a topic with the id of something else would share its weight too. */
function topicClashes(entries: readonly PackEntry[]): Diagnostic[] {
  const topics = entries.filter(isUnit).flatMap(({ node }) => textsUnder(node, 'topics'));
  const byId = new Map(entries.toReversed().map((entry) => [entry.id, entry]));
  return topics.flatMap(({ text: topic, span }) => {
    const clash = byId.get(topic);
    if (!clash) return [];
    return [
      error('content/duplicate-id', `The topic "${topic}" has the id of ${withArticle(clash)}.`, {
        span,
        related: usedAt(clash, 'It is used here.'),
        hint: 'Give the topic another name.',
      }),
    ];
  });
}

function unknownReferences(entries: readonly PackEntry[], root: Located): Diagnostic[] {
  const known = new Set(idsOf(entries, 'reference'));
  const suggest = referenceSuggestions([...known]);
  const source = textAt(nodeAt(root, ['pack']), 'source');
  const steps = entries.filter(({ kind }) => kind === 'audience').flatMap(({ node }) => itemsUnder(node, 'next'));
  const citing = [...entries.filter(isUnit).map(({ node }) => node), ...steps];
  const cited = citing.flatMap((node) => textsUnder(node, 'references'));
  return [...(source ? [source] : []), ...cited]
    .filter(({ text }) => !known.has(text))
    .map(({ text, span }) => unknownReference(text, suggest, span));
}

/** A measure may have the figures of facts in its sentence. */
function unknownFacts(entries: readonly PackEntry[]): Diagnostic[] {
  const known = idsOf(entries, 'fact');
  const suggest = suggestionsAmong(known);
  return entries
    .filter(({ kind }) => kind === 'measure')
    .flatMap(({ node }) => textsUnder(node, 'facts'))
    .filter(({ text }) => !known.includes(text))
    .map(({ text, span }) =>
      error('content/unknown-id', `"${text}" is not the id of a fact.`, { span, hint: suggest(text) }),
    );
}

/** What all audiences are checked against. */
interface AudienceNames {
  readonly isUnit: (id: string) => boolean;
  readonly suggestUnit: (id: string) => string | undefined;
  readonly isMust: (id: string) => boolean;
  /** What hides the section of a unit from this audience. */
  readonly hiddenBy: (unit: string, audience: PackEntry) => Hidden | undefined;
  /** Whether a unit is reserved for another audience than this one. */
  readonly isReservedElsewhere: (unit: string, audience: PackEntry) => boolean;
}

function audienceCheck(
  entries: readonly PackEntry[],
  audiences: readonly PackEntry[],
  root: Located,
): (audience: PackEntry) => readonly Diagnostic[] {
  const { units, weighable } = unitNames(entries);
  const [isUnitId, isWeighable] = [new Set(units), new Set(weighable)];
  const pillars = idsOf(entries, 'pillar');
  const [isPillar, suggestPillar] = [new Set(pillars), suggestionsAmong(pillars)];
  const [suggestUnit, suggestWeighable] = [suggestionsAmong(units), suggestionsAmong(weighable)];
  const musts = entries.filter((entry) => isUnit(entry) && textAt(entry.node, 'priority')?.text === 'must');
  const names: AudienceNames = {
    isUnit: (id) => isUnitId.has(id),
    suggestUnit,
    isMust: membership(musts.map(({ id }) => id)),
    hiddenBy: hidingOf(entries, nodeAt(root, ['pack'])),
    isReservedElsewhere: reservations(audiences),
  };
  const unknown = (
    used: readonly UsedId[],
    known: ReadonlySet<string>,
    what: string,
    suggest: (id: string) => string | undefined,
  ) =>
    used
      .filter(({ text }) => !known.has(text))
      .map(({ text, span }) =>
        error('content/unknown-id', `"${text}" is not the id of ${what}.`, { span, hint: suggest(text) }),
      );
  return (audience) => {
    const { node } = audience;
    return [
      ...unknown(keysUnder(node, 'weights'), isWeighable, 'a pillar, a topic or a unit', suggestWeighable),
      ...unknown(keysUnder(node, 'text'), isUnitId, 'a unit', suggestUnit),
      ...unknown(textsUnder(node, 'reserved'), isUnitId, 'a unit', suggestUnit),
      ...unknown(textsUnder(node, 'pillar-order'), isPillar, 'a pillar', suggestPillar),
      ...unknown(keysUnder(node, 'pillars'), isPillar, 'a pillar', suggestPillar),
      ...checkPins(audience, names),
    ];
  };
}

function membership(ids: readonly string[]): (id: string) => boolean {
  const set = new Set(ids);
  return (id) => set.has(id);
}

function reservations(audiences: readonly PackEntry[]): AudienceNames['isReservedElsewhere'] {
  const owners = new Map<string, Set<string>>();
  for (const { id, node } of audiences) {
    for (const { text } of textsUnder(node, 'reserved')) owners.set(text, (owners.get(text) ?? new Set()).add(id));
  }
  return (unit, { id }) => {
    const of = owners.get(unit);
    return of !== undefined && of.size > (of.has(id) ? 1 : 0);
  };
}

/** A section that is hidden, at the place where that is said. */
interface Hidden {
  readonly section: SectionName;
  readonly span: Span;
}

function hidingOf(entries: readonly PackEntry[], pack: Located | undefined): AudienceNames['hiddenBy'] {
  const sections = new Map(entries.filter(isUnit).map((entry) => [entry.id, sectionOf(entry)]));
  return (unit, { node }) => {
    const section = sections.get(unit);
    const hidden = section && sectionSetting([node, pack], section, 'hidden');
    return section && hidden?.text === 'true' ? { section, span: hidden.span } : undefined;
  };
}

function keysUnder(node: Located | undefined, key: string): readonly UsedId[] {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'map' ? value.entries.map((entry) => ({ text: entry.key, span: entry.keySpan })) : [];
}

/** The units that a reader's page keeps or drops, whatever their values: they exist, and none is in both lists. */
function checkPins(audience: PackEntry, names: AudienceNames): Diagnostic[] {
  const pins = (['keep', 'drop'] as const).flatMap((key) =>
    itemsUnder(audience.node, key).flatMap((item) => {
      const unit = item.kind === 'text' ? item : textAt(item, 'unit');
      return unit ? [{ unit: unit.text, key, span: unit.span }] : [];
    }),
  );
  const firsts = new Map(pins.toReversed().map((pin) => [pin.unit, pin]));
  return pins.flatMap((pin) => {
    const { unit, key, span } = pin;
    const contradiction = (message: string, hint: string, related: Diagnostic['related'] = []) => [
      error('content/contradiction', message, { span, hint, related }),
    ];
    if (!names.isUnit(unit)) {
      const hint = names.suggestUnit(unit);
      return [error('content/unknown-id', `"${unit}" is not the id of a unit.`, { span, hint })];
    }
    const earlier = firsts.get(unit);
    if (earlier && earlier !== pin) {
      return contradiction(
        earlier.key === key ? `"${unit}" stands twice under "${key}".` : `"${unit}" is kept and dropped.`,
        'Take it out of one of the two places.',
        [{ span: earlier.span, message: 'It stands here already.' }],
      );
    }
    if (names.isReservedElsewhere(unit, audience)) {
      return contradiction(
        `"${unit}" is reserved for another reader, so this one cannot ${key} it.`,
        `Take it out of "${key}".`,
      );
    }
    const hidden = key === 'keep' && names.hiddenBy(unit, audience);
    if (hidden) {
      return contradiction(
        `"${unit}" is kept here, but its section "${hidden.section}" is hidden.`,
        'Take it out of "keep", or show the section to this reader: hidden: false',
        [{ span: hidden.span, message: 'It is hidden here.' }],
      );
    }
    if (key === 'drop' && names.isMust(unit)) {
      return contradiction(
        `"${unit}" is dropped here, but it is a "must".`,
        'Make it a "should", so that it may leave a page; or take it out of "drop".',
      );
    }
    return [];
  });
}
