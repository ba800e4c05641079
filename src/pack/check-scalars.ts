import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { limits } from '../schema/limits.js';
import { type Located, type LocatedText, spanWithin } from '../validation/located.js';
import { checkCharacters } from '../yaml/unsafe-characters.js';

/** Every scalar of a file: its length, its words, its marks, and characters that were written as escapes. */
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

/** Whether a text is sure to pass: a line of a few words. */
const shortWords = /^(?:[^\s\\[\]*_`~<]{0,60}(?:\s|$)){1,200}$/;

function checkScalar(node: LocatedText): readonly Diagnostic[] {
  const { text, raw } = node;
  if (!raw.includes('\\') && text.length <= limits.textCharacters && shortWords.test(text)) return [];
  const characters = [...text].length;
  if (characters > limits.textCharacters) {
    const most = limits.textCharacters.toLocaleString('en');
    return [
      error('content/too-large', `This text has ${characters.toLocaleString('en')} characters, and may have ${most}.`, {
        span: { ...node.span, end: node.span.start + 1 },
        hint: 'A page holds about 3,000. Is a quotation mark missing at its end?',
      }),
    ];
  }
  return [...escaped(node), ...longWords(node), ...nesting(node)];
}

/** What stands in a text as `\u202e` is not seen in the file, and is there all the same. */
function escaped(node: LocatedText): readonly Diagnostic[] {
  if (!node.raw.includes('\\')) return [];
  return checkCharacters(node.text, (start, end) => spanWithin(node, start, end)).filter(
    ({ span }) => span?.start === node.span.start && span.end === node.span.end,
  );
}

/** Addresses have places where a line may end, and Chinese has them everywhere. */
const addresses = /\bhttps?:\/\/[^\s<>"'）」』】]*/gu;
const open =
  '\\s\\-/\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\u3000-\\u303f\\uff00-\\uffef';
const longWord = new RegExp(`[^${open}]{${limits.wordCharacters + 1},}`, 'u');

function longWords(node: LocatedText): readonly Diagnostic[] {
  const address = [...node.text.matchAll(addresses)].find(([found]) => found.length > limits.addressCharacters);
  const word = longWord.exec(node.text.replace(addresses, (found) => ' '.repeat(found.length)));
  const found = address ?? word;
  if (!found) return [];
  const [start, length] = [found.index, found[0].length];
  return [
    error(
      'content/long-word',
      `This ${address ? 'address' : 'word'} has ${length} characters, and no line can hold it.`,
      {
        span: spanWithin(node, start, start + length),
        hint: address
          ? `Write a shorter address, of at most ${limits.addressCharacters} characters.`
          : `Put spaces where the words part. One may have ${limits.wordCharacters} characters.`,
      },
    ),
  ];
}

/** Marks inside marks: reading them takes time that grows faster than their number. */
function nesting(node: LocatedText): readonly Diagnostic[] {
  const { text } = node;
  let depth = 0;
  let deepest = 0;
  let at = 0;
  for (const { 0: mark, index } of text.matchAll(/\\.|[[\]]/gsu)) {
    if (mark === '[') depth += 1;
    else if (mark === ']') depth = Math.max(0, depth - 1);
    if (depth > deepest) [deepest, at] = [depth, index];
  }
  const stresses = [...text.matchAll(/\\.|[*_`~<]+/gsu)].filter(({ 0: mark }) => !mark.startsWith('\\'));
  const tooMany = stresses[limits.emphases];
  if (deepest <= limits.brackets && !tooMany) return [];
  const place = deepest > limits.brackets ? at : (tooMany?.index ?? 0);
  const message =
    deepest > limits.brackets
      ? `Square brackets stand ${deepest} deep inside one another here.`
      : `This text has ${stresses.length} marks of stress such as * and _.`;
  return [
    error('content/too-nested', message, {
      span: spanWithin(node, place, place + 1),
      hint: 'Write a backslash before marks that are to be printed:  \\[  \\*  \\_',
    }),
  ];
}
