import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import type { Located, LocatedEntry } from '../model/located.js';

/** One YAML file of a pack: its path inside the pack and its tree. */
export interface PackPart {
  readonly path: string;
  readonly tree: Located;
}

/**
 * Merges the files of a pack by their top-level keys. A file under `audiences/` is one entry of that list.
 * A key that stands in two files is an error.
 */
export function mergeParts(
  parts: readonly PackPart[],
  whole: Span,
): { tree: Located; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const entries = new Map<string, LocatedEntry>();
  const audiences: Located[] = [];
  for (const { path, tree } of parts) {
    if (path.startsWith('audiences/')) {
      audiences.push(tree);
      continue;
    }
    if (tree.kind !== 'map') {
      diagnostics.push(
        error('content/wrong-type', 'A file of a pack holds keys with values at its top level.', {
          span: { ...tree.span, end: tree.span.start + 1 },
          hint: 'Start the file with its key, for example  pillars:  or  facts:  and indent the list below it.',
        }),
      );
      continue;
    }
    for (const entry of tree.entries) {
      const first = entries.get(entry.key);
      if (first) {
        diagnostics.push(
          error('content/duplicate-section', `The section "${entry.key}" stands in two files.`, {
            span: entry.keySpan,
            related: [{ span: first.keySpan, message: 'It stands here already.' }],
            hint: 'Keep it in one file.',
          }),
        );
      } else entries.set(entry.key, entry);
    }
  }
  const listed = entries.get('audiences');
  // One of another shape stays as it is, for the schema to refuse.
  if (audiences.length > 0 && (listed === undefined || listed.value.kind === 'list')) {
    const inline = listed?.value.kind === 'list' ? listed.value.items : [];
    const first = audiences[0] as Located;
    entries.set('audiences', {
      key: 'audiences',
      keySpan: listed?.keySpan ?? { ...first.span, end: first.span.start },
      value: { kind: 'list', items: [...inline, ...audiences], span: first.span },
    });
  }
  return { tree: { kind: 'map', entries: [...entries.values()], span: whole }, diagnostics };
}
