import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { figureNamesIn, parseExpression } from '../schema/expression.js';
import { derivedValue, figuresOf } from '../schema/figure-values.js';
import type { Fact } from '../schema/pack.js';
import { type Located, nearestSpan, nodeAt, type Path } from '../validation/located.js';
import { unknownFigure } from './check-placeholders.js';

/** What a fact computes and draws rests on figures that it has, and makes sense. */
export function checkFigures(fact: Fact, path: Path, root: Located): readonly Diagnostic[] {
  const derived = Object.keys(fact.derived).flatMap((name) =>
    checkDerived(fact, name, [...path, 'derived', name], root),
  );
  // A chart of figures that cannot be computed would only repeat their mistake.
  const chart = derived.length > 0 ? [] : checkChart(fact, [...path, 'chart'], root);
  return [...aloneWithoutValue(fact, path, root), ...derived, ...chart];
}

function aloneWithoutValue(fact: Fact, path: Path, root: Located): Diagnostic[] {
  return (['chart', 'whole'] as const).flatMap((key) => {
    if (fact[key] === undefined || fact.value !== undefined) return [];
    return [
      error('content/missing-key', `"${key}" is given without "value", and has nothing to stand beside.`, {
        span: nearestSpan(root, [...path, key]),
        hint: 'Add the number that is shown large:\n  value: "{{…}}"',
      }),
    ];
  });
}

function checkDerived(fact: Fact, name: string, path: Path, root: Located): Diagnostic[] {
  const { value = '' } = fact.derived[name] ?? {};
  const known = Object.keys(fact.figures);
  const span = nodeAt(root, [...path, 'value'])?.span ?? nodeAt(root, path)?.span;
  if (known.includes(name)) {
    return [
      error('content/duplicate-id', `"${name}" is a figure of this fact already.`, {
        span: nearestSpan(root, path),
        hint: 'Give the computed one another name.',
      }),
    ];
  }
  const expression = parseExpression(value);
  if (!expression) {
    return [
      error('content/invalid-value', `"${value}" is not arithmetic over figures.`, {
        span,
        hint: 'Write names of figures with + - * / and brackets, such as "part / total".',
      }),
    ];
  }
  const unknown = figureNamesIn(expression).filter((used) => !known.includes(used));
  if (unknown.length > 0) {
    return unknown.map((used) => unknownFigure(fact.id, used, known, span));
  }
  if (derivedValue(value, fact.figures)) return [];
  return [
    error('content/invalid-value', `"${value}" divides by zero.`, {
      span,
      hint: 'Divide by a figure that is not 0, or leave the computed one out.',
    }),
  ];
}

/** A bar shows parts of a whole: known figures, none below zero, together no more than the whole. */
function checkChart(fact: Fact, path: Path, root: Located): Diagnostic[] {
  const { chart } = fact;
  if (!chart) return [];
  const figures = figuresOf(fact);
  const unknown = chart.of.flatMap((name, k) => (Object.hasOwn(figures, name) ? [] : [{ name, k }]));
  if (unknown.length > 0) {
    return unknown.map(({ name, k }) => {
      const span = nodeAt(root, [...path, 'of', k])?.span ?? nearestSpan(root, path);
      return unknownFigure(fact.id, name, Object.keys(figures), span);
    });
  }
  const span = nearestSpan(root, [...path, 'of']);
  if (chart.kind === 'share' && chart.of.length !== 2) {
    return [
      error('content/invalid-value', 'A share is drawn from two figures: the part and the whole.', {
        span,
        hint: 'Write kind: parts for more than one part.',
      }),
    ];
  }
  const values = chart.of.map((name) => Number(figures[name]?.digits));
  const [parts, whole] = [values.slice(0, -1), values.at(-1) ?? 0];
  const sum = parts.reduce((total, part) => total + part, 0);
  if (parts.every((part) => part >= 0) && whole > 0 && sum <= whole) return [];
  return [
    error('content/invalid-value', `${parts.join(' and ')} of ${whole} is not a share that a bar can show.`, {
      span,
      hint: 'The parts lie between 0 and the whole, which comes last. Leave "chart" out where there is no whole.',
    }),
  ];
}
