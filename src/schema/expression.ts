import { type Fraction, fractionOf, negated, productOf, reciprocalOf, sumOf } from './fraction.js';

/** Arithmetic over the figures of a fact: names, numbers, + - * / and brackets. */
export type Expression =
  | { readonly kind: 'number'; readonly value: Fraction }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Expression; readonly right: Expression };

const token = /\d+(?:\.\d+)?|[a-z][a-z0-9]*(?:-[a-z0-9]+)*|\S/g;

/** Undefined where the text is no expression. */
export function parseExpression(text: string): Expression | undefined {
  const tokens = text.match(token) ?? [];
  let at = 0;
  const chain = (operators: readonly string[], next: () => Expression | undefined): Expression | undefined => {
    let left = next();
    while (left && operators.includes(tokens[at] ?? '')) {
      const operator = tokens[at++] as string;
      const right = next();
      left = right && { kind: 'operation', operator, left, right };
    }
    return left;
  };
  const sum = () => chain(['+', '-'], () => chain(['*', '/'], operand));
  const operand = (): Expression | undefined => {
    const first = tokens[at++] ?? '';
    if (first === '(') {
      const inner = sum();
      return tokens[at++] === ')' ? inner : undefined;
    }
    if (/^\d/.test(first)) return { kind: 'number', value: fractionOf(first) };
    return /^[a-z]/.test(first) ? { kind: 'name', name: first } : undefined;
  };
  const expression = sum();
  return at === tokens.length ? expression : undefined;
}

export function figureNamesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'operation') return [...figureNamesIn(expression.left), ...figureNamesIn(expression.right)];
  return expression.kind === 'name' ? [expression.name] : [];
}

/** The exact value; undefined where something is divided by zero or a name has no value. */
export function evaluate(
  expression: Expression,
  figureOf: (name: string) => Fraction | undefined,
): Fraction | undefined {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'name') return figureOf(expression.name);
  const [left, right] = [evaluate(expression.left, figureOf), evaluate(expression.right, figureOf)];
  if (!left || !right) return undefined;
  switch (expression.operator) {
    case '+':
      return sumOf(left, right);
    case '-':
      return sumOf(left, negated(right));
    case '*':
      return productOf(left, right);
    default: {
      const inverse = reciprocalOf(right);
      return inverse && productOf(left, inverse);
    }
  }
}
