import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { kindOfKeys } from '../schema/chart.js';
import { getOrInsertComputed } from '../text/once.js';
import { wordList } from '../text/word-list.js';
import { asWritten, exampleAt, hasKey, type Plain, syntheticNode, withLines } from './examples.js';
import { within } from './explain-keys.js';
import type { Finding, LocatedIssue } from './finding.js';
import { type Located, nodeAt, type Path, pathKey, toPlain } from './located.js';
import { accepts, schemasAt } from './schema-shape.js';

type Place = Pick<LocatedIssue, 'path' | 'schema' | 'languages' | 'root'>;

/** Keys that are missing in the same place are one mistake. */
export function missingKeys(issues: readonly LocatedIssue[]): readonly Finding[] {
  const byPlace = new Map<string, LocatedIssue[]>();
  for (const located of issues) {
    const place = pathKey(located.path.slice(0, -1));
    getOrInsertComputed(byPlace, place, () => []).push(located);
  }
  return [...byPlace.values()].map(missingHere);
}

function missingHere(issues: readonly LocatedIssue[]): Finding {
  const [{ path, span }] = issues as [LocatedIssue];
  const names = wordList(
    issues.map(({ name }) => `"${name}"`),
    'and',
  );
  const keys = issues.length === 1 ? `The key ${names} is` : `The keys ${names} are`;
  const examples = issues.map(exampleHere);
  const lines = issues.map(({ name }, i) => asWritten(name, examples[i] as Plain));
  return {
    diagnostic: error('content/missing-key', `${keys} missing${within(path.slice(0, -1))}.`, {
      span,
      hint: withLines(heading(issues, lines), lines.join('\n')),
    }),
    missing: issues.map(({ path: at }) => pathKey(at)),
    repairs: issues.flatMap((located, i) => {
      const value = standIn(located, examples[i]);
      return value ? [{ kind: 'set' as const, path: located.path, value }] : [];
    }),
  };
}

function heading([first, ...rest]: readonly LocatedIssue[], lines: readonly string[]): string {
  const add = lines.join('\n').includes('\n') ? 'Add these lines here' : 'Add a line here';
  const description = first && rest.length === 0 ? descriptionAt(first.schema, first.path) : undefined;
  return description === undefined ? add : `${add} (${description})`;
}

function descriptionAt(schema: z.ZodType, path: Path): string | undefined {
  const key = String(path.at(-1));
  return schemasAt(schema, path.slice(0, -1)).flatMap((s) => {
    const child = 'shape' in s ? (s.shape as Record<string, z.ZodType>)[key] : undefined;
    return child?.description === undefined ? [] : [child.description];
  })[0];
}

/** What other parts of a pack refer to: nothing stands in for it. */
const referredTo = ['id', 'languages', 'figures', 'derived', 'topics'];

/** Keys whose lists are the two ends of a span of time: what stands in for one must not contradict the other. */
const timeSpans = ['issued', 'accessed', 'date-parts'];

function otherEnd({ path, root }: Place): Plain | undefined {
  const both = nodeAt(root, path.slice(0, -1));
  const other = both?.kind === 'list' ? both.items[1 - Number(path.at(-1))] : undefined;
  return other && (toPlain(other) as Plain);
}

/** What lets the check go on in the place of what is missing or wrong; nothing where other parts refer to it. */
export function standIn(located: Place, example?: Plain): Located | undefined {
  const { path, schema } = located;
  if (path.length < 2 || path.some((step) => referredTo.includes(String(step)))) return undefined;
  const end = path.findIndex((step, i) => typeof step === 'number' && timeSpans.includes(String(path[i - 1])));
  if (end !== -1 && end < path.length - 1) return undefined;
  const value = example ?? (end === -1 ? undefined : otherEnd(located)) ?? exampleHere(located);
  return hasKey(value, 'id') || !accepts(schema, path, value) ? undefined : syntheticNode(value);
}

/** An example that goes with what stands beside it. */
export function exampleHere(place: Place): Plain {
  return kindBeside(place) ?? exampleAt(place.schema, place.path, place.languages);
}

/** The kind of a chart, as it is seen by its other keys. */
export function kindBeside({ path, root }: Pick<Place, 'path' | 'root'>): string | undefined {
  const beside = nodeAt(root, path.slice(0, -1));
  const isKind = path.at(-1) === 'kind' && path.at(-2) === 'chart' && beside?.kind === 'map';
  return isKind ? kindOfKeys(beside.entries.map(({ key }) => key)) : undefined;
}
