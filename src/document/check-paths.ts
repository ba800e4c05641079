import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import { nearest, suggestion } from '../diagnostics/suggest.js';
import type { Shape } from './shape.js';
import { spanOfLocation } from './template-span.js';

/** A template that has been parsed without a mistake. */
export interface ParsedTemplate {
  readonly file: SourceFile;
  readonly program: hbs.AST.Program;
}

/** The things in scope at a place of a template: the innermost last. */
interface Scope {
  readonly contexts: readonly Shape[];
  readonly blockParams: Readonly<Record<string, Shape>>;
  /** The partials that we are inside of. */
  readonly open: readonly string[];
}

const blockNames = ['if', 'unless', 'each', 'with'];
const blockHint = 'Use {{#if x}}, {{#unless x}}, {{#each x}} or {{#with x}}.';
const noPartials = 'Write it as a file in the folder partials, or take the line away.';
const dataNames = ['index', 'first', 'last', 'key'];

/**
 * Every path of a template must lead to something that the view has. Handlebars' strict mode says so of
 * `{{problem}}` only, and stays silent for `{{#if problm}}` and `{{#each evidenc}}`.
 */
export function checkPaths(
  main: ParsedTemplate,
  partials: ReadonlyMap<string, ParsedTemplate>,
  shape: Shape,
): readonly Diagnostic[] {
  const checker = new PathChecker(partials, shape);
  checker.program(main.program, { contexts: [shape], blockParams: {}, open: [] }, main.file);
  return checker.diagnostics;
}

class PathChecker {
  private readonly found = new Map<string, Diagnostic>();

  constructor(
    private readonly partials: ReadonlyMap<string, ParsedTemplate>,
    private readonly root: Shape,
  ) {}

  /** A partial that is used twice tells its mistakes once. */
  get diagnostics(): readonly Diagnostic[] {
    return [...this.found.values()];
  }

  program(program: hbs.AST.Program | undefined, scope: Scope, file: SourceFile): void {
    for (const statement of program?.body ?? []) this.statement(statement, scope, file);
  }

  private statement(node: hbs.AST.Statement, scope: Scope, file: SourceFile): void {
    switch (node.type) {
      case 'MustacheStatement':
        this.printed(node as hbs.AST.MustacheStatement, scope, file);
        return;
      case 'BlockStatement':
        this.block(node as hbs.AST.BlockStatement, scope, file);
        return;
      case 'PartialStatement':
        this.partial(node as hbs.AST.PartialStatement, scope, file);
        return;
      case 'PartialBlockStatement':
      case 'Decorator':
      case 'DecoratorBlock':
        this.report(
          node,
          file,
          'This kind of block is not used in templates of briefs.',
          'Use {{#if}}, {{#each}}, {{#with}} and {{> partial}}.',
        );
        return;
      default:
    }
  }

  /** What is printed is one thing: `{{upper title}}` asks for a helper, and there is none. */
  private printed(node: hbs.AST.MustacheStatement, scope: Scope, file: SourceFile): void {
    if (node.params.length === 0 && (node.hash?.pairs ?? []).length === 0) {
      this.expression(node.path, scope, file);
      return;
    }
    const name = describe(node.path);
    const [first] = node.params;
    if (blockNames.includes(name) && first) {
      const block = `{{#${name} ${describe(first)}}}`;
      this.report(
        node.path,
        file,
        `The # before "${name}" is missing.`,
        `Write ${block}, and {{/${name}}} where it ends.`,
      );
      return;
    }
    const what = node.params[0] ? describe(node.params[0]) : describe(node.path);
    this.report(
      node.path,
      file,
      `"${name}" is followed by more, and a template prints one thing at a time.`,
      `Write {{${what}}}.`,
    );
  }

  private block(node: hbs.AST.BlockStatement, scope: Scope, file: SourceFile): void {
    const name = node.path.type === 'PathExpression' ? (node.path as hbs.AST.PathExpression).original : '';
    const [param] = node.params;
    const near = nearest(name, blockNames);
    if (!blockNames.includes(name) || !param || node.params.length > 1) {
      this.report(
        node.path,
        file,
        blockNames.includes(name)
          ? `{{#${name}}} needs one name after it, and no more.`
          : `{{#${name}}} is not a block that templates of briefs have.`,
        near === undefined || near === name ? blockHint : `Did you mean {{#${near} …}}? ${blockHint}`,
      );
      return;
    }
    const shape = this.expression(param, scope, file);
    if (shape === undefined) return;
    let inner = scope;
    if (name === 'each' || name === 'with') {
      const element = name === 'each' && Array.isArray(shape) ? (shape[0] as Shape) : shape;
      if (name === 'each' && !Array.isArray(shape)) {
        this.report(
          param,
          file,
          `{{#each}} is for a list, and "${describe(param)}" is none.`,
          'Use {{#with}} or {{#if}}.',
        );
        return;
      }
      inner = this.enter(element, node.program, scope);
    }
    this.program(node.program, inner, file);
    this.program(node.inverse, scope, file);
  }

  private enter(shape: Shape, program: hbs.AST.Program, scope: Scope): Scope {
    const [item, index] = program.blockParams ?? [];
    return {
      ...scope,
      contexts: [...scope.contexts, shape],
      blockParams: {
        ...scope.blockParams,
        ...(item ? { [item]: shape } : {}),
        ...(index ? { [index]: 'text' as const } : {}),
      },
    };
  }

  private partial(node: hbs.AST.PartialStatement, scope: Scope, file: SourceFile): void {
    const name = node.name.type === 'PathExpression' ? (node.name as hbs.AST.PathExpression).original : '';
    const partial = this.partials.get(name);
    if (!partial) {
      this.report(
        node.name,
        file,
        `There is no partial "${name}".`,
        suggestion(name, [...this.partials.keys()]) ?? noPartials,
      );
      return;
    }
    if (scope.open.includes(name)) {
      this.report(
        node.name,
        file,
        `The partial "${name}" includes itself.`,
        'It would never end. Take one of the two out.',
      );
      return;
    }
    const [context] = node.params;
    const shape = context ? this.expression(context, scope, file) : scope.contexts.at(-1);
    if (shape === undefined) return;
    const pairs = (node.hash?.pairs ?? []).map(
      (pair) => [pair.key, this.expression(pair.value, scope, file) ?? 'text'] as const,
    );
    const given =
      typeof shape === 'object' && !Array.isArray(shape) ? { ...shape, ...Object.fromEntries(pairs) } : shape;
    this.program(partial.program, { contexts: [given], blockParams: {}, open: [...scope.open, name] }, partial.file);
  }

  /** The shape that a path leads to; literals are text. */
  private expression(node: hbs.AST.Node, scope: Scope, file: SourceFile): Shape | undefined {
    if (node.type !== 'PathExpression') return 'text';
    const path = node as hbs.AST.PathExpression;
    const parts = path.parts.map(String);
    if (path.data && parts[0] !== 'root') {
      if (dataNames.includes(parts[0] ?? '')) return 'text';
      this.report(path, file, `"@${parts[0]}" is not known here.`, suggestion(parts[0] ?? '', dataNames));
      return undefined;
    }
    const [first] = parts;
    const param = first !== undefined && path.depth === 0 ? scope.blockParams[first] : undefined;
    const start = path.data ? this.root : (param ?? scope.contexts.at(-1 - path.depth));
    if (start === undefined) {
      this.report(path, file, `"${path.original}" leads out of the template.`, 'Take one ../ away.');
      return undefined;
    }
    return this.follow(path, path.data || param !== undefined ? parts.slice(1) : parts, start, file);
  }

  private follow(
    path: hbs.AST.PathExpression,
    parts: readonly string[],
    start: Shape,
    file: SourceFile,
  ): Shape | undefined {
    let shape: Shape = start;
    for (const [i, part] of parts.entries()) {
      const names: Readonly<Record<string, Shape>> =
        typeof shape === 'object' && !Array.isArray(shape) ? (shape as Record<string, Shape>) : {};
      const next = Object.hasOwn(names, part)
        ? names[part]
        : Array.isArray(shape) && part === 'length'
          ? 'text'
          : undefined;
      if (next === undefined) {
        this.report(
          path,
          file,
          `A brief has no "${part}" here.`,
          suggestion(part, Object.keys(names)) ?? nothingInside(part, parts.slice(0, i)),
        );
        return undefined;
      }
      shape = next;
    }
    return shape;
  }

  private report(node: hbs.AST.Node, file: SourceFile, message: string, hint: string | undefined): void {
    const span = spanOfLocation(file, node.loc);
    this.found.set(`${file.id}:${span.start}:${message}`, error('template/unknown-path', message, { span, hint }));
  }
}

function describe(node: hbs.AST.Node): string {
  return node.type === 'PathExpression' ? (node as hbs.AST.PathExpression).original : 'this';
}

function nothingInside(part: string, before: readonly string[]): string {
  return before.length === 0
    ? 'Nothing has a name here: write {{this}}.'
    : `"${before.join('.')}" is printed as a whole: take ".${part}" away.`;
}
