import { getOrInsertComputed, oncePer } from '../../text/once.js';
import type { FontFile } from '../fonts/font-file.js';
import { subsetOf } from './font-subset.js';
import { type LetterSetName, lettersOf } from './letter-sets.js';

/** Subsets of one font file, in base64, by the names of their letter sets; `digest` is of what they are made from. */
export interface WebFont {
  readonly digest: string;
  readonly subsets: Readonly<Partial<Record<LetterSetName, string>>>;
}

/** One subset of a font as WOFF2 in base64: the letters of the set that the font has. */
export async function makeWebFont(font: Uint8Array, name: LetterSetName): Promise<string> {
  const woff2 = await subsetOf(font, lettersOf(name), name === 'arabic');
  return Buffer.from(woff2).toString('base64');
}

/** Subsets of files by their bytes or by what the program brings of them, for as long as somebody holds those. */
const known = new WeakMap<Uint8Array, Map<LetterSetName, Promise<string>>>();

/** A subset of a theme's font: what the program brings, else made once and kept. */
export function webFont(file: FontFile, name: LetterSetName): Promise<string> {
  const bytes = file.web?.();
  const brought = bytes && readOnce(bytes).subsets[name];
  if (brought !== undefined) return Promise.resolve(brought);
  const whole = file.whole();
  const made = getOrInsertComputed(known, whole, () => new Map());
  return getOrInsertComputed(made, name, () => makeWebFont(whole, name));
}

const readOnce = oncePer((bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as WebFont);
