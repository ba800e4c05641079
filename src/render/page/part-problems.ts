import { codePointName } from '../../diagnostics/code-point.js';
import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import type { PlacedWords, RenderInput } from '../../model/render-input.js';
import { firstAndMore, wordList } from '../../text/word-list.js';
import type { CutNumbers, MissingCharacters } from './box.js';
import type { PageBuilder } from './page-builder.js';

/** Why parts of a page cannot be set, of all that were built so far. */
export function partProblems(
  { missing, cuts }: Pick<PageBuilder, 'missing' | 'cuts'>,
  { textsWith, spanOf }: Pick<RenderInput, 'textsWith' | 'spanOf'>,
): readonly Diagnostic[] {
  return [...missingGlyphProblems(missing, textsWith), ...cutNumberProblems(cuts, spanOf)];
}

/** One problem for each text that has characters which no font has. */
function missingGlyphProblems(
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
  const which = words.length === 1 ? 'the character' : 'the characters';
  const list = wordList(firstAndMore(words.map(named), maxNamed), 'or');
  return error('render/missing-glyph', `No font of the theme has ${which} ${list}${unit ? `, used in ${unit}` : ''}.`, {
    span,
    hint: hintFor(words),
  });
}

function hintFor(characters: readonly string[]): string {
  const it = characters.length === 1 ? 'it' : 'them';
  if (characters.every((character) => variationSelector.test(character))) {
    return characters.length === 1
      ? 'Nobody sees it: it asks for another form of the character before it. Delete it.'
      : 'Nobody sees them: they ask for another form of the character before them. Delete them.';
  }
  if (characters.every((character) => invisible.test(character))) return `Nobody sees ${it}: delete ${it}.`;
  return `Write ${it} with other characters, or add a font that has ${it} to the theme.`;
}

/** What nobody sees has its number alone; a mark stands on a dotted circle, as in Unicode's own tables. */
function named(character: string): string {
  const name = codePointName(character);
  if (invisible.test(character)) return name;
  return `"${/^\p{M}$/u.test(character) ? '\u25cc' : ''}${character}" (${name})`;
}

/** What editors of text put after a character to make a picture of it, or a variant of an ideograph. */
const variationSelector = /^\p{Variation_Selector}$/u;
/** Those too, joiners of words and the like. */
const invisible = /^[\p{Default_Ignorable_Code_Point}\u2028\u2029]$/u;

/** One problem for each table that has numbers which its columns have no room for. */
function cutNumberProblems(cuts: readonly CutNumbers[], spanOf: RenderInput['spanOf']): readonly Diagnostic[] {
  // A table may be tried at several widths.
  const tables = new Map(cuts.map((cut) => [`${cut.unit} ${cut.title}`, cut]));
  return [...tables.values()].map(({ unit, title, numbers }) => {
    const [longest = ''] = [...numbers].sort((a, b) => b.length - a.length);
    const table = title === '' ? 'This table' : `The table “${title}”`;
    return error('render/cut-number', `${table} has no room for its numbers, the longest of which is ${longest}.`, {
      span: spanOf(unit, title === '' ? longest : title),
      hint: 'Write its numbers in thousands or millions and say so in its title, or leave out a column.',
    });
  });
}
