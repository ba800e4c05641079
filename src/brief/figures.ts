import { figuresOf } from '../schema/figures.js';
import type { Fact } from '../schema/pack.js';
import { replacePlaceholders } from '../text/placeholders.js';

/** Puts the numbers of the facts in the place of `{{fact.figure}}`. Loading has made sure that they exist. */
export function fillFigures(text: string, facts: readonly Fact[]): string {
  return replacePlaceholders(text, (found, written) => {
    if (found.kind !== 'figure') return written;
    const fact = facts.find(({ id }) => id === found.fact);
    const figure = fact && figuresOf(fact)[found.figure];
    if (figure === undefined) throw new Error(`a loaded pack names the unknown figure ${written}`);
    return figure;
  });
}
