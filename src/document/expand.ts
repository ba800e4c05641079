import Handlebars from 'handlebars';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import { checkContainers } from './check-containers.js';
import { checkPaths, type ParsedTemplate } from './check-paths.js';
import type { Shape, ShapeOf } from './shape.js';
import { templateRepairs } from './template-repairs.js';
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
  const files = [set.main, ...set.partials.values()];
  const parsed = files.map(parseTemplate);
  const problems = parsed.flatMap((p) => ('program' in p ? [] : p));
  const raw = output === 'markdown' ? files.flatMap(threeBraces) : [];
  if (problems.length + raw.length > 0) return fail([...problems, ...raw]);
  const templates = parsed.flatMap((p) => ('program' in p ? [p] : []));
  const [main, ...rest] = templates;
  if (!main) throw new Error('a template set without a main template');
  const partials = new Map([...set.partials.keys()].map((name, i) => [name, rest[i] as ParsedTemplate]));
  const unknown = checkPaths(main, partials, shape as Shape);
  // Partials that include themselves are among the unknown: without them the containers have an end.
  const containers = unknown.length === 0 && output === 'markdown' ? checkContainers(main, partials) : [];
  if (unknown.length + containers.length > 0) return fail([...unknown, ...containers]);

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

function parseTemplate(file: SourceFile): ParsedTemplate | readonly Diagnostic[] {
  try {
    return { file, program: Handlebars.parse(file.text) };
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const slips = templateRepairs(file);
    if (slips.length > 0) return slips;
    const { message, lineNumber, column = 0 } = cause as HandlebarsError;
    // A parse error has its line in the message only.
    const line = lineNumber ?? Number(/on line (\d+)/.exec(message)?.[1] ?? 1);
    return [
      error('template/syntax', 'Something between braces in this line cannot be read.', {
        span: spanFrom(file, line, column),
        hint: 'Between {{ and }} stands one name, such as {{title}}; after {{#if, {{#each or {{> one more.',
      }),
    ];
  }
}

/** `{{{text}}}` is for the web page, which is HTML; texts in Markdown come ready to be printed. */
function threeBraces({ id, text }: SourceFile): readonly Diagnostic[] {
  return [...text.matchAll(/(?<![\\{])\{\{\{([^{}\n]*)\}\}\}|\{\{&([^{}\n]*)\}\}/g)].map((match) =>
    error('template/syntax', 'Three braces are for the template of the web page only.', {
      span: { source: id, start: match.index, end: match.index + match[0].length },
      hint: `Write {{${(match[1] ?? match[2] ?? '').trim()}}}.`,
    }),
  );
}
