import type { z } from 'zod';
import { error } from '../diagnostics/diagnostic.js';
import { asWritten, exampleAt, type Plain, syntheticNode } from './examples.js';
import type { Finding, LocatedIssue } from './finding.js';
import { type Located, toPlain } from './located.js';
import { accepts, mayBeLeftOut } from './schema-shape.js';

const nouns: Readonly<Record<string, string>> = {
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
  map: 'a group of keys',
  list: 'a list',
  text: 'one text',
};

/** A list where a text belongs, a text where keys belong, and so on; or nothing at all. */
export function wrongShape(finding: LocatedIssue<z.core.$ZodIssueInvalidType>, standIn: Located | undefined): Finding {
  const { issue, name, here, span, path, schema } = finding;
  const item = typeof path.at(-1) === 'number';
  const subject = item ? `An entry of "${name}"` : `"${name}"`;
  const wanted = nouns[issue.expected] ?? 'one text';
  const empty = here?.kind === 'text' && here.text === '';
  const message = empty
    ? `${subject} is empty, and must be ${wanted}.`
    : `${subject} must be ${wanted}, and this is ${nouns[here?.kind ?? 'text']}.`;
  const value = meant(finding);
  const lines = item && typeof value !== 'string' ? asWritten(name, [value]) : asWritten(name, value);
  const leave = empty && mayBeLeftOut(schema, path) ? '\nOr delete the line.' : '';
  return {
    diagnostic: error('content/wrong-type', message, {
      span,
      hint: `Write it so:\n  ${lines.replaceAll('\n', '\n  ')}${leave}`,
    }),
    ...(standIn
      ? { repairs: [{ kind: 'set', path, value: fits(finding, value) ? syntheticNode(value) : standIn }] }
      : {}),
  };
}

/** What was typed, in the shape that it should have; else an example. */
function meant(finding: LocatedIssue<z.core.$ZodIssueInvalidType>): Plain {
  const { issue, here, schema, path, languages } = finding;
  const example = exampleAt(schema, path, languages);
  if (!here) return example;
  const typed = toPlain(here) as Plain;
  if (issue.expected === 'array' && typeof typed === 'string' && typed !== '') {
    const items = typed.replace(/^[［【]|[］】]$/gu, '').split(/\s*[,，、;；]\s*/u);
    if (fits(finding, items)) return items;
  }
  if (issue.expected === 'array' && here.kind === 'map') {
    return [
      Object.fromEntries(here.entries.slice(0, 1).map(({ key, value }) => [key, shown(toPlain(value) as Plain)])),
    ];
  }
  if (issue.expected === 'string' && Array.isArray(typed) && typed.every((item) => typeof item === 'string')) {
    return typed.join(', ');
  }
  const inside = Array.isArray(typed) ? typed : String(typed).split(/\s*,\s*/);
  if (fits(finding, { paragraphs: inside }) && typed !== '') return { paragraphs: inside };
  return example;
}

function fits({ schema, path }: Pick<LocatedIssue, 'schema' | 'path'>, value: Plain): boolean {
  return accepts(schema, path, value);
}

/** What is long is left to the imagination. */
function shown(value: Plain): Plain {
  return typeof value === 'string' ? value : '…';
}
