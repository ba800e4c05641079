import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import { blankPlaceholders, citationOf, figureOf, placeholdersIn } from '../../text/placeholders.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';
import { numbersIn } from './numbers.js';

/** What is the same in every language of a text. */
const kinds = {
  number: {
    in: (text: string) => numbersIn(blankPlaceholders(text)).map(({ key }) => key),
    hint: 'Every language carries the same numbers and dates. 1萬 is 10 thousand, 1億 is 100 million.',
  },
  figure: {
    in: (text: string) =>
      placeholdersIn(text).flatMap((found) => (found.kind === 'figure' ? [figureOf(found.fact, found.figure)] : [])),
    hint: 'Every language uses the same {{fact.figure}}.',
  },
  citation: {
    in: (text: string) =>
      placeholdersIn(text).flatMap((found) => (found.kind === 'citation' ? found.ids.map((id) => citationOf(id)) : [])),
    hint: 'Every language cites the same works.',
  },
  emphasis: {
    in: (text: string) =>
      (text.match(/\*\*(?=\S)[^*]+\*\*|\*(?=\S)[^*]+\*/g) ?? []).map((found) =>
        found.startsWith('**') ? '**strong**' : '*emphasis*',
      ),
    hint: 'Every language stresses the same words, with ** or *.',
  },
} as const;

/** The same numbers, figures, citations and emphasis in every language of a text, without any tolerance. */
export function checkParity(sets: readonly LintSet[]): Diagnostic[] {
  return sets.flatMap(({ texts: [source, ...others] }) =>
    others.flatMap((other) =>
      (['number', 'figure', 'citation', 'emphasis'] as const).flatMap((kind) =>
        source ? differences(source, other, kind) : [],
      ),
    ),
  );
}

function differences(source: LintText, other: LintText, kind: keyof typeof kinds): Diagnostic[] {
  const { in: itemsIn, hint } = kinds[kind];
  const [expected, found] = [itemsIn(source.text), itemsIn(other.text)];
  const missing = without(expected, found);
  const extra = without(found, expected);
  if (missing.length === 0 && extra.length === 0) return [];
  const parts = [
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`has ${extra.join(', ')} more`] : []),
  ];
  return [
    error(`lint/parity-${kind}`, `The ${other.locale} text ${parts.join(' and ')}, compared with ${source.locale}.`, {
      span: spanOf(other),
      related: [{ span: spanOf(source), message: `The ${source.locale} text.` }],
      hint,
    }),
  ];
}

/** The items of one list that the other lacks, counting repetitions. */
function without(items: readonly string[], others: readonly string[]): readonly string[] {
  const count = (list: readonly string[], item: string) => list.filter((other) => other === item).length;
  return items.filter((item, i) => count(items.slice(0, i + 1), item) > count(others, item));
}
