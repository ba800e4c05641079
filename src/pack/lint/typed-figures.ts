import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/pack.js';
import { figuresOf } from '../../schema/figure-values.js';
import type { Fact } from '../../schema/pack.js';
import { placeholdersIn } from '../../text/placeholders.js';
import { type LintSet, type LintText, spanOf, wordsOnly } from './lint-text.js';
import { type FoundNumber, numbersIn } from './numbers.js';

/** A number that a fact declares is used by its name, never typed again; a percentage agrees with its share. */
export function checkTypedFigures(pack: Pack, sets: readonly LintSet[]): Diagnostic[] {
  const declared = pack.facts.map((fact, index) => ({ fact, index, figures: Object.entries(figuresOf(fact)) }));
  return sets
    .flatMap((set) => set.texts)
    .flatMap((text) => {
      const used = placeholdersIn(text.text).flatMap((p) => (p.kind === 'figure' ? [p.fact] : []));
      const near = ({ fact, index }: { fact: Fact; index: number }) =>
        (text.path[0] === 'facts' && text.path[1] === index) || used.includes(fact.id);
      return numbersIn(wordsOnly(text.text))
        .filter((number) => !number.inDate && !number.inName)
        .flatMap((number) => {
          const typed = declared.flatMap((one) =>
            one.figures
              .filter(([, value]) => keyOf(value) === number.key && (near(one) || isTelling(number)))
              .map(([name]) => `${one.fact.id}.${name}`),
          );
          if (typed[0] !== undefined) return [typedByHand(text, number, typed[0])];
          return declared.filter(near).flatMap(({ fact }) => disagreeing(text, number, fact));
        });
    });
}

/** A small number may mean anything; one of three digits that is no year, or a percentage, hardly does. */
function isTelling({ key }: FoundNumber): boolean {
  return key.endsWith('%') || (Number(key) >= 100 && !/^(?:1[5-9]|20|21)\d\d$/.test(key));
}

function keyOf(figure: string): string {
  return figure.endsWith('%') ? `${Number(figure.slice(0, -1))}%` : String(Number(figure));
}

function typedByHand(text: LintText, { start, end }: FoundNumber, figure: string): Diagnostic {
  return error('lint/typed-figure', `${text.text.slice(start, end)} is a figure that has a name.`, {
    span: spanOf(text, start, end),
    hint: `Write {{${figure}}}, so that it can never differ.`,
  });
}

function disagreeing(text: LintText, number: FoundNumber, fact: Fact): Diagnostic[] {
  const { chart } = fact;
  if (!chart || !number.key.endsWith('%')) return [];
  const figures = figuresOf(fact);
  const values = chart.of.map((name) => Number(figures[name]));
  const whole = values.at(-1) ?? 0;
  const shares = [...values.slice(0, -1), values.slice(0, -1).reduce((a, b) => a + b, 0)].map((v) => (v / whole) * 100);
  const typed = Number(number.key.slice(0, -1));
  const decimals = /\.(\d+)/.exec(number.key)?.[1]?.length ?? 0;
  if (shares.some((share) => Number(share.toFixed(decimals)) === typed)) return [];
  return [
    error(
      'lint/ratio',
      `${number.key} is no share of ${fact.id}: ${shares.map((s) => `${s.toFixed(1)}%`).join(' or ')}.`,
      {
        span: spanOf(text, number.start, number.end),
        hint: `Let it be computed:\n  derived: { share: { value: "${chart.of[0]} / ${chart.of.at(-1)}", percent: 0 } }`,
      },
    ),
  ];
}
