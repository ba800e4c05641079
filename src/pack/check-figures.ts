import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { figureNamesIn, parseExpression } from '../schema/expression.js';
import { derivedValue } from '../schema/figure-values.js';
import type { Fact } from '../schema/pack.js';
import { type Located, nearestSpan, nodeAt, type Path, valueSpan } from '../validation/located.js';
import { arithmeticMeant } from './arithmetic-meant.js';
import { checkChart } from './check-charts.js';
import { unknownFigure } from './check-placeholders.js';
import { invalidValue } from './invalid-value.js';

/** What a fact computes and draws is made of its own figures, and makes sense. */
export function checkFigures(fact: Fact, path: Path, root: Located): readonly Diagnostic[] {
  const derived = Object.keys(fact.derived).flatMap((name) =>
    checkDerived(fact, name, [...path, 'derived', name], root),
  );
  // A chart of figures that cannot be computed would only repeat the mistake.
  const chart = derived.length > 0 ? [] : checkChart(fact, [...path, 'chart'], root);
  return [...missingValue(fact, path, root), ...derived, ...chart];
}

function missingValue(fact: Fact, path: Path, root: Located): readonly Diagnostic[] {
  const alone = (['chart', 'whole'] as const).filter((key) => fact[key] !== undefined && fact.value === undefined);
  return alone.map((key) =>
    error('content/missing-key', `"${key}" is given without "value", and has nothing to stand beside.`, {
      span: nearestSpan(root, [...path, key]),
      hint: 'Add the number that is shown large:\n  value: "{{…}}"',
    }),
  );
}

function checkDerived(fact: Fact, name: string, path: Path, root: Located): readonly Diagnostic[] {
  const { figures, derived } = fact;
  if (Object.hasOwn(figures, name)) {
    return [
      error('content/duplicate-id', `"${name}" is a figure of this fact already.`, {
        span: nearestSpan(root, path),
        hint: 'Give the computed one another name.',
      }),
    ];
  }
  const value = derived[name]?.value ?? '';
  const span = valueSpan(root, nodeAt(root, [...path, 'value']) ? [...path, 'value'] : path);
  const expression = parseExpression(value);
  if (!expression) {
    const hint = hintOfMeant(fact, name) ?? 'Write names of figures with + - * / and brackets, such as "part / total".';
    return invalidValue(`"${value}" is not arithmetic over figures.`, hint, span);
  }
  const unknown = figureNamesIn(expression).filter((used) => !Object.hasOwn(figures, used));
  if (unknown.length > 0) return unknownFigures(fact, name, unknown, span);
  if (derivedValue(value, figures)) return [];
  const hint = 'Divide by a figure that is not 0, or leave the computed one out.';
  return invalidValue(`"${value}" divides by zero.`, hint, span);
}

function unknownFigures(fact: Fact, name: string, unknown: readonly string[], span: Span): readonly Diagnostic[] {
  const { id, figures, derived } = fact;
  const hint = hintOfMeant(fact, name);
  const [first = ''] = unknown;
  if (hint === undefined) return unknown.map((used) => unknownFigure(id, used, Object.keys(figures), span));
  const reason = Object.hasOwn(derived, first)
    ? 'a computed figure reads no other computed one'
    : 'a minus stands between spaces';
  return [error('content/unknown-figure', `The fact "${id}" has no figure "${first}": ${reason}.`, { span, hint })];
}

/** What to write for arithmetic in other signs. A percentage is printed as one by a key of its own. */
function hintOfMeant(fact: Fact, name: string): string | undefined {
  const { value = '', percent } = fact.derived[name] ?? {};
  const meant = arithmeticMeant(value, fact);
  if (meant === undefined) return undefined;
  if (percent === undefined && /[%％]\s*$/u.test(value)) {
    return `Write it so:\n  ${name}: { value: "${meant}", percent: 0 }`;
  }
  return `Write "${meant}" in its place.`;
}
