import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import { nearest } from '../diagnostics/suggest.js';
import { containerNames } from '../model/document.js';
import type { ParsedTemplate } from './check-paths.js';
import { offsetAt } from './template-span.js';

/** A line of colons that opens a container. */
interface Opened {
  readonly colons: number;
  readonly line: string;
  readonly file: SourceFile;
  readonly start: number;
}

/**
 * The lines of colons of a set of templates, in the order in which they are expanded: each that opens a container is
 * closed by the first that has as many colons or more. After branches that leave different ones open nothing is said:
 * then it depends on the brief.
 */
export function checkContainers(
  main: ParsedTemplate,
  partials: ReadonlyMap<string, ParsedTemplate>,
): readonly Diagnostic[] {
  const checker = new ContainerChecker(partials);
  const left = checker.program(main.program, main.file, []);
  return [...checker.problems, ...(left ?? []).map(neverClosed)];
}

class ContainerChecker {
  readonly problems: Diagnostic[] = [];
  private readonly seen = new Set<string>();
  /** What is told to be open for ever; the rest is read as if it were closed. */
  private readonly missing = new Set<Opened>();

  constructor(private readonly partials: ReadonlyMap<string, ParsedTemplate>) {}

  /** What is open after a program; undefined where that depends on the brief. `outside` was open before its block. */
  program(
    program: hbs.AST.Program | undefined,
    file: SourceFile,
    open: readonly Opened[],
    outside: readonly Opened[] = [],
  ): readonly Opened[] | undefined {
    let now: readonly Opened[] | undefined = open;
    for (const node of program?.body ?? []) {
      if (now === undefined) return undefined;
      now = this.statement(node, file, now, outside);
    }
    return now;
  }

  private statement(
    node: hbs.AST.Statement,
    file: SourceFile,
    open: readonly Opened[],
    outside: readonly Opened[],
  ): readonly Opened[] | undefined {
    switch (node.type) {
      case 'ContentStatement':
        return this.content(node as hbs.AST.ContentStatement, file, open, outside);
      case 'BlockStatement': {
        const { program, inverse } = node as hbs.AST.BlockStatement;
        const branches = [this.program(program, file, open, open), this.program(inverse, file, open, open)];
        const [then, other] = branches.map((left) => left?.filter((opened) => !this.missing.has(opened)));
        return then !== undefined && other !== undefined && same(then, other) ? then : undefined;
      }
      case 'PartialStatement': {
        const { name } = node as hbs.AST.PartialStatement;
        const partial = this.partials.get(
          name.type === 'PathExpression' ? (name as hbs.AST.PathExpression).original : '',
        );
        return partial ? this.program(partial.program, partial.file, open, outside) : open;
      }
      default:
        return open;
    }
  }

  private content(
    node: hbs.AST.ContentStatement,
    file: SourceFile,
    open: readonly Opened[],
    outside: readonly Opened[],
  ): readonly Opened[] {
    const from = offsetAt(file.text, node.loc.start.line, node.loc.start.column);
    const to = offsetAt(file.text, node.loc.end.line, node.loc.end.column);
    return [...file.text.slice(from, to).matchAll(/^:{3,}/gm)].reduce<readonly Opened[]>((now, match) => {
      const start = from + match.index;
      // At the beginning of what stands after a tag is not at the beginning of a line.
      if (start > 0 && file.text[start - 1] !== '\n') return now;
      return this.fence(lineAt(file, start, match[0].length), now, outside);
    }, open);
  }

  private fence(opened: Opened, open: readonly Opened[], outside: readonly Opened[]): readonly Opened[] {
    const rest = opened.line.slice(opened.colons).trim();
    const name = /^[a-z][a-z-]*/.exec(rest)?.[0];
    if (name !== undefined) {
      if (!containerNames.some((known) => known === name)) this.report(unknownName(opened, name));
      return [...open, opened];
    }
    if (rest === '') return this.close(opened, open, outside);
    this.report(notUnderstood(opened));
    return open;
  }

  private close(line: Opened, open: readonly Opened[], outside: readonly Opened[]): readonly Opened[] {
    const at = open.findIndex(({ colons }) => colons <= line.colons);
    const closed = open[at];
    const last = open.at(-1);
    if (!closed || !last) {
      this.report(closesNothing(line));
      return open;
    }
    if (closed === last) return open.slice(0, at);
    if (outside.includes(closed) && !outside.includes(last)) {
      // In a block that has parts of its own, a part from outside should have been closed before it.
      this.missing.add(closed);
      this.report(neverClosed(closed));
      const others = open.filter((one) => one !== closed);
      return this.close(line, others, outside);
    }
    this.report(closedTooEarly(last, closed));
    // Read on as it was meant: a line of as many colons belongs to the inner one.
    return last.colons === line.colons ? open.slice(0, -1) : open.slice(0, at);
  }

  /** What is wrong in a loop or in a partial used twice is told once. */
  private report(diagnostic: Diagnostic): void {
    const key = `${diagnostic.span?.source}:${diagnostic.span?.start}:${diagnostic.message}`;
    if (!this.seen.has(key)) this.problems.push(diagnostic);
    this.seen.add(key);
  }
}

function same(a: readonly Opened[], b: readonly Opened[]): boolean {
  return a.length === b.length && a.every(({ colons }, i) => colons === b[i]?.colons);
}

function lineAt(file: SourceFile, start: number, colons: number): Opened {
  const end = file.text.indexOf('\n', start);
  return { colons, line: file.text.slice(start, end === -1 ? undefined : end).trimEnd(), file, start };
}

function told({ file, start, line }: Opened, message: string, hint: string): Diagnostic {
  return error('document/bad-container', message, {
    span: { source: file.id, start, end: start + line.length },
    hint,
  });
}

function unknownName(opened: Opened, name: string): Diagnostic {
  const near = nearest(name, containerNames);
  const known = `A template may use ${containerNames.join(', ')}.`;
  const message = `A brief has no part called ":::${name}".`;
  return told(opened, message, near === undefined ? known : `Did you mean "${near}"? ${known}`);
}

function notUnderstood(opened: Opened): Diagnostic {
  return told(
    opened,
    'After these colons stands something that is not the name of a part.',
    'Write the name right after them, as in :::unit, or delete what follows.',
  );
}

function closesNothing(opened: Opened): Diagnostic {
  const colons = ':'.repeat(opened.colons);
  return told(opened, `This line of ${colons} closes nothing.`, 'Delete it, or open a part above it, as in :::unit.');
}

function closedTooEarly(inner: Opened, outer: Opened): Diagnostic {
  return told(
    inner,
    inner.colons < outer.colons
      ? `"${inner.line}" is not closed before "${outer.line}" is.`
      : `"${inner.line}" stands in a part that has no more colons: the line that should close it closes that.`,
    inner.colons < outer.colons
      ? `Write a line of ${':'.repeat(inner.colons)} where it ends.`
      : 'A part around another needs more colons than that has: give the outer one more, at its beginning and its end.',
  );
}

function neverClosed(opened: Opened): Diagnostic {
  const colons = ':'.repeat(opened.colons);
  return told(opened, `"${opened.line}" is not closed.`, `Write a line of ${colons} where it ends.`);
}
