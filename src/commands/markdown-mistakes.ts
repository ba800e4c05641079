import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { parseText } from '../document/parse-inlines.js';
import type { PackOutline } from '../pack/load-pack.js';
import { spanWithin } from '../validation/located.js';
import { currentText } from '../write-back/apply-texts.js';
import type { TextName } from '../write-back/text-change.js';

/** HTML, addresses that lead nowhere, pictures: what no page takes of these texts, before one of them is written. */
export function markdownMistakes({ texts, languages }: PackOutline, names: readonly TextName[]): readonly Diagnostic[] {
  const byKey = new Map(texts.map((text) => [text.key, text]));
  return names.flatMap((name) => {
    const text = byKey.get(name.key);
    const node = text && currentText(text, name, languages);
    if (!node) return [];
    // A page sets the lines of a text as one.
    const { refusals } = parseText(node.text.replace(/\s+/g, ' ').trim());
    return refusals.map(({ code, message, hint, raw = '' }) => {
      const at = node.text.indexOf(raw);
      const span = at === -1 ? node.span : spanWithin(node, at, at + raw.length);
      return error(code, message, { hint, span });
    });
  });
}
