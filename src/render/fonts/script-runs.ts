import type { ScriptClass, Theme } from '../../schema/theme.js';

/** The family that sets Han characters, and the one for the rest. */
export type FacePair = Theme['faces']['latin']['text'];

export interface ScriptRuns {
  readonly runs: readonly { readonly text: string; readonly family: string }[];
  /** Characters that no family has. */
  readonly missing: readonly string[];
}

/** Characters that only make sense in a Han font: ideographs, kana, CJK and full-width punctuation. */
const hanOnly =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30fb\uff00-\uffef]/u;
/** Quotes, dash, ellipsis and middle dot: full width beside Chinese, proportional on a Latin page. */
const sharedPunctuation = /[‘’“”…—·⋯]/u;

/** Splits a text into runs of one family each. A space joins the run before it, an apostrophe its Latin word. */
export function splitScriptRuns(
  text: string,
  face: FacePair,
  script: ScriptClass,
  covers: (family: string, codePoint: number) => boolean,
  otherFamilies: readonly string[] = [],
): ScriptRuns {
  const runs: { text: string; family: string }[] = [];
  const missing: string[] = [];
  const chars = [...text];
  chars.forEach((char, i) => {
    const last = runs.at(-1);
    const isSpace = /^\s$/u.test(char);
    const own = wantsHan(char, chars[i - 1], chars[i + 1], script) ? [face.han, face.latin] : [face.latin, face.han];
    // A mark is set in the font of its letter; a rare character in whatever font of the theme has it.
    const order = [...(last && /^\p{M}$/u.test(char) ? [last.family] : []), ...own, ...otherFamilies];
    const family = isSpace && last ? last.family : order.find((f) => covers(f, char.codePointAt(0) ?? 0));
    if (family === undefined) {
      missing.push(char);
      return;
    }
    if (last?.family === family) last.text += char;
    else runs.push({ text: char, family });
  });
  return { runs, missing };
}

/** Whether a character belongs to the Chinese font; an apostrophe in a Latin word and a dot with spaces do not. */
function wantsHan(char: string, before: string | undefined, after: string | undefined, script: ScriptClass): boolean {
  const apostrophe = char === '’' && /[a-z]/i.test(before ?? '') && /[a-z]/i.test(after ?? '');
  const spacedDot = char === '·' && /\s/u.test(before ?? ' ');
  return hanOnly.test(char) || (script === 'han' && sharedPunctuation.test(char) && !apostrophe && !spacedDot);
}
