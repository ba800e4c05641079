import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/loaded-pack.js';
import { figureNamesIn, parseExpression } from '../../schema/expression.js';
import { figuresOf } from '../../schema/figure-values.js';
import { formatFigure } from '../../schema/number-format.js';
import type { Fact } from '../../schema/pack.js';
import { literalPattern } from '../../text/literal-pattern.js';
import { placeholdersIn } from '../../text/placeholders.js';
import { nearestSpan } from '../../validation/located.js';
import type { LintSet } from './lint-text.js';
import type { RulesOf } from './parity.js';

/**
 * Bars whose whole stands in no words: nobody can tell what they are a part of, least of all who does not see them. A part
 * of a hundred says so by its sign, and the labels of all parts make up their whole.
 */
export function checkUnsaidWholes(
  { facts, pack, located }: Pack,
  sets: readonly LintSet[],
  rulesOf: RulesOf,
): Diagnostic[] {
  return facts.flatMap((fact, i) => {
    const { id, chart } = fact;
    const name = chart?.of?.at(-1);
    const figure = name === undefined ? undefined : figuresOf(fact)[name];
    if (!chart || name === undefined || !figure || chart.labels.length > 0 || figure.digits === '100') return [];
    const saying = [name, ...derivedFrom(fact, name)];
    const own = sets.filter(({ packText: { path } }) => path[0] === 'facts' && path[1] === i);
    const isSaid = own
      .flatMap(({ texts }) => texts)
      .some(({ text, locale }) => {
        const isNamed = placeholdersIn(text).some(
          (found) => found.kind === 'figure' && found.fact === id && saying.includes(found.figure),
        );
        return isNamed || hasNumber(text, formatFigure(figure, rulesOf(locale)));
      });
    if (isSaid) return [];
    const [language = 'en'] = pack.languages;
    return [
      warning(
        'lint/unsaid-whole',
        `This bar shows a part of ${formatFigure(figure, rulesOf(language))}, and no words of the fact do.`,
        {
          span: nearestSpan(located, ['facts', i, 'chart', 'of']),
          hint: `Say what it is a part of, beside the number:\n  whole: { ${language}: "of {{${id}.${name}}} …" }`,
        },
      ),
    ];
  });
}

/** The names of the figures that are computed from one. */
function derivedFrom({ derived }: Fact, name: string): readonly string[] {
  return Object.entries(derived)
    .filter(([, { value }]) => {
      const expression = parseExpression(value);
      return expression !== undefined && figureNamesIn(expression).includes(name);
    })
    .map(([own]) => own);
}

/** That it is typed is the matter of another check. */
function hasNumber(text: string, number: string): boolean {
  return new RegExp(`(?<![\\d.,])${literalPattern(number)}(?![\\d])`, 'u').test(text);
}
