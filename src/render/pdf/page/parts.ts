import type { Inline } from '../../../model/document.js';

/** The same words after a space: a figure's whole stands off its value, also in Chinese. */
export function spaced(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.length === 0 ? [] : [{ type: 'text', value: ' ' }, ...inlines];
}
