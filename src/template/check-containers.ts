import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import { nearest } from '../diagnostics/suggest.js';
import { containerNames } from '../model/document.js';
import type { ParsedTemplate } from './check-paths.js';

/** A line of colons that opens a container. */
interface Opened {
  readonly colons: number;
  readonly line: string;
  readonly file: SourceFile;
  readonly start: number;
}

/**
 * The lines of colons of a set of templates, in the order in which they are expanded: each that opens a container is
 * closed by the first that has as many colons or more. Where branches leave different ones open nothing is said:
 * then it depends on the brief.
 */
export function checkContainers(
  main: ParsedTemplate,
  partials: ReadonlyMap<string, ParsedTemplate>,
): readonly Diagnostic[] {
  const checker = new ContainerChecker(partials);
  const left = checker.program(main.program, main.file, []);
  if (left === undefined) return checker.unknown;
  return [...checker.unknown, ...checker.problems, ...left.map(neverClosed)];
}

class ContainerChecker {
  readonly problems: Diagnostic[] = [];
  /** Names that no brief has; these are wrong whatever the branches do. */
  readonly unknown: Diagnostic[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly partials: ReadonlyMap<string, ParsedTemplate>) {}

  /** What is open after a program; undefined where that depends on the brief. */
  program(
    program: hbs.AST.Program | undefined,
    file: SourceFile,
    open: readonly Opened[],
  ): readonly Opened[] | undefined {
    let now: readonly Opened[] | undefined = open;
    for (const node of program?.body ?? []) {
      if (now === undefined) return undefined;
      now = this.statement(node, file, now);
    }
    return now;
  }

  private statement(node: hbs.AST.Statement, file: SourceFile, open: readonly Opened[]): readonly Opened[] | undefined {
    switch (node.type) {
      case 'ContentStatement':
        return this.content(node as hbs.AST.ContentStatement, file, open);
      case 'BlockStatement': {
        const { program, inverse } = node as hbs.AST.BlockStatement;
        const [then, other] = [this.program(program, file, open), this.program(inverse, file, open)];
        return then !== undefined && other !== undefined && same(then, other) ? then : undefined;
      }
      case 'PartialStatement': {
        const { name } = node as hbs.AST.PartialStatement;
        const partial = this.partials.get(
          name.type === 'PathExpression' ? (name as hbs.AST.PathExpression).original : '',
        );
        return partial ? this.program(partial.program, partial.file, open) : open;
      }
      default:
        return open;
    }
  }

  private content(node: hbs.AST.ContentStatement, file: SourceFile, open: readonly Opened[]): readonly Opened[] {
    const from = offsetOf(file.text, node.loc.start);
    const to = offsetOf(file.text, node.loc.end);
    return [...file.text.slice(from, to).matchAll(/^:{3,}/gm)].reduce<readonly Opened[]>((now, match) => {
      const start = from + match.index;
      // At the beginning of what stands after a tag is not at the beginning of a line.
      if (start > 0 && file.text[start - 1] !== '\n') return now;
      return this.fence(lineAt(file, start, match[0].length), now);
    }, open);
  }

  private fence(opened: Opened, open: readonly Opened[]): readonly Opened[] {
    const rest = opened.line.slice(opened.colons).trim();
    const name = /^[a-z][a-z-]*/.exec(rest)?.[0];
    if (name !== undefined) {
      if (!containerNames.some((known) => known === name)) this.report(this.unknown, unknownName(opened, name));
      return [...open, opened];
    }
    if (rest !== '') {
      this.report(this.problems, notUnderstood(opened));
      return open;
    }
    const at = open.findIndex(({ colons }) => colons <= opened.colons);
    if (at === -1) {
      this.report(this.problems, closesNothing(opened));
      return open;
    }
    for (const inner of open.slice(at + 1)) this.report(this.problems, closedTooEarly(inner, open[at] as Opened));
    return open.slice(0, at);
  }

  /** What is wrong in a loop or in a partial used twice is told once. */
  private report(list: Diagnostic[], diagnostic: Diagnostic): void {
    const key = `${diagnostic.span?.source}:${diagnostic.span?.start}:${diagnostic.message}`;
    if (!this.seen.has(key)) list.push(diagnostic);
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

function offsetOf(text: string, { line, column }: { readonly line: number; readonly column: number }): number {
  let start = 0;
  for (let n = 1; n < line; n += 1) start = text.indexOf('\n', start) + 1;
  return start + column;
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
    'After the colons stands neither the name of a part nor nothing.',
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
    `"${inner.line}" is not closed before "${outer.line}" is.`,
    `Close it with a line of ${':'.repeat(inner.colons)} of its own, and give the part around it more colons than it has.`,
  );
}

function neverClosed(opened: Opened): Diagnostic {
  const colons = ':'.repeat(opened.colons);
  return told(opened, `"${opened.line}" is not closed.`, `Write a line of ${colons} where it ends.`);
}
