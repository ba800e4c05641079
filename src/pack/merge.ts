import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import type { Located, LocatedEntry } from '../validation/located.js';

/** One YAML file of a pack: its path inside the pack and its tree. */
export interface PackPart {
  readonly path: string;
  readonly tree: Located;
}

/**
 * Merges the files of a pack by their top-level keys, those of pack.yaml first. A file under `audiences/` is one entry
 * of that list. A key that stands in two files is an error.
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
        error('content/wrong-type', `This file begins with a ${tree.kind}, and not with the key of a section.`, {
          span: { ...tree.span, end: tree.span.start + 1 },
          hint: 'Begin it with the key of its section, such as  pillars:  or  facts:  and indent all that follows.',
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
  // What is missing in the whole pack is looked for in pack.yaml.
  const main = (entry: LocatedEntry) => Number(entry.keySpan.source !== whole.source);
  const sorted = [...entries.values()].sort((a, b) => main(a) - main(b));
  return { tree: { kind: 'map', entries: sorted, span: whole }, diagnostics };
}

/** A file that says nothing; one that is to say something later would make all of it look missing. */
export function emptyFile({ id, text }: SourceFile): Diagnostic | undefined {
  if (!/^(?:\s*(?:#.*)?(?:\n|$))*$/u.test(text)) return undefined;
  const end = text.trimEnd().indexOf('\n');
  return error('content/empty-file', text.trim() === '' ? 'This file is empty.' : 'This file has notes only.', {
    span: { source: id, start: 0, end: end === -1 ? text.trimEnd().length : end },
    hint: 'Write what belongs into it, or delete the file.',
  });
}
