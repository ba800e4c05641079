/** Arithmetic over the figures of a fact: names, numbers, + - * / and brackets. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
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
    if (/^\d/.test(first)) return { kind: 'number', value: Number(first) };
    return /^[a-z]/.test(first) ? { kind: 'name', name: first } : undefined;
  };
  const expression = sum();
  return at === tokens.length ? expression : undefined;
}

export function figureNamesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'operation') return [...figureNamesIn(expression.left), ...figureNamesIn(expression.right)];
  return expression.kind === 'name' ? [expression.name] : [];
}

/** The value; not finite where something is divided by zero or a name has no value. */
export function evaluate(expression: Expression, numberOf: (name: string) => number): number {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'name') return numberOf(expression.name);
  const [left, right] = [evaluate(expression.left, numberOf), evaluate(expression.right, numberOf)];
  switch (expression.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      return left / right;
  }
}
