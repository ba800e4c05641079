import { type Document, parseDocument, YAMLParseError } from 'yaml';
import { type Diagnostic, error, isError } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Located } from '../model/located.js';
import { MendedText } from './mended-text.js';
import { findSlip } from './slips/find-slip.js';
import type { Slip } from './slips/slip.js';
import { tooDeep, unexplained } from './yaml-errors.js';
import { YamlTree } from './yaml-tree.js';

/** A file as far as it can be read. */
export interface ReadFile {
  /** There too where the file has slips, if it is clear how they are meant: then what it says can be checked as well. */
  readonly tree?: Located;
  readonly diagnostics: readonly Diagnostic[];
}

/** More slips than anybody mends in one go. */
const mostSlips = 40;

/**
 * Reads one YAML file strictly: version 1.2, every scalar stays the text that was typed, string keys,
 * one document, no anchors, aliases, tags or directives.
 */
export function readYaml(file: SourceFile): Result<Located> {
  const { tree, diagnostics } = readWithSlips(file);
  return tree && !diagnostics.some(isError) ? ok(tree, diagnostics) : fail(diagnostics);
}

/**
 * The same, going on after a slip as if it were mended: so all slips of a file are told at once, each once, and none
 * is told of what only follows from another.
 */
export function readWithSlips(file: SourceFile): ReadFile {
  const mended = new MendedText(file);
  const told: Diagnostic[] = [];
  let lossy = false;
  for (let round = 0; round < mostSlips; round += 1) {
    const tree = treeOf(mended);
    if (!(tree instanceof YamlTree)) return { diagnostics: [...told, tree] };
    const [first] = tree.stumbles;
    if (!first) {
      const diagnostics = inOrder([...told, ...tree.diagnostics]);
      return lossy || tree.lossy ? { diagnostics } : { tree: tree.root, diagnostics };
    }
    const slip = first.fatal ? undefined : findSlip(mended.text, first);
    const diagnostic = slip ? diagnosticOf(slip, mended) : first.otherwise;
    // The same place again: it was not mended by what we took it for.
    const again = told.some(({ span }) => span?.start === diagnostic.span?.start);
    if (!again) told.push(diagnostic);
    if (!slip || again) return { diagnostics: inOrder([...told, ...tree.diagnostics.filter(isError)]) };
    mended.apply(slip.changes);
    lossy ||= slip.lossy === true;
  }
  return { diagnostics: told };
}

/** The tree of a text, or why there is none. */
function treeOf(mended: MendedText): YamlTree | Diagnostic {
  const document = parse(mended.text);
  if (document === 'too deep') return tooDeep(mended.spanOf(0, 0));
  return 'thrown' in document ? unexplained(document.thrown, mended) : new YamlTree(document, mended);
}

function parse(text: string): Document.Parsed | 'too deep' | { readonly thrown: YAMLParseError } {
  try {
    return parseDocument(text, {
      schema: 'failsafe',
      version: '1.2',
      stringKeys: true,
      strict: true,
      uniqueKeys: false,
      prettyErrors: false,
    });
  } catch (cause) {
    // Deep nesting exhausts the parser's stack; some malformed documents throw instead of reporting.
    if (cause instanceof YAMLParseError) return { thrown: cause };
    if (cause instanceof RangeError) return 'too deep';
    throw cause;
  }
}

function diagnosticOf({ code, message, hint, start, end, related }: Slip, mended: MendedText): Diagnostic {
  return error(code, message, {
    hint,
    span: mended.spanOf(start, end),
    related: related ? [{ span: mended.spanOf(related.start, related.end), message: related.message }] : [],
  });
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
