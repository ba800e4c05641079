import { z } from 'zod';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { suggestion } from '../diagnostics/suggest.js';
import { entryOf, type Located, nearestSpan, nodeAt, type Path, toPlain } from './located.js';

type Issue = z.core.$ZodIssue;

/**
 * Checks a located value against a schema; every mistake points at its place in the file.
 * Unknown keys alone do not stop the reading, so that later checks can report in the same run.
 */
export function checkAgainst<S extends z.ZodType>(
  schema: S,
  root: Located,
): { readonly value: z.output<S> | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = schema.safeParse(toPlain(root));
  if (parsed.success) return { value: parsed.data, diagnostics: [] };
  const { issues } = parsed.error;
  const diagnostics = issues.flatMap((issue) => explain(issue, [], schema, root));
  const unknown = issues.flatMap((i) =>
    i.code === 'unrecognized_keys' ? i.keys.map((k) => [...i.path, k].join('\0')) : [],
  );
  return { value: schema.safeParse(toPlain(without(root, new Set(unknown)))).data, diagnostics };
}

/** The tree without the entries whose joined paths are in `dropped`. */
function without(node: Located, dropped: ReadonlySet<string>, path: Path = []): Located {
  if (node.kind === 'text') return node;
  if (node.kind === 'list')
    return { ...node, items: node.items.map((item, i) => without(item, dropped, [...path, i])) };
  const entries = node.entries
    .filter((e) => !dropped.has([...path, e.key].join('\0')))
    .map((e) => ({ ...e, value: without(e.value, dropped, [...path, e.key]) }));
  return { ...node, entries };
}

export type Schema = z.ZodType;
export type SchemaOutput<S extends Schema> = z.output<S>;

/** One issue of zod's with all that a message needs: where it is, what stands there, what it is called. */
interface Finding<I extends Issue = Issue> {
  readonly issue: I;
  readonly path: Path;
  readonly schema: z.ZodType;
  readonly root: Located;
  readonly here: Located | undefined;
  readonly name: string;
  readonly span: Span;
}

function explain(issue: Issue, base: Path, schema: z.ZodType, root: Located): Diagnostic[] {
  const path = [...base, ...issue.path] as Path;
  const name = path.findLast((step) => typeof step === 'string') ?? 'file';
  const finding = { path, schema, root, name, here: nodeAt(root, path), span: nearestSpan(root, path) };
  switch (issue.code) {
    case 'unrecognized_keys':
      return explainUnknownKeys({ ...finding, issue });
    case 'invalid_union':
      return explainUnion({ ...finding, issue });
    case 'invalid_key':
      return [invalid(finding, `The key "${name}" ${issue.issues[0]?.message ?? 'is not allowed'}.`, finding.span)];
    case 'invalid_type':
      return [finding.here ? wrongType(finding, issue.expected) : missingKey(finding, example(issue.expected))];
    case 'invalid_value':
      return [explainValue({ ...finding, issue })];
    case 'too_small':
    case 'too_big':
      return [explainSize({ ...finding, issue })];
    default:
      return [invalid(finding, `"${name}" ${issue.message}.`)];
  }
}

function explainUnknownKeys(finding: Finding<z.core.$ZodIssueUnrecognizedKeys>): Diagnostic[] {
  const { issue, path, schema, here, span } = finding;
  const allowed = keysAt(schema, path);
  const present = here?.kind === 'map' ? here.entries.map((e) => e.key) : [];
  const free = allowed.filter((key) => !present.includes(key));
  return issue.keys.map((key) =>
    error('content/unknown-key', `Unknown key "${key}"${within(path)}.`, {
      span: entryOf(here, key)?.keySpan ?? span,
      hint: suggestion(key, free.length > 0 ? free : allowed),
    }),
  );
}

function explainValue(finding: Finding<z.core.$ZodIssueInvalidValue>): Diagnostic {
  const { issue, here, name } = finding;
  const allowed = issue.values.map(String);
  if (here === undefined) return missingKey(finding, `${allowed[0] ?? '…'}    # one of: ${allowed.join(', ')}`);
  const got = here.kind === 'text' ? here.text : '';
  return { ...invalid(finding, `"${got}" is not a value of "${name}".`), hint: suggestion(got, allowed) ?? '' };
}

function explainSize(finding: Finding<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>): Diagnostic {
  const { issue, name, span } = finding;
  if (issue.origin !== 'array') {
    return { ...invalid(finding, `"${name}" ${issue.message}.`), hint: 'Write the text in quotes after the colon.' };
  }
  const [words, n] = issue.code === 'too_small' ? ['at least', issue.minimum] : ['at most', issue.maximum];
  return invalid(finding, `"${name}" must have ${words} ${n} ${Number(n) === 1 ? 'entry' : 'entries'}.`, span);
}

function invalid({ here, span }: Omit<Finding, 'issue'>, message: string, at?: Span): Diagnostic {
  return error('content/invalid-value', message, { span: at ?? valueSpan(here) ?? span });
}

function missingKey({ name, path, span }: Omit<Finding, 'issue'>, value: string): Diagnostic {
  return error('content/missing-key', `The key "${name}" is missing${within(path.slice(0, -1))}.`, {
    span,
    hint: `Add a line here:\n  ${name}: ${value}`,
  });
}

/**
 * A union's issue lists what each branch had against the value. The branch whose shape the value has
 * (text, list or mapping) is the one that the editor meant.
 */
function explainUnion(finding: Finding<z.core.$ZodIssueInvalidUnion>): Diagnostic[] {
  const { issue, path, schema, root } = finding;
  const branches = issue.errors.filter(
    (issues) => !issues.some((i) => i.path.length === 0 && i.code === 'invalid_type'),
  );
  const ranked = branches
    .map((issues) => ({
      issues,
      strange: issues.filter((i) => i.path.length === 0 || i.code === 'invalid_key').length,
    }))
    .sort((a, b) => a.strange - b.strange || depth(b.issues) - depth(a.issues));
  const best = ranked[0];
  if (best) return best.issues.flatMap((i) => explain(i, path, schema, root));
  return [finding.here ? wrongType(finding, 'string') : missingKey(finding, '"…"')];
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((i) => i.path.length));
}

function wrongType({ name, here, span }: Omit<Finding, 'issue'>, expected: string): Diagnostic {
  const shapes: Record<string, string> = { object: 'keys with values', record: 'keys with values', array: 'a list' };
  const empty = here?.kind === 'text' && here.text === '';
  const got = { map: 'keys with values', list: 'a list', text: empty ? 'nothing' : 'a text' }[here?.kind ?? 'text'];
  return error('content/wrong-type', `"${name}" must be ${shapes[expected] ?? 'a text'}, and this is ${got}.`, {
    span,
    hint: `Write it so:\n  ${name}: ${example(expected)}`,
  });
}

function example(expected: string): string {
  if (expected === 'array') return '\n    - …';
  if (expected === 'object' || expected === 'record') return '\n    …: …';
  return '"…"';
}

function valueSpan(node: Located | undefined): Diagnostic['span'] {
  return node?.kind === 'text' && node.raw !== '' ? node.span : undefined;
}

function within(path: Path): string {
  const named = path.filter((step) => typeof step === 'string').at(-1);
  return named === undefined ? '' : ` in "${named}"`;
}

/** The keys that a schema allows at a path: what a misspelt key is compared with. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  return keysOf(path.reduce<readonly z.ZodType[]>((level, step) => level.flatMap((s) => descend(s, step)), [schema]));
}

function unwrap(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap(unwrap);
  return [schema];
}

function descend(schema: z.ZodType, step: string | number): readonly z.ZodType[] {
  return unwrap(schema).flatMap((s): readonly z.ZodType[] => {
    if (s instanceof z.ZodObject) {
      const child = s.shape[String(step)] as z.ZodType | undefined;
      return child ? [child] : [];
    }
    if (s instanceof z.ZodArray) return [s.element as z.ZodType];
    if (s instanceof z.ZodRecord) return [s.valueType as z.ZodType];
    return [];
  });
}

function keysOf(schemas: readonly z.ZodType[]): readonly string[] {
  return schemas.flatMap(unwrap).flatMap((s) => (s instanceof z.ZodObject ? Object.keys(s.shape) : []));
}
