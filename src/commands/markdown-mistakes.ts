import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { parse } from '../document/parse.js';
import type { PackOutline } from '../pack/load-pack.js';
import { spanWithin } from '../validation/located.js';
import { currentText } from '../write-back/apply-texts.js';
import type { TextName } from '../write-back/text-change.js';

/** What a page would refuse of a text by itself, whatever stands around it. */
const codes: ReadonlySet<string> = new Set([
  ...['document/raw-html', 'document/unsafe-link', 'document/bad-address', 'document/unsupported'],
]);

/** HTML, addresses that lead nowhere, pictures: what no page takes of these texts, before one of them is written. */
export function markdownMistakes({ texts, languages }: PackOutline, names: readonly TextName[]): readonly Diagnostic[] {
  const byKey = new Map(texts.map((text) => [text.key, text]));
  return names.flatMap((name) => {
    const text = byKey.get(name.key);
    const node = text && currentText(text, name, languages);
    if (!node) return [];
    // A page sets the lines of a text as one.
    const parsed = parse(node.text.replace(/\s+/g, ' ').trim(), (_, needle = '') => {
      const at = node.text.indexOf(needle);
      return at === -1 ? node.span : spanWithin(node, at, at + needle.length);
    });
    return parsed.ok ? [] : parsed.diagnostics.filter(({ code }) => codes.has(code));
  });
}
