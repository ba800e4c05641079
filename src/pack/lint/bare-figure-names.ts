import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js';
import { figuresOf } from '../../schema/figure-values.js';
import type { Fact } from '../../schema/pack.js';
import { getOrInsertComputed } from '../../text/once.js';
import { figureOf, figurePath } from '../../text/placeholders.js';
import type { Path } from '../../validation/located.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';

/** Where a number stands: the large one of a fact, or a cell of a table. */
interface Place {
  readonly first: LintText;
  /** The figure whose name alone stands there. */
  readonly figure: string | undefined;
}

type FiguresOfFacts = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * A text that is nothing but the name of a figure, where a number stands. Charts have figures by their names alone, and texts
 * print such a name as a word.
 */
export function checkBareFigureNames(
  facts: readonly Fact[],
  sets: readonly LintSet[],
  isAccepted: (text: LintText) => boolean,
): Diagnostic[] {
  const named: FiguresOfFacts = new Map(facts.map((fact) => [fact.id, new Set(Object.keys(figuresOf(fact)))]));
  const columns = new Map<string, Place[]>();
  for (const set of sets.filter(isForNumbers)) {
    const column = columnOf(set.packText.path);
    getOrInsertComputed(columns, column, () => []).push(...placeOf(set, named));
  }
  return [...columns.values()]
    .filter((places) => !isOfWords(places))
    .flatMap((places) => places.flatMap((place) => findingsAt(place, isAccepted)));
}

function findingsAt({ first, figure }: Place, isAccepted: (text: LintText) => boolean): Diagnostic[] {
  if (figure === undefined || isAccepted(first)) return [];
  return [
    warning('lint/typed-figure', `"${first.text.trim()}" is printed as a word, and is the name of a figure.`, {
      span: spanOf(first),
      hint: `Write ${figure} for its number. If the word is meant, run: policy-brief check --accept`,
    }),
  ];
}

function placeOf({ texts, packText: { entry } }: LintSet, named: FiguresOfFacts): readonly Place[] {
  const [first] = texts;
  if (!first || entry?.kind !== 'fact') return [];
  // A word that is meant would be another one in each language.
  const isSame = texts.every(({ text }) => text === first.text);
  return [{ first, figure: isSame ? figureNamed(first.text.trim(), entry.id, named) : undefined }];
}

/** `near` in its own fact, and `near-gate.near` in any. */
function figureNamed(text: string, own: string, named: FiguresOfFacts): string | undefined {
  const [, fact = own, figure = text] = figurePath.exec(text) ?? [];
  return named.get(fact)?.has(figure) ? figureOf(fact, figure) : undefined;
}

/** A column that says of what kind each row is: it has other words, or one of them twice. */
function isOfWords(places: readonly Place[]): boolean {
  const names = places.flatMap(({ figure }) => figure ?? []);
  return (
    new Set(names).size < names.length ||
    places.some(({ first: { text }, figure }) => figure === undefined && /\p{L}/u.test(text) && !/[\p{N}{]/u.test(text))
  );
}

/** The first cell of a row is its name, in words. */
function isForNumbers({ packText: { path, field } }: LintSet): boolean {
  const row = path.lastIndexOf('rows');
  return row === -1 ? field === 'value' : Number(path[row + 2]) > 0;
}

/** The same for all cells of a column. */
function columnOf(path: Path): string {
  const row = path.lastIndexOf('rows');
  return JSON.stringify(row === -1 ? path : path.toSpliced(row + 1, 1));
}
