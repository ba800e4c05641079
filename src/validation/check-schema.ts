import type { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { syntheticSource } from './examples.js';
import { explainIssues } from './explain-issues.js';
import { type Located, toPlain } from './located.js';
import { type Repair, repaired } from './tree-repairs.js';

export type Schema = z.ZodType;
export type SchemaOutput<S extends Schema> = z.output<S>;

export interface Checked<S extends Schema> {
  /** Undefined where too much is wrong for the rest to be checked. */
  readonly value: SchemaOutput<S> | undefined;
  /** The tree that the value was made of: as the file would be without its mistakes. */
  readonly root: Located;
  /** Whether all of it stands in the file, without stand-ins. */
  readonly complete: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A mistake may hide others, which show once it is repaired. */
const maxRounds = 4;

/**
 * Checks a located value against a schema; every mistake points at its place in the file. Keys that are unknown or
 * misspelt do not stop the check, so that later checks can report in the same run.
 */
export function checkAgainst<S extends Schema>(schema: S, root: Located): Checked<S> {
  return check(schema, root, ({ kind }) => kind !== 'set');
}

/**
 * The same, and what is missing or of the wrong form does not stop the check either: something stands in for it, of
 * which nothing should be reported (`isSynthetic`).
 */
export function checkWithStandIns<S extends Schema>(schema: S, root: Located): Checked<S> {
  return check(schema, root, () => true);
}

export function isSynthetic({ span }: Diagnostic): boolean {
  return span?.source === syntheticSource;
}

function check<S extends Schema>(schema: S, root: Located, allowed: (repair: Repair) => boolean): Checked<S> {
  const diagnostics: Diagnostic[] = [];
  const told = new Set<string>();
  let tree = root;
  let complete = true;
  for (let round = 0; round < maxRounds; round += 1) {
    const parsed = schema.safeParse(toPlain(tree));
    if (parsed.success) return { value: parsed.data, root: tree, complete, diagnostics };
    const { findings, complete: all } = explainIssues(parsed.error.issues, schema, tree);
    for (const { diagnostic, missing } of findings) {
      const { code, message, span } = diagnostic;
      const keys = missing?.map((place) => `${code} ${place}`) ?? [`${code} ${message} ${span?.start}`];
      if (!isSynthetic(diagnostic) && keys.some((key) => !told.has(key))) diagnostics.push(diagnostic);
      for (const key of keys) told.add(key);
    }
    if (!all) break;
    const repairs = findings.flatMap(({ repairs = [] }) => repairs).filter(allowed);
    if (repairs.length === 0) break;
    tree = repaired(tree, repairs);
    complete &&= !repairs.some(({ kind }) => kind === 'set');
  }
  return { value: undefined, root: tree, complete, diagnostics };
}
