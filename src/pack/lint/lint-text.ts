import type { Span } from '../../diagnostics/span.js';
import { withoutWebAddresses } from '../../text/address.js';
import { foreignWordsIn, isSameLanguage } from '../../text/foreign-words.js';
import { oncePer } from '../../text/once.js';
import { replacePlaceholders } from '../../text/placeholders.js';
import { isPlain as isPlainText, type PatternFor } from '../../text/plain-text.js';
import { smallLetters } from '../../text/small-letters.js';
import { spanWithin } from '../../validation/located.js';
import type { PackText, Wording } from '../pack-index.js';

/** One text in one language, as the file has it. */
export interface LintText extends Wording {
  readonly packText: PackText;
  readonly locale: string;
  readonly text: string;
  readonly lowerCase: string;
  /** Whether the patterns of plain texts find all in it. */
  readonly isPlain: boolean;
}

/** The same text in all languages, at one length. The first is in the source language. */
export interface LintSet {
  readonly packText: PackText;
  readonly texts: readonly LintText[];
}

/** Every text of a pack, in every language and at every length. */
export function lintSets(texts: readonly PackText[], languages: readonly string[]): readonly LintSet[] {
  return texts.flatMap((packText) => {
    const [full, short] = (['full', 'short'] as const).map((length): readonly LintText[] =>
      languages.flatMap((language) => {
        const wording = packText.wordings.find(
          ({ locale, lengths }) => lengths.includes(length) && (locale === language || locale === undefined),
        );
        if (!wording) return [];
        const { text } = wording.node;
        const { lengths, node } = wording;
        const [lowerCase, isPlain] = [smallLetters(text, language), isPlainText(text)];
        return [{ locale: language, lengths, node, packText, text, lowerCase, isPlain }];
      }),
    ) as [readonly LintText[], readonly LintText[]];
    const same = full.every(({ node }, i) => node === short[i]?.node);
    return (same ? [full] : [full, short]).map((texts) => ({ packText, texts }));
  });
}

/** The place of a stretch of a text; without one, of the whole text. */
export function spanOf({ node, text }: LintText, start = 0, end = text.length): Span {
  return spanWithin(node, start, end);
}

/** Addresses of links; others stand in a text by themselves. */
const addressesOfLinks = /(?<=\])\([^()\s]*\)/g;
/** Stands in the place of what is no word: neither a letter nor a blank, so that no pattern takes it for a gap. */
export const noWord = '\ufffc';

/** The words that a page prints of a text, all at their offsets: no citations, figures, addresses or names of languages. */
export const printedWords = oncePer(({ text }: Pick<LintText, 'text'>) => withoutMarks(text));

function withoutMarks(text: string): string {
  const withoutLanguages = foreignWordsIn(text).reduce(
    (rest, { start, end, words }) => blank(rest, start + 1 + words.length, end),
    text,
  );
  const withoutPlaceholders = replacePlaceholders(withoutLanguages, ({ kind }, written) =>
    kind === 'malformed' ? written : noWord.repeat(written.length),
  );
  const withoutLinks = withoutPlaceholders.includes('](')
    ? withoutPlaceholders.replace(addressesOfLinks, (address) => noWord.repeat(address.length))
    : withoutPlaceholders;
  return withoutWebAddresses(withoutLinks, noWord);
}

/** Of those, the words in the language of the text: not the runs that are marked as another one's. */
export const ownWords = oncePer(withoutForeignWords);

function withoutForeignWords(text: Pick<LintText, 'text' | 'locale'>): string {
  return foreignWordsIn(text.text)
    .filter(({ language }) => !isSameLanguage(language, text.locale))
    .reduce((rest, { start, end }) => blank(rest, start, end), printedWords(text));
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + noWord.repeat(end - start) + text.slice(end);
}

/** Where a pattern matches the words that a page prints of a text, or those among them that are given. */
export function matchesIn(
  text: LintText,
  pattern: PatternFor,
  words = printedWords(text),
): readonly { readonly found: string; readonly span: Span }[] {
  const found: { readonly found: string; readonly span: Span }[] = [];
  // `matchAll` would copy the pattern for each text.
  const ofText = pattern(text.isPlain);
  ofText.lastIndex = 0;
  for (let match = ofText.exec(words); match; match = ofText.exec(words)) {
    const { 0: word, index } = match;
    found.push({ found: word, span: spanOf(text, index, index + word.length) });
  }
  return found;
}
