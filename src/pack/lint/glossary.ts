import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import type { Term } from '../../schema/pack.js';
import { literalPattern } from '../../text/literal-pattern.js';
import { getOrInsertComputed } from '../../text/once.js';
import { withPlainBlanks } from '../../text/plain-blanks.js';
import { isPlain, patternFor } from '../../text/plain-text.js';
import { foldsLetterI, smallLetters } from '../../text/small-letters.js';
import { type LintSet, type LintText, noWord, ownWords, printedWords, spanOf } from './lint-text.js';

/**
 * A fixed term has the same standing in every language: where one language's text has it, the others have one of their
 * accepted renderings, or what is short for it; and no text has a rendering that the glossary calls wrong.
 */
export function checkGlossary(glossary: readonly Term[], sets: readonly LintSet[]): Diagnostic[] {
  const setOf = new Map(sets.flatMap((set) => set.texts.map((text) => [text, set])));
  const texts = [...setOf.keys()];
  const placeOf = new Map(texts.map((text, i) => [text, i]));
  const textsWith = searchIn(texts);
  /** The texts that have the letters of any of the words, in their order: most have none. */
  const textsWithAny = (words: Words) => {
    const found = new Set([...words.values()].flat().flatMap((word) => [...word.texts]));
    return [...found].sort((a, b) => (placeOf.get(a) ?? 0) - (placeOf.get(b) ?? 0));
  };
  return glossary.flatMap((term) => {
    const [accepted, avoided] = [wordsOf(term.terms, textsWith), wordsOf(term.avoid, textsWith)];
    const short = wordsOf(term.short, textsWith);
    const using = new Set(textsWithAny(accepted).flatMap((text) => setOf.get(text) ?? []));
    return [
      ...[...using].flatMap((set) => missingTerms(term.id, accepted, short, set)),
      ...textsWithAny(avoided).flatMap((text) => wrongTerms(accepted, avoided, text)),
    ];
  });
}

/**
 * Two texts without the fixed terms that both have, each as its language says it: a term may have a number of its own, as
 * 2019冠狀病毒病 has, which is COVID-19. All else is at its offsets.
 */
export function withoutCommonTerms(
  glossary: readonly Term[],
  [first, second]: readonly [LintText, LintText],
): readonly [LintText, LintText] {
  const places = glossary.flatMap(({ terms, short }) => {
    const [inFirst, inSecond] = [first, second].map((text) =>
      [...(terms[text.locale] ?? []), ...(short[text.locale] ?? [])].flatMap((word) => everyPlace(word, text)),
    ) as [Place[], Place[]];
    return inFirst.length > 0 && inSecond.length > 0 ? [[inFirst, inSecond] as const] : [];
  });
  if (places.length === 0) return [first, second];
  const without = (text: LintText, found: readonly Place[]): LintText => ({
    ...text,
    text: blankPlaces(text.text, found),
  });
  return [
    without(
      first,
      places.flatMap(([inFirst]) => inFirst),
    ),
    without(
      second,
      places.flatMap(([, inSecond]) => inSecond),
    ),
  ];
}

function everyPlace(word: string, text: LintText): readonly Place[] {
  const inSmallLetters = smallLetters(withPlainBlanks(word), text.locale);
  const sought: Word = { word, inSmallLetters, isPlain: isPlain(word), texts: new Set([text]) };
  const places: Place[] = [];
  const next = () => find(sought, text, printedWords, asciiBegins, places.at(-1)?.end);
  for (let found = next(); found; found = next()) places.push(found);
  return places;
}

function blankPlaces(text: string, places: readonly Place[]): string {
  return places.reduce(
    (rest, { start, end }) => rest.slice(0, start) + noWord.repeat(end - start) + rest.slice(end),
    text,
  );
}

interface Word {
  readonly word: string;
  readonly inSmallLetters: string;
  readonly isPlain: boolean;
  /** Those that have its letters, in upper or lower case. */
  readonly texts: ReadonlySet<LintText>;
}

/** By locale. */
type Words = ReadonlyMap<string, readonly Word[]>;

/** The texts of a locale that have these small letters, in upper or lower case. */
type TextsWith = (locale: string, inSmallLetters: string) => ReadonlySet<LintText>;

function wordsOf(renderings: Term['terms'], textsWith: TextsWith): Words {
  return new Map(
    Object.entries(renderings).map(([locale, words]) => [
      locale,
      words.map((word) => {
        const inSmallLetters = smallLetters(withPlainBlanks(word), locale);
        return { word, inSmallLetters, isPlain: isPlain(word), texts: textsWith(locale, inSmallLetters) };
      }),
    ]),
  );
}

/** Searches all texts of a locale as one: that is much faster than one after the other. */
function searchIn(texts: readonly LintText[]): TextsWith {
  const byLocale = new Map<string, LintText[]>();
  for (const text of texts) {
    getOrInsertComputed(byLocale, text.locale, () => []).push(text);
  }
  const searched = new Map([...byLocale].map(([locale, list]) => [locale, joined(list)]));
  return (locale, inSmallLetters) => {
    const { all, list, ends } = searched.get(locale) ?? { all: '', list: [], ends: [] };
    const found = new Set<LintText>();
    let next = 0;
    for (
      let at = all.indexOf(inSmallLetters);
      at >= 0 && next < list.length;
      at = all.indexOf(inSmallLetters, ends[next - 1])
    ) {
      while ((ends[next] ?? Number.POSITIVE_INFINITY) <= at) next += 1;
      const text = list[next];
      if (text) found.add(text);
      next += 1;
    }
    return found;
  };
}

function joined(list: readonly LintText[]) {
  let end = 0;
  const ends = list.map(({ lowerCase }) => {
    end += lowerCase.length + 1;
    return end;
  });
  return { all: withPlainBlanks(list.map(({ lowerCase }) => `${lowerCase}\n`).join('')), list, ends };
}

/**
 * A word in Latin script stands as a whole word, in upper or lower case; in Chinese anywhere. Beside letters of Chinese,
 * Japanese or Korean it is whole as well: 落實2030年議程, G20은.
 */
const [letterBefore, letterAfter] = [
  patternFor(({ alphabetic, number }) => new RegExp(`[${alphabetic}${number}]$`, 'u')),
  patternFor(({ alphabetic, number }) => new RegExp(`^[${alphabetic}${number}]`, 'u')),
];

/** Where a text has a word. */
interface Place {
  readonly start: number;
  readonly end: number;
}

const asciiBegins = patternFor(() => /^[a-z0-9]/i);
/** A wrong word is not looked for inside another one, such as рост in простой; in Arabic small words stand before it. */
const alphabetBegins = patternFor(({ alphabetic, digit }) => new RegExp(`^[${alphabetic}${digit}]`, 'u'));

/** Edges are looked at with two patterns for all words: V8 takes longer to make one for each than to search with it. */
function find(word: Word, text: LintText, wordsIn = ownWords, beginsWord = asciiBegins, from = 0): Place | undefined {
  if (!word.texts.has(text)) return undefined;
  const words = withPlainBlanks(wordsIn(text));
  const [begins, ends] = [beginsWord(word.isPlain).test(word.word), /[a-z0-9]$/i.test(word.word)];
  const next = searchFor(word, words, text);
  for (let found = next(from); found; found = next(found.start + 1)) {
    const { start, end } = found;
    const isInside =
      (begins && letterBefore(text.isPlain).test(words.slice(Math.max(0, start - 2), start))) ||
      (ends && letterAfter(text.isPlain).test(words.slice(end, end + 2)));
    if (!isInside) return found;
  }
  return undefined;
}

/** In plain texts small letters stand where the others do, and in Turkish those that are compared. */
function searchFor(
  { word, inSmallLetters, isPlain }: Word,
  words: string,
  { locale, isPlain: isPlainText }: LintText,
): (from: number) => Place | undefined {
  if ((isPlain && isPlainText) || foldsLetterI(locale)) {
    const searched = smallLetters(words, locale);
    return (from) => {
      const start = searched.indexOf(inSmallLetters, from);
      return start === -1 ? undefined : { start, end: start + inSmallLetters.length };
    };
  }
  const pattern = new RegExp(literalPattern(withPlainBlanks(word)), 'giu');
  return (from) => {
    pattern.lastIndex = from;
    const found = pattern.exec(words);
    return found ? { start: found.index, end: found.index + found[0].length } : undefined;
  };
}

function missingTerms(id: string, accepted: Words, short: Words, { texts }: LintSet): Diagnostic[] {
  const [using] = texts.flatMap((text) => {
    const place = (accepted.get(text.locale) ?? []).flatMap((word) => find(word, text) ?? []).at(0);
    return place ? [{ text, place }] : [];
  });
  if (!using) return [];
  const { locale } = using.text;
  const { start, end } = using.place;
  const said = using.text.text.slice(start, end);
  return texts.flatMap((text) => {
    const words = accepted.get(text.locale);
    // A rendering may be a word of another language, and marked as one: `[AI]{lang=en}`.
    if (!words || [...words, ...(short.get(text.locale) ?? [])].some((word) => find(word, text, printedWords)))
      return [];
    return [
      error('lint/term', `This text lacks the fixed term "${words[0]?.word}": its ${locale} text has "${said}".`, {
        span: spanOf(text),
        related: [{ span: spanOf(using.text, start, end), message: `The ${locale} text.` }],
        hint:
          `Accepted: ${words.map(({ word }) => word).join(', ')}.\n` +
          `Where another rendering is right, add it to the terms of "${id}" in the glossary; ` +
          'one that is shorter, such as "the Law", to its short ones.',
      }),
    ];
  });
}

function wrongTerms(accepted: Words, avoided: Words, text: LintText): Diagnostic[] {
  return (avoided.get(text.locale) ?? []).flatMap((word) => {
    const match = find(word, text, ownWords, alphabetBegins);
    if (!match) return [];
    const [right] = accepted.get(text.locale) ?? [];
    return [
      error('lint/term', `"${word.word}" is not how this pack says it.`, {
        span: spanOf(text, match.start, match.end),
        hint: right && `Write "${right.word}".`,
      }),
    ];
  });
}
