import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/loaded-pack.js';
import type { LocaleRules } from '../../schema/locale.js';
import { once } from '../../text/once.js';
import { replacePlaceholders } from '../../text/placeholders.js';
import { type PatternFor, patternFor } from '../../text/plain-text.js';
import { type LintSet, type LintText, matchesIn, printedWords, spanOf } from './lint-text.js';

/** Phrases that fill a line and advise nothing. */
const emptyPhrases: readonly RegExp[] = [
  /(?:more|further) research is (?:needed|required)/gi,
  /it is important to note/gi,
  /(?:仍|尚)?(?:需|須|待|有待|需要|须)(?:要)?(?:進一步|进一步)(?:研究|探討|探讨)/g,
];

export function checkProse(
  pack: Pack,
  sets: readonly LintSet[],
  rulesOf: (locale: string) => LocaleRules,
): Diagnostic[] {
  const texts = sets.filter(isProse).flatMap((set) => set.texts);
  return [
    ...texts.flatMap((text) => tooLong(text, rulesOf(text.locale))),
    ...texts.flatMap(emptyPhrase),
    ...notReadingOn(pack, texts),
    ...unknownAbbreviations(pack, texts),
  ];
}

/** Names of licences, labels and keywords are no prose. */
function isProse({ packText: { entry, field } }: LintSet): boolean {
  return entry !== undefined || !['licence', 'handling', 'keywords'].includes(field);
}

function tooLong(text: LintText, { prose, lines }: LocaleRules): Diagnostic[] {
  const { sentence, text: whole } = prose;
  const unit = lines.breaks === 'characters' ? 'characters' : 'words';
  const counted = countedText(text);
  const count = (words: string) => countIn(words, patterns[unit](text.isPlain));
  // As many as there can be.
  if (counted.length <= Math.min(sentence, whole)) return [];
  const length = count(counted);
  // No sentence has more than the text.
  if (length <= Math.min(sentence, whole)) return [];
  const sentences = [...counted.matchAll(/[^.!?。！？]+(?:[.!?。！？]+(?=\s|$)|[.!?。！？]+|$)/gu)];
  const long = sentences
    .map((match) => ({ start: match.index, end: match.index + match[0].length, size: count(match[0]) }))
    .filter(({ size }) => size > sentence);
  return [
    ...long.map(({ start, end, size }) =>
      warning('lint/long-sentence', `This sentence has ${size} ${unit}; at most ${sentence} can be read at a glance.`, {
        span: spanOf(text, start, end),
        hint: 'Make two of it, or leave something out.',
      }),
    ),
    ...(length > whole
      ? [
          warning('lint/long-text', `This text has ${length} ${unit}; at most ${whole} fit one point.`, {
            span: spanOf(text),
            hint: 'Shorten it, or give it a full and a short length.',
          }),
        ]
      : []),
  ];
}

/** What is counted: the words that a page prints, with a number in the place of each figure; all at their offsets. */
function countedText(text: LintText): string {
  if (!text.text.includes('{{')) return printedWords(text);
  const withFigures = replacePlaceholders(text.text, ({ kind }, written) =>
    kind === 'figure' ? ` 1${' '.repeat(written.length - 2)}` : written,
  );
  return printedWords({ text: withFigures });
}

/** Words, or Chinese and Japanese characters with each Latin word and number as one. */
const patterns: Readonly<Record<'words' | 'characters', PatternFor>> = {
  words: patternFor(
    ({ letter, mark, number }) => new RegExp(`[${letter}${number}][${letter}${mark}${number}’'.-]*`, 'gu'),
  ),
  characters: patternFor(({ cjk, latin, digit }) => new RegExp(`[${cjk}]|[${latin}${digit}]+`, 'gu')),
};

function countIn(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function emptyPhrase(text: LintText): Diagnostic[] {
  return emptyPhrases.flatMap((pattern) =>
    matchesIn(text, () => pattern).map(({ found, span }) =>
      warning('lint/empty-phrase', `"${found}" tells the reader nothing to do.`, {
        span,
        hint: 'Say what is not known, and who should find it out.',
      }),
    ),
  );
}

const capitalFirst = patternFor(
  ({ upperCase, lowerCase, letter }) => new RegExp(`^[${upperCase}][${lowerCase}][${letter}’'-]*`, 'u'),
);
const capitalInside = patternFor(
  ({ upperCase, lowerCase, letter, number }) =>
    new RegExp(`(?<=[${letter}${number},;:]\\s)[${upperCase}][${lowerCase}][${letter}’'-]*`, 'gu'),
);

/** Languages that write nouns, or nothing, with capital letters. */
const withoutSentenceCase = /^(?:de|lb|zh|ja|ko)\b/;

/**
 * The statement and the limits of a fact with a value go on from it: "62 was counted by the police". A word that stands
 * with a capital letter inside another text as well is a name.
 */
function notReadingOn({ facts }: Pack, texts: readonly LintText[]): Diagnostic[] {
  const withValue = new Set(facts.filter(({ value }) => value !== undefined).map(({ id }) => id));
  const inside = once(
    () =>
      new Set(
        texts.flatMap(({ text, locale, isPlain }) =>
          (text.match(capitalInside(isPlain)) ?? []).map((word) => `${locale} ${word}`),
        ),
      ),
  );
  return texts.flatMap((text) => {
    const { packText, locale } = text;
    const goesOn =
      packText.entry?.kind === 'fact' &&
      withValue.has(packText.entry.id) &&
      ['text', 'limits'].includes(packText.field);
    if (!goesOn) return [];
    const [first] = capitalFirst(text.isPlain).exec(text.text) ?? [];
    if (first === undefined || withoutSentenceCase.test(locale) || inside().has(`${locale} ${first}`)) return [];
    return [
      warning('lint/reads-on', `This goes on from the figure of "${packText.entry?.id}", and begins like a sentence.`, {
        span: spanOf(text, 0, first.length),
        hint: `Begin with "${first.toLocaleLowerCase(locale)}", or with words that go on from the number.`,
      }),
    ];
  });
}

/** Spanish doubles letters for a plural: `EE. UU.`, `CC.AA.` */
const doubled = '([A-Z])\\1\\.\\s?([A-Z])\\2\\.';
const abbreviation = patternFor(
  ({ alphabetic, number, upperCase, digit }) =>
    new RegExp(
      `(?<![${alphabetic}${number}-])(?:${doubled}|[${upperCase}][${upperCase}${digit}]+(?![${alphabetic}${number}$]))`,
      'gu',
    ),
);

const romanNumber = /^X{0,3}(?:IX|IV|VI{0,3}|I{0,3})$/;
const currencies = once(() => new Set(Intl.supportedValuesOf('currency')));

/** Whether it is the name of a sum's currency: `EUR 5`, `5 million USD`. `US$` has its sign. */
function isOfCurrency({ text }: LintText, found: string): boolean {
  if (!currencies().has(found)) return false;
  return new RegExp(`[\\p{Nd}}]\\s?(?:\\p{L}+\\.?\\s)?${found}|${found}\\s?[\\p{Nd}{]`, 'u').test(text);
}

/**
 * Readers of a partner government know no abbreviation but those that the pack lists, and those that the text itself
 * spells out, "UN Trade and Development (UNCTAD)".
 */
function unknownAbbreviations({ audiences, pack }: Pack, texts: readonly LintText[]): Diagnostic[] {
  const partners = audiences.filter(({ profile }) => profile === 'partner').map(({ id }) => id);
  if (partners.length === 0) return [];
  const known = new Set(pack.abbreviations.map(withoutBlanks));
  return texts
    .filter(({ packText: { entry } }) => entry?.kind !== 'audience' || partners.includes(entry.id))
    .flatMap((text) =>
      matchesIn(text, abbreviation)
        .filter(({ found }) => !known.has(withoutBlanks(found)) && !spellsOut(text, found))
        .filter(({ found }) => !romanNumber.test(found) && !isOfCurrency(text, found))
        .map(({ found, span }) =>
          warning('lint/abbreviation', `"${found}" is not spelt out, and partner governments read this.`, {
            span,
            hint: 'Spell it out, or list it under pack: abbreviations: if every reader knows it.',
          }),
        ),
    );
}

function withoutBlanks(words: string): string {
  return words.replace(/\s/g, '');
}

function spellsOut({ text }: LintText, abbreviation: string): boolean {
  return text.includes(`(${abbreviation})`) || text.includes(`（${abbreviation}）`);
}
