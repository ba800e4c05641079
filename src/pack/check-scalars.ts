import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { limits } from '../schema/limits.js';
import { once } from '../text/once.js';
import { withoutCharacterReferences } from '../text/set-text.js';
import { type Located, type LocatedText, spanWithin } from '../validation/located.js';
import { checkCharacters } from '../yaml/unsafe-characters.js';

/** Every scalar of a file: its length, its words, its marks, and characters written as escapes. */
export function checkScalars(node: Located): readonly Diagnostic[] {
  switch (node.kind) {
    case 'text':
      return checkScalar(node);
    case 'list':
      return node.items.flatMap(checkScalars);
    case 'map':
      return node.entries.flatMap((entry) => checkScalars(entry.value));
  }
}

function checkScalar(node: LocatedText): readonly Diagnostic[] {
  const { text, raw, span } = node;
  const isShort = text.length <= limits.wordCharacters;
  if (isShort && !raw.includes('\\') && !text.includes('&') && !stress.test(text)) return [];
  const characters = text.length > limits.textCharacters ? [...text].length : text.length;
  if (characters > limits.textCharacters) {
    const [has, may] = [characters, limits.textCharacters].map((count) => count.toLocaleString('en'));
    return [
      error('content/too-large', `This text has ${has} characters, and may have ${may}.`, {
        span: { ...span, end: span.start + 1 },
        hint: 'A page holds about 3,000. Is a quotation mark missing at its end?',
      }),
    ];
  }
  return [...escapedCharacters(node), ...longWords(node), ...nestedMarks(node)];
}

/** `\u202e` and `&#x202e;` show as such in the file, and are characters of the text that is set all the same. */
function escapedCharacters(node: LocatedText): readonly Diagnostic[] {
  const shown = withoutCharacterReferences(node.text);
  if (!node.raw.includes('\\') && shown === node.text) return [];
  const inFile = new Set(checkCharacters(node.raw, () => node.span).map(({ message }) => message));
  const found = checkCharacters(shown, () => node.span).filter(({ message }) => !inFile.has(message));
  return [...new Map(found.map((diagnostic) => [diagnostic.message, diagnostic])).values()];
}

/** Where a line may end; in Chinese that is nearly everywhere. */
const breaks =
  '\\s\\-/\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\u3000-\\u303f\\uff00-\\uffef';
const longWord = once(() => new RegExp(`[^${breaks}]{${limits.wordCharacters + 1},}`, 'u'));

/** Words so short that none is too long, whatever else a line may end at. */
const shortWords =
  /^(?:[^\s\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff]{0,60}(?:[\s\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff]|$)){1,2000}$/;

function longWords(node: LocatedText): readonly Diagnostic[] {
  if (node.text.length <= limits.wordCharacters) return [];
  if (shortWords.test(node.text) && !node.text.includes('://')) return [];
  const addresses = /\bhttps?:\/\/(?:[!#-&(-;=?-~]|[\p{L}\p{M}\p{N}])*/gu;
  const address = [...node.text.matchAll(addresses)].find(([found]) => found.length > limits.addressCharacters);
  const word = longWord().exec(node.text.replace(addresses, (found) => ' '.repeat(found.length)));
  const found = address ?? word;
  if (!found) return [];
  const [what, hint] = address
    ? ['address', `Write a shorter address, of at most ${limits.addressCharacters} characters.`]
    : [
        'word',
        `Put spaces where the words part, or write a shorter name. One may have ${limits.wordCharacters} characters.`,
      ];
  const { index, 0: written } = found;
  return [
    error('content/long-word', `This ${what} has ${written.length} characters, and no line can hold it.`, {
      span: spanWithin(node, index, index + written.length),
      hint,
    }),
  ];
}

const stress = /[[*_`~<]/;

/** Marks inside marks take the Markdown parser a time that grows faster than their number. */
function nestedMarks(node: LocatedText): readonly Diagnostic[] {
  const { text } = node;
  if (!stress.test(text)) return [];
  const { deepest, at } = deepestBracket(text);
  const stresses = [...text.matchAll(/\\.|[*_`~<]+/gsu)].filter(({ 0: mark }) => !mark.startsWith('\\'));
  const tooDeep = deepest > limits.brackets;
  const place = tooDeep ? at : stresses[limits.emphases]?.index;
  if (place === undefined) return [];
  const message = tooDeep
    ? `Square brackets stand ${deepest} deep inside one another here.`
    : `This text has ${stresses.length} marks of stress such as * and _.`;
  return [
    error('content/too-nested', message, {
      span: spanWithin(node, place, place + 1),
      hint: 'Write a backslash before marks that are to be printed:  \\[  \\*  \\_',
    }),
  ];
}

function deepestBracket(text: string): { readonly deepest: number; readonly at: number } {
  let [depth, deepest, at] = [0, 0, 0];
  for (const { 0: mark, index } of text.matchAll(/\\.|[[\]]/gsu)) {
    if (mark === '[') depth += 1;
    else if (mark === ']') depth = Math.max(0, depth - 1);
    if (depth > deepest) [deepest, at] = [depth, index];
  }
  return { deepest, at };
}
