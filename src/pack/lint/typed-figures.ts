import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import { figuresOf } from '../../schema/figure-values.js';
import type { Fact } from '../../schema/pack.js';
import { blankPlaceholders, figureOf, placeholdersIn } from '../../text/placeholders.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';
import { type FoundNumber, numbersIn } from './numbers.js';

/** A number that a fact declares is used by its name, never typed again; a percentage agrees with its share. */
export function checkTypedFigures(facts: readonly Fact[], sets: readonly LintSet[]): Diagnostic[] {
  const declared = facts.map((fact) => ({ fact, figures: Object.entries(figuresOf(fact)) }));
  return sets
    .flatMap((set) => set.texts)
    .flatMap((text) => {
      const { entry } = text.packText;
      const used = placeholdersIn(text.text).flatMap((found) => (found.kind === 'figure' ? [found.fact] : []));
      const isNear = ({ id }: Fact) => (entry?.kind === 'fact' && entry.id === id) || used.includes(id);
      return numbersIn(blankPlaceholders(text.text))
        .filter((number) => !number.inDate && !number.inName)
        .flatMap((number) => {
          const [typed] = declared.flatMap(({ fact, figures }) =>
            figures
              .filter(([, value]) => keyOf(value) === number.key && (isNear(fact) || isDistinctive(number)))
              .map(([name]) => figureOf(fact.id, name)),
          );
          if (typed !== undefined) return [typedByHand(text, number, typed)];
          return facts.filter(isNear).flatMap((fact) => wrongShare(text, number, fact));
        });
    });
}

/** A small number may mean anything; one of three digits that is no year, or a percentage, hardly does. */
function isDistinctive({ key }: FoundNumber): boolean {
  return key.endsWith('%') || (Number(key) >= 100 && !/^(?:1[5-9]|20|21)\d\d$/.test(key));
}

function keyOf(figure: string): string {
  return figure.endsWith('%') ? `${Number(figure.slice(0, -1))}%` : String(Number(figure));
}

function typedByHand(text: LintText, { start, end }: FoundNumber, figure: string): Diagnostic {
  return error('lint/typed-figure', `${text.text.slice(start, end)} is a figure that has a name.`, {
    span: spanOf(text, start, end),
    hint: `Write ${figure}, so that it can never differ.`,
  });
}

function wrongShare(text: LintText, number: FoundNumber, fact: Fact): Diagnostic[] {
  const { chart } = fact;
  if (!chart || !number.key.endsWith('%')) return [];
  const figures = figuresOf(fact);
  const values = chart.of.map((name) => Number(figures[name]));
  const [parts, whole] = [values.slice(0, -1), values.at(-1) ?? 0];
  const shares = [...parts, parts.reduce((a, b) => a + b, 0)].map((value) => (value / whole) * 100);
  const typed = Number(number.key.slice(0, -1));
  const decimals = /\.(\d+)/.exec(number.key)?.[1]?.length ?? 0;
  if (shares.some((share) => Number(share.toFixed(decimals)) === typed)) return [];
  const list = shares.map((share) => `${share.toFixed(1)}%`).join(' or ');
  return [
    error('lint/ratio', `${number.key} is no share of ${fact.id}: ${list}.`, {
      span: spanOf(text, number.start, number.end),
      hint: `Let it be computed:\n  derived: { share: { value: "${chart.of[0]} / ${chart.of.at(-1)}", percent: 0 } }`,
    }),
  ];
}
