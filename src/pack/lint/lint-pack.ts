import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/loaded-pack.js';
import type { TranslationLock } from '../../schema/translation-lock.js';
import { packIndex } from '../pack-index.js';
import { checkGlossary } from './glossary.js';
import { lintSets } from './lint-text.js';
import { namesIn } from './names.js';
import { checkParity } from './parity.js';
import { checkProse } from './prose.js';
import { checkProvenance } from './provenance.js';
import { checkScript, type ScriptTables } from './script.js';
import { acceptTranslations, checkStaleness, type Digest } from './staleness.js';
import { checkTypedFigures } from './typed-figures.js';

export interface LintInput {
  /** Needed only for a pack with a text in Traditional or Simplified Chinese. */
  readonly tables: ScriptTables | undefined;
  readonly lock: TranslationLock | undefined;
  readonly digest: Digest;
}

/** What a valid pack says that it should not: every check over its texts, in the order of the catalogue. */
export function lintPack(pack: Pack, { tables, lock, digest }: LintInput): readonly Diagnostic[] {
  const index = packIndex(pack, pack.located);
  const sets = lintSets(index.texts, pack.pack.languages);
  return [
    ...checkParity(sets),
    ...checkTypedFigures(pack.facts, sets),
    ...checkScript(sets, tables, (locale) => namesIn(pack, locale)),
    ...checkGlossary(pack.glossary, sets),
    ...checkProse(pack, sets),
    ...checkProvenance(pack, index, sets),
    ...checkStaleness(sets, lock, digest),
  ];
}

/** The lock that accepts every translation as it stands. */
export function acceptedLock(pack: Pack, digest: Digest): TranslationLock {
  return acceptTranslations(lintSets(packIndex(pack, pack.located).texts, pack.pack.languages), digest);
}
