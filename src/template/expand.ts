import Handlebars from 'handlebars';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';

/** The templates of one kind: the main one, and the partials that it may use, by name. */
export interface TemplateSet {
  readonly main: SourceFile;
  readonly partials: ReadonlyMap<string, SourceFile>;
}

export type Expand<View> = (view: View) => Result<string>;

interface HandlebarsError extends Error {
  readonly lineNumber?: number;
  readonly column?: number;
}

/**
 * Compiles templates in an environment of their own: strict paths, no helpers but the built-in blocks.
 * For HTML what a template prints is escaped; Markdown texts come escaped in the view.
 */
export function compileTemplates<View>(set: TemplateSet, output: 'html' | 'markdown'): Result<Expand<View>> {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('log');
  const files = [set.main, ...set.partials.values()];
  const problems = files.flatMap((file) => syntaxErrors(file));
  if (problems.length > 0) return fail(problems);
  for (const [name, file] of set.partials) handlebars.registerPartial(name, file.text);
  const template = handlebars.compile<View>(set.main.text, {
    strict: true,
    noEscape: output === 'markdown',
    knownHelpersOnly: true,
    knownHelpers: { log: false },
    explicitPartialContext: false,
  });
  return ok((view) => {
    try {
      return ok(template(view));
    } catch (cause) {
      if (!(cause instanceof Handlebars.Exception)) throw cause;
      return fail([runtimeError(cause as unknown as HandlebarsError, files)]);
    }
  });
}

function syntaxErrors(file: SourceFile): Diagnostic[] {
  try {
    Handlebars.parse(file.text);
    return [];
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const { lineNumber, column } = cause as HandlebarsError;
    const line = lineNumber ?? Number(/on line (\d+)/.exec(cause.message)?.[1] ?? 1);
    const what = /got '([^']+)'/.exec(cause.message)?.[1];
    return [
      error('template/syntax', `This template is not valid Handlebars${what ? ` (unexpected ${what})` : ''}.`, {
        span: spanAt(file, line, column ?? 0),
        hint: 'Check that every {{#if}} and {{#each}} is closed and every {{ has its }}.',
      }),
    ];
  }
}

/** In strict mode the runtime says `"clam" not defined in [object Object] - 3:4`, and not in which file. */
function runtimeError(cause: HandlebarsError, files: readonly SourceFile[]): Diagnostic {
  const { message, lineNumber: line = 1, column = 0 } = cause;
  const name = /"([^"]+)" not defined|unknown helper (\S+)/.exec(message)?.slice(1).find(Boolean);
  const at = (f: SourceFile) =>
    f.text
      .split('\n')
      [line - 1]?.slice(column)
      .includes(name ?? '');
  const file = files.find(at) ?? files[0];
  const span = file && spanAt(file, line, column);
  if (name === undefined) return error('template/syntax', `${message}.`, { span });
  return error('template/unknown-path', `A brief has no "${name}" here.`, {
    span,
    hint: 'The names that a template may use are listed in src/template/view.ts and shown by the templates of the package.',
  });
}

function spanAt(file: SourceFile, line: number, column: number) {
  const before = file.text.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, l) => sum + l.length + 1, 0) + column;
  const end = file.text.indexOf('\n', start);
  return { source: file.id, start, end: Math.max(start + 1, end === -1 ? file.text.length : end) };
}
