import { isError } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Located } from '../validation/located.js';
import { marksOfMerge } from './merge-marks.js';
import { foreignText } from './other-files.js';
import { withPlainJson } from './plain-json.js';
import { plainTree, TooManyParts } from './plain-tree.js';
import { type ReadFile, readByParser } from './read-by-parser.js';
import { RepairedText } from './recovery/repaired-text.js';

/**
 * Reads one YAML file strictly: version 1.2, every scalar stays the text that was typed, string keys,
 * one document, no anchors, aliases, tags or directives.
 */
export function readYaml(file: SourceFile): Result<Located> {
  const { tree, diagnostics } = readWithRepairs(file);
  return tree && !diagnostics.some(isError) ? ok(tree, diagnostics) : fail(diagnostics);
}

/** The same, but a file with syntax errors is read as if they were corrected, so that all of its mistakes are found at once. */
export function readWithRepairs(file: SourceFile): ReadFile {
  const plain = { ...file, text: withPlainJson(file.text) };
  const tree = treeOf(plain);
  // A line of XML is a text to YAML.
  const foreignLine = tree?.kind === 'text' ? foreignText(plain) : undefined;
  if (foreignLine) return { diagnostics: [foreignLine] };
  if (tree) return { tree, diagnostics: [] };
  const unreadable = foreignText(plain) ?? marksOfMerge(plain);
  return unreadable ? { diagnostics: [unreadable] } : readByParser(plain);
}

/** Nothing for a file that is not written in the plain way, or is too large; what is wrong with it is found by the parser. */
function treeOf(file: SourceFile): Located | undefined {
  try {
    return plainTree(new RepairedText(file));
  } catch (cause) {
    if (cause instanceof TooManyParts) return undefined;
    throw cause;
  }
}
