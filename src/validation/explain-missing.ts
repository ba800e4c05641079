import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { asWritten, exampleAt, syntheticNode } from './examples.js';
import { within } from './explain-keys.js';
import type { Finding, LocatedIssue } from './finding.js';
import type { Located, Path } from './located.js';
import { accepts, schemasAt } from './schema-shape.js';

/** Keys that are missing in the same place are one mistake. */
export function missingKeys(findings: readonly LocatedIssue[]): readonly Finding[] {
  const byPlace = new Map<string, LocatedIssue[]>();
  for (const finding of findings) {
    const place = finding.path.slice(0, -1).join('\0');
    byPlace.set(place, [...(byPlace.get(place) ?? []), finding]);
  }
  return [...byPlace.values()].map(missingHere);
}

function missingHere(findings: readonly LocatedIssue[]): Finding {
  const [{ path, span }] = findings as [LocatedIssue];
  const names = findings.map(({ name }) => `"${name}"`);
  const last = names.pop();
  const keys = names.length === 0 ? `The key ${last} is` : `The keys ${names.join(', ')} and ${last} are`;
  const lines = findings.map(({ name, path: at, schema, languages }) =>
    asWritten(name, exampleAt(schema, at, languages)),
  );
  const repairs = findings.map((finding) => ({ kind: 'set' as const, path: finding.path, value: standIn(finding) }));
  const sure = repairs.flatMap((repair) => (repair.value ? [{ ...repair, value: repair.value }] : []));
  return {
    diagnostic: error('content/missing-key', `${keys} missing${within(path.slice(0, -1))}.`, {
      span,
      hint: `${heading(findings, lines)}:\n  ${lines.join('\n').replaceAll('\n', '\n  ')}`,
    }),
    repairs: sure,
  };
}

function heading([first, ...rest]: readonly LocatedIssue[], lines: readonly string[]): string {
  const add = lines.join('\n').includes('\n') ? 'Add these lines here' : 'Add a line here';
  const what = first && rest.length === 0 ? descriptionAt(first.schema, first.path) : undefined;
  return what === undefined ? add : `${add} (${what})`;
}

function descriptionAt(schema: z.ZodType, path: Path): string | undefined {
  const key = String(path.at(-1));
  return schemasAt(schema, path.slice(0, -1)).flatMap((s) => {
    const child = 'shape' in s ? (s.shape as Record<string, z.ZodType>)[key] : undefined;
    return child?.description === undefined ? [] : [child.description];
  })[0];
}

/** What other parts of a pack refer to: of these nothing is made up. */
const referredTo = ['id', 'languages', 'figures', 'derived', 'topics'];

/** Something to go on with in the place of what is missing or wrong; nothing where too much hangs on it. */
export function standIn({
  path,
  schema,
  languages,
}: Pick<LocatedIssue, 'path' | 'schema' | 'languages'>): Located | undefined {
  if (path.length < 2 || path.some((step) => referredTo.includes(String(step)))) return undefined;
  const value = exampleAt(schema, path, languages);
  if (JSON.stringify(value).includes('"id":') || !accepts(schema, path, value)) return undefined;
  return syntheticNode(value);
}
