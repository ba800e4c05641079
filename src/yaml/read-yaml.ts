import { Composer, type CST, type Document, Lexer, Parser, YAMLParseError } from 'yaml';
import { type Diagnostic, error, isError } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import { limits } from '../schema/limits.js';
import type { Located } from '../validation/located.js';
import { withPlainJson } from './plain-json.js';
import { findRepair } from './recovery/find-repair.js';
import { RepairedText } from './recovery/repaired-text.js';
import type { SyntaxRepair } from './recovery/syntax-repair.js';
import { tooDeep, unexplained } from './yaml-errors.js';
import { YamlTree } from './yaml-tree.js';

/** A file as far as it can be read. */
export interface ReadFile {
  /** There too where the file has slips, if it is clear how they are meant: then what it says can be checked as well. */
  readonly tree?: Located;
  readonly diagnostics: readonly Diagnostic[];
}

/** More slips than anybody mends in one go. */
const mostRepairs = 40;
/**
 * Each is looked for in all lines, and found by reading the whole file again: a file that is much longer than any
 * editor writes is told where it stumbles, and not how that may have come about.
 */
const mostMended = 100 * 1024;
/** Nor is one that stumbles in every other line. */
const mostStumbles = 300;

/**
 * Reads one YAML file strictly: version 1.2, every scalar stays the text that was typed, string keys,
 * one document, no anchors, aliases, tags or directives.
 */
export function readYaml(file: SourceFile): Result<Located> {
  const { tree, diagnostics } = readWithRepairs(file);
  return tree && !diagnostics.some(isError) ? ok(tree, diagnostics) : fail(diagnostics);
}

/**
 * The same, going on after a slip as if it were mended: so all slips of a file are told at once, each once, and none
 * is told of what only follows from another.
 */
export function readWithRepairs(file: SourceFile): ReadFile {
  const repaired = new RepairedText({ ...file, text: withPlainJson(file.text) });
  const told: Diagnostic[] = [];
  let lossy = false;
  for (let round = 0; round < mostRepairs; round += 1) {
    const tree = treeOf(repaired);
    if (!(tree instanceof YamlTree)) return { diagnostics: [...told, tree] };
    const [first] = tree.stumbles;
    if (!first) {
      const diagnostics = inOrder([...told, ...tree.diagnostics]);
      return lossy || tree.lossy ? { diagnostics } : { tree: tree.root, diagnostics };
    }
    const repair = isHopeless(file, tree) ? undefined : findRepair(repaired.text, first);
    const diagnostic = repair ? diagnosticOf(repair, repaired) : first.otherwise;
    // The same place again: it was not mended by what we took it for.
    const again = told.some(({ span }) => span?.start === diagnostic.span?.start);
    if (!again) told.push(diagnostic);
    if (!repair || again) return { diagnostics: inOrder([...told, ...tree.diagnostics.filter(isError)]) };
    repaired.apply(repair.changes);
    lossy ||= repair.lossy === true;
  }
  return { diagnostics: told };
}

/** Whether it would be idle to look for the slip of the pen. */
function isHopeless({ text }: SourceFile, { stumbles }: YamlTree): boolean {
  return stumbles[0]?.fatal === true || text.length > mostMended || stumbles.length > mostStumbles;
}

/** The tree of a text, or why there is none. */
function treeOf(repaired: RepairedText): YamlTree | Diagnostic {
  const document = parse(repaired.text);
  if (document === 'too deep') return tooDeep(repaired.spanOf(0, 0));
  return 'thrown' in document ? unexplained(document.thrown, repaired) : new YamlTree(document, repaired);
}

/** `yaml` reads all documents of a file; the second is a mistake, and what follows it is not looked at. */
function parse(text: string): Document.Parsed | 'too deep' | { readonly thrown: unknown } {
  try {
    const composer = new Composer({
      schema: 'failsafe',
      version: '1.2',
      stringKeys: true,
      strict: true,
      uniqueKeys: false,
      prettyErrors: false,
    });
    let first: Document.Parsed | undefined;
    for (const document of composer.compose(tokensOf(text), true, text.length)) {
      if (!first) {
        first = document;
        continue;
      }
      // Pandoc closes its metadata as it opens them: nothing follows.
      if (
        text
          .slice(document.range[0])
          .replace(/^(?:---|\.\.\.)/, '')
          .trim() === ''
      )
        break;
      const [start, , end] = document.range;
      first.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'several documents'));
      break;
    }
    // The composer makes one of an empty text, too.
    return first ?? { thrown: undefined };
  } catch (cause) {
    // Deep nesting exhausts the stack of the composer; some malformed documents make it throw instead of reporting.
    return cause instanceof RangeError ? 'too deep' : { thrown: cause };
  }
}

/** What the parser makes of a text, given up as soon as it nests deeper than any pack does. */
function* tokensOf(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > deepestStack) throw new RangeError('too many levels');
  }
  yield* parser.end();
}

/** The parser's stack has several entries for a level, and keeps some after a mistake; which levels are too many is told by the tree. */
const deepestStack = 16 * limits.depth;

function diagnosticOf({ code, message, hint, start, end, related }: SyntaxRepair, repaired: RepairedText): Diagnostic {
  return error(code, message, {
    hint,
    span: repaired.spanOf(start, end),
    related: related ? [{ span: repaired.spanOf(related.start, related.end), message: related.message }] : [],
  });
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
