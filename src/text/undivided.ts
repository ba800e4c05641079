import { once } from './once.js';
import { provisionPatterns } from './provisions.js';

/** A stretch of a text, and whether lines may not end in it. */
interface Stretch {
  readonly text: string;
  readonly isUndivided: boolean;
}

/** What follows the hyphen of a number that is inflected, as in 1990-х, 3-го and 15-én, as a pattern. */
export const endingOfNumber = '\\p{L}{1,2}(?![\\p{L}\\p{M}\\p{N}‐-])';
const ending = `-${endingOfNumber}`;
/**
 * What stands before a hyphen that begins a word, as in *Autorinnen und -autoren* and *Bürger/-innen*: a line that ended in
 * it would be read wrongly (UAX 14, LB20a).
 */
export const beforeInitialHyphen = '[\\s\\p{Ps}/]';
/**
 * Dates, numbers of telephones and names such as COVID-19; numbers with an ending; what begins with one letter, such as e-mail
 * and *a-t-il*; and what begins with the hyphen.
 */
const acrossHyphens =
  `(?<![A-Za-z\\d])[A-Za-z\\d]+(?:-\\d[A-Za-z\\d]*)+(?:${ending})?|(?<!\\d)\\d[\\d.,]*[%‰]?${ending}|` +
  '(?<![\\p{L}\\p{M}\\p{N}])\\p{L}(?:-\\p{L}(?![\\p{L}\\p{N}]))*-[\\p{L}\\p{N}]+' +
  `|(?<=${beforeInitialHyphen})-\\p{L}[\\p{L}\\p{M}\\p{N}]*`;
/** Units such as km/h and µg/m³, and other short words with a slash, up to it and after it: they are read as one. */
export const upToSlash = '(?<![\\p{L}\\p{M}\\p{N}/])[\\p{L}°]{1,3}[²³]?/';
export const afterSlash = '\\p{L}{1,3}(?:⁻?[¹²³⁴]|[23])?(?![\\p{L}\\p{M}\\p{N}/])';
/** Months that Arabic has two names for, as in كانون الثاني/يناير, up to the slash and after it. */
export const upToArabicSlash = '(?<![\\p{L}\\p{M}\\p{N}/])\\p{Script=Arabic}{2,7}/';
export const afterArabicSlash = '\\p{Script=Arabic}{2,7}(?![\\p{L}\\p{M}\\p{N}/])';
const { number, item } = provisionPatterns('\\p{L}');
const provision = `(?<!\\d)\\d*${number}(?:${item}){2,}`;
/** Two numbers and what is between them, such as 2015–2020 and 2.5–10, and a dash that is typed as a minus. */
const acrossDashes = `(?<![^\\s\\p{Ps}])–\\d+(?:[.,]\\d+)*|(?<!\\d)\\d+(?:[.,]\\d+)*–\\d+(?:[.,]\\d+)*(?:[%‰]?${ending})?`;
/** The same with the signs that Japanese and Chinese have between them, as in 21分～47分 and 10%—20%. */
const acrossWaves = '(?:(?<![\\d.,])\\d[\\d.,]*)?(?:[\\p{L}\\d%％]?[～〜]|[%％]?(?<=[\\d%％])—)\\d+(?:[.,]\\d+)*[%％]?';
/** A percentage and the particle that Korean joins to it, as in 40%를. */
const withParticle = '(?<![\\d.,])\\d[\\d.,]*[%‰]\\p{Script=Hangul}+';
const hyphenated = once(() => new RegExp(`(${acrossHyphens})`, 'u'));
const undivided = once(
  () =>
    new RegExp(
      `(${acrossHyphens}|${acrossDashes}|${acrossWaves}|${upToSlash}${afterSlash}|${upToArabicSlash}${afterArabicSlash}|${provision}|${withParticle})`,
      'u',
    ),
);
/** What is longer may fill a line of a narrow screen or column. */
export const longestUndivided = 20;

/**
 * The stretches of a text in which no line may end, and what is between them: as in the PDF none ends between a hyphen and a
 * digit (UAX 14, LB25), nor in a range, a unit with a slash or the number of a provision, before the ending of a number, after
 * one letter with a hyphen or after a hyphen that begins a word, where browsers end them.
 */
export function undividedIn(text: string): readonly Stretch[] {
  return /[-–/～〜]|[\d%％]—\d|\)\(|[%‰][\uac00-\ud7a3]/.test(text)
    ? stretchesOf(text, undivided())
    : [{ text, isUndivided: false }];
}

/** The same with hyphens alone: for word processors, which have one that ends no line, but no such dash. */
export function undividedAtHyphens(text: string): readonly Stretch[] {
  return text.includes('-') ? stretchesOf(text, hyphenated()) : [{ text, isUndivided: false }];
}

function stretchesOf(text: string, pattern: RegExp): readonly Stretch[] {
  return text
    .split(pattern)
    .map((stretch, i) => ({ text: stretch, isUndivided: i % 2 === 1 && stretch.length <= longestUndivided }));
}
