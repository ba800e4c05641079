import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { RenderInput } from '../../model/render-input.js';
import { cutNumberProblems } from './cut-numbers.js';
import { missingGlyphProblems } from './missing-glyphs.js';
import type { PageBuilder } from './page-builder.js';

/** Why parts of a page cannot be set, of all that were built so far. */
export function partProblems(
  { missing, cuts }: Pick<PageBuilder, 'missing' | 'cuts'>,
  { textsWith, spanOf }: Pick<RenderInput, 'textsWith' | 'spanOf'>,
): readonly Diagnostic[] {
  return [...missingGlyphProblems(missing, textsWith), ...cutNumberProblems(cuts, spanOf)];
}
