import { evaluate, parseExpression } from './expression.js';
import type { Fact } from './pack.js';

/** Every figure of a fact as it is printed: the given ones as they were typed, the derived ones computed. */
export function figuresOf({ figures, derived }: Pick<Fact, 'figures' | 'derived'>): Readonly<Record<string, string>> {
  const computed = Object.entries(derived).map(([name, { value, percent }]) => {
    const result = derivedValue(value, figures);
    return [name, percent === undefined ? plain(result) : `${(result * 100).toFixed(percent)}%`] as const;
  });
  return { ...figures, ...Object.fromEntries(computed) };
}

/** Not finite where the text is no expression, or cannot be computed. */
export function derivedValue(expression: string, figures: Readonly<Record<string, string>>): number {
  const parsed = parseExpression(expression);
  return parsed ? evaluate(parsed, (name) => Number(figures[name])) : Number.NaN;
}

/** At most two decimals, and no more than are needed. */
function plain(value: number): string {
  return String(Math.round(value * 100) / 100);
}
