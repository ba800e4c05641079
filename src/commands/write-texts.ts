import { join } from 'node:path';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { sha256 } from '../host/digest.js';
import type { JointWrite } from '../host/disk/journal.js';
import { displayPath } from '../host/host.js';
import type { PackFile } from '../model/loaded-pack.js';
import type { LoadedPack, PackOutline } from '../pack/load-pack.js';
import { lockDigest, readTranslationLock } from '../pipeline/lint-folder.js';
import { Run } from '../pipeline/run.js';
import { translationLockFile } from '../schema/translation-lock.js';
import { type ChangedPack, lockAfter } from '../write-back/accepted-texts.js';
import { type AppliedTexts, type ApplyOptions, applyTexts } from '../write-back/apply-texts.js';
import type { FilePatch, LoadedFiles } from '../write-back/rewrite-pack.js';
import type { ChangedText, DoneTranslation, TextChange, TextName } from '../write-back/text-change.js';
import { markdownMistakes } from './markdown-mistakes.js';

/** A pack as it was read. */
export interface ReadPack {
  readonly folder: string;
  readonly files: readonly PackFile[];
  readonly outline: PackOutline;
}

export interface WriteTextsOptions extends Pick<ApplyOptions, 'newLanguage' | 'overwrite'> {
  /** Without it, only what would be written is told. */
  readonly apply: boolean;
  /** Whether mistakes in the texts, which do not keep the pack from loading, are left to somebody else to find. */
  readonly lenient?: boolean;
  /** Translations that are right, whether they change or not. */
  readonly done?: readonly DoneTranslation[];
  /** What is told of all that a check would find in the pack as it would be; else its mistakes. */
  readonly advise?: (found: readonly Diagnostic[], after: PackOutline) => readonly Diagnostic[];
}

export interface WrittenTexts {
  /** Of the YAML files. */
  readonly patches: readonly FilePatch[];
  readonly changed: readonly ChangedText[];
  /** Translations that are older than their source now. */
  readonly stale: readonly TextName[];
  /** What the files make. */
  readonly loaded: LoadedPack;
}

/**
 * Changes texts of a pack in its folder, all of them or none, with the lock of its translations; a pack that would have
 * mistakes is not written. Why nothing was written is added to the run.
 */
export async function writeTexts(
  pack: ReadPack,
  changes: readonly TextChange[],
  options: WriteTextsOptions,
  run: Run,
): Promise<WrittenTexts | undefined> {
  const nameOf = (path: string) => displayPath(run.host, join(pack.folder, path));
  const { newLanguage, overwrite = false } = options;
  const result = applyTexts(pack.files, changes, { nameOf, digest: sha256, newLanguage, overwrite });
  if (!result.ok) {
    run.addSources(result.sources);
    run.add({ diagnostics: result.diagnostics });
    return undefined;
  }
  return writeFiles(pack, result.value, options, run);
}

/** Writes changed files of a pack as {@link writeTexts} does. */
export async function writeFiles(
  { folder, outline }: ReadPack,
  { patches, changed, files, loaded }: AppliedTexts,
  options: Omit<WriteTextsOptions, 'newLanguage' | 'overwrite'>,
  run: Run,
): Promise<WrittenTexts | undefined> {
  const { apply, done = [], advise = onlyMistakes } = options;
  const isLoaded = patches.length === 0 || (await isSound(folder, { files, loaded }, options, run));
  const mistakes = newMistakes({ before: outline, after: loaded.outline, changed });
  if (mistakes.length > 0) run.addSources(loaded.sources);
  run.add({ diagnostics: advise(mistakes, loaded.outline) });
  if (!isLoaded || mistakes.length > 0) return undefined;
  const { exists, bytes, lock } = await readTranslationLock(folder, run.host);
  const next = lockAfter(lock, { before: outline, after: loaded.outline, changed }, done, lockDigest);
  // A damaged one is told by check.
  const isSame = (exists && !lock) || JSON.stringify(next.lock.texts) === JSON.stringify(lock?.texts ?? {});
  const text = `${JSON.stringify(next.lock, undefined, 2)}\n`;
  const lockWrites: readonly JointWrite[] = isSame
    ? []
    : [{ path: translationLockFile, before: bytes, after: new TextEncoder().encode(text) }];
  const writes = [...patches, ...lockWrites];
  if (apply && writes.length > 0) await run.writeTogether(folder, writes);
  return { patches, changed, stale: next.stale, loaded };
}

function onlyMistakes(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.filter(isError);
}

/** What a page would refuse of the texts that were changed, and would not have refused of them before. */
function newMistakes({ before, after, changed }: ChangedPack): readonly Diagnostic[] {
  const known = new Set(markdownMistakes(before, changed).map(({ message }) => message));
  return markdownMistakes(after, changed).filter(({ message }) => !known.has(message));
}

/** Whether the pack is free of mistakes with these files: those that are there already are told as well. */
async function isSound(
  folder: string,
  { files, loaded }: LoadedFiles,
  { lenient = false, advise = onlyMistakes }: Pick<WriteTextsOptions, 'lenient' | 'advise'>,
  run: Run,
): Promise<boolean> {
  const trial = new Run(run.host);
  const pack = await trial.loadFiles(folder, files, { lenient, loaded });
  const { report } = await trial.end(async () => undefined);
  const told = advise(report.diagnostics, loaded.outline);
  if (told.length > 0) run.addSources(trial.sources.values());
  run.add({ diagnostics: told });
  return pack !== undefined;
}
