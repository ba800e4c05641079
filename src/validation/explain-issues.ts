import type { z } from 'zod';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { nearest } from '../diagnostics/suggest.js';
import { wordList } from '../text/word-list.js';
import { cslTypeFor, usualTypes } from './csl-names.js';
import { datesInLists } from './dates-in-lists.js';
import { asWritten, exampleAt, syntheticNode, withLines } from './examples.js';
import { misspeltKeys, unknownKeys } from './explain-keys.js';
import { wrongLabel } from './explain-label.js';
import { exampleHere, kindBeside, missingKeys, standIn } from './explain-missing.js';
import type { Finding, Issue, LocatedIssue } from './finding.js';
import { flattenIssues } from './flatten-issues.js';
import { keylessBraces } from './keyless-braces.js';
import { type Located, nearestSpan, nodeAt, type Path, pathKey, toPlain } from './located.js';
import { misplacedKeys } from './misplaced-keys.js';
import { partedEntries } from './parted-entries.js';
import { mayBeLeftOut } from './schema-shape.js';
import { atValue, isParted, wrongForm } from './wrong-form.js';
import { wrongKey } from './wrong-key.js';
import { wrongShape } from './wrong-shape.js';

/** More issues than anybody mends in one go; each takes a look at the schema. */
const maxIssues = 1_000;

/** The other side of a contradiction between two places, as it is told there. */
interface ContradictedPlace {
  readonly path: Path;
  readonly message: string;
  readonly hint: string;
}

interface Explained {
  readonly findings: readonly Finding[];
  /** Whether all issues are explained; there may be too many. */
  readonly complete: boolean;
}

/** Each mistake once, however many issues zod has with it. */
export function explainIssues(issues: readonly Issue[], schema: z.ZodType, root: Located): Explained {
  const all = distinctIssues(withoutConsequences(issues), root);
  const flat = all.slice(0, maxIssues);
  const misplaced = misplacedKeys(flat, schema, root);
  const misspelt = misspeltKeys(flat, schema, root);
  const languages = languagesOf(root);
  const braces = keylessBraces(flat, schema, root, languages);
  const dates = datesInLists(flat, schema, root);
  const told = [braces, dates, misplaced, misspelt];
  const rest = flat
    .filter((issue) => !told.some(({ covers }) => covers(issue)))
    .map((issue) => locatedIssueOf(issue, schema, root, languages));
  const isMissing = ({ issue, here }: LocatedIssue) =>
    !here && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
  const [next] = all.slice(maxIssues);
  const parted = new Set(rest.filter(isParted).map(({ path }) => pathKey(path.slice(0, -1))));
  // A list lacks no entry of which two were typed as one.
  const isOfParted = ({ issue, path }: LocatedIssue) => issue.code === 'too_small' && parted.has(pathKey(path));
  return {
    findings: [
      ...braces.findings,
      ...dates.findings,
      ...misplaced.findings,
      ...missingKeys(rest.filter(isMissing)),
      ...rest.filter((located) => !isMissing(located) && !isOfParted(located)).flatMap(explain),
      ...(next ? [{ diagnostic: tooMany(nearestSpan(root, next.path)) }] : []),
    ],
    complete: next === undefined,
  };
}

/**
 * Where two places contradict each other and the one with the issue is of another file, such as the base of a theme, it is
 * told at the other: the writer of this file wrote that.
 */
function asOfThisFile(issue: Issue, root: Located): Issue {
  const places = contradictedPlaces(issue);
  const isHere = (path: Path) => nodeAt(root, path)?.span.source === root.span.source;
  if (!places || issue.code !== 'custom' || isHere(issue.path)) return issue;
  const place = places.find(({ path }) => isHere(path));
  if (!place) return issue;
  const { path, message, hint } = place;
  return { ...issue, path: [...path], message, params: { hint } };
}

function contradictedPlaces(issue: Issue): readonly ContradictedPlace[] | undefined {
  return issue.code === 'custom' ? (issue.params?.elsewhere as readonly ContradictedPlace[] | undefined) : undefined;
}

/** A value that is wrong by itself contradicts no other. */
function withoutConsequences(issues: readonly Issue[]): readonly Issue[] {
  const wrong = new Set(issues.filter((issue) => !contradictedPlaces(issue)).map(({ path }) => pathKey(path)));
  return issues.filter((issue) => {
    const others = contradictedPlaces(issue);
    return !others || ![issue, ...others].some(({ path }) => wrong.has(pathKey(path)));
  });
}

/**
 * As many issues as are explained, and one more where there is one; of many thousands the rest is not looked at. What was
 * told at several places of another file may be one mistake in this one.
 */
function distinctIssues(issues: readonly Issue[], root: Located): readonly Issue[] {
  const reported = new Set<string>();
  const distinct: Issue[] = [];
  for (let from = 0; from < issues.length && distinct.length <= maxIssues; ) {
    const until = endOfPlace(issues, from + maxIssues);
    for (const issue of flattenIssues(issues.slice(from, until), root)) {
      const here = asOfThisFile(issue, root);
      const key = here.code === 'custom' ? `${pathKey(here.path)} ${here.message}` : undefined;
      if (key === undefined || !reported.has(key)) distinct.push(here);
      if (key !== undefined) reported.add(key);
    }
    from = until;
  }
  return distinct;
}

/** Where the issues with one place end, which are weighed against one another. */
function endOfPlace(issues: readonly Issue[], from: number): number {
  const place = pathKey(issues[from - 1]?.path ?? []);
  const more = issues.slice(from).findIndex(({ path }) => pathKey(path) !== place);
  return more === -1 ? issues.length : from + more;
}

function tooMany(span: Span): Diagnostic {
  return error('content/too-many-mistakes', `There are more than ${maxIssues.toLocaleString('en')} mistakes.`, {
    span,
    hint: 'Mend those that were told, and check again. Many of one kind may have one cause, such as a wrong indentation.',
  });
}

function locatedIssueOf(issue: Issue, schema: z.ZodType, root: Located, languages: readonly string[]): LocatedIssue {
  const path = issue.path;
  const name = String(path.findLast((step) => typeof step === 'string') ?? 'file');
  const [here, span] = [nodeAt(root, path), nearestSpan(root, path)];
  return { issue, path, schema, root, name, here, span, languages };
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
      return [wrongChoice({ ...located, issue })];
    case 'too_small':
    case 'too_big':
      return [issue.origin === 'array' ? wrongLength({ ...located, issue }) : wrongForm(located)];
    case 'invalid_format':
      return [wrongLabel(located) ?? wrongForm(located)];
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
function wrongChoice(located: LocatedIssue<z.core.$ZodIssueInvalidValue>): Finding {
  const { issue, here, name, path } = located;
  if (here && here.kind !== 'text') {
    return wrongShape({ ...located, issue: { ...issue, code: 'invalid_type', expected: 'string' } }, standIn(located));
  }
  const allowed = issue.values.map(String);
  const typed = here?.text ?? '';
  const isType = allowed.includes(usualTypes[0]);
  const near = (isType ? cslTypeFor(typed) : undefined) ?? nearest(typed, allowed);
  const choice = isType ? `${wordList(usualTypes, 'or')}; the pack format lists all` : wordList(allowed, 'or');
  return {
    diagnostic: atValue(located, typed === '' ? `"${name}" is empty.` : `"${typed}" is not a value of "${name}".`, {
      hint: near === undefined ? `Write ${choice}.` : `Did you mean "${near}"? It can be ${choice}.`,
    }),
    repairs: [
      // What stands beside it tells more than a name that is near.
      { kind: 'set', path, value: syntheticNode(kindBeside(located) ?? near ?? exampleHere(located)) },
    ],
  };
}

/** A list with too few entries or too many. */
function wrongLength(located: LocatedIssue<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>): Finding {
  const { issue, here, name, path, span, schema, languages } = located;
  const count = here?.kind === 'list' ? here.items.length : 0;
  const entries = count === 0 ? 'no entries' : `${count} ${count === 1 ? 'entry' : 'entries'}`;
  const tooFew = issue.code === 'too_small';
  const [bound, limit] = tooFew
    ? ['needs at least', Number(issue.minimum)]
    : ['may have at most', Number(issue.maximum)];
  const add =
    count === 0
      ? withLines('Write at least one', asWritten(name, exampleAt(schema, path, languages)))
      : `Add ${limit - count === 1 ? 'one' : limit - count}, written like those that are there.`;
  const remove = `Take ${count - limit} out, or make one of two.`;
  const orDelete = tooFew && mayBeLeftOut(schema, path) ? `${count === 0 ? '\n' : ' '}Or delete the line.` : '';
  const typed =
    here?.kind === 'list' ? here.items.flatMap((item) => (item.kind === 'text' ? partedEntries(item.text) : [])) : [];
  const hint =
    count > 0 && typed.length >= limit ? `Put a comma between entries: ${typed.join(', ')}` : `${add}${orDelete}`;
  return {
    diagnostic: error('content/invalid-value', `"${name}" has ${entries}, and ${bound} ${limit}.`, {
      span,
      hint: tooFew ? hint : remove,
    }),
  };
}
