import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js';
import { figuresOf } from '../../schema/figure-values.js';
import type { Fact } from '../../schema/pack.js';
import { figureOf } from '../../text/placeholders.js';
import { type LintSet, type LintText, spanOf } from './lint-text.js';

/**
 * A text that is nothing but the name of a figure of its fact, where a number stands: the large one, or a cell of a
 * table. Charts have figures by their names alone, and texts print such a name as a word.
 */
export function checkBareFigureNames(
  facts: readonly Fact[],
  sets: readonly LintSet[],
  isAccepted: (text: LintText) => boolean,
): Diagnostic[] {
  const named = new Map(facts.map((fact) => [fact.id, new Set(Object.keys(figuresOf(fact)))]));
  return sets.filter(isForNumbers).flatMap(({ texts, packText: { entry } }) => {
    const names = entry?.kind === 'fact' ? named.get(entry.id) : undefined;
    const [first] = texts;
    // A word that is meant would be another one in each language.
    const isBare = first !== undefined && names?.has(bareName(first.text)) === true;
    return (isBare && texts.every(({ text }) => text === first.text) ? [first] : [])
      .filter((text) => !isAccepted(text))
      .map((text) =>
        warning('lint/typed-figure', `"${text.text.trim()}" is printed as a word, and is the name of a figure.`, {
          span: spanOf(text),
          hint: `Write ${figureOf(entry?.id ?? '', bareName(text.text))} for its number. If the word is meant, run: policy-brief check --accept`,
        }),
      );
  });
}

/** `near` and `near-gate.near` */
function bareName(text: string): string {
  return text.trim().replace(/^[a-z0-9-]+\.(?=[a-z])/, '');
}

/** The first cell of a row is its name, in words. */
function isForNumbers({ packText: { path, field } }: LintSet): boolean {
  const row = path.lastIndexOf('rows');
  return row === -1 ? field === 'value' : Number(path[row + 2]) > 0;
}
