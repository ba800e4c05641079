import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/loaded-pack.js';
import { formatFigure } from '../../schema/number-format.js';
import { valueSpan } from '../../validation/located.js';
import type { RulesOf } from './parity.js';

/** One to three digits, a point and three more: thousands where the point stands between these. */
const threeDecimals = /^-?[1-9]\d{0,2}\.\d{3}$/;

/**
 * Figures such as 12.500, which are read as twelve and a half: where a language of the pack writes thousands so, or where
 * they end in zeros, which decimals seldom do. A figure that says its format was thought about.
 */
export function checkThousands({ facts, pack, located }: Pack, rulesOf: RulesOf): Diagnostic[] {
  const writesPoints = pack.languages.some((language) => rulesOf(language)['typed-numbers'].groups.includes('.'));
  return facts.flatMap(({ figures }, i) =>
    Object.entries(figures).flatMap(([name, { value, format }]) => {
      if (format !== undefined || !threeDecimals.test(value)) return [];
      if (!writesPoints && !value.endsWith('00')) return [];
      const [language = 'en'] = pack.languages;
      const printed = formatFigure({ digits: value, percent: false }, rulesOf(language));
      return [
        warning('lint/thousands', `${value} has three decimals, and is printed as ${printed}.`, {
          span: valueSpan(located, ['facts', i, 'figures', name]),
          hint: `If these are thousands, write ${value.replace('.', '')}; if not, ${name}: { value: ${value}, format: plain }.`,
        }),
      ];
    }),
  );
}
