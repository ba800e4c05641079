import { sha256 } from '../host/digest.js';
import { historyOf } from '../host/git.js';
import { loadPack } from '../pack/load-pack.js';
import { currentText } from '../write-back/apply-texts.js';
import type { TextChange } from '../write-back/text-change.js';
import type { ReadPack } from './write-texts.js';

/** Further back nobody looks for the page that went out. */
const bounds = { commits: 60, milliseconds: 4_000 };

/**
 * Changes with the texts that they were made from, where only digests of these are known and the text has changed since:
 * looked for in the history of the pack, if it is in git. Which text it is, the digest decides.
 */
export async function withAncestors(
  { folder, files, outline }: ReadPack,
  changes: readonly TextChange[],
): Promise<readonly TextChange[]> {
  const texts = new Map(outline.texts.map((text) => [text.key, text]));
  const wanted = new Set(
    changes.filter((change) => {
      const text = texts.get(change.key);
      const current = text && currentText(text, change, outline.languages);
      return change.ancestor === undefined && change.madeFrom !== undefined && !isMadeFrom(change, current?.text);
    }),
  );
  if (wanted.size === 0) return changes;
  const found = new Map<TextChange, string>();
  const paths = new Set(files.map(({ path }) => path));
  const isWanted = (path: string) => paths.has(path) || /^(?:audiences\/)?[^/]+\.ya?ml$/.test(path);
  for await (const then of historyOf(folder, isWanted, bounds)) {
    const packFiles = [...then].map(([path, bytes]) => ({ path, bytes }));
    const { outline: older } = loadPack(packFiles, (path) => path);
    if (!older) continue;
    const olderTexts = new Map(older.texts.map((text) => [text.key, text]));
    for (const change of wanted) {
      const wordings = olderTexts.get(change.key)?.wordings ?? [];
      const own = wordings.filter(({ locale }) => (locale ?? older.languages[0]) === change.language);
      const text = own.find(({ node }) => isMadeFrom(change, node.text));
      if (!text) continue;
      found.set(change, text.node.text.trim());
      wanted.delete(change);
    }
    if (wanted.size === 0) break;
  }
  return changes.map((change) => {
    const ancestor = found.get(change);
    return ancestor === undefined ? change : { ...change, ancestor };
  });
}

/** A document of Word has the beginning of a digest. */
function isMadeFrom({ madeFrom = '' }: TextChange, text: string | undefined): boolean {
  return madeFrom !== '' && text !== undefined && sha256(text.trim()).startsWith(madeFrom);
}
