import { figuresOf } from '../schema/figure-values.js';
import type { Fact } from '../schema/pack.js';
import { placeholdersIn } from '../text/placeholders.js';

/** Puts the numbers of the facts in the place of `{{fact.figure}}`. Loading has made sure that they exist. */
export function fillFigures(text: string, facts: readonly Fact[]): string {
  let out = '';
  let from = 0;
  for (const p of placeholdersIn(text)) {
    if (p.kind !== 'figure') continue;
    const fact = facts.find((f) => f.id === p.fact);
    const figure = fact && figuresOf(fact)[p.figure];
    if (figure === undefined) throw new Error(`a loaded pack names the unknown figure ${p.fact}.${p.figure}`);
    out += text.slice(from, p.start) + figure;
    from = p.end;
  }
  return out + text.slice(from);
}
