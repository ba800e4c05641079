import { once } from '../text/once.js';

/** A word that says that the number beside it counts paragraphs, or nothing of what it counts. */
const countsParagraphs = once(
  () =>
    /^(?:paragr\p{L}*|par(?:as?|s|rs?)?|párr(?:s|afos?)?|abs(?:atz|ätze)?|al(?:in[eé]as?)?|r[nz]|randn\p{L}*|ziff(?:er)?|n(?:[or]s?)?|абз\p{L}*|пп?|пункт\p{L}*|第|第?段落?|단락|문단|(?:ال)?فقر\p{L}*)$/iu,
);

/** What stands between two of them. */
const between = once(
  () =>
    /^(?:and|und|et|y|e|og|och|en|и|و|or|oder|ou|o|или|to|through|bis|à|au?|до|по|tot|hasta|até|إلى|[和及與与至到])$/iu,
);

/** A number with parts, or behind the word for a part of a law: `12a`, `10.1.3.1`, `5(1)`, `Art. 5`, `第12条の2`. */
const clause = new RegExp(
  [
    String.raw`^(?:§{1,2}|sec(?:tion|\.)?|cl(?:ause|\.)?)?\s*\d+(?:[a-z]\b|(?:bis|ter)\b|\.\d|\()`,
    String.raw`^(?:art(?:icle|ikel|ículo|igo|\.)?|rule|reg(?:ulation|\.)|annex|ст(?:атья|\.))\s*\d`,
    String.raw`^§\s*\d+\s*(?!(?:and|und|et|y|e)\b)\p{L}+\.?\s*\d`,
    String.raw`^第\d+[条條]`,
  ].join('|'),
  'iu',
);

/** `第三章` and `第12条`, in whose words a number may stand too. */
const partInHan = once(() => /^第[\p{Script=Han}\d]{1,8}[条條页頁章节節款项項编編]/u);

/**
 * A place in the source that is not counted in paragraphs, as a text names it: `p. 12`, `Art. 5(1)`, `§ 12a Abs. 3`, `Table 2`.
 * None where it has no number, or where it may be an address or the key of a work.
 */
export function placeMeant(typed: string): string | undefined {
  const text = typed.trim();
  if (text.includes('://') || /^(?:doi[:\s]|10\.\d{4,}\/|www\.)/i.test(text)) return undefined;
  if (clause.test(text) || partInHan().test(text)) return text;
  if (!/\d/u.test(text) || /^[a-z][\w:-]*$/iu.test(text)) return undefined;
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const isCount = words.every((word) => countsParagraphs().test(word) || between().test(word));
  return isCount ? undefined : text;
}

/** What pages and other parts of a work are called that are no paragraphs. */
const parts =
  /^(?:p|pp|pages?|seiten?|p[aá]ginas?|страниц[аы]|tables?|figures?|chapters?|slides?|box(?:es)?|recitals?|(?:foot)?notes?|appendix|parts?)$/iu;
const pages = /^(?:p|pp|pages?|seiten?|p[aá]ginas?|страниц[аы])$/iu;

/** What laws and standards call their clauses. */
const partsOfLaws = /^(?:articles?|art|artikel|sections?|sec|clause|rules?|annex|annexes)$/i;

/** Whether a key is what a part of a source is called that its paragraphs do not count. */
export function isPartOfSource(key: string): boolean {
  return partsOfLaws.test(key) || parts.test(key);
}

/** The value of such a key as the source names the place: `page: 12` is `p. 12`; one with a word of its own keeps it. */
export function placeUnder(key: string, value: string): string {
  if (!/^\d/u.test(value)) return value;
  const isRange = /^\d+\s*(?:[-‐‑–—~,;]|(?:and|to)\b)\s*\d/u.test(value);
  if (pages.test(key)) return `${isRange ? 'pp.' : 'p.'} ${value}`;
  return `${isRange ? key : key.replace(/(?:(?<=x)es|(?<=[a-z]{2})s)$/, '')} ${value}`;
}
