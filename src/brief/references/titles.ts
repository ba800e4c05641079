import { inLanguage } from '../../schema/by-language.js';
import type { LocaleRules } from '../../schema/locale.js';
import type { Reference } from '../../schema/reference.js';
import { languageOf, scriptOf } from '../../schema/scripts.js';
import { escapeInline } from '../../text/escape-markdown.js';
import { once } from '../../text/once.js';
import { withoutCharacterReferences } from '../../text/set-text.js';
import { languageOfOtherWay } from './right-to-left.js';

type Quotes = LocaleRules['quotes'];

/** A stretch of a title and how it is set. */
interface Piece {
  readonly text: string;
  readonly emphasis: '' | '*' | '**';
}

/** Digits and signs that Unicode has below and above the line. */
const below = new Map(zip('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'));
const above = new Map(zip('0123456789+-=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'));

function zip(from: string, to: string): readonly (readonly [string, string])[] {
  const marks = [...to];
  return [...from].map((character, i) => [character, marks[i] ?? character] as const);
}

/** All in Unicode's own characters, or, where one is missing, in plain ones. */
function shifted(text: string, characters: ReadonlyMap<string, string>): string {
  const found = [...text].map((character) => characters.get(character));
  return found.every((character) => character !== undefined) ? found.join('') : text;
}

/**
 * Markup of titles: the tags of CSL (https://docs.citationstyles.org/en/stable/specification.html, "Rich text") and
 * what Pandoc's Markdown has for the same. What is only a rule about capitals leaves no trace.
 */
const markup = once(
  () =>
    new RegExp(
      [
        String.raw`\\(?<escaped>[\\*_^~[\]{}$\x22'\x60#<>\-])`,
        String.raw`<(?<tag>i|em|b|strong|sub|sup|sc)>(?<tagged>.*?)</\k<tag>>`,
        String.raw`<span\b[^>]*>(?<spanned>.*?)</span>`,
        String.raw`\[(?<bracketed>[^[\]]*)\]\{\.[\w-]+\}`,
        String.raw`(?<stars>\*{1,2})(?=\S)(?<starred>[^*]+?)(?<=\S)\k<stars>`,
        String.raw`(?<![\p{L}\p{N}])_(?=\S)(?<underscored>[^_]+?)(?<=\S)_(?![\p{L}\p{N}])`,
        String.raw`~(?<lowered>[^\s~]+)~`,
        String.raw`\^(?<raised>[^\s^]+)\^`,
      ].join('|'),
      'gsu',
    ),
);

/** What every markup begins with. */
const markupStart = /[\\<[*_~^]/;

function piecesOf(text: string, emphasis: Piece['emphasis'] = ''): readonly Piece[] {
  if (!markupStart.test(text)) return text === '' ? [] : [{ text, emphasis }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(markup())) {
    pieces.push({ text: text.slice(from, match.index), emphasis }, ...markedPieces(match.groups ?? {}, emphasis));
    from = match.index + match[0].length;
  }
  return [...pieces, { text: text.slice(from), emphasis }].filter((piece) => piece.text !== '');
}

function markedPieces(found: Readonly<Record<string, string | undefined>>, outer: Piece['emphasis']): readonly Piece[] {
  const { escaped, tag, tagged = '', spanned, bracketed, stars, starred = '', underscored, lowered, raised } = found;
  if (escaped !== undefined) return [{ text: escaped, emphasis: outer }];
  if (spanned !== undefined) return piecesOf(spanned, outer);
  if (bracketed !== undefined) return piecesOf(bracketed, outer);
  if (stars !== undefined) return piecesOf(starred, stars === '**' ? '**' : '*');
  if (underscored !== undefined) return piecesOf(underscored, '*');
  if (tag === 'sub' || lowered !== undefined) return [{ text: shifted(lowered ?? tagged, below), emphasis: outer }];
  if (tag === 'sup' || raised !== undefined) return [{ text: shifted(raised ?? tagged, above), emphasis: outer }];
  if (tag === 'sc') return piecesOf(tagged, outer);
  return piecesOf(tagged, tag === 'b' || tag === 'strong' ? '**' : '*');
}

/** A title as plain text, without markup. */
export function plainTitle(title: string): string {
  return piecesOf(withoutCharacterReferences(title))
    .map(({ text }) => text)
    .join('');
}

/** A title as inline Markdown. */
export function richTitle(title: string): string {
  return piecesOf(withoutCharacterReferences(title))
    .map(({ text, emphasis }) => `${emphasis}${escapeInline(text)}${emphasis}`)
    .join('');
}

/** Quotation marks inside a title that stands in quotation marks itself, of whatever language. */
const quoted = once(() => /“([^“”]*)”|«\s*([^«»]*?)\s*»|„([^„“”]*)[“”]|(?<![\p{L}\p{N}])"([^"]+)"|「([^「」]*)」/gu);

/** A title in the quotation marks of the page's language; those inside alternate. Its own full stop is not printed. */
export function quotedTitle(title: string, { outer, inner }: Quotes): string {
  const inside = !/[“«„"「]/.test(title)
    ? title
    : title.replace(quoted(), (_, ...groups: (string | undefined)[]) => {
        const words = groups.slice(0, 5).find((group) => group !== undefined) ?? '';
        return `${inner[0]}${words}${inner[1]}`;
      });
  return `${outer[0]}${withoutFullStop(inside)}${outer[1]}`;
}

/** A title without a full stop of its own, which that of an abbreviation is not. */
export function withoutFullStop(title: string): string {
  // Looked for in two steps: most titles need no class of Unicode, which takes half a millisecond.
  const mayAbbreviate = /\..{1,2}\.$/.test(title);
  return mayAbbreviate ? title.replace(/(?<!\p{L}\.\p{L})\.$/u, '') : title.replace(/\.$/, '');
}

/** The title in the language where the reference gives it, else its short form; with its markup. */
function titleIn(reference: Reference, locale: string): string {
  return inLanguage(reference['title-by-language'], locale) ?? reference['title-short'] ?? reference.title;
}

/** The title as plain text, for metadata. */
export function plainTitleIn(reference: Reference, locale: string): string {
  return plainTitle(titleIn(reference, locale));
}

/** The title as inline Markdown, marked with its language where that is not the page's. */
export function titleMarkdown(reference: Reference, locale: string): string {
  const title = withoutFullStop(titleIn(reference, locale));
  return withLanguage(reference, locale, title, inLanguage(reference['title-by-language'], locale));
}

/** The journal, book or site as inline Markdown, marked with its language where that is not the page's. */
export function containerMarkdown(reference: Reference, locale: string): string | undefined {
  const local = inLanguage(reference['container-title-by-language'], locale);
  const container = local ?? reference['container-title'];
  return container === undefined ? undefined : withLanguage(reference, locale, container, local);
}

/** The series that a work is a number of, as inline Markdown, in the language of the work. */
export function seriesMarkdown(reference: Reference, locale: string, series: string): string {
  return withLanguage(reference, locale, series, undefined);
}

/** A text that the reference gives for the page's language needs no mark; others are in the language of the work. */
function withLanguage(reference: Reference, locale: string, text: string, local: string | undefined): string {
  const { language } = reference;
  const markdown = richTitle(text);
  const isMarked = local === undefined && language !== undefined && isForeign(language, locale);
  const shown = isMarked ? language : languageOfOtherWay(text, reference, locale);
  return shown === undefined ? markdown : `[${markdown}]{lang=${shown}}`;
}

/** Whether a language is another than the page's, or has the other Chinese characters; `zh` alone may have either. */
function isForeign(language: string, locale: string): boolean {
  if (languageOf(language) !== languageOf(locale)) return true;
  return language.includes('-') && scriptOf(language) !== scriptOf(locale);
}
