import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/loaded-pack.js';
import { type LocaleRules, rulesIn } from '../../schema/locale.js';
import type { TranslationLock } from '../../schema/translation-lock.js';
import type { Digest } from '../../text/digest.js';
import { packIndex } from '../pack-index.js';
import { checkBareFigureNames } from './bare-figure-names.js';
import { checkGlossary } from './glossary.js';
import { type LintSet, type LintText, lintSets } from './lint-text.js';
import { namesIn } from './names.js';
import { checkParity, type RulesOf } from './parity.js';
import { checkProse } from './prose.js';
import { checkProvenance } from './provenance.js';
import { checkScript, type ScriptTables } from './script.js';
import { type AcceptedNumbers, acceptTranslations, areNumbersAccepted, checkStaleness } from './staleness.js';
import { checkThousands } from './thousands.js';
import { checkTypedFigures } from './typed-figures.js';
import { checkUnsaidWholes } from './unsaid-wholes.js';
import { checkYearFigures } from './year-figures.js';

export interface LintInput {
  /** Needed only for a pack with a text in Traditional or Simplified Chinese. */
  readonly tables: ScriptTables | undefined;
  readonly lock: TranslationLock | undefined;
  readonly digest: Digest;
  /** How each language of the pack writes. */
  readonly locales: ReadonlyMap<string, LocaleRules>;
}

/** What a valid pack says that it should not: every check over its texts, in the order of the catalogue. */
export function lintPack(pack: Pack, { tables, lock, digest, locales }: LintInput): readonly Diagnostic[] {
  const index = packIndex(pack, pack.located);
  const sets = lintSets(index.texts, pack.pack.languages);
  const rulesOf: RulesOf = (locale) => rulesIn(locales, locale);
  return [
    ...checkNumbers(pack, sets, rulesOf, (pair) => areNumbersAccepted(pair, lock, digest)),
    ...checkThousands(pack, rulesOf),
    ...checkYearFigures(pack, sets, rulesOf),
    ...checkUnsaidWholes(pack, sets, rulesOf),
    ...checkScript(sets, tables, rulesOf, (locale) => namesIn(pack, locale)),
    ...checkGlossary(pack.glossary, sets),
    ...checkProse(pack, sets, rulesOf),
    ...checkProvenance(pack, index, sets),
    ...checkStaleness(sets, lock, digest),
  ];
}

/** Parity and typed figures: the checks whose warnings an editor can accept. */
function checkNumbers(
  pack: Pack,
  sets: readonly LintSet[],
  rulesOf: RulesOf,
  isAccepted: (pair: AcceptedNumbers) => boolean,
): readonly Diagnostic[] {
  const sourceOf = new Map(sets.flatMap(({ texts }) => texts.map((text) => [text, texts[0] ?? text] as const)));
  const isTextAccepted = (text: LintText) => isAccepted({ source: sourceOf.get(text) ?? text, text });
  return [
    ...checkParity(sets, pack.glossary, rulesOf, (source, text) => isAccepted({ source, text })),
    ...checkTypedFigures(pack.facts, sets, rulesOf, isTextAccepted),
    ...checkBareFigureNames(pack.facts, sets, isTextAccepted),
  ];
}

/** The lock that accepts every translation as it stands, and every number that a check is not sure of. */
export function acceptedLock(pack: Pack, { digest, locales }: Pick<LintInput, 'digest' | 'locales'>): TranslationLock {
  const sets = lintSets(packIndex(pack, pack.located).texts, pack.pack.languages);
  const unsure: AcceptedNumbers[] = [];
  checkNumbers(
    pack,
    sets,
    (locale) => rulesIn(locales, locale),
    (pair) => {
      unsure.push(pair);
      return true;
    },
  );
  return acceptTranslations(sets, unsure, digest);
}
