import { type Diagnostic, warning } from '../diagnostics/diagnostic.js';
import type { PackContent } from '../schema/pack.js';
import type { Reference } from '../schema/reference.js';
import { type Located, type Path, valueSpan } from '../validation/located.js';

/** Authors whom a page in one language would name, and a page in another would not. */
export function checkAuthorNames({ references }: PackContent, root: Located): readonly Diagnostic[] {
  return references.flatMap((reference, i) => namesThatLack(reference, ['references', i], root));
}

function namesThatLack(reference: Reference, path: Path, root: Located): readonly Diagnostic[] {
  const { author = [], editor = [], 'author-by-language': byLanguage = {} } = reference;
  if (author.length === 0 && editor.length > 0) return [];
  // The last may stand for others, whom no language has to name.
  const last = author.at(-1);
  const fewest = author.length > 1 && last?.given === undefined ? author.length - 1 : author.length;
  return Object.entries(byLanguage)
    .filter(([, names]) => names.length < fewest || names.length > author.length)
    .map(([language, names]) =>
      warning(
        'content/invalid-value',
        `"author-by-language" has ${named(names.length)} in ${language}, and "author" ${author.length || 'none'}.`,
        {
          span: valueSpan(root, [...path, 'author-by-language', language]),
          hint: 'Write a name for each author, in the same order.',
        },
      ),
    );
}

function named(count: number): string {
  return count === 1 ? '1 name' : `${count} names`;
}
