import type { ScriptClass, Theme } from '../../schema/theme.js';

/** The family that sets Han characters, and the one for the rest. */
export type FacePair = Theme['faces']['latin']['text'];

export interface ScriptRuns {
  readonly runs: readonly { readonly text: string; readonly family: string }[];
  /** Characters that no family has. */
  readonly missing: readonly string[];
}

/** Characters that only make sense in a Han font: ideographs, kana, CJK and full-width punctuation. */
const hanLetters =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\u3000-\\u303f\\u30fb\\uff00-\\uffef';
const hanOnly = new RegExp(`[${hanLetters}]`, 'u');
const allHan = new RegExp(`^[${hanLetters}]+$`, 'u');
const hanOrMark = new RegExp(`[${hanLetters}\\p{M}]`, 'u');
/** Quotes, dash, ellipsis and middle dot: full width beside Chinese, proportional on a Latin page. */
const sharedPunctuation = /[‘’“”…—·⋯]/u;

/** A blank, and a soft hyphen, which shows nothing or the hyphen of the word that it divides. */
const stays = /^[\s\u00ad]$/u;
/** Line ends and the soft hyphen are in no font. */
const drawsNothing = /^[\n\r\t\u00ad]$/u;
const leadingSoftHyphens = /^\u00ad+/u;

/** A character with the marks that are set over and under it. */
const cluster = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * Splits a text into runs of one family each: that of its script, else the first of the others that has the characters.
 * A blank joins the run before it, an apostrophe its Latin word. Marks are set in the font of their letter, if one has both.
 * @param others all families of the theme, in their order
 */
export function splitScriptRuns(
  text: string,
  face: FacePair,
  script: ScriptClass,
  covers: (family: string, codePoint: number) => boolean,
  others: readonly string[] = [],
): ScriptRuns {
  const only = familyOfAll(text, face, script, covers);
  if (only !== undefined) return { runs: [{ text, family: only }], missing: [] };
  const runs: { text: string; family: string }[] = [];
  const missing: string[] = [];
  const add = (part: string, family: string) => {
    const last = runs.at(-1);
    if (last?.family === family) last.text += part;
    else runs.push({ text: part, family });
  };
  const clusters = text.replace(leadingSoftHyphens, '').match(cluster) ?? [];
  for (const [i, part] of clusters.entries()) {
    const last = runs.at(-1);
    if (stays.test(part) && last && (drawsNothing.test(part) || covers(last.family, part.codePointAt(0) ?? 0))) {
      last.text += part;
      continue;
    }
    const own = wantsHan(part, clusters[i - 1], clusters[i + 1], script)
      ? [face.han, face.latin]
      : [face.latin, face.han];
    const familyOf = (characters: readonly string[]) =>
      [...own, ...others].find((family) => characters.every((one) => covers(family, one.codePointAt(0) ?? 0)));
    const characters = [...part];
    const together = familyOf(characters);
    if (together !== undefined) {
      add(part, together);
      continue;
    }
    for (const character of characters) {
      const family = familyOf([character]);
      if (family === undefined) missing.push(character);
      else add(character, family);
    }
  }
  return { runs, missing };
}

/** The family of a text that has one, as most have: told without looking at each character with its neighbours. */
function familyOfAll(
  text: string,
  face: FacePair,
  script: ScriptClass,
  covers: (family: string, codePoint: number) => boolean,
): string | undefined {
  const isHan = script === 'han';
  if (isHan ? !allHan.test(text) || /\p{M}/u.test(text) : text === '' || hanOrMark.test(text)) return undefined;
  const family = isHan ? face.han : face.latin;
  for (let i = 0; i < text.length; i += 1) {
    const codePoint = text.codePointAt(i) ?? 0;
    if (!covers(family, codePoint) && (i === 0 || !drawsNothing.test(text.charAt(i)))) return undefined;
    if (codePoint > 0xffff) i += 1;
  }
  return text.startsWith('\u00ad') ? undefined : family;
}

/** Whether a character belongs to the Chinese font; an apostrophe in a Latin word and a dot with spaces do not. */
function wantsHan(char: string, before: string | undefined, after: string | undefined, script: ScriptClass): boolean {
  const apostrophe = char === '’' && /[a-z]/i.test(before ?? '') && /[a-z]/i.test(after ?? '');
  const spacedDot = char === '·' && /\s/u.test(before ?? ' ');
  return hanOnly.test(char) || (script === 'han' && sharedPunctuation.test(char) && !apostrophe && !spacedDot);
}
