import Handlebars from 'handlebars';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { checkBraces } from './template-braces.js';

/** A template that Handlebars could parse. */
export interface ParsedTemplate {
  readonly file: SourceFile;
  readonly program: hbs.AST.Program;
}

/** The statements of a template, told apart by their type: the declarations of Handlebars have no union of them. */
export type Statement =
  | hbs.AST.MustacheStatement
  | hbs.AST.BlockStatement
  | hbs.AST.PartialStatement
  | hbs.AST.PartialBlockStatement
  | hbs.AST.ContentStatement
  | hbs.AST.CommentStatement
  | (hbs.AST.Node & { readonly type: 'Decorator' | 'DecoratorBlock' });

export function statementsOf(program: hbs.AST.Program | undefined): readonly Statement[] {
  return (program?.body ?? []) as readonly Statement[];
}

interface HandlebarsError extends Error {
  readonly lineNumber?: number;
  readonly column?: number;
}

/** Fails with what is wrong with the braces, or, where nothing is found there, with the line that cannot be read. */
export function parseTemplate(file: SourceFile): Result<ParsedTemplate> {
  try {
    return ok({ file, program: Handlebars.parse(file.text) });
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const problems = checkBraces(file);
    return fail(problems.length > 0 ? problems : [unreadableLine(file, cause)]);
  }
}

function unreadableLine(file: SourceFile, { message, lineNumber, column = 0 }: HandlebarsError): Diagnostic {
  // A parse error has its line in the message only.
  const line = lineNumber ?? Number(/on line (\d+)/.exec(message)?.[1] ?? 1);
  const start = offsetAt(file.text, { line, column });
  const end = file.text.indexOf('\n', start);
  return error('template/syntax', 'Something between braces in this line cannot be read.', {
    span: { source: file.id, start, end: Math.max(start + 1, end === -1 ? file.text.length : end) },
    hint: 'Between {{ and }} stands one name, such as {{title}}; after {{#if, {{#each or {{> one more.',
  });
}

/** The span of a node, of at least one character. */
export function spanOf({ loc }: hbs.AST.Node, file: SourceFile): Span {
  const start = offsetAt(file.text, loc.start);
  return { source: file.id, start, end: Math.max(start + 1, offsetAt(file.text, loc.end)) };
}

/** A path as it is written; nothing for a literal or a call in parentheses. */
export function pathOf(node: hbs.AST.Node): string | undefined {
  return node.type === 'PathExpression' ? (node as hbs.AST.PathExpression).original : undefined;
}

/** Handlebars counts lines from 1 and columns from 0. */
function offsetAt(text: string, { line, column }: hbs.AST.Position): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, l) => sum + l.length + 1, 0) + column;
}
