import { type Diagnostic, warning } from '../diagnostics/diagnostic.js';
import { someOf } from '../text/word-list.js';
import { type Located, type LocatedText, nodeAt, toPlain } from '../validation/located.js';

interface Word {
  readonly path: readonly string[];
  readonly node: LocatedText;
}

/** Names of formats, which every language writes so. */
const ofAllLanguages = ['page.pdf', 'page.markdown'];

/**
 * The words of a page that a locale still has as in the English one, which people copy. One word may be the same in two
 * languages; three in a row are not, and where they are found, the others are named with them.
 */
export function untranslatedWords(tag: string, locale: Located, english: Located): Diagnostic[] {
  const labels = nodeAt(locale, ['labels']);
  const same = (labels ? wordsIn(labels, []) : []).filter(({ path, node }) => {
    const theirs = nodeAt(english, ['labels', ...path]);
    return theirs?.kind === 'text' && theirs.text === node.text && wordCount(node) > 0;
  });
  const kept = same.filter(({ path }) => !ofAllLanguages.includes(path.join('.')));
  const [first] = kept.filter(({ node }) => wordCount(node) >= 3);
  if (!first) return [];
  const keys = kept.map(({ path }) => path.join('.'));
  return [
    warning('template/words-of-base', `Pages in ${tag} have words in English: ${someOf(keys)}.`, {
      span: first.node.span,
      hint: 'Translate them. One that is the same in both languages may stay.',
    }),
  ];
}

/**
 * A locale that still has the words for thousands and millions of another language, as its base or as a copy. A number with
 * those of its own language is read without them, so nothing about its numbers is certain: it does not say which signs they have.
 */
export function readingNumbersAs(other: Located, locale: Located): Located {
  const said = scaleWords(other);
  if (said.length === 0 || JSON.stringify(said) !== JSON.stringify(scaleWords(locale))) return locale;
  return without(locale, ['typed-numbers'], ['groups', 'decimals']);
}

function scaleWords(locale: Located): readonly unknown[] {
  return ['scales', 'scales-before'].flatMap((key) => {
    const words = nodeAt(locale, ['typed-numbers', key]);
    return words ? [toPlain(words)] : [];
  });
}

/** A tree whose map at a path lacks some keys. */
function without(node: Located, [key, ...path]: readonly string[], left: readonly string[]): Located {
  if (node.kind !== 'map') return node;
  const entries =
    key === undefined
      ? node.entries.filter((entry) => !left.includes(entry.key))
      : node.entries.map((entry) =>
          entry.key === key ? { ...entry, value: without(entry.value, path, left) } : entry,
        );
  return { ...node, entries };
}

function wordsIn(node: Located, path: readonly string[]): readonly Word[] {
  if (node.kind === 'text') return [{ path, node }];
  return node.kind === 'map' ? node.entries.flatMap(({ key, value }) => wordsIn(value, [...path, key])) : [];
}

function wordCount({ text }: LocatedText): number {
  return text.replace(/\{[^{}]*\}/g, ' ').match(/\p{L}{2,}/gu)?.length ?? 0;
}
