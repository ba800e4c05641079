import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/pack.js';
import type { TranslationLock } from '../../schema/translation-lock.js';
import { checkGlossary } from './glossary.js';
import { lintSets } from './lint-text.js';
import { checkParity } from './parity.js';
import { checkProse } from './prose.js';
import { checkProvenance } from './provenance.js';
import { checkScript, type ScriptTables } from './script.js';
import { acceptTranslations, checkStaleness, type Digest } from './staleness.js';
import { checkTypedFigures } from './typed-figures.js';

export interface LintInput {
  /** Only needed for a pack in both Chinese scripts or one of them. */
  readonly tables: ScriptTables | undefined;
  readonly lock: TranslationLock | undefined;
  readonly digest: Digest;
}

/** What a valid pack says that it should not: every check over its texts, in the order of the catalogue. */
export function lintPack(pack: Pack, { tables, lock, digest }: LintInput): readonly Diagnostic[] {
  const sets = lintSets(pack);
  return [
    ...checkParity(sets),
    ...checkTypedFigures(pack, sets),
    ...checkScript(sets, tables),
    ...checkGlossary(pack, sets),
    ...checkProse(pack, sets),
    ...checkProvenance(pack, sets),
    ...checkStaleness(pack, sets, lock, digest),
  ];
}

export function acceptedLock(pack: Pack, digest: Digest): TranslationLock {
  return acceptTranslations(pack, lintSets(pack), digest);
}
