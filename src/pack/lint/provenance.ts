import { type Diagnostic, error, warning } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/loaded-pack.js';
import { readersByReserved } from '../../schema/reserved.js';
import { placeholdersIn } from '../../text/placeholders.js';
import { wordList } from '../../text/word-list.js';
import { nearestSpan, textAt } from '../../validation/located.js';
import { type PackEntry, type PackIndex, textsUnder } from '../pack-index.js';
import { textUnder } from '../texts-to-write.js';
import { type LintSet, spanOf } from './lint-text.js';

/** Whose statement each thing is, what it rests on, and that nobody reads what is reserved for another. */
export function checkProvenance(pack: Pack, index: PackIndex, sets: readonly LintSet[]): Diagnostic[] {
  return [
    ...index.entries.filter(({ kind }) => kind === 'fact').flatMap((fact) => checkFact(fact, pack)),
    ...index.entries
      .filter(({ kind }) => kind === 'fact' || kind === 'unit')
      .flatMap((entry) => checkNote(entry, pack)),
    ...index.entries.filter(({ kind }) => kind === 'measure').flatMap(checkMeasure),
    ...checkProfiles(pack),
    ...checkLeaks(pack, index, sets),
  ];
}

function checkFact({ node, id, path }: PackEntry, { pack: { source }, located }: Pack): Diagnostic[] {
  const missing = [
    ...(textAt(node, 'standing') === undefined
      ? [
          {
            said: 'does not say whose statement it is',
            line: 'standing: reported    # or authors-view, derived, editor-note',
          },
        ]
      : []),
    ...(textsUnder(node, 'references').length === 0
      ? [{ said: 'names no reference', line: `references: [${source}]` }]
      : []),
  ];
  if (missing.length === 0) return [];
  const lines = missing.map(({ line }) => `\n  ${line}`).join('');
  return [
    warning('lint/provenance', `The fact "${id}" ${missing.map(({ said }) => said).join(' and ')}.`, {
      span: nearestSpan(located, [...path, 'id']),
      hint: `Add ${missing.length === 1 ? 'a line' : 'these lines'}:${lines}`,
    }),
  ];
}

/** What the editors add, in a fact or in the argument, comes from outside. */
function checkNote({ node, id, path }: PackEntry, { pack: { source }, located }: Pack): Diagnostic[] {
  if (textAt(node, 'standing')?.text !== 'editor-note') return [];
  if (textsUnder(node, 'references').some(({ text }) => text !== source)) return [];
  return [
    error('lint/provenance', `The note "${id}" is the editors’, and names no work from outside the source.`, {
      span: nearestSpan(located, [...path, 'id']),
      hint: 'Name the work that it comes from under references.',
    }),
  ];
}

/** What stands under the authors' heading is theirs, and so is a measure that does not say whose it is. */
function checkMeasure({ node }: PackEntry): Diagnostic[] {
  const standing = textAt(node, 'standing');
  if (!standing || standing.text === 'authors-view' || standing.text === 'reported') return [];
  return [
    error('lint/derived-advice', `A measure is printed as the authors’ advice, and this one is ${standing.text}.`, {
      span: standing.span,
      hint: 'Say it in the ask of an audience, whose standing may be derived.',
    }),
  ];
}

/** The line that the profile of a reader requires. */
const requiredLines = { partner: 'applicability', research: 'method' } as const;

function checkProfiles({ audiences, located, pack: { languages } }: Pack): Diagnostic[] {
  return audiences.flatMap((audience, i) => {
    const { profile } = audience;
    const line = profile === 'partner' || profile === 'research' ? requiredLines[profile] : undefined;
    if (line === undefined || audience[line]) return [];
    return [
      error('lint/profile', `A reader of the profile "${profile}" is owed a line on ${line}.`, {
        span: nearestSpan(located, ['audiences', i, 'profile']),
        hint: `Add ${languages.length < 2 ? 'a line' : 'these lines'}:\n${textUnder(line, languages, '  ')}`,
      }),
    ];
  });
}

/** Another reader's own wording of a reserved unit, and figures of a reserved fact in a text that others read. */
function checkLeaks({ audiences }: Pack, { texts }: PackIndex, sets: readonly LintSet[]): Diagnostic[] {
  const ownersOf = readersByReserved(audiences);
  if (ownersOf.size === 0) return [];
  const wordings = texts.flatMap(({ entry, unit, span }) => {
    const owners = entry?.kind === 'audience' && unit !== undefined ? ownersOf.get(unit) : undefined;
    if (!owners || owners.includes(entry?.id ?? '')) return [];
    return [
      error('lint/leak', `"${unit}" is reserved for ${wordList(owners, 'and')}, and this reader words it too.`, {
        span,
        hint: 'Take the wording out, or the id out of "reserved".',
      }),
    ];
  });
  const figures = sets
    .flatMap((set) => set.texts)
    .flatMap((text) => {
      const { entry, unit } = text.packText;
      return placeholdersIn(text.text).flatMap((found) => {
        const owners = found.kind === 'figure' ? ownersOf.get(found.fact) : undefined;
        if (found.kind !== 'figure' || !owners) return [];
        // The readers of the text, where not all have it.
        const readers = entry?.kind === 'audience' ? [entry.id] : ownersOf.get(unit ?? '');
        const isOwn = entry?.kind === 'fact' && entry.id === found.fact;
        if (isOwn || readers?.every((reader) => owners.includes(reader))) return [];
        return [
          error(
            'lint/leak',
            `A figure of "${found.fact}", which is reserved for ${wordList(owners, 'and')}, stands where others read it.`,
            {
              span: spanOf(text, found.start, found.end),
              hint: 'Take the figure out, or the fact out of "reserved".',
            },
          ),
        ];
      });
    });
  return [...wordings, ...figures];
}
