import type { z } from 'zod';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { asWritten, exampleAt, syntheticNode } from './examples.js';
import { isMisspelt, unknownKeys, wrongKey } from './explain-keys.js';
import { missingKeys, standIn } from './explain-missing.js';
import type { Finding, LocatedIssue } from './finding.js';
import { bestBranch } from './issue-branches.js';
import { type Located, nearestSpan, nodeAt, type Path, toPlain } from './located.js';
import { misplacedKeys } from './misplaced-keys.js';
import { range, rewritten } from './rewrites.js';
import { accepts, isLocaleKey, mayBeLeftOut, schemasAt } from './schema-shape.js';
import { wrongShape } from './wrong-shape.js';

type Issue = z.core.$ZodIssue;

/** Each mistake once, whatever zod says of it from several sides. */
export function explainIssues(issues: readonly Issue[], schema: z.ZodType, root: Located): readonly Finding[] {
  const flat = withoutEchoes(issues.flatMap((issue) => flattened(issue, [], schema, root)));
  const misplaced = misplacedKeys(flat, schema, root);
  const rest = flat
    .filter((issue) => !misplaced.covers(issue))
    .filter((issue) => !isMisspelt(issue, flat, schema, root));
  const found = rest.map((issue) => locatedIssueOf(issue, schema, root));
  const missing = found.filter(({ issue, here }) => !here && /^invalid_(?:type|value)$/.test(issue.code));
  const others = found.filter((located) => !missing.includes(located));
  return [...misplaced.told, ...missingKeys(missing), ...others.flatMap(explain)];
}

/** Of a value of the wrong shape nothing else is said. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const shapes = issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => path.join('\0'));
  return issues.filter(({ code, path }) => code === 'invalid_type' || !shapes.includes(path.join('\0')));
}

/** Issues with whole paths, those of unions reduced to what the branch says that was meant. */
function flattened(issue: Issue, base: Path, schema: z.ZodType, root: Located): readonly Issue[] {
  const path = [...base, ...issue.path] as Path;
  if (issue.code !== 'invalid_union') return [{ ...issue, path: [...path] } as Issue];
  const branch = bestBranch(issue, nodeAt(root, path));
  if (branch) return branch.flatMap((inner) => flattened(inner, path, schema, root));
  return [{ code: 'invalid_type', expected: 'string', path: [...path], input: undefined, message: '' } as Issue];
}

function locatedIssueOf(issue: Issue, schema: z.ZodType, root: Located): LocatedIssue {
  const path = issue.path as Path;
  const name = String(path.findLast((step) => typeof step === 'string') ?? 'file');
  const [here, span] = [nodeAt(root, path), nearestSpan(root, path)];
  return { issue, path, schema, root, name, here, span, languages: languagesOf(root) };
}

function explain(located: LocatedIssue): readonly Finding[] {
  const { issue } = located;
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys({ ...located, issue });
    case 'invalid_key':
      return [wrongKey({ ...located, issue })];
    case 'invalid_type':
      return [wrongShape({ ...located, issue }, standIn(located))];
    case 'invalid_value':
      return [notAllowed({ ...located, issue })];
    case 'too_small':
    case 'too_big':
      return [issue.origin === 'array' ? wrongNumber({ ...located, issue }) : wrongForm(located)];
    default:
      return [wrongForm(located)];
  }
}

function languagesOf(root: Located): readonly string[] {
  const languages = nodeAt(root, ['pack', 'languages']);
  const texts = languages?.kind === 'list' ? languages.items.map(toPlain) : [];
  return texts.filter((text) => typeof text === 'string');
}

/** A value that is none of those to choose from. */
function notAllowed(located: LocatedIssue<z.core.$ZodIssueInvalidValue>): Finding {
  const { issue, here, name, path } = located;
  const allowed = issue.values.map(String);
  const got = here?.kind === 'text' ? here.text : '';
  const near = nearest(got, allowed);
  const list = allowed.length > 1 ? `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}` : allowed.join('');
  return {
    diagnostic: atValue(located, got === '' ? `"${name}" is empty.` : `"${got}" is not a value of "${name}".`, {
      hint: near === undefined ? `Write ${list}.` : `Did you mean "${near}"? It can be ${list}.`,
    }),
    repairs: [{ kind: 'set', path, value: syntheticNode(near ?? allowed[0] ?? '…') }],
  };
}

/** A list with too few entries or too many. */
function wrongNumber(located: LocatedIssue<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>): Finding {
  const { issue, here, name, path, span, schema, languages } = located;
  const count = here?.kind === 'list' ? here.items.length : 0;
  const entries = count === 0 ? 'no entries' : `${count} ${count === 1 ? 'entry' : 'entries'}`;
  const few = issue.code === 'too_small';
  const [bound, limit] = few ? ['needs at least', Number(issue.minimum)] : ['may have at most', Number(issue.maximum)];
  const optional = few && mayBeLeftOut(schema, path);
  const add =
    count === 0
      ? `Write at least one:\n  ${asWritten(name, exampleAt(schema, path, languages)).replaceAll('\n', '\n  ')}`
      : `Add ${limit - count === 1 ? 'one' : limit - count}, written like those that are there.`;
  return {
    diagnostic: error('content/invalid-value', `"${name}" has ${entries}, and ${bound} ${limit}.`, {
      span,
      hint: `${few ? add : `Take ${count - limit} out, or make one of two.`}${optional ? ' Or delete the line.' : ''}`,
    }),
  };
}

/** A text that does not have the form that it needs: a date, a number, an id; or is empty. */
function wrongForm(located: LocatedIssue): Finding {
  const { issue, here, name, path, schema } = located;
  const typed = here?.kind === 'text' ? here.text.trim() : '';
  const meant = issue.code === 'invalid_format' ? rewritten(typed, (text) => accepts(schema, path, text)) : undefined;
  const subject = typeof path.at(-1) === 'number' ? `An entry of "${name}"` : `"${name}"`;
  const value = meant !== undefined && here?.kind === 'text' ? { ...here, text: meant } : standIn(located);
  const says = here?.kind === 'text' && typed === '' ? 'is empty' : issue.message;
  return {
    diagnostic: atValue(located, `${subject} ${says}.`, {
      hint: meant === undefined ? formHint(located, typed) : `Write ${meant} in its place${signHint(typed)}.`,
    }),
    ...(value ? { repairs: [{ kind: 'set', path, value }] } : {}),
  };
}

function signHint(typed: string): string {
  return /[%％]$/u.test(typed) ? ', and the sign in the text: {{fact-id.figure}}%' : '';
}

/** What a check of ours says should be written. */
function hintOf(issue: Issue): string | undefined {
  const hint = issue.code === 'custom' ? issue.params?.hint : undefined;
  return typeof hint === 'string' ? hint : undefined;
}

function formHint({ issue, name, path, schema, languages }: LocatedIssue, typed: string): string {
  const each = range(typed);
  if (each) return `Write each by itself: ${each.join(', ')}`;
  if (schemasAt(schema, path).some(isLocaleKey)) {
    return 'Write en for English, zh-Hant for Chinese in Traditional characters, zh-Hans in Simplified ones.';
  }
  const own = hintOf(issue);
  if (own !== undefined) return own;
  const [, such] = /(?:such as|written as) "?([^\s",]+)/.exec(issue.message) ?? [];
  const usual = exampleAt(schema, path, languages);
  const example = such === undefined || accepts(schema, path, usual) ? usual : such;
  const item = typeof path.at(-1) === 'number';
  return `Write it so:\n  ${asWritten(name, item ? [example] : example).replaceAll('\n', '\n  ')}`;
}

function atValue(
  { here, span }: Pick<LocatedIssue, 'here' | 'span'>,
  message: string,
  details: { readonly hint: string },
): Diagnostic {
  const own = here?.kind === 'text' && here.raw !== '' ? here.span : span;
  return error('content/invalid-value', message, { span: own, ...details });
}
