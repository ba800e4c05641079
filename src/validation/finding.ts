import type { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { formInWords, formOf, type TextForm } from '../schema/forms.js';
import type { Located, Path } from './located.js';
import type { Repair } from './tree-repairs.js';

/** An issue of zod's with a tree that was read from YAML, where no key is a symbol. */
export type Issue = { readonly path: Path } & z.core.$ZodIssue;

export function issuesOfYaml(issues: readonly z.core.$ZodIssue[]): readonly Issue[] {
  return issues as readonly Issue[];
}

/** One mistake, and how the tree would be without it. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly repairs?: readonly Repair[];
  /** The places of missing keys. One for which nothing stands in is found anew when others are repaired. */
  readonly missing?: readonly string[];
}

/** An issue of zod's with all that a message needs: where it is, what stands there, what it is called. */
export interface LocatedIssue<I extends z.core.$ZodIssue = z.core.$ZodIssue> {
  readonly issue: I;
  readonly path: Path;
  readonly schema: z.ZodType;
  readonly root: Located;
  readonly here: Located | undefined;
  readonly name: string;
  readonly span: Span;
  /** The languages of the pack, for examples. */
  readonly languages: readonly string[];
}

export function isListItem({ path }: Pick<LocatedIssue, 'path'>): boolean {
  return typeof path.at(-1) === 'number';
}

/** What the sentence of a message begins with. */
export function subjectOf(located: Pick<LocatedIssue, 'path' | 'name'>): string {
  return isListItem(located) ? `An entry of "${located.name}"` : `"${located.name}"`;
}

/** What follows the subject: `must be a plain number, such as 134 or 2.5`. */
export function reasonOf(issue: z.core.$ZodIssue, schemas: readonly z.ZodType[], typed: string): string {
  const form = issue.code === 'invalid_format' ? formAmong(schemas) : undefined;
  if (!form) return issue.message;
  if (!isTooLong(typed, form)) return `must be ${formInWords(form)}`;
  return `has ${Array.from(typed).length} characters, and may have at most ${form.most}`;
}

export function formAmong(schemas: readonly z.ZodType[]): TextForm | undefined {
  return schemas.map(formOf).find((form) => form !== undefined);
}

export function isTooLong(typed: string, { most }: TextForm): boolean {
  return most !== undefined && Array.from(typed).length > most;
}
