/** Arithmetic over the figures of a fact: names, numbers, + - * / and brackets. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Expression; readonly right: Expression };

const tokenPattern = /\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9]*(?:-[a-z0-9]+)*)|([-+*/()]))/y;

/** Undefined where the text is no expression. */
export function parseExpression(text: string): Expression | undefined {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const match = tokenPattern.exec(text);
    if (!match) return undefined;
    tokens.push((match[1] ?? match[2] ?? match[3]) as string);
  }
  const parser = new Parser(tokens);
  const expression = parser.sum();
  return parser.done ? expression : undefined;
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get done(): boolean {
    return this.at === this.tokens.length;
  }

  sum(): Expression | undefined {
    return this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.operand()));
  }

  private chain(operators: readonly string[], next: () => Expression | undefined): Expression | undefined {
    let left = next();
    while (left && operators.includes(this.tokens[this.at] ?? '')) {
      const operator = this.tokens[this.at] as string;
      this.at += 1;
      const right = next();
      left = right && { kind: 'operation', operator, left, right };
    }
    return left;
  }

  private operand(): Expression | undefined {
    const text = this.tokens[this.at];
    this.at += 1;
    if (text === '(') {
      const inner = this.sum();
      if (this.tokens[this.at] !== ')') return undefined;
      this.at += 1;
      return inner;
    }
    if (text === undefined || /^[-+*/)]$/.test(text)) return undefined;
    return /^\d/.test(text) ? { kind: 'number', value: Number(text) } : { kind: 'name', name: text };
  }
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
