import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/loaded-pack.js';
import { type FigureValue, figuresOf } from '../../schema/figure-values.js';
import { formatFigure, isTakenForYear } from '../../schema/number-format.js';
import { type Placeholder, placeholdersIn } from '../../text/placeholders.js';
import { valueSpan } from '../../validation/located.js';
import type { LintSet, LintText } from './lint-text.js';
import { grammarOf } from './numbers/grammar.js';
import type { RulesOf } from './parity.js';

/** Figures from 1500 to 2100 that no text uses as a year: they are printed without the groups of their language. */
export function checkYearFigures(pack: Pack, sets: readonly LintSet[], rulesOf: RulesOf): Diagnostic[] {
  const taken = pack.facts.flatMap((fact, i) =>
    Object.entries(figuresOf(fact))
      .filter(([, figure]) => isTakenForYear(figure))
      .map(([name, figure]) => ({ fact, i, name, figure })),
  );
  if (taken.length === 0) return [];
  const uses = sets
    .flatMap(({ texts }) => texts)
    .flatMap((text) =>
      placeholdersIn(text.text).flatMap((found) => (found.kind === 'figure' ? [{ text, found }] : [])),
    );
  return taken.flatMap(({ fact, i, name, figure }) => {
    const own = uses.filter(({ found }) => found.fact === fact.id && found.figure === name);
    const changed = own.find(
      ({ text }) => groupedIn(text, figure, rulesOf) !== formatFigure(figure, rulesOf(text.locale)),
    );
    if (!changed || own.some(({ text, found }) => isUsedAsYear(text, found, rulesOf))) return [];
    const path = ['facts', i, Object.hasOwn(fact.figures, name) ? 'figures' : 'derived', name];
    const isGiven = Object.hasOwn(fact.figures, name);
    const value = isGiven ? figure.digits : `"${fact.derived[name]?.value}"`;
    return [
      warning('lint/year-figure', `${figure.digits} is printed as a year, and no text uses it as one.`, {
        span: valueSpan(pack.located, path),
        hint:
          `Write ${name}: { value: ${value}, format: grouped } to print ${groupedIn(changed.text, figure, rulesOf)}, ` +
          'or format: plain if it is a year.',
      }),
    ];
  });
}

function groupedIn({ locale }: LintText, figure: FigureValue, rulesOf: RulesOf): string {
  return formatFigure({ ...figure, format: 'grouped' }, rulesOf(locale));
}

function isUsedAsYear({ text, locale }: LintText, { start, end }: Placeholder, rulesOf: RulesOf): boolean {
  const { beforeYear, afterYear, anyCase } = grammarOf(rulesOf(locale), text);
  const [before, after] = [text.slice(Math.max(0, start - 30), start), text.slice(end)];
  if (/[–—‑-]\s?$/u.test(before) || /^\s?[–—‑-]/u.test(after)) return true;
  if (/[(（]$/u.test(before) && /^[)）]/u.test(after)) return true;
  return (beforeYear?.test(anyCase(before)) ?? false) || (afterYear?.test(after) ?? false);
}
