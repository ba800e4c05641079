import type { ScriptClass, Theme } from '../../schema/theme.js';
import { isJoiner } from '../../text/set-text.js';
import { traits, traitsOf } from '../lines/characters.js';

/** The family that sets Han characters, and the one for the rest. */
export type FacePair = Theme['faces']['latin']['text'];

export interface ScriptRuns {
  readonly runs: readonly { readonly text: string; readonly family: string }[];
  /** Characters that no family has. */
  readonly missing: readonly string[];
}

/** Whether a family has a character. */
type Covers = (family: string, codePoint: number) => boolean;

/** The families of a theme, in their order: those that set letters, and all with those of Han characters. */
export interface OtherFamilies {
  readonly letters: readonly string[];
  readonly all: readonly string[];
}

const noOthers: OtherFamilies = { letters: [], all: [] };

const softHyphen = 0xad;
/** The combining grave accent, before which Unicode has no mark. */
const firstMark = 0x300;

/**
 * Splits a text into runs of one family each: that of its script, else the first of the others that has the characters.
 * A blank joins the run before it, an apostrophe its Latin word. Marks are set in the font of their letter, if one has both.
 * @param usual what `usualFamily` found so far: keep it for many texts in the same faces
 */
export function splitScriptRuns(
  text: string,
  face: FacePair,
  script: ScriptClass,
  covers: Covers,
  others: OtherFamilies = noOthers,
  usual: Map<number, string> = new Map(),
): ScriptRuns {
  const runs = new Runs(text);
  let before = -1;
  let at = firstShown(text);
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0;
    const letterEnd = at + sizeOf(codePoint);
    const end = text.charCodeAt(letterEnd) >= firstMark ? endOfMarks(text, letterEnd) : letterEnd;
    let family = usual.get(codePoint);
    if (family === undefined) {
      family = usualFamily(codePoint, face, script, covers);
      usual.set(codePoint, family);
    }
    const isUnmarked = end === letterEnd;
    if (isUnmarked && family !== '') runs.add(at, end, family);
    else if (isUnmarked && runs.family !== '' && staysIn(runs.family, codePoint, covers)) {
      runs.add(at, end, runs.family);
    } else {
      const isHan = wantsHan(text, at, end, before, script);
      addElsewhere(runs, at, end, familiesFor(isHan, face, script, others), covers);
    }
    before = codePoint;
    at = end;
  }
  return runs.ended();
}

/** The family that sets a character whatever is around it, if it has no marks; empty where that depends. */
function usualFamily(codePoint: number, { han, latin }: FacePair, script: ScriptClass, covers: Covers): string {
  const own = traitsOf(codePoint);
  const depends = (own & (traits.blank | traits.mark)) !== 0 || (script === 'han' && (own & traits.shared) !== 0);
  if (depends || isInNoFont(codePoint)) return '';
  const family = (own & traits.hanFont) === 0 ? latin : han;
  return covers(family, codePoint) ? family : '';
}

/** A font of Han characters has letters and quotation marks too, as wide as an ideograph: among letters it comes last. */
function familiesFor(isHan: boolean, { han, latin }: FacePair, script: ScriptClass, others: OtherFamilies) {
  if (isHan) return [han, latin, ...others.all];
  return script === 'han' ? [latin, han, ...others.all] : [latin, ...others.letters, han, ...others.all];
}

/** Adds a letter and its marks in the first family that has them together, else each in the first that has it. */
function addElsewhere(runs: Runs, at: number, end: number, families: readonly string[], covers: Covers): void {
  const characters = [...runs.text.slice(at, end)];
  const familyOf = (all: readonly string[]) =>
    families.find((family) => all.every((one) => covers(family, one.codePointAt(0) ?? 0)));
  const together = familyOf(characters);
  let from = at;
  for (const character of characters) {
    const family = together ?? familyOf([character]);
    const to = from + character.length;
    if (family === undefined) runs.missing.push(character);
    else runs.add(from, to, family);
    from = to;
  }
}

/** The runs of a text, while it is gone through; their texts are cut at its end, since most have many characters. */
class Runs {
  readonly missing: string[] = [];
  private readonly stretches: { readonly from: number; to: number; readonly family: string }[] = [];

  constructor(readonly text: string) {}

  /** Of the last run. */
  get family(): string {
    return this.stretches.at(-1)?.family ?? '';
  }

  add(from: number, to: number, family: string): void {
    const last = this.stretches.at(-1);
    if (last?.family === family && last.to === from) last.to = to;
    else this.stretches.push({ from, to, family });
  }

  ended(): ScriptRuns {
    const runs: { text: string; readonly family: string }[] = [];
    for (const { from, to, family } of this.stretches) {
      const text = this.text.slice(from, to);
      const last = runs.at(-1);
      // What no font has was left out between them.
      if (last?.family === family) last.text += text;
      else runs.push({ text, family });
    }
    return { runs, missing: this.missing };
  }
}

/** A soft hyphen at the start divides nothing, and a joiner joins nothing. */
function firstShown(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) === softHyphen || isJoiner(text.charCodeAt(at))) at += 1;
  return at;
}

function sizeOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

function endOfMarks(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const codePoint = text.codePointAt(end) ?? 0;
    if ((traitsOf(codePoint) & traits.mark) === 0) break;
    end += sizeOf(codePoint);
  }
  return end;
}

/** Whether a character stays in the run before it: a blank, or what shows nothing, such as a joiner. */
function staysIn(family: string, codePoint: number, covers: Covers): boolean {
  if (isInNoFont(codePoint)) return true;
  return (traitsOf(codePoint) & traits.blank) !== 0 && covers(family, codePoint);
}

/** Line ends, the tab, the soft hyphen and joiners. */
function isInNoFont(codePoint: number): boolean {
  const isControl = codePoint === 0x0a || codePoint === 0x0d || codePoint === 0x09;
  return isControl || codePoint === softHyphen || isJoiner(codePoint);
}

/**
 * Whether a character with its marks belongs to the Chinese font; an apostrophe in a Latin word and a dot with spaces do
 * not.
 */
function wantsHan(text: string, at: number, end: number, before: number, script: ScriptClass): boolean {
  let all = 0;
  for (let i = at; i < end; i += 1) all |= traitsOf(text.codePointAt(i) ?? 0);
  if ((all & traits.hanFont) !== 0) return true;
  if (script !== 'han' || (all & traits.shared) === 0) return false;
  const character = text.slice(at, end);
  const isApostrophe = character === '’' && isLatinLetter(before) && isLatinLetter(text.charCodeAt(end));
  const isSpacedDot = character === '·' && (before < 0 || (traitsOf(before) & traits.blank) !== 0);
  return !isApostrophe && !isSpacedDot;
}

function isLatinLetter(codePoint: number): boolean {
  return codePoint > 0 && codePoint < 0x80 && /[a-z]/i.test(String.fromCodePoint(codePoint));
}
