import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { asWritten, syntheticNode, withLines } from './examples.js';
import type { Finding, Issue } from './finding.js';
import { type Located, type LocatedList, nodeAt, type Path, pathKey, toPlain } from './located.js';
import { rewritten } from './rewrites.js';
import { accepts } from './schema-shape.js';

interface DatesInLists {
  readonly findings: readonly Finding[];
  /** Whether an issue is with a part of such a date. */
  readonly covers: (issue: Issue) => boolean;
}

/** The date of a work in a list, `[2020, 5, 4]` or `[[2020, 5, 4]]`: one mistake, however many numbers it has. */
export function datesInLists(issues: readonly Issue[], schema: z.ZodType, root: Located): DatesInLists {
  const found = new Map<string, { readonly path: Path; readonly list: LocatedList; readonly date: string }>();
  for (const { code, path } of issues) {
    const at = code === 'invalid_type' ? dateAround(path) : undefined;
    const list = at && nodeAt(root, at);
    if (!at || list?.kind !== 'list' || !isOfNumbers(list) || found.has(pathKey(at))) continue;
    const date = dateMeant(list, (value) => accepts(schema, at, value)) ?? example;
    found.set(pathKey(at), { path: at, list, date });
  }
  return {
    findings: [...found.values()].map(({ path, list, date }) => ({
      diagnostic: error('content/wrong-type', `"${path.at(-1)}" must be a date, and this is a list.`, {
        span: list.span,
        hint: withLines('Write it so', asWritten(String(path.at(-1)), date)),
      }),
      repairs: [{ kind: 'set', path, value: syntheticNode(date) }],
    })),
    covers: ({ path }) => {
      const at = dateAround(path);
      return at !== undefined && found.has(pathKey(at));
    },
  };
}

/** The key of a work's date above an entry of its list. */
function dateAround(path: Path): Path | undefined {
  const at = path.findLastIndex((step) => step === 'issued' || step === 'accessed');
  return at === -1 || typeof path[at + 1] !== 'number' ? undefined : path.slice(0, at + 1);
}

/** For what is no date of the calendar, such as `[2020, 13, 45]`. */
const example = '2025-04-30';

function isOfNumbers({ items }: LocatedList): boolean {
  const isText = (item: Located) => item.kind === 'text';
  return items.every(isText) || items.every((item) => item.kind === 'list' && item.items.every(isText));
}

/** A day, two days of a range, or two years of one. */
function dateMeant(list: LocatedList, fits: (value: string) => boolean): string | undefined {
  const typed = toPlain(list) as readonly unknown[];
  const points = typed.every((point) => Array.isArray(point)) ? typed : [typed];
  const dates = points.map((point) => pointMeant(point as readonly unknown[], fits));
  const range = dates.every((date) => date !== undefined) ? dates.join('/') : typed.join('/');
  return fits(range) ? range : undefined;
}

function pointMeant(parts: readonly unknown[], fits: (value: string) => boolean): string | undefined {
  if (!parts.every((part) => typeof part === 'string')) return undefined;
  return (
    [parts.join('-'), parts.map((part) => part.padStart(2, '0')).join('-')].find(fits) ??
    rewritten(parts.join(' '), fits)
  );
}
