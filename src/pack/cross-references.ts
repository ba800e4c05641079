import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { suggestion } from '../diagnostics/suggest.js';
import type { Audience, PackContent, Priority } from '../schema/pack.js';
import { familiesOf } from '../schema/scalars.js';
import { type Located, nearestSpan, nodeAt, type Path } from '../validation/located.js';
import { checkFigures } from './check-figures.js';
import { unknownReference } from './check-placeholders.js';

interface Named {
  readonly id: string;
  readonly path: Path;
  readonly what: string;
}

/** Everything with an id, under its full id. Pillars, measures, facts and audiences share one namespace. */
function named(content: PackContent): readonly Named[] {
  return [
    // The ask is no unit, but has a place of its own on the page.
    { id: 'ask', path: ['audiences', 0, 'ask'], what: 'ask' },
    { id: content.framing.finding.id, path: ['framing', 'finding', 'id'], what: 'finding' },
    ...content.framing.units.map((unit, i) => ({ id: unit.id, path: ['framing', 'units', i, 'id'], what: 'unit' })),
    ...content.pillars.flatMap((pillar, i) => [
      { id: pillar.id, path: ['pillars', i, 'id'], what: 'pillar' },
      ...pillar.measures.map((measure, j) => ({
        id: `${pillar.id}.${measure.id}`,
        path: ['pillars', i, 'measures', j, 'id'],
        what: 'measure',
      })),
    ]),
    ...content.facts.map((fact, i) => ({ id: fact.id, path: ['facts', i, 'id'], what: 'fact' })),
    ...content.audiences.map((audience, i) => ({ id: audience.id, path: ['audiences', i, 'id'], what: 'audience' })),
  ];
}

function topicsOf(content: PackContent): readonly { readonly topic: string; readonly path: Path }[] {
  return [
    ...content.framing.units.flatMap((unit, i) =>
      unit.topics.map((topic, k) => ({ topic, path: ['framing', 'units', i, 'topics', k] })),
    ),
    ...content.pillars.flatMap((pillar, i) =>
      pillar.measures.flatMap((measure, j) =>
        measure.topics.map((topic, k) => ({ topic, path: ['pillars', i, 'measures', j, 'topics', k] })),
      ),
    ),
    ...content.facts.flatMap((fact, i) => fact.topics.map((topic, k) => ({ topic, path: ['facts', i, 'topics', k] }))),
  ];
}

/** Ids are unique, and every id that is used exists. */
export function checkCrossReferences(content: PackContent, root: Located): Diagnostic[] {
  const names = named(content);
  const references = content.references.map((r) => r.id);
  return [
    ...duplicates(names, root),
    ...duplicates(
      content.references.map((r, i) => ({ id: r.id, path: ['references', i, 'id'], what: 'reference' })),
      root,
    ),
    ...topicClashes(content, names, root),
    ...unknownReferences(content, references, root),
    ...content.audiences.flatMap((audience, i) => checkAudience(audience, ['audiences', i], content, root)),
    ...content.facts.flatMap((fact, i) => checkFigures(fact, ['facts', i], root)),
  ];
}

function duplicates(names: readonly Named[], root: Located): Diagnostic[] {
  const first = new Map<string, Named>();
  return names.flatMap((name) => {
    const earlier = first.get(name.id);
    if (!earlier) {
      first.set(name.id, name);
      return [];
    }
    return [
      error('content/duplicate-id', sameId(name, earlier), {
        span: idSpan(root, name.path),
        related: usedAt(root, earlier, 'It is used here first.'),
        hint: 'Give one of the two another id.',
      }),
    ];
  });
}

/** What stands in for a part that is missing has no place. */
function usedAt(root: Located, { path }: Named, message: string): readonly { span: Span; message: string }[] {
  const span = idSpan(root, path);
  return span.source === '' ? [] : [{ span, message }];
}

function withArticle(noun: string): string {
  return `${/^(?!unit)[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function sameId(name: Named, earlier: Named): string {
  if (name.what === earlier.what) return `Two ${name.what}s have the id "${name.id}".`;
  return `The id "${name.id}" stands for this ${name.what} and for ${withArticle(earlier.what)}.`;
}

/** A topic may be shared by many units, but must not have the id of something else: a weight would hit both. */
function topicClashes(content: PackContent, names: readonly Named[], root: Located): Diagnostic[] {
  return topicsOf(content).flatMap(({ topic, path }) => {
    const clash = names.find((n) => n.id === topic);
    if (!clash) return [];
    return [
      error('content/duplicate-id', `The topic "${topic}" has the id of ${withArticle(clash.what)}.`, {
        span: idSpan(root, path),
        related: usedAt(root, clash, 'It is used here.'),
        hint: 'Give the topic another name.',
      }),
    ];
  });
}

function unknownReferences(content: PackContent, known: readonly string[], root: Located): Diagnostic[] {
  const used: readonly { readonly id: string; readonly path: Path }[] = [
    { id: content.pack.source, path: ['pack', 'source'] },
    ...content.framing.units.flatMap((unit, i) => idsIn(unit.references, ['framing', 'units', i, 'references'])),
    ...content.pillars.flatMap((pillar, i) =>
      pillar.measures.flatMap((m, j) => idsIn(m.references, ['pillars', i, 'measures', j, 'references'])),
    ),
    ...content.facts.flatMap((fact, i) => idsIn(fact.references, ['facts', i, 'references'])),
  ];
  return used
    .filter(({ id }) => !known.includes(id))
    .map(({ id, path }) => unknownReference(id, known, idSpan(root, path)));
}

function idsIn(ids: readonly string[], path: Path): readonly { readonly id: string; readonly path: Path }[] {
  return ids.map((id, k) => ({ id, path: [...path, k] }));
}

function checkAudience(audience: Audience, path: Path, content: PackContent, root: Located): Diagnostic[] {
  const pillars = content.pillars.map((p) => p.id);
  const units = [
    ...content.framing.units.map((u) => u.id),
    ...content.pillars.flatMap((p) => p.measures.map((m) => `${p.id}.${m.id}`)),
    ...content.facts.map((f) => f.id),
  ];
  // `stakes` weighs all of stakes.equity, stakes.security, …
  const families = content.framing.units.flatMap(({ id }) => familiesOf(id));
  const weighable = [...new Set([...pillars, ...units, ...families, ...topicsOf(content).map((t) => t.topic)])];
  const unknown = (ids: readonly string[], known: readonly string[], key: string, what: string) =>
    ids
      .filter((id) => !known.includes(id))
      .map((id) =>
        error('content/unknown-id', `"${id}" is not the id of ${what}.`, {
          span: nearestSpan(root, [...path, key, id]),
          hint: suggestion(id, known),
        }),
      );
  return [
    ...unknown(Object.keys(audience.weights), weighable, 'weights', 'a pillar, a topic or a unit'),
    ...unknown(Object.keys(audience.text), units, 'text', 'a unit'),
    ...audience.reserved
      .map((id, k) => ({ id, path: [...path, 'reserved', k] }))
      .filter(({ id }) => !units.includes(id))
      .map(({ id, path: at }) =>
        error('content/unknown-id', `"${id}" is not the id of a unit.`, {
          span: idSpan(root, at),
          hint: suggestion(id, units),
        }),
      ),
    ...checkPins(audience, path, content, units, root),
  ];
}

/** What a reader's page keeps and leaves out, whatever the values: units that it has, and no unit both. */
function checkPins(
  audience: Audience,
  path: Path,
  content: PackContent,
  units: readonly string[],
  root: Located,
): Diagnostic[] {
  const place = (key: 'keep' | 'drop', k: number) => {
    const at = [...path, key, k];
    return idSpan(root, nodeAt(root, [...at, 'unit']) ? [...at, 'unit'] : at);
  };
  const pins = (['keep', 'drop'] as const).flatMap((key) =>
    audience[key].map(({ unit }, k) => ({ unit, key, span: place(key, k) })),
  );
  const others = content.audiences.filter(({ id }) => id !== audience.id).flatMap(({ reserved }) => reserved);
  const musts = mustsOf(content);
  return pins.flatMap(({ unit, key, span }, i) => {
    const says = (message: string, hint: string) => [error('content/contradiction', message, { span, hint })];
    if (!units.includes(unit)) {
      return [
        error('content/unknown-id', `"${unit}" is not the id of a unit.`, { span, hint: suggestion(unit, units) }),
      ];
    }
    const earlier = pins.slice(0, i).find((pin) => pin.unit === unit);
    if (earlier) {
      const message = earlier.key === key ? `"${unit}" stands twice under "${key}".` : `"${unit}" is kept and dropped.`;
      return [
        error('content/contradiction', message, {
          span,
          related: [{ span: earlier.span, message: 'It stands here already.' }],
          hint: 'Take it out of one of the two places.',
        }),
      ];
    }
    if (others.includes(unit)) {
      return says(
        `"${unit}" is reserved for another reader, so this one cannot ${key} it.`,
        `Take it out of "${key}".`,
      );
    }
    if (key === 'drop' && musts.includes(unit)) {
      return says(
        `"${unit}" is dropped here, but it is a "must".`,
        'Make it a "should", so that it may leave a page; or take it out of "drop".',
      );
    }
    return [];
  });
}

function mustsOf(content: PackContent): readonly string[] {
  return [
    ...content.framing.units.filter(isMust).map(({ id }) => id),
    ...content.pillars.flatMap((p) => p.measures.filter(isMust).map((m) => `${p.id}.${m.id}`)),
    ...content.facts.filter(isMust).map(({ id }) => id),
  ];
}

function isMust({ priority }: { readonly priority: Priority }): boolean {
  return priority === 'must';
}

/** Where an id stands: its text, else the nearest key. */
function idSpan(root: Located, path: Path): Span {
  const node = nodeAt(root, path);
  return node?.kind === 'text' ? node.span : nearestSpan(root, path);
}
