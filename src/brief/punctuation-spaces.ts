import type { LocaleRules } from '../schema/locale.js';
import { literalPattern } from '../text/literal-pattern.js';
import { once, oncePer } from '../text/once.js';

/** Stretches of a text that are not in its language, or no words: addresses, citations, marked runs, character references. */
const noWords =
  /\]\([^()\s]*\)|<[^<>\s]+>|\bhttps?:\/\/[^\s<>]+|\[@[^\]]*\]|\[(?:\\.|[^[\]\\\n])+\]\{lang=[\w-]+\}|&#?\w+;|\\./gu;
const blanks = '[ \\u00a0\\u2009\\u202f]*';
/** What a sign may stand behind without a blank, and what may follow it there: so that 12:30 and a=1;b stay. */
const wordEnd = once(() => /[\p{L}\p{N}\p{M}%»”’)\]*…°]$/u);
const signEnd = /^(?:$|[\s»”’)\]*[,.])/u;

/**
 * A text with the spaces that its language has before and after signs, whatever was typed there: in French no line ends
 * before ; or begins with ».
 */
export function withPunctuationSpaces(text: string, rules: LocaleRules): string {
  const pattern = patternOf(rules);
  if (!pattern) return text;
  const kept = [...text.matchAll(noWords)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }));
  const { before, after } = rules.spacing;
  return text.replace(pattern, (found: string, offset: number) => {
    const sign = found.trim();
    const at = offset + found.indexOf(sign);
    if (kept.some(({ from, to }) => from <= at && at < to)) return found;
    const [left, right] = [text.slice(0, offset), text.slice(offset + found.length)];
    const typedBefore = text.slice(offset, at);
    const typedAfter = text.slice(at + sign.length, offset + found.length);
    return (
      (Object.hasOwn(before, sign)
        ? gapBefore(sign, before[sign] ?? '', typedBefore, left, typedAfter + right)
        : typedBefore) +
      sign +
      (Object.hasOwn(after, sign) ? gapAfter(after[sign] ?? '', typedAfter, right) : typedAfter)
    );
  });
}

const patternOf = oncePer(({ spacing }: LocaleRules): RegExp | undefined => {
  const signs = [...new Set([...Object.keys(spacing.before), ...Object.keys(spacing.after)])];
  if (signs.length === 0) return undefined;
  const alternatives = signs.map((sign) => {
    const [before, after] = [spacing.before, spacing.after].map((gaps) => (Object.hasOwn(gaps, sign) ? blanks : ''));
    return `${before}${literalPattern(sign)}${after}`;
  });
  return new RegExp(alternatives.join('|'), 'gu');
});

function gapBefore(sign: string, gap: string, typed: string, left: string, right: string): string {
  if (left === '' || /[\s([¿¡«“‘]$/u.test(left)) return typed;
  // Signs of one kind stand together: ?!
  if (/[?!]/.test(sign) && /[?!]$/.test(left)) return '';
  if (typed !== '') return gap;
  return wordEnd().test(left) && signEnd.test(right) ? gap : '';
}

function gapAfter(gap: string, typed: string, right: string): string {
  return right === '' ? typed : gap;
}
