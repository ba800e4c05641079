import { inLanguage } from '../../schema/by-language.js';
import type { Name, Reference } from '../../schema/reference.js';
import { once } from '../../text/once.js';

/** Names of Chinese, Japanese and Korean stand whole, family name first, without a space. */
const eastAsian = once(() => /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー]+$/u);

function isEastAsian({ family = '', given = '' }: Name): boolean {
  return (
    family !== '' &&
    given !== '' &&
    eastAsian().test(family.replace(/\s/g, '')) &&
    eastAsian().test(given.replace(/\s/g, ''))
  );
}

/** Arabic names have no initials. */
const arabic = once(() => /\p{Script=Arabic}/u);

/** What follows a comma in the given names, where Zotero and EndNote keep it: `Martin Luther, Jr.` */
const suffixInGiven =
  /^(?<given>[^,]+),\s*(?<suffix>[JS]n?r\.?|[IVX]{1,4}|2nd|3rd|[4-9]th|Ph\.?\s?D\.?|M\.?D\.?|Esq\.?)$/u;

/** A name whose suffix stands by itself. */
function parted(name: Name): Name {
  const { given, suffix } = suffixInGiven.exec(name.given ?? '')?.groups ?? {};
  return given === undefined || suffix === undefined || name.suffix !== undefined ? name : { ...name, given, suffix };
}

/** A name as a person says it: `Vincent van Gogh`, `Martin Luther King Jr.`, `李世明`. */
export function fullName(typed: Name): string {
  const name = parted(typed);
  if (name.literal !== undefined) return name.literal;
  if (isEastAsian(name)) return joined([name.family, name.given], '').replace(/\s/g, '');
  const { given, particle } = givenNames(name);
  return joined([given, attached([particle, familyName(name)]), name.suffix]);
}

/** A name as lists of sources have it: `van Gogh, V.`, `King, M. L., Jr.`, `العلي، محمد`; whole where it is not to be taken apart. */
export function invertedName(typed: Name): string {
  const name = parted(typed);
  const whole = wholeName(name);
  if (whole !== undefined) return whole;
  const { given, particle } = givenNames(name);
  if (arabic().test(given)) return joined([familyName(name), joined([given, particle]), name.suffix], '، ');
  return joined([familyName(name), joined([initials(given), particle]), name.suffix], ', ');
}

/** A name in the style of GB/T 7714: family name, then initials without marks: `King M L Jr`. */
export function unpunctuatedName(typed: Name): string {
  const name = parted(typed);
  const whole = wholeName(name);
  if (whole !== undefined) return whole;
  const { given, particle } = givenNames(name);
  if (arabic().test(given)) return joined([familyName(name), given, particle, name.suffix]);
  const letters = initials(given)
    .replace(/[.\s]+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .trim();
  return joined([familyName(name), letters, particle, name.suffix?.replace(/\.$/, '')]);
}

function wholeName(name: Name): string | undefined {
  if (name.literal !== undefined || name.family === undefined || name.given === undefined || isEastAsian(name)) {
    return name.given !== undefined && name.family === undefined ? name.given : withoutGiven(name);
  }
  return undefined;
}

function withoutGiven(name: Name): string {
  if (name.literal !== undefined || isEastAsian(name)) return fullName(name);
  return joined([familyName(name), name['dropping-particle'], name.suffix], ', ');
}

function familyName(name: Name): string {
  return attached([name['non-dropping-particle'], name.family]);
}

/** Particles before what they belong to: `van Gogh`, and as one word `d’Alembert`, `al-Khwarizmi`. */
function attached(parts: readonly (string | undefined)[]): string {
  return parts.reduce<string>((all, part = '') => joined([all, part], /['’ʼ‐‑-]$/u.test(all) ? '' : ' '), '');
}

/** The given names without nicknames in brackets, and the particles that stand after them in small letters. */
function givenNames(name: Name): { readonly given: string; readonly particle: string } {
  const words = (name.given ?? '')
    .replace(/[(（][^)）]*[)）]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const at = words.findLastIndex((word) => !/^\p{Ll}/u.test(word)) + 1;
  return {
    given: words.slice(0, at).join(' '),
    particle: attached([...words.slice(at), name['dropping-particle']]),
  };
}

/** `Jean-Paul` is J.-P., `ME` is M.E., `Martin Luther` is M. L.; marks of letters stay on them. */
function initials(given: string): string {
  return given
    .replace(/\.(?=[-‐‑])/gu, '')
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((word) => word.split(/[-‐‑]/u).filter(Boolean).map(letters).join('-'))
    .join(' ');
}

function letters(word: string): string {
  const all = word.normalize('NFC').match(/\p{L}\p{M}*/gu) ?? [];
  // Two or three capitals are as many names; a name is not written so.
  const each = /^\p{Lu}{2,3}$/u.test(word) ? all : all.slice(0, 1);
  return each.map((letter) => `${letter}.`).join('');
}

function joined(parts: readonly (string | undefined)[], by = ' '): string {
  return parts.filter(Boolean).join(by);
}

/** What programs write for the authors whom a work does not name: BibTeX's "and others", Zotero's "et al." in a name. */
const others = once(
  () => /^(?:(?:and )?others|et\.? ?al(?:\.|ii)?|и др\.?|等人?|等等|ほか|他|외|u\. ?a\.|y otros|e outros|وآخرون)$/iu,
);

function areOthers({ literal, family = '', given = '' }: Name): boolean {
  return others().test(literal ?? `${given} ${family}`.trim());
}

interface Contributors {
  readonly names: readonly Name[];
  readonly areEditors: boolean;
  /** Whether there are more than are named. */
  readonly hasOthers: boolean;
}

/** Who answers for a work: its authors, else its editors. */
export function contributors({ author = [], editor = [] }: Reference): Contributors {
  const all = author.length > 0 ? author : editor;
  const last = all.length > 1 ? all.at(-1) : undefined;
  const hasOthers = last !== undefined && areOthers(last);
  return { names: hasOthers ? all.slice(0, -1) : all, areEditors: all === editor && all.length > 0, hasOthers };
}

/** What a court, a parliament, an office or a committee issues under its own name. */
const issuedTypes = ['legal_case', 'legislation', 'bill', 'regulation', 'hearing', 'standard'];

/** The body that answers for a work of nobody else: the court of a case, the committee of a standard; else nothing. */
export function issuingBody({ authority = '', type }: Reference): string {
  return issuedTypes.includes(type) ? authority : '';
}

/** The full names of the authors, in the script of the language where the reference gives them. */
export function authorNames(reference: Reference, locale: string): readonly string[] {
  const { names, hasOthers } = contributors(reference);
  const own = inLanguage(reference['author-by-language'], locale);
  if (own === undefined) return names.map(fullName);
  return hasOthers && areOthers({ literal: own.at(-1) }) ? own.slice(0, -1) : own;
}
