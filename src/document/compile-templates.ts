import Handlebars from 'handlebars';
import Runtime from 'handlebars/runtime.js';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { diagnosticsOf, fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Shape, ViewOf } from '../model/template-shape.js';
import { type KnownTemplate, knownTemplates, templateKey } from './known-templates.js';
import { parseTemplate } from './parsed-template.js';
import { checkSingleBraces } from './template-braces.js';
import { checkContainers } from './template-containers.js';
import { checkPaths } from './template-paths.js';

/** The templates of one kind: the main one, and the partials that it may use, by name. */
export interface TemplateSet {
  readonly main: SourceFile;
  readonly partials: ReadonlyMap<string, SourceFile>;
}

export type Expand<View> = (view: View) => string;

/**
 * Checks and compiles templates in an environment of their own: no helpers but the built-in blocks, every
 * path checked against the shape of the view before anything is expanded. For HTML what a template prints
 * is escaped; Markdown has tokens for its texts.
 * @param required the names of what has to be printed
 */
export function compileTemplates<S extends Shape>(
  set: TemplateSet,
  output: 'html' | 'markdown',
  shape: S,
  required: readonly string[] = [],
): Result<Expand<ViewOf<S>>> {
  const texts = [...set.partials].map(([name, { text }]) => [name, text] as const);
  const known = knownTemplates.get(templateKey(output, set.main.text, texts));
  if (known) return ok(fromKnown(known));
  const main = parseTemplate(set.main);
  const parsed = [...set.partials].map(([name, file]) => [name, parseTemplate(file)] as const);
  const partials = new Map(parsed.flatMap(([name, partial]) => (partial.ok ? [[name, partial.value]] : [])));
  const syntax = [
    ...[main, ...parsed.map(([, partial]) => partial)].flatMap(diagnosticsOf),
    ...(output === 'markdown' ? [set.main, ...set.partials.values()].flatMap(threeBraces) : []),
    ...(main.ok && output === 'markdown' ? singleBraces(set, shape) : []),
  ];
  if (!main.ok || syntax.length > 0) return fail(syntax);
  const paths = checkPaths(main.value, partials, shape, required);
  // Only with sound paths, since a partial that includes itself would never end.
  const problems = paths.length === 0 && output === 'markdown' ? checkContainers(main.value, partials) : paths;
  if (problems.length > 0) return fail(problems);

  const handlebars = environment(Handlebars);
  for (const [name, file] of set.partials) handlebars.registerPartial(name, file.text);
  const template = handlebars.compile<ViewOf<S>>(set.main.text, optionsFor(output));
  return ok((view) => template(view));
}

/** The same as a text of JavaScript, for sound templates. */
export function precompiledTemplates({ main, partials }: TemplateSet, output: 'html' | 'markdown'): string {
  const compiled = (text: string) => String(Handlebars.precompile(text, optionsFor(output)));
  const members = [...partials].map(([name, { text }]) => `${JSON.stringify(name)}: ${compiled(text)}`);
  return `{ main: ${compiled(main.text)}, partials: { ${members.join(', ')} } }`;
}

function optionsFor(output: 'html' | 'markdown') {
  return { strict: true, noEscape: output === 'markdown', knownHelpersOnly: true };
}

function environment(from: typeof Handlebars): typeof Handlebars {
  const handlebars = from.create();
  handlebars.unregisterHelper('log');
  return handlebars;
}

function fromKnown<View>({ main, partials }: KnownTemplate): Expand<View> {
  // What it types as empty is Handlebars without its compiler.
  const handlebars = environment(Runtime as unknown as typeof Handlebars);
  for (const [name, partial] of Object.entries(partials)) {
    handlebars.registerPartial(name, handlebars.template(partial as TemplateSpecification));
  }
  const template = handlebars.template<View>(main as TemplateSpecification);
  return (view) => template(view);
}

/** Braces of a file that cannot be read have been told. */
function singleBraces({ main, partials }: TemplateSet, shape: Shape): readonly Diagnostic[] {
  const names = namesIn(shape);
  const isName = (path: string) => path.split('.').every((name) => names.has(name));
  return [main, ...partials.values()]
    .filter((file) => parseTemplate(file).ok)
    .flatMap((file) => checkSingleBraces(file, isName));
}

function namesIn(shape: Shape): ReadonlySet<string> {
  if (typeof shape === 'string') return new Set();
  const parts: readonly Shape[] = Array.isArray(shape) ? shape : Object.values(shape);
  const own = Array.isArray(shape) ? [] : Object.keys(shape);
  return new Set([...own, ...parts.flatMap((part) => [...namesIn(part)])]);
}

/** `{{{text}}}` is for the web page, which is HTML; Markdown texts are never escaped. */
function threeBraces({ id, text }: SourceFile): readonly Diagnostic[] {
  return [...text.matchAll(/(?<![\\{])\{\{\{([^{}\n]*)\}\}\}|\{\{&([^{}\n]*)\}\}/g)].map((match) =>
    error('template/syntax', 'Three braces are for the template of the web page only.', {
      span: { source: id, start: match.index, end: match.index + match[0].length },
      hint: `Write {{${(match[1] ?? match[2] ?? '').trim()}}}.`,
    }),
  );
}
