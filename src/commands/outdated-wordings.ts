import type { OutdatedWording } from '../editions/edition-diff.js';
import { wordChanges } from '../editions/word-changes.js';
import type { Pack } from '../model/loaded-pack.js';
import { type PackText, packIndex } from '../pack/pack-index.js';
import { currentText } from '../write-back/apply-texts.js';
import { keyForReader } from './reader-wordings.js';

/**
 * The texts of a pack that have changed between two versions of it, where a reader has words of its own on its page, and
 * these have not.
 * @param languages of the reader
 * @param shown the keys of the texts on the reader's page
 */
export function outdatedWordings(
  [before, after]: readonly [Pack, Pack],
  audience: string,
  languages: readonly string[],
  shown: ReadonlySet<string>,
): readonly OutdatedWording[] {
  const [old, current] = [textsByKey(before), textsByKey(after)];
  return [...current.values()].flatMap((text): readonly OutdatedWording[] => {
    const own = keyForReader(text, audience);
    if (own === undefined || !shown.has(own)) return [];
    const changed = (key: string, language: string) => changeOf(key, language, [old, current], [before, after]);
    for (const language of languages) {
      const change = changed(text.key, language);
      if (change && old.has(own) && !changed(own, language)) {
        const { unit = text.field, field } = text;
        return [{ unit, field, language, words: wordChanges(change.from, change.to, language) }];
      }
    }
    return [];
  });
}

function textsByKey(pack: Pack): ReadonlyMap<string, PackText> {
  return new Map(packIndex(pack, pack.located).texts.map((text) => [text.key, text]));
}

/** How a text that both versions have differs in one language: in full, or else short. */
function changeOf(
  key: string,
  language: string,
  [old, current]: readonly [ReadonlyMap<string, PackText>, ReadonlyMap<string, PackText>],
  [before, after]: readonly [Pack, Pack],
): { readonly from: string; readonly to: string } | undefined {
  const [was, is] = [old.get(key), current.get(key)];
  if (!was || !is) return undefined;
  return (['full', 'short'] as const)
    .map((length) => ({
      from: currentText(was, { language, length }, before.pack.languages)?.text.trim() ?? '',
      to: currentText(is, { language, length }, after.pack.languages)?.text.trim() ?? '',
    }))
    .find(({ from, to }) => from !== '' && to !== '' && from !== to);
}
