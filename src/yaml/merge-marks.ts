import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import { plural } from '../text/plural.js';

/** At the beginning of a line, where no YAML has them: no text and no key of it goes out so far. */
const opening = /^<{7}(?:[ \t].*)?\r?$/gm;
const rest = /^(?:\|{7}|>{7})(?:[ \t].*)?\r?$/gm;

/**
 * Marks that git and other programs leave where two people have changed the same lines. Such a file is not read any
 * further: what stands between the marks follows from them, and is no mistake of its own.
 */
export function marksOfMerge({ id, text }: SourceFile): Diagnostic | undefined {
  const conflicts = [...text.matchAll(opening)];
  const [first] = conflicts.length > 0 ? conflicts : text.matchAll(rest);
  if (!first) return undefined;
  const span = { source: id, start: first.index, end: first.index + first[0].trimEnd().length };
  if (conflicts.length === 0) {
    return error('yaml/syntax', 'This line is left over from a merge.', {
      span,
      hint: 'Delete it, and look in the lines above whether a text stands there in two versions.',
    });
  }
  const others = conflicts.length - 1;
  const more = others > 0 ? `, and in ${plural(others, 'more place')} below` : '';
  // Some programs show what both were made of as well.
  const marks = ['<<<<<<<', ...(/^\|{7}(?:\s|$)/m.test(text) ? ['|||||||'] : []), '======='];
  return error('yaml/syntax', `Two versions of the same lines stand here${more}, as a merge leaves them.`, {
    span,
    hint: `Keep one of the two, and delete the lines that begin with ${marks.join(', ')} and >>>>>>>.`,
  });
}
