import { type Diagnostic, warning } from '../diagnostics/diagnostic.js';
import { othersToo } from '../diagnostics/further-places.js';
import type { ReturnedFile, ReturnedUnit, UntranslatedUnit } from '../exchange/translation-unit.js';
import { nameInAnyLanguage, partsOfName } from '../model/named-text.js';
import type { PackOutline } from '../pack/load-pack.js';
import { lockDigest } from '../pipeline/lint-folder.js';
import { lockKey, type TranslationLock } from '../schema/translation-lock.js';
import { withPlainBlanks } from '../text/plain-blanks.js';
import { plural } from '../text/plural.js';
import { typedText } from '../validation/located.js';
import { currentText } from '../write-back/apply-texts.js';

/** What a file of translations brings to a pack. */
export interface TextsOfPack {
  readonly units: readonly ReturnedUnit[];
  readonly untranslated: readonly UntranslatedUnit[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * The texts of a file that a pack has: what was taken out of it since is left out with a warning. A copy of the source is a
 * translation where the text is the same in another language too, as a licence is, or was accepted as it is.
 */
export function textsOfPack(
  { units, untranslated }: Pick<ReturnedFile, 'units' | 'untranslated'>,
  language: string,
  outline: PackOutline,
  lock: TranslationLock | undefined,
): TextsOfPack {
  const keys = new Set(outline.texts.map(({ key }) => key));
  const isKnown = ({ name }: { readonly name: string }) => keys.has(partsOfName(name).key);
  const isSame = ({ name }: UntranslatedUnit) => staysAsItIs(name, language, outline, lock);
  const open = untranslated.filter(isKnown);
  const gone = units.filter((one) => !isKnown(one));
  const own = [...units.filter(isKnown), ...open.filter(isSame).flatMap(({ copy }) => copy ?? [])];
  return {
    units: own.map((unit) => withSourceOfPack(unit, outline)),
    untranslated: open.filter((one) => !one.copy || !isSame(one)),
    warnings: goneTexts(gone),
  };
}

/** Programs write other blanks than they were given: no line break, one for two, a plain one. The source is the same. */
function withSourceOfPack(unit: ReturnedUnit, { texts, languages }: PackOutline): ReturnedUnit {
  const { key, length } = partsOfName(unit.name);
  const text = texts.find((one) => one.key === key);
  const source = text && currentText(text, { language: languages[0] ?? '', length }, languages)?.text.trim();
  const read = (words: string) => withPlainBlanks(words).replace(/\s+/g, ' ').trim();
  return source !== undefined && read(source) === read(unit.source) ? { ...unit, source } : unit;
}

function staysAsItIs(
  name: string,
  language: string,
  { texts, languages }: PackOutline,
  lock: TranslationLock | undefined,
): boolean {
  const { key, length } = partsOfName(name);
  const text = texts.find((one) => one.key === key);
  const [own = '', ...others] = languages;
  const inLanguage = (one: string) => text && currentText(text, { language: one, length }, languages);
  const source = inLanguage(own);
  if (!source) return false;
  const isAccepted = lock?.texts[lockKey({ key, length })]?.[language] === lockDigest(typedText(source));
  return others.some((one) => (one !== language || isAccepted) && inLanguage(one)?.text.trim() === source.text.trim());
}

/** How many of them are shown. */
const mostPlaces = 5;

function goneTexts([first, ...others]: readonly ReturnedUnit[]): readonly Diagnostic[] {
  if (!first) return [];
  const shown = nameInAnyLanguage(partsOfName(first.name));
  const what =
    others.length === 0
      ? `The pack has no text ${shown} any more: its translation is left out.`
      : `The pack has ${plural(1 + others.length, 'text')} of this file no more, such as ${shown}: their translations are left out.`;
  return [
    warning('change/not-taken', what, {
      span: first.span,
      related: othersToo(
        others.map(({ span }) => span),
        mostPlaces - 1,
      ),
      hint: 'Where only the id is another now, write it into the name here, and import the file again.',
    }),
  ];
}
