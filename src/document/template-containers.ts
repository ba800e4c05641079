import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import { nearest } from '../diagnostics/suggest.js';
import { containerNames } from '../model/document.js';
import { type ParsedTemplate, pathOf, type Statement, spanOf, statementsOf } from './parsed-template.js';

/** A line that begins with colons: it opens or closes a container. */
interface Fence {
  readonly colons: number;
  readonly line: string;
  readonly file: SourceFile;
  readonly start: number;
}

/**
 * Checks the fences of a set of templates in the order in which they are expanded: each that opens a container is closed
 * by the first that has as many colons or more. After branches that leave different containers open, nothing can be
 * said: it depends on the brief.
 */
export function checkContainers(
  main: ParsedTemplate,
  partials: ReadonlyMap<string, ParsedTemplate>,
): readonly Diagnostic[] {
  const checker = new ContainerChecker(partials);
  const open = checker.program(main.program, main.file, []);
  return [...checker.problems, ...(open ?? []).map(neverClosed)];
}

class ContainerChecker {
  readonly problems: Diagnostic[] = [];
  private readonly seen = new Set<string>();
  /** Fences reported as never closed; what follows is read as if they were. */
  private readonly unclosed = new Set<Fence>();

  constructor(private readonly partials: ReadonlyMap<string, ParsedTemplate>) {}

  /** What is open after a program; nothing where that depends on the brief. `outside` was open before its block. */
  program(
    program: hbs.AST.Program | undefined,
    file: SourceFile,
    open: readonly Fence[],
    outside: readonly Fence[] = [],
  ): readonly Fence[] | undefined {
    let now: readonly Fence[] | undefined = open;
    const body = statementsOf(program);
    for (const [i, node] of body.entries()) {
      if (now === undefined) return undefined;
      const before: readonly Fence[] = now;
      now = this.statement(node, file, before, outside);
      if (now === undefined && !mayBeClosedBy(node, body.slice(i + 1))) now = this.unclosedIn(node, file, before);
    }
    return now;
  }

  private statement(
    node: Statement,
    file: SourceFile,
    open: readonly Fence[],
    outside: readonly Fence[],
  ): readonly Fence[] | undefined {
    switch (node.type) {
      case 'ContentStatement':
        return this.content(node, file, open, outside);
      case 'BlockStatement': {
        const { program, inverse } = node;
        const branches = [this.program(program, file, open, open), this.program(inverse, file, open, open)];
        const [then, other] = branches.map((left) => left?.filter((fence) => !this.unclosed.has(fence)));
        return then !== undefined && other !== undefined && isSame(then, other) ? then : undefined;
      }
      case 'PartialStatement': {
        const partial = this.partials.get(pathOf(node.name) ?? '');
        return partial ? this.program(partial.program, partial.file, open, outside) : open;
      }
      default:
        return open;
    }
  }

  /** What a block leaves open that nothing can close. */
  private unclosedIn(node: Statement, file: SourceFile, open: readonly Fence[]): readonly Fence[] | undefined {
    if (node.type !== 'BlockStatement' || node.inverse) return undefined;
    const left = this.program(node.program, file, open, open);
    if (!left || !open.every((fence, i) => left[i] === fence)) return undefined;
    for (const fence of left.slice(open.length)) this.report(neverClosed(fence));
    return open;
  }

  private content(
    node: hbs.AST.ContentStatement,
    file: SourceFile,
    open: readonly Fence[],
    outside: readonly Fence[],
  ): readonly Fence[] {
    const content = spanOf(node, file);
    const text = file.text.slice(content.start, content.end);
    return [...text.matchAll(/^:{3,}/gm)].reduce<readonly Fence[]>((now, match) => {
      const start = content.start + match.index;
      // The text after a tag does not begin a line.
      if (start > 0 && file.text[start - 1] !== '\n') return now;
      return this.fence(lineAt(file, start, match[0].length), now, outside);
    }, open);
  }

  private fence(fence: Fence, open: readonly Fence[], outside: readonly Fence[]): readonly Fence[] {
    const rest = fence.line.slice(fence.colons).trim();
    const name = /^[a-z][a-z-]*/.exec(rest)?.[0];
    if (name !== undefined) {
      if (!containerNames.some((known) => known === name)) this.report(unknownName(fence, name));
      else if (!isOpening(rest.slice(name.length))) this.report(badAttributes(fence, name));
      return [...open, fence];
    }
    if (rest === '') return this.close(fence, open, outside);
    this.report(noName(fence));
    return open;
  }

  private close(fence: Fence, open: readonly Fence[], outside: readonly Fence[]): readonly Fence[] {
    const at = open.findIndex(({ colons }) => colons <= fence.colons);
    const closed = open[at];
    const last = open.at(-1);
    if (!closed || !last) {
      this.report(closesNothing(fence));
      return open;
    }
    if (closed === last) return open.slice(0, at);
    if (outside.includes(closed) && !outside.includes(last)) {
      // A container from outside should have been closed before a block that has containers itself.
      this.unclosed.add(closed);
      this.report(neverClosed(closed));
      return this.close(
        fence,
        open.filter((one) => one !== closed),
        outside,
      );
    }
    this.report(closedTooEarly(last, closed));
    // Read on as it was meant: a fence of as many colons closes the inner one.
    return last.colons === fence.colons ? open.slice(0, -1) : open.slice(0, at);
  }

  /** Once, also for a loop or a partial that is used twice. */
  private report(diagnostic: Diagnostic): void {
    const key = `${diagnostic.span?.source}:${diagnostic.span?.start}:${diagnostic.message}`;
    if (!this.seen.has(key)) this.problems.push(diagnostic);
    this.seen.add(key);
  }
}

/** Whether a line that closes follows, or a block that asks the same and may close what this one opens. */
function mayBeClosedBy(node: Statement, later: readonly Statement[]): boolean {
  const asked = (one: Statement) => {
    const [param] = one.type === 'BlockStatement' ? one.params : [];
    return param && pathOf(param);
  };
  const path = asked(node);
  return later.some(
    (one) =>
      (path !== undefined && asked(one) === path) ||
      (one.type === 'ContentStatement' && /^:{3,}[ \t]*$/m.test(one.value)),
  );
}

function isSame(a: readonly Fence[], b: readonly Fence[]): boolean {
  return a.length === b.length && a.every(({ colons }, i) => colons === b[i]?.colons);
}

function lineAt(file: SourceFile, start: number, colons: number): Fence {
  const end = file.text.indexOf('\n', start);
  return { colons, line: file.text.slice(start, end === -1 ? undefined : end).trimEnd(), file, start };
}

function badContainer({ file, start, line }: Fence, message: string, hint: string): Diagnostic {
  return error('document/bad-container', message, {
    span: { source: file.id, start, end: start + line.length },
    hint,
  });
}

function unknownName(fence: Fence, name: string): Diagnostic {
  const near = nearest(name, containerNames);
  const known = `A template may use ${containerNames.join(', ')}.`;
  const message = `A brief has no part called ":::${name}".`;
  return badContainer(fence, message, near === undefined ? known : `Did you mean "${near}"? ${known}`);
}

/** Whether after a name stands nothing, or attributes; what a template prints may be any word. */
function isOpening(rest: string): boolean {
  return /^(?:\{(?:\s*[a-z-]+="[^"]*")*\s*\})?$/.test(rest.replace(/\{\{[^{}]*\}\}/g, 'x'));
}

function badAttributes(fence: Fence, name: string): Diagnostic {
  return badContainer(
    fence,
    `What stands after ":::${name}" cannot be read.`,
    `Write nothing there, or attributes in braces right after the name: :::${name}{unit="{{unit}}"}`,
  );
}

function noName(fence: Fence): Diagnostic {
  return badContainer(
    fence,
    'After these colons stands something that is not the name of a part.',
    'Write the name right after them, as in :::unit, or delete what follows.',
  );
}

function closesNothing(fence: Fence): Diagnostic {
  const colons = ':'.repeat(fence.colons);
  return badContainer(
    fence,
    `This line of ${colons} closes nothing.`,
    'Delete it, or open a part above it, as in :::unit.',
  );
}

function closedTooEarly(inner: Fence, outer: Fence): Diagnostic {
  return badContainer(
    inner,
    inner.colons < outer.colons
      ? `"${inner.line}" is not closed before "${outer.line}" is.`
      : `"${inner.line}" stands in a part that has no more colons: the line that should close it closes that.`,
    inner.colons < outer.colons
      ? `Write a line of ${':'.repeat(inner.colons)} where it ends.`
      : 'A part around another needs more colons than that has: give the outer one more, at its beginning and its end.',
  );
}

function neverClosed(fence: Fence): Diagnostic {
  const colons = ':'.repeat(fence.colons);
  return badContainer(fence, `"${fence.line}" is not closed.`, `Write a line of ${colons} where it ends.`);
}
