import { type Diagnostic, error, warning } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/pack.js';
import { placeholdersIn } from '../../text/placeholders.js';
import { nearestSpan, nodeAt, type Path } from '../../validation/located.js';
import { type LintSet, spanOf } from './lint-text.js';

/** Whose statement each thing is, what it rests on, and that nobody reads what is kept for another. */
export function checkProvenance(pack: Pack, sets: readonly LintSet[]): Diagnostic[] {
  return [...checkFacts(pack), ...checkMeasures(pack), ...checkProfiles(pack), ...checkLeaks(pack, sets)];
}

function checkFacts({ facts, pack, located }: Pack): Diagnostic[] {
  return facts.flatMap((fact, i) => {
    const span = nearestSpan(located, ['facts', i, 'id']);
    const silent = nodeAt(located, ['facts', i, 'standing']) === undefined;
    const outside = fact.references.some((id) => id !== pack.source);
    return [
      ...(silent
        ? [
            warning('lint/provenance', `The fact "${fact.id}" does not say whose statement it is.`, {
              span,
              hint: 'Add a line:\n  standing: reported    # or authors-view, derived, editor-note',
            }),
          ]
        : []),
      ...(fact.references.length === 0
        ? [
            warning('lint/provenance', `The fact "${fact.id}" names no reference.`, {
              span,
              hint: `Add a line:\n  references: [${pack.source}]`,
            }),
          ]
        : []),
      ...(fact.standing === 'editor-note' && !outside
        ? [
            error(
              'lint/provenance',
              `The note "${fact.id}" is the editors’, and names no work from outside the source.`,
              {
                span,
                hint: 'Name the work that it comes from under references.',
              },
            ),
          ]
        : []),
    ];
  });
}

/** What stands under the authors' heading is theirs. */
function checkMeasures({ pillars, located }: Pack): Diagnostic[] {
  return pillars.flatMap((pillar, i) =>
    pillar.measures.flatMap(({ standing }, j) => {
      if (standing === 'authors-view' || standing === 'reported') return [];
      const path: Path = ['pillars', i, 'measures', j, 'standing'];
      return [
        error('lint/derived-advice', `A measure is printed as the authors’ advice, and this one is ${standing}.`, {
          span: nodeAt(located, path)?.span ?? nearestSpan(located, path),
          hint: 'Say it in the ask of an audience, whose standing may be derived.',
        }),
      ];
    }),
  );
}

/** What the profile of a reader asks for. */
function checkProfiles({ audiences, located }: Pack): Diagnostic[] {
  const needs = { partner: 'applicability', research: 'method' } as const;
  return audiences.flatMap((audience, i) => {
    const need =
      audience.profile === 'partner' || audience.profile === 'research' ? needs[audience.profile] : undefined;
    if (need === undefined || audience[need]) return [];
    return [
      error('lint/profile', `A reader of the profile "${audience.profile}" is owed a line on ${need}.`, {
        span: nearestSpan(located, ['audiences', i, 'profile']),
        hint: `Add a line:\n  ${need}: "…"`,
      }),
    ];
  });
}

/** A figure of a reserved fact in a text for others, or another reader's own wording of a reserved unit. */
function checkLeaks({ audiences, located }: Pack, sets: readonly LintSet[]): Diagnostic[] {
  const owner = new Map(audiences.flatMap((a, i) => a.reserved.map((id) => [id, i] as const)));
  if (owner.size === 0) return [];
  const wordings = audiences.flatMap((audience, i) =>
    Object.keys(audience.text).flatMap((id) => {
      const of = owner.get(id);
      if (of === undefined || of === i) return [];
      return [
        error('lint/leak', `"${id}" is reserved for ${audiences[of]?.id}, and this reader words it too.`, {
          span: nearestSpan(located, ['audiences', i, 'text', id]),
          hint: 'Take the wording out, or the id out of "reserved".',
        }),
      ];
    }),
  );
  const figures = sets
    .flatMap((set) => set.texts)
    .flatMap((text) =>
      placeholdersIn(text.text).flatMap((p) => {
        const of = p.kind === 'figure' ? owner.get(p.fact) : undefined;
        if (p.kind !== 'figure' || of === undefined) return [];
        const [section, index] = text.path;
        const own = section === 'audiences' && index === of;
        const itself = section === 'facts' && sameFact(text.path, p.fact, located);
        if (own || itself) return [];
        return [
          error(
            'lint/leak',
            `A figure of "${p.fact}", which is reserved for ${audiences[of]?.id}, stands where others read it.`,
            {
              span: spanOf(text, p.start, p.end),
              hint: 'Take the figure out, or the fact out of "reserved".',
            },
          ),
        ];
      }),
    );
  return [...wordings, ...figures];
}

function sameFact(path: Path, fact: string, located: Pack['located']): boolean {
  const id = nodeAt(located, [...path.slice(0, 2), 'id']);
  return id?.kind === 'text' && id.text === fact;
}
