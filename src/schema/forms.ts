import { z } from 'zod';
import { wordList } from '../text/word-list.js';
import type { RuleName } from './rules.js';

/** The {names} of a label, for which something is filled in. */
export interface LabelNames {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
}

/** The form of a text as data: messages, editor schemas and the documentation put it into words. */
export interface TextForm {
  /** What such a text is, up to its examples: `a day written as`. */
  readonly noun: string;
  /** As they are typed, the most usual one first. */
  readonly examples?: readonly string[];
  /** Whether messages put the examples in quotation marks. */
  readonly quoted?: true;
  /** How many characters it may have, which its pattern allows and no more. */
  readonly most?: number;
  /** Of a label, what it has in braces. */
  readonly names?: LabelNames;
}

interface TextOptions {
  /** Later checks see only texts that have the form. */
  readonly abort?: boolean;
  /** What is asked of the text before. */
  readonly on?: z.ZodString;
}

const forms = z.registry<TextForm>();

/** A text of a form. */
export function textOf(
  pattern: RegExp,
  form: TextForm,
  { abort = false, on = z.string() }: TextOptions = {},
): z.ZodString {
  return on.regex(pattern, { abort }).register(forms, form);
}

/** The form that a schema asks of its texts. */
export function formOf(schema: z.core.$ZodType): TextForm | undefined {
  return forms.get(schema);
}

/** `a plain number, such as 134 or 2.5` */
export function formInWords({ noun, examples = [], quoted }: TextForm): string {
  const shown = quoted ? examples.map((example) => `"${example}"`) : examples;
  return [noun, wordList(shown, 'or')].filter(Boolean).join(' ');
}

/** `, at most 64 characters`, where a form has a limit. */
export function limitInWords({ most }: TextForm): string {
  return most === undefined ? '' : `, at most ${most} characters`;
}

const exceptions = z.registry<{ readonly unless: string }>();

/** A value that may be left out beside another one alone, written as `standing: editor-note`; a check has to ask for it. */
export function requiredUnless<T extends z.ZodType>(unless: string, schema: T): z.ZodOptional<T> {
  const optional = schema.optional().describe(schema.description ?? '');
  exceptions.add(optional, { unless });
  return optional;
}

/** What the key of a value is not required beside; undefined where it is always, or never. */
export function exceptionOf(schema: z.core.$ZodType): string | undefined {
  return exceptions.get(schema)?.unless;
}

const rulesOfChecks = new WeakMap<z.core.$ZodCheck, RuleName>();

/** A check that says itself what is wrong. It finds something wherever the rule does not hold. */
export function checkBy<T>(rule: RuleName, ...check: Parameters<typeof z.superRefine<T>>): z.core.$ZodCheck<T> {
  const made = z.superRefine<T>(...check);
  rulesOfChecks.set(made, rule);
  return made;
}

/** The rule of a check that `checkBy` has made. */
export function ruleOf(check: z.core.$ZodCheck): RuleName | undefined {
  return rulesOfChecks.get(check);
}
