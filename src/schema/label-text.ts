import { z } from 'zod';
import { wordList } from '../text/word-list.js';
import { type LabelNames, textOf } from './forms.js';
import { spacedText, textScalar } from './scalars.js';

interface LabelOptions {
  /** What a label may have or leave out; all else that its example has is needed. */
  readonly optional?: readonly string[];
  /** The text that it is before anything is asked of its names: one without the blanks at its ends, or as typed. */
  readonly text?: z.ZodString;
}

/** Printed words, told by an example: each {name} of it stands in them once, and no other. */
export function label(example: string, { optional = [], text = textScalar }: LabelOptions = {}): z.ZodString {
  const needed = namesOf(example).filter((name) => !optional.includes(name));
  const names = { needed, optional };
  const form = { noun: 'a text such as', examples: [example], quoted: true, names } as const;
  const inBraces = [...needed, ...optional].map((name) => `{${name}}`);
  return textOf(patternOf(names), form, { on: text }).describe(`with ${wordList(inBraces, 'and')}`);
}

/** Printed words in which nothing is filled in. */
export const plainLabel = withoutNames(textScalar);
/** The same, with the space at their ends that the language wants. */
export const spacedLabel = withoutNames(spacedText);
/** The same, which may be empty. */
export const separatorLabel = withoutNames(z.string());

function withoutNames(on: z.ZodString): z.ZodString {
  const names = { needed: [], optional: [] };
  return textOf(patternOf(names), { noun: 'a text without {braces}', names }, { on });
}

function namesOf(example: string): readonly string[] {
  return [...example.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

/** A brace is never printed: one that opens or closes no known name is a slip. */
function patternOf({ needed, optional }: LabelNames): RegExp {
  const known = [...needed, ...optional].map((name) => `\\{${name}\\}`);
  const each = needed.map((name) => `(?=[^]*\\{${name}\\})`).join('');
  const once = known.length > 0 ? '(?![^]*(\\{[^{}]*\\})[^]*\\1)' : '';
  return new RegExp(`^${each}${once}(?:${['[^{}]', ...known].join('|')})*$`);
}
