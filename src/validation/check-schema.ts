import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readValue } from '../schema/read-value.js';
import type { SchemaName, SchemaOutput } from '../schema/schemas.js';
import { type Checked, explained } from './explained.js';
import { type Located, syntheticSource, toPlain } from './located.js';
import type { Repair } from './tree-repairs.js';

/**
 * Checks a located value against a schema; every mistake points at its place in the file. Keys that are unknown or
 * misspelt do not stop the check, so that later checks can report in the same run.
 */
export function checkAgainst<Name extends SchemaName>(name: Name, root: Located): Checked<SchemaOutput<Name>> {
  return check(name, root, ({ kind }) => kind !== 'set');
}

/**
 * The same, and what is missing or of the wrong form does not stop the check either: something stands in for it, of
 * which nothing should be reported (`isSynthetic`).
 */
export function checkWithStandIns<Name extends SchemaName>(name: Name, root: Located): Checked<SchemaOutput<Name>> {
  return check(name, root, () => true);
}

export function isSynthetic({ span }: Diagnostic): boolean {
  return span?.source === syntheticSource;
}

function check<Name extends SchemaName>(
  name: Name,
  root: Located,
  allowed: (repair: Repair) => boolean,
): Checked<SchemaOutput<Name>> {
  const value = readValue(name, toPlain(root));
  return value === undefined ? explained(name, root, allowed) : { value, root, complete: true, diagnostics: [] };
}
