import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import { nearest, suggestion } from '../diagnostics/suggest.js';
import type { Shape } from '../model/template-shape.js';
import { type ParsedTemplate, pathOf, type Statement, spanOf, statementsOf } from './parsed-template.js';
import { blockNames } from './template-braces.js';

interface Scope {
  readonly file: SourceFile;
  /** What `this` is here and in the blocks around it, the innermost last. */
  readonly contexts: readonly Shape[];
  readonly blockParams: Readonly<Record<string, Shape>>;
  /** The partials around this place. */
  readonly partials: readonly string[];
}

const blockHint = 'Use {{#if x}}, {{#unless x}}, {{#each x}} or {{#with x}}.';
const noPartials = 'Write it as a file in the folder partials, or take the line away.';
const dataNames = ['index', 'first', 'last', 'key'];

/**
 * Every path of a template must lead to something that the view has. Handlebars' strict mode says so of
 * `{{problem}}` only, and stays silent for `{{#if problm}}` and `{{#each evidenc}}`.
 * @param required the names of what has to be printed
 */
export function checkPaths(
  main: ParsedTemplate,
  partials: ReadonlyMap<string, ParsedTemplate>,
  shape: Shape,
  required: readonly string[],
): readonly Diagnostic[] {
  const checker = new PathChecker(partials, shape);
  checker.program(main.program, { file: main.file, contexts: [shape], blockParams: {}, partials: [] });
  const lost = required.filter((name) => !checker.lastNames.has(name)).map((name) => leftOut(name, main.file));
  return [...checker.found.values(), ...lost];
}

class PathChecker {
  /** By place, since a partial may be used twice. */
  readonly found = new Map<string, Diagnostic>();
  /** The last names of all paths that are printed. */
  readonly lastNames = new Set<string>();

  constructor(
    private readonly partials: ReadonlyMap<string, ParsedTemplate>,
    private readonly root: Shape,
  ) {}

  program(program: hbs.AST.Program | undefined, scope: Scope): void {
    for (const statement of statementsOf(program)) this.statement(statement, scope);
  }

  private statement(node: Statement, scope: Scope): void {
    switch (node.type) {
      case 'MustacheStatement':
        this.printed(node, scope);
        return;
      case 'BlockStatement':
        this.block(node, scope);
        return;
      case 'PartialStatement':
        this.partial(node, scope);
        return;
      case 'PartialBlockStatement':
      case 'Decorator':
      case 'DecoratorBlock':
        this.report(
          node,
          scope,
          'This kind of block is not used in templates of briefs.',
          'Use {{#if}}, {{#each}}, {{#with}} and {{> partial}}.',
        );
        return;
      default:
    }
  }

  /** A template prints paths only: `{{upper title}}` would call a helper, and there is none. */
  private printed({ path, params, hash, escaped }: hbs.AST.MustacheStatement, scope: Scope): void {
    const [first] = params;
    const name = describe(path);
    if (!first && (hash?.pairs ?? []).length === 0) {
      const shape = this.expression(path, scope);
      if (typeof shape === 'object') this.report(path, scope, ...hasParts(name, shape));
      if (shape === 'html' && escaped) this.report(path, scope, ...isHtml(name));
      this.lastNames.add(name.split(/[./]/).at(-1) ?? '');
      return;
    }
    const inside = name === 'lookup' && first ? memberOf(first, params[1]) : undefined;
    if (blockNames.includes(name) && first) {
      const block = `{{#${name} ${describe(first)}}}`;
      this.report(path, scope, `The # before "${name}" is missing.`, `Write ${block}, and {{/${name}}} where it ends.`);
      return;
    }
    this.report(
      path,
      scope,
      `"${name}" is followed by more, and a template prints one thing at a time.`,
      `Write {{${inside ?? (first ? describe(first) : name)}}}.`,
    );
  }

  private block({ path, params, hash, program, inverse }: hbs.AST.BlockStatement, scope: Scope): void {
    const name = pathOf(path) ?? '';
    for (const { value } of hash?.pairs ?? []) this.expression(value, scope);
    const [param] = params;
    const isKnown = blockNames.includes(name);
    if (!isKnown || !param || params.length > 1) {
      const near = nearest(name, blockNames);
      this.report(
        path,
        scope,
        isKnown
          ? `{{#${name}}} needs one name after it, and no more.`
          : `{{#${name}}} is not a block that templates of briefs have.`,
        near === undefined || near === name ? blockHint : `Did you mean {{#${near} …}}? ${blockHint}`,
      );
      return;
    }
    const shape = this.expression(param, scope);
    if (shape === undefined) return;
    if (name === 'each' && !isList(shape)) {
      this.report(
        param,
        scope,
        `{{#each}} is for a list, and "${describe(param)}" is none.`,
        'Use {{#with}} or {{#if}}.',
      );
      return;
    }
    const inner = name === 'each' && isList(shape) ? shape[0] : shape;
    this.program(program, name === 'each' || name === 'with' ? enter(inner, program, scope) : scope);
    this.program(inverse, scope);
  }

  private partial({ name: path, params, hash }: hbs.AST.PartialStatement, scope: Scope): void {
    if (this.isComputed(path, scope, '{{> footer}}')) return;
    const name = pathOf(path) ?? '';
    const partial = this.partials.get(name);
    if (!partial) {
      const hint = suggestion(name, [...this.partials.keys()]) ?? noPartials;
      this.report(path, scope, `There is no partial "${name}".`, hint);
      return;
    }
    if (scope.partials.includes(name)) {
      const hint = 'It would never end. Take one of the two out.';
      this.report(path, scope, `The partial "${name}" includes itself.`, hint);
      return;
    }
    const [context] = params;
    const shape = context ? this.expression(context, scope) : scope.contexts.at(-1);
    if (shape === undefined) return;
    const pairs = (hash?.pairs ?? []).map(
      ({ key, value }) => [key, this.expression(value, scope) ?? 'text'] as const satisfies [string, Shape],
    );
    const given = isObject(shape) ? { ...shape, ...Object.fromEntries(pairs) } : shape;
    const { file, program } = partial;
    this.program(program, { file, contexts: [given], blockParams: {}, partials: [...scope.partials, name] });
  }

  /** `(eq locale "fr")` would call a helper, and there is none: nothing is computed in a template. */
  private isComputed(node: hbs.AST.Node, scope: Scope, example: string): boolean {
    if (node.type !== 'SubExpression') return false;
    const name = describe((node as hbs.AST.SubExpression).path);
    const hint = `Write one name there, without parentheses, such as ${example}.`;
    this.report(node, scope, `"(${name} …)" is to be computed, and a template computes nothing.`, hint);
    return true;
  }

  /** The shape that a path leads to; literals are text. */
  private expression(node: hbs.AST.Node, scope: Scope): Shape | undefined {
    if (this.isComputed(node, scope, '{{#if handling}}')) return undefined;
    if (node.type !== 'PathExpression') return 'text';
    const path = node as hbs.AST.PathExpression;
    const parts = path.parts.map(String);
    const [first = ''] = parts;
    if (path.data && first !== 'root') {
      if (dataNames.includes(first)) return 'text';
      this.report(path, scope, `"@${first}" is not known here.`, suggestion(first, dataNames));
      return undefined;
    }
    const isParam = path.depth === 0 && Object.hasOwn(scope.blockParams, first);
    const param = isParam ? scope.blockParams[first] : undefined;
    const start = path.data ? this.root : (param ?? scope.contexts.at(-1 - path.depth));
    if (start === undefined) {
      this.report(path, scope, `"${path.original}" leads out of the template.`, 'Take one ../ away.');
      return undefined;
    }
    return this.follow(path, path.data || param !== undefined ? parts.slice(1) : parts, start, scope);
  }

  private follow(
    path: hbs.AST.PathExpression,
    parts: readonly string[],
    start: Shape,
    scope: Scope,
  ): Shape | undefined {
    let shape = start;
    for (const [i, part] of parts.entries()) {
      const names = isObject(shape) ? shape : {};
      const next = Object.hasOwn(names, part) ? names[part] : isList(shape) && part === 'length' ? 'number' : undefined;
      if (next === undefined) {
        const hint = suggestion(part, Object.keys(names)) ?? nothingInside(part, parts.slice(0, i));
        this.report(path, scope, `A brief has no "${part}" here.`, hint);
        return undefined;
      }
      shape = next;
    }
    return shape;
  }

  private report(node: hbs.AST.Node, { file }: Scope, message: string, hint: string | undefined): void {
    const span = spanOf(node, file);
    this.found.set(`${file.id}:${span.start}:${message}`, error('template/unknown-path', message, { span, hint }));
  }
}

function enter(shape: Shape, { blockParams }: hbs.AST.Program, scope: Scope): Scope {
  const [item, index] = blockParams ?? [];
  return {
    ...scope,
    contexts: [...scope.contexts, shape],
    blockParams: { ...scope.blockParams, ...(item ? { [item]: shape } : {}), ...(index ? { [index]: 'number' } : {}) },
  };
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function isObject(shape: Shape): shape is { readonly [name: string]: Shape } {
  return typeof shape === 'object' && !isList(shape);
}

function describe(node: hbs.AST.Node): string {
  return pathOf(node) ?? 'this';
}

function isHtml(name: string): readonly [message: string, hint: string] {
  return [`With two braces the marks of "${name}" would be printed, not the page.`, `Write {{{${name}}}}.`];
}

/** At the end of the first line, where it may be added. */
function leftOut(name: string, { id, text }: SourceFile): Diagnostic {
  const end = text.indexOf('\n');
  return error('template/left-out', `This page does not print "${name}", and would lose words of the brief.`, {
    span: { source: id, start: 0, end: Math.max(1, end === -1 ? text.length : end) },
    hint: `Write {{{${name}}}} where it is to stand.`,
  });
}

/** What `{{lookup a "b"}}` is elsewhere. */
function memberOf(node: hbs.AST.Node, member: hbs.AST.Node | undefined): string | undefined {
  if (member?.type !== 'StringLiteral') return undefined;
  return `${describe(node)}.${(member as hbs.AST.StringLiteral).value}`;
}

/** What is wrong with printing something that has parts, and what to write. */
function hasParts(name: string, shape: Exclude<Shape, string>): readonly [message: string, hint: string] {
  if (isList(shape))
    return [`"${name}" is a list, and cannot be printed as a whole.`, `Write {{#each ${name}}} … {{/each}}.`];
  const texts = Object.keys(shape).filter((part) => typeof shape[part] === 'string');
  const part = texts.includes('text') ? 'text' : texts[0];
  const own = name === 'this' ? part : `${name}.${part}`;
  const hint = part === undefined ? `Write {{#with ${name}}} … {{/with}}.` : `Write {{${own}}}.`;
  return [`"${name}" has parts, and one of them can be printed: ${Object.keys(shape).join(', ')}.`, hint];
}

function nothingInside(part: string, before: readonly string[]): string {
  return before.length === 0
    ? 'Nothing has a name here: write {{this}}.'
    : `"${before.join('.')}" is printed as a whole: take ".${part}" away.`;
}
