import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { suggestion } from '../diagnostics/suggest.js';
import { entryOf, type Located, nodeAt } from '../validation/located.js';
import { unknownReference } from './check-placeholders.js';
import { idsOf, isUnit, itemsUnder, type PackEntry, textAt, textsUnder, unitNames } from './pack-index.js';

/** An id where it is used: in a list, as a key, or by itself. */
interface UsedId {
  readonly text: string;
  readonly span: Span;
}

/** Ids are unique, and every id that is used exists. */
export function checkCrossReferences(entries: readonly PackEntry[], root: Located): Diagnostic[] {
  const references = entries.filter(({ kind }) => kind === 'reference');
  const others = entries.filter(({ kind }) => kind !== 'reference');
  return [
    ...duplicates(others),
    ...duplicates(references),
    ...topicClashes(others),
    ...unknownReferences(entries, root),
    ...others.filter(({ kind }) => kind === 'audience').flatMap((audience) => checkAudience(audience, entries)),
  ];
}

function duplicates(entries: readonly PackEntry[]): Diagnostic[] {
  const first = new Map(entries.toReversed().map((entry) => [entry.id, entry]));
  return entries.flatMap((entry) => {
    const { kind, id, idSpan: span } = entry;
    const earlier = first.get(id);
    if (!earlier || earlier === entry) return [];
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
  return topics.flatMap(({ text: topic, span }) => {
    const clash = entries.find(({ id }) => id === topic);
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
  const known = idsOf(entries, 'reference');
  const source = textAt(nodeAt(root, ['pack']), 'source');
  const cited = entries.filter(isUnit).flatMap(({ node }) => textsUnder(node, 'references'));
  return [...(source ? [source] : []), ...cited]
    .filter(({ text }) => !known.includes(text))
    .map(({ text, span }) => unknownReference(text, known, span));
}

function checkAudience(audience: PackEntry, entries: readonly PackEntry[]): Diagnostic[] {
  const { node } = audience;
  const { units, weighable } = unitNames(entries);
  const unknown = (used: readonly UsedId[], known: readonly string[], what: string) =>
    used
      .filter(({ text }) => !known.includes(text))
      .map(({ text, span }) =>
        error('content/unknown-id', `"${text}" is not the id of ${what}.`, { span, hint: suggestion(text, known) }),
      );
  return [
    ...unknown(keysUnder(node, 'weights'), weighable, 'a pillar, a topic or a unit'),
    ...unknown(keysUnder(node, 'text'), units, 'a unit'),
    ...unknown(textsUnder(node, 'reserved'), units, 'a unit'),
    ...checkPins(audience, units, entries),
  ];
}

function keysUnder(node: Located | undefined, key: string): readonly UsedId[] {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'map' ? value.entries.map((entry) => ({ text: entry.key, span: entry.keySpan })) : [];
}

/** The units that a reader's page keeps or drops, whatever their values: they exist, and none is in both lists. */
function checkPins(audience: PackEntry, units: readonly string[], entries: readonly PackEntry[]): Diagnostic[] {
  const pins = (['keep', 'drop'] as const).flatMap((key) =>
    itemsUnder(audience.node, key).flatMap((item) => {
      const unit = item.kind === 'text' ? item : textAt(item, 'unit');
      return unit ? [{ unit: unit.text, key, span: unit.span }] : [];
    }),
  );
  const reserved = entries
    .filter(({ kind, id }) => kind === 'audience' && id !== audience.id)
    .flatMap(({ node }) => textsUnder(node, 'reserved').map(({ text }) => text));
  const musts = entries.filter((entry) => isUnit(entry) && textAt(entry.node, 'priority')?.text === 'must');
  return pins.flatMap(({ unit, key, span }, i) => {
    const contradiction = (message: string, hint: string, related: Diagnostic['related'] = []) => [
      error('content/contradiction', message, { span, hint, related }),
    ];
    if (!units.includes(unit)) {
      return [
        error('content/unknown-id', `"${unit}" is not the id of a unit.`, { span, hint: suggestion(unit, units) }),
      ];
    }
    const earlier = pins.slice(0, i).find((pin) => pin.unit === unit);
    if (earlier) {
      return contradiction(
        earlier.key === key ? `"${unit}" stands twice under "${key}".` : `"${unit}" is kept and dropped.`,
        'Take it out of one of the two places.',
        [{ span: earlier.span, message: 'It stands here already.' }],
      );
    }
    if (reserved.includes(unit)) {
      return contradiction(
        `"${unit}" is reserved for another reader, so this one cannot ${key} it.`,
        `Take it out of "${key}".`,
      );
    }
    if (key === 'drop' && musts.some(({ id }) => id === unit)) {
      return contradiction(
        `"${unit}" is dropped here, but it is a "must".`,
        'Make it a "should", so that it may leave a page; or take it out of "drop".',
      );
    }
    return [];
  });
}
