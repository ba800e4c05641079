import Handlebars from 'handlebars';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import { checkPaths, type ParsedTemplate } from './check-paths.js';
import type { Shape, ShapeOf } from './shape.js';
import { spanFrom } from './template-span.js';

/** The templates of one kind: the main one, and the partials that it may use, by name. */
export interface TemplateSet {
  readonly main: SourceFile;
  readonly partials: ReadonlyMap<string, SourceFile>;
}

export type Expand<View> = (view: View) => string;

/**
 * Checks and compiles templates in an environment of their own: no helpers but the built-in blocks, every
 * path checked against the shape of the view before anything is expanded. For HTML what a template prints
 * is escaped; Markdown texts come escaped in the view.
 */
export function compileTemplates<View>(
  set: TemplateSet,
  output: 'html' | 'markdown',
  shape: ShapeOf<View>,
): Result<Expand<View>> {
  const parsed = [set.main, ...set.partials.values()].map(parseTemplate);
  const problems = parsed.flatMap((p) => ('program' in p ? [] : [p]));
  if (problems.length > 0) return fail(problems);
  const templates = parsed.flatMap((p) => ('program' in p ? [p] : []));
  const [main, ...rest] = templates;
  if (!main) throw new Error('a template set without a main template');
  const partials = new Map([...set.partials.keys()].map((name, i) => [name, rest[i] as ParsedTemplate]));
  const unknown = checkPaths(main, partials, shape as Shape);
  if (unknown.length > 0) return fail(unknown);

  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('log');
  for (const [name, file] of set.partials) handlebars.registerPartial(name, file.text);
  const template = handlebars.compile<View>(set.main.text, {
    strict: true,
    noEscape: output === 'markdown',
    knownHelpersOnly: true,
  });
  return ok((view) => template(view));
}

interface HandlebarsError extends Error {
  readonly lineNumber?: number;
  readonly column?: number;
}

function parseTemplate(file: SourceFile): ParsedTemplate | Diagnostic {
  try {
    return { file, program: Handlebars.parse(file.text) };
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const { message, lineNumber, column = 0 } = cause as HandlebarsError;
    // A parse error has its line in the message only.
    const line = lineNumber ?? Number(/on line (\d+)/.exec(message)?.[1] ?? 1);
    const what = /got '([^']+)'/.exec(message)?.[1];
    return error('template/syntax', `This template is not valid Handlebars${what ? ` (unexpected ${what})` : ''}.`, {
      span: spanFrom(file, line, column),
      hint: 'Check that every {{#if}} and {{#each}} is closed and every {{ has its }}.',
    });
  }
}
