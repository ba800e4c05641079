import type { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { furtherPlaces } from '../diagnostics/further-places.js';
import type { Span } from '../diagnostics/span.js';
import { type SchemaName, type SchemaOutput, schemas } from '../schema/schemas.js';
import { getOrInsertComputed } from '../text/once.js';
import { explainIssues } from './explain-issues.js';
import { issuesOfYaml } from './finding.js';
import { type Located, syntheticSource, toPlain } from './located.js';
import { type Repair, repaired } from './tree-repairs.js';

export interface Checked<Value> {
  /** Undefined where too much is wrong for the rest to be checked. */
  readonly value: Value | undefined;
  /** The tree that the value was made of: as the file would be without its mistakes. */
  readonly root: Located;
  /** Whether all of it stands in the file, without stand-ins. */
  readonly complete: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A mistake may hide others, which show once it is repaired. */
const maxRounds = 4;

/** Says what is wrong with a value that its schema refuses. @param allowed whether a mistake may be repaired so */
export function explained<Name extends SchemaName>(
  name: Name,
  root: Located,
  allowed: (repair: Repair) => boolean,
): Checked<SchemaOutput<Name>> {
  const schema: z.ZodType<SchemaOutput<Name>> = schemas[name] as never;
  const diagnostics: Diagnostic[] = [];
  const reported = new Set<string>();
  let tree = root;
  let complete = true;
  for (let round = 0; round < maxRounds; round += 1) {
    const parsed = schema.safeParse(toPlain(tree));
    if (parsed.success) return { value: parsed.data, root: tree, complete, diagnostics: oncePerLanguage(diagnostics) };
    const { findings, complete: all } = explainIssues(issuesOfYaml(parsed.error.issues), schema, tree);
    for (const { diagnostic, missing } of findings) {
      const { code, message, span } = diagnostic;
      const keys = missing?.map((place) => `${code} ${place}`) ?? [`${code} ${message} ${span?.source} ${span?.start}`];
      if (span?.source !== syntheticSource && keys.some((key) => !reported.has(key))) diagnostics.push(diagnostic);
      for (const key of keys) reported.add(key);
    }
    if (!all) break;
    const repairs = findings.flatMap(({ repairs = [] }) => repairs).filter(allowed);
    if (repairs.length === 0) break;
    tree = repaired(tree, repairs);
    complete &&= !repairs.some(({ kind }) => kind === 'set');
  }
  return { value: undefined, root: tree, complete, diagnostics: oncePerLanguage(diagnostics) };
}

/** Who calls a language by another name does so at every text: told once, with the other places. */
function oncePerLanguage(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const nameOf = ({ code, message, hint }: Diagnostic) =>
    code === 'content/unknown-language' ? `${message} ${hint}` : undefined;
  const spans = new Map<string, Span[]>();
  for (const diagnostic of diagnostics) {
    const name = nameOf(diagnostic);
    if (name === undefined || !diagnostic.span) continue;
    getOrInsertComputed(spans, name, () => []).push(diagnostic.span);
  }
  return diagnostics.flatMap((diagnostic) => {
    const [first, ...others] = spans.get(nameOf(diagnostic) ?? '') ?? [];
    if (!first) return [diagnostic];
    return first === diagnostic.span
      ? [{ ...diagnostic, related: [...diagnostic.related, ...furtherPlaces(others)] }]
      : [];
  });
}
