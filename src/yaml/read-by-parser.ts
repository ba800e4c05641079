import { Composer, type CST, type Document, Lexer, Parser, YAMLParseError } from 'yaml';
import { type Diagnostic, error, isError } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { limits } from '../schema/limits.js';
import type { Located } from '../validation/located.js';
import { plainTree, TooManyParts } from './plain-tree.js';
import { findRepair } from './recovery/find-repair.js';
import { RepairedText } from './recovery/repaired-text.js';
import type { SyntaxRepair } from './recovery/syntax-repair.js';
import { tooDeep, tooMany, unexplained } from './yaml-diagnostics.js';
import { type YamlTree, yamlTree } from './yaml-tree.js';

/** A file as far as it can be read. */
export interface ReadFile {
  /** Also where the file has syntax errors, if it is clear how they are meant: then its content can be checked as well. */
  readonly tree?: Located;
  /** Lines that were moved to where they may belong. */
  readonly guessed?: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
}

/** More syntax errors than anybody corrects in one go. */
const maxRepairs = 40;
/**
 * Each repair is looked for in all lines and tried by reading the whole file again. A file much longer than any that an
 * editor writes is not repaired: only what the parser reports of it is passed on.
 */
const maxRepairedLength = 100 * 1024;
/**
 * So many problems are looked at, in all readings of a file together: after one mistake the parser may report every word up
 * to the end of the file.
 */
const maxProblems = 30_000;

/**
 * Reads a file of which `plainTree` makes nothing: it is not written in the plain way, or has mistakes. Reading goes on after a syntax error as if it were
 * corrected: so one run reports all of them, each once, and nothing that only follows from another.
 */
export function readByParser(file: SourceFile): ReadFile {
  let repaired = new RepairedText(file);
  let reported: readonly Diagnostic[] = [];
  let lossy = false;
  const guessed: Span[] = [];
  let problems = 0;
  for (let round = 0; round < maxRepairs; round += 1) {
    const tree = treeOf(repaired, round > 0);
    if ('message' in tree) return { diagnostics: [...reported, tree] };
    const [first] = tree.problems;
    if (!first) {
      const diagnostics = inOrder([...reported, ...tree.diagnostics]);
      return lossy || tree.lossy ? { diagnostics } : { tree: tree.root, guessed, diagnostics };
    }
    problems += tree.problems.length;
    const repair = isRepairable(file, first, problems) ? findRepair(repaired.text, first) : undefined;
    const diagnostic = repair ? diagnosticOf(repair, repaired) : first.diagnostic;
    // The same place again: the last repair did not help.
    const again = reported.some(({ span }) => span?.start === diagnostic.span?.start);
    if (!again) reported = [...reported, diagnostic];
    if (!repair || again) return { diagnostics: inOrder([...reported, ...tree.diagnostics.filter(isError)]) };
    guessed.push(...linesOfGuess(repair, repaired));
    repaired = repaired.with(repair.changes);
    lossy ||= repair.lossy === true;
  }
  return { diagnostics: reported };
}

function linesOfGuess({ changes, isGuess }: SyntaxRepair, repaired: RepairedText): readonly Span[] {
  if (!isGuess) return [];
  return changes.map(({ start, end }) => {
    const close = repaired.text.indexOf('\n', end);
    return repaired.spanOf(start, close === -1 ? repaired.text.length : close);
  });
}

function isRepairable({ text }: SourceFile, first: YamlTree['problems'][number], problems: number): boolean {
  return !first.fatal && text.length <= maxRepairedLength && problems <= maxProblems;
}

/**
 * The tree of a text, or why there is none.
 * @param mayBePlain whether it may be written in the plain way, as it is once it is repaired
 */
function treeOf(repaired: RepairedText, mayBePlain: boolean): YamlTree | Diagnostic {
  const read = withoutStacks(() => parse(repaired, mayBePlain));
  if (read === 'too deep') return tooDeep(repaired.spanOf(0, 0));
  if ('tooManyFrom' in read) return tooMany(repaired.spanOf(read.tooManyFrom, read.tooManyFrom + 1));
  return 'thrown' in read ? unexplained(read.thrown, repaired) : read;
}

/**
 * The parser makes an `Error` of each syntax error. V8 writes down the stack of each, which takes most of the time where
 * there is one in every line, and nobody reads it.
 */
function withoutStacks<T>(read: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return read();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function parse(
  repaired: RepairedText,
  mayBePlain: boolean,
): YamlTree | 'too deep' | { readonly thrown: unknown } | { readonly tooManyFrom: number } {
  try {
    const root = mayBePlain ? plainTree(repaired) : undefined;
    if (root) return { root, problems: [], diagnostics: [], lossy: false };
    const tokens = tokensOf(repaired.text);
    const document = documentOf(tokens, repaired.text);
    // The composer makes a document of an empty text as well.
    return document ? yamlTree(document, repaired) : { thrown: undefined };
  } catch (cause) {
    if (cause instanceof TooManyParts) return { tooManyFrom: cause.offset };
    // Deep nesting exhausts the stack of the composer, and some malformed documents make it throw.
    return cause instanceof RangeError ? 'too deep' : { thrown: cause };
  }
}

/** The first document of a file; a second one is an error, and what follows it is not read. */
export function documentOf(tokens: readonly CST.Token[], text: string): Document.Parsed | undefined {
  const composer = new Composer({
    schema: 'failsafe',
    version: '1.2',
    stringKeys: true,
    strict: true,
    uniqueKeys: false,
    prettyErrors: false,
  });
  let first: Document.Parsed | undefined;
  for (const document of composer.compose(tokens, true, text.length)) {
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
  return first;
}

/** The tokens of a text, given up as soon as it nests deeper, or has more parts, than any pack. */
export function tokensOf(text: string): readonly CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let [offset, parts, documents] = [0, 0, 0];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'document') documents += 1;
      if (documents > maxDocuments) return tokens;
      tokens.push(token);
    }
    if (parser.stack.length > maxStack) throw new RangeError('too many levels');
    if (lexeme === scalarStart) parts += 1;
    else if (lexeme !== documentStart) offset += lexeme.length;
    if (parts > limits.parts) throw new TooManyParts(offset);
  }
  tokens.push(...parser.end());
  return tokens;
}

/** The second is an error, and nobody reads what follows it. */
const maxDocuments = 2;

/** What the lexer writes for the beginning of a document and of a scalar, which take no room in the text. */
const documentStart = '\u0002';
const scalarStart = '\u001f';

/** The parser's stack has several entries for a level, and keeps some after an error; the tree counts the levels exactly. */
const maxStack = 16 * limits.depth;

function diagnosticOf(repair: SyntaxRepair, repaired: RepairedText): Diagnostic {
  const { code = 'yaml/syntax', message, hint, start, end, related } = repair;
  return error(code, message, {
    hint,
    span: repaired.spanOf(start, end),
    related: related ? [{ span: repaired.spanOf(related.start, related.end), message: related.message }] : [],
  });
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
