import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { sha256 } from '../host/digest.js';
import { displayPath } from '../host/host.js';
import type { Pack } from '../model/loaded-pack.js';
import type { Edition } from '../model/variant.js';
import type { PackOutline } from '../pack/load-pack.js';
import { languagesOf } from '../pipeline/matrix.js';
import type { Run } from '../pipeline/run.js';
import { applyTexts } from '../write-back/apply-texts.js';
import { patchesBetween, type Refused } from '../write-back/rewrite-pack.js';
import type { TextChange } from '../write-back/text-change.js';
import { withAdviceOnPage } from './advice-on-returned.js';
import { withAncestors } from './ancestors.js';
import { lessOnPages } from './less-on-pages.js';
import { patchLines } from './patch-lines.js';
import { withNewWordings } from './reader-wordings.js';
import type { OpenedPack } from './translate.js';
import { writeFiles } from './write-texts.js';

interface RedlinedPack {
  readonly pack: Pack;
  readonly opened: OpenedPack;
  /** Of the page that came back. */
  readonly edition: Edition;
  readonly request: { readonly everywhere?: boolean; readonly apply?: boolean; readonly overwrite?: boolean };
  /** Of the document. */
  readonly span: Span;
  readonly run: Run;
}

interface WrittenChanges {
  /** The keys of texts whose change was left out. */
  readonly leftOut: readonly string[];
  /** What would be written, where nothing was. */
  readonly diff: readonly string[];
}

/**
 * Writes changes of a page that came back into the texts of its reader, or into those that all readers get; without `apply`
 * only shows them. Undefined where they cannot be written, which the run then says.
 */
export async function writeRedlined(
  made: readonly TextChange[],
  { pack, opened, edition, request, span, run }: RedlinedPack,
): Promise<WrittenChanges | undefined> {
  const { folder, files, outline } = opened;
  const { audience } = edition;
  const { everywhere = false, apply = false, overwrite = false } = request;
  const changes = await withAncestors(opened, made);
  const nameOf = (path: string) => displayPath(run.host, join(folder, path));
  const ofReader = everywhere ? [] : changes.filter(({ key }) => !key.startsWith(`audiences/${audience}/`));
  const ofFiles = changes.filter((change) => !ofReader.includes(change));
  const applied = applyTexts(files, ofFiles, { nameOf, digest: sha256, overwrite });
  if (!applied.ok) return addRefused(applied, run);
  const reworded = withNewWordings(applied.value, ofReader, {
    ...{ nameOf, audience, languages: languagesOf(pack, edition), span, overwrite },
  });
  if (!reworded.ok) return addRefused(reworded, run);
  run.addUnread(reworded.warnings);
  const { leftOut, changed: own, ...rewritten } = reworded.value;
  const changed = [...applied.value.changed, ...own];
  const patches = patchesBetween(files, rewritten.files);
  const sources = new Map(run.sources);
  const advise = (found: readonly Diagnostic[], after: PackOutline) =>
    withAdviceOnPage(found, { changed, before: outline, sources, after });
  const written = await writeFiles(opened, { ...rewritten, changed, patches }, { apply, advise }, run);
  if (!written) return undefined;
  run.addUnread(
    await lessOnPages(written, { before: pack, span, ...(everywhere ? {} : { editions: [edition] }) }, run),
  );
  return { leftOut, diff: apply ? [] : patchLines(patches, nameOf) };
}

/** Why nothing is written, shown in the files as they would be. */
function addRefused({ diagnostics, sources }: Refused, run: Run): undefined {
  run.addSources(sources);
  run.addUnread(diagnostics);
}
