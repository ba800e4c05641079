import { codePointName } from '../../diagnostics/code-point.js';
import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import type { PlacedWords, RenderInput } from '../../model/render-input.js';
import { firstAndMore, wordList } from '../../text/word-list.js';
import type { MissingCharacters } from './box.js';

/** One problem for each text that has characters which no font has. */
export function missingGlyphProblems(
  missing: readonly MissingCharacters[],
  textsWith: RenderInput['textsWith'],
): readonly Diagnostic[] {
  return missing.flatMap(({ unit, characters }) =>
    textsWith(unit, characters).map((found) => missingGlyphs(found, unit)),
  );
}

/** So many characters are named in a message. */
const maxNamed = 8;

function missingGlyphs({ span, words }: PlacedWords, unit: string | undefined): Diagnostic {
  const named = words.map((character) => `${shownAlone(character)} (${codePointName(character)})`);
  const which = words.length === 1 ? 'the character' : 'the characters';
  const list = wordList(firstAndMore(named, maxNamed), 'or');
  return error('render/missing-glyph', `No font of the theme has ${which} ${list}${unit ? `, used in ${unit}` : ''}.`, {
    span,
    hint: words.every((character) => variationSelector.test(character))
      ? 'Nobody sees it: it asks for another form of the character before it. Delete it.'
      : 'Write it with other characters, or add a font that has it to the theme.',
  });
}

/** A mark stands on a dotted circle, as in Unicode's own tables. */
function shownAlone(character: string): string {
  if (variationSelector.test(character)) return 'that is not seen';
  return /^\p{M}$/u.test(character) ? `"\u25cc${character}"` : `"${character}"`;
}

/** What editors of text put after a character to make a picture of it, or a variant of an ideograph. */
const variationSelector = /^\p{Variation_Selector}$/u;
