import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import { blankPlaceholders, citationOf, figureOf, placeholdersIn } from '../../text/placeholders.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';
import { numbersIn } from './numbers.js';

/** The same numbers, figures, citations and emphasis in every language of a text. Zero tolerance. */
export function checkParity(sets: readonly LintSet[]): Diagnostic[] {
  return sets.flatMap(({ texts }) => {
    const [source, ...others] = texts;
    return source ? others.flatMap((other) => compare(source, other)) : [];
  });
}

function compare(source: LintText, other: LintText): Diagnostic[] {
  return [
    ...differences(source, other, 'number', (t) => numbersIn(blankPlaceholders(t)).map((n) => n.key)),
    ...differences(source, other, 'figure', figures),
    ...differences(source, other, 'citation', citations),
    ...differences(source, other, 'emphasis', emphasis),
  ];
}

function figures(text: string): string[] {
  return placeholdersIn(text).flatMap((p) => (p.kind === 'figure' ? [figureOf(p.fact, p.figure)] : []));
}

function citations(text: string): string[] {
  return placeholdersIn(text).flatMap((p) => (p.kind === 'citation' ? p.ids.map((id) => citationOf(id)) : []));
}

function emphasis(text: string): string[] {
  return (text.match(/\*\*(?=\S)[^*]+\*\*|\*(?=\S)[^*]+\*/g) ?? []).map((found) =>
    found.startsWith('**') ? '**strong**' : '*emphasis*',
  );
}

type Kind = 'number' | 'figure' | 'citation' | 'emphasis';

function differences(source: LintText, other: LintText, kind: Kind, of: (text: string) => string[]): Diagnostic[] {
  const [expected, found] = [of(source.text), of(other.text)];
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
      hint: hints[kind],
    }),
  ];
}

const hints: Readonly<Record<Kind, string>> = {
  number: 'Every language carries the same numbers and dates. 1萬 is 10 thousand, 1億 is 100 million.',
  figure: 'Every language uses the same {{fact.figure}}.',
  citation: 'Every language cites the same works.',
  emphasis: 'Every language stresses the same words, with ** or *.',
};

/** The items of one list that the other lacks, counting repetitions. */
function without(items: readonly string[], others: readonly string[]): readonly string[] {
  const count = (list: readonly string[], item: string) => list.filter((other) => other === item).length;
  return items.filter((item, i) => count(items.slice(0, i + 1), item) > count(others, item));
}
