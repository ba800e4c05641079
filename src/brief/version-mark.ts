import { fillLabel } from '../schema/labels.js';
import type { LocaleRules } from '../schema/locale.js';
import { literalPattern } from '../text/literal-pattern.js';
import { withPlainBlanks } from '../text/plain-blanks.js';

/** A version that says itself what it is, as `第2版`, `Draft 3`, `Ed. 2`, `v1.0`, `2nd edition` and `2. Auflage` do. */
const inWords =
  /[\p{Script=Han}\p{Script=Hangul}]|^v\.?\s*\p{Nd}|^\p{L}{3}|^\p{L}{2}\.\s?\p{Nd}|^\p{Nd}+(?:[\p{L}-]|\.(?!\p{Nd}))\S*\s\p{L}{3}/iu;

/** Most are, and need no class of Unicode, which takes a while. */
const number = /^\d+(?:\.\d+)*$/;

/** The version as a page prints it: a number after the word of the language, and as it is what needs none. */
export function versionMark(version: string, { labels }: LocaleRules): string {
  return !number.test(version) && inWords.test(version) ? version : fillLabel(labels.version, { version });
}

/** Whether words on how to cite a page say its version. A whole number alone may be any other: that of a month or volume. */
export function namesVersion(words: string, version: string, rules: LocaleRules): boolean {
  const text = withPlainBlanks(words);
  const whole = new RegExp(`(?<![\\p{Nd}.])${literalPattern(version)}(?![\\p{Nd}]|[.,]\\p{Nd})`, 'u');
  if (!/^\p{Nd}+$/u.test(version)) return whole.test(text);
  const said = [versionMark(version, rules), `v${version}`, `v. ${version}`].map(withPlainBlanks);
  return whole.test(text) && said.some((mark) => text.toLowerCase().includes(mark.toLowerCase()));
}
