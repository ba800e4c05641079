import { figureNamesIn, parseExpression } from '../schema/expression.js';
import type { Fact } from '../schema/pack.js';

/** The arithmetic that a formula of a spreadsheet, of a text or of school stands for, if all its names are of the fact. */
export function arithmeticMeant(
  typed: string,
  { id, figures, derived }: Pick<Fact, 'id' | 'figures' | 'derived'>,
): string | undefined {
  const known = Object.keys(figures);
  const plain = withPlainSigns(typed, id);
  return [plain, spaced(plain, known), withoutComputed(plain, derived)].find(
    (candidate) => candidate !== typed.trim() && isArithmetic(candidate, known),
  );
}

function isArithmetic(text: string, known: readonly string[]): boolean {
  const expression = parseExpression(text);
  return expression !== undefined && figureNamesIn(expression).every((name) => known.includes(name));
}

/** `=near ÷ total`, `{{fact.near}} / {{fact.total}}`, `fact.near : fact.total`, `1 − near × 2`, `near / total * 100%` */
function withPlainSigns(typed: string, fact: string): string {
  return typed
    .normalize('NFKC')
    .replace(/^\s*=/, '')
    .replace(/[{}$]/g, '')
    .replace(/[÷:∶]/gu, '/')
    .replace(/[×·∙⋅✕]|(?<=\s)[xX](?=\s)/gu, '*')
    .replace(/\s*[−–—]\s*/gu, ' - ')
    .replace(/[[（]/gu, '(')
    .replace(/[\]）]/gu, ')')
    .replace(/[a-z0-9][a-z0-9-]*\.(?=[a-z])/g, (named) => (named === `${fact}.` ? '' : named))
    .replace(/\s*\*\s*100\s*%\s*$|(?<=[a-z)][a-z0-9-]*)\s*%\s*$/, '')
    .trim();
}

/** `total-near` is the name of one figure, and was meant as the difference of two. */
function spaced(text: string, known: readonly string[]): string {
  return text.replace(/[a-z][a-z0-9-]*/g, (name) => {
    if (known.includes(name)) return name;
    const cuts = [...name.matchAll(/-/g)].map(({ index }) => [name.slice(0, index), name.slice(index + 1)] as const);
    const cut = cuts.find(([left, right]) => known.includes(left) && (known.includes(right) || /^\d+$/.test(right)));
    return cut ? cut.join(' - ') : name;
  });
}

/** With the arithmetic of computed figures in the place of their names. */
function withoutComputed(text: string, computed: Fact['derived']): string {
  return text.replace(/[a-z][a-z0-9-]*/g, (name) => {
    const value = Object.hasOwn(computed, name) ? computed[name]?.value : undefined;
    return value === undefined ? name : `(${value})`;
  });
}
