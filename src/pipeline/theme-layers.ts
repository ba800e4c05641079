import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { type Located, nodeAt, overlay } from '../validation/located.js';

/** A theme as it is used, and what it was made of, where it changes another. */
export interface Layers {
  readonly tree: Located;
  readonly own?: Located;
  readonly below?: Located;
}

export function layersOf(own: Located, below: Located): Layers {
  return { tree: overlay(below, own), own, below };
}

/** What a theme has, its own or that of its base. */
const neededKeys = ['papers', 'colours', 'fonts', 'faces', 'setting', 'floors', 'densities'] as const;

/** What a theme lacks without a base. */
export function missingKeys(tree: Located): readonly string[] {
  return neededKeys.filter((key) => nodeAt(tree, [key]) === undefined);
}

/** Whether a key of a theme stands for its base: that one, of a wrong value, or one spelt nearly so, as `bsae` is. */
export function triesToNameBase(tree: Located): boolean {
  const hasItsLetters = (key: string) => [...key.toLowerCase()].sort().join('') === 'abes';
  return tree.kind === 'map' && tree.entries.some(({ key }) => hasItsLetters(key) || nearest(key, ['base'], 1));
}

/** Of what is wrong, that which hides what else is wrong in the same section. */
export function unreadIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => code === 'content/wrong-type' || code === 'content/missing-key');
}

/** A theme without those of its sections that something is wrong with, in whose place it has those of its base. */
export function withoutSections({ own, below }: Required<Layers>, wrong: readonly Diagnostic[]): Located {
  if (own.kind !== 'map') return below;
  const isWrong = ({ keySpan, value }: (typeof own.entries)[number]) =>
    wrong.some(
      ({ span }) => span?.source === keySpan.source && span.start >= keySpan.start && span.start <= value.span.end,
    );
  const keys = new Set(own.entries.filter(isWrong).map(({ key }) => key));
  // Faces name the fonts of the theme.
  if (keys.has('fonts')) keys.add('faces');
  return overlay(below, { ...own, entries: own.entries.filter(({ key }) => !keys.has(key)) });
}
