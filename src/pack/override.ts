import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { suggestion } from '../diagnostics/suggest.js';
import { entryOf, type Located, type LocatedEntry } from '../validation/located.js';
import { readYaml } from '../yaml/read-yaml.js';

/** What messages call the values of the command line: a file with one value on each line. */
export const overrideSource = '--set';

export interface Overridden {
  readonly tree: Located;
  readonly diagnostics: readonly Diagnostic[];
  /** The text that the diagnostics point into. */
  readonly source: SourceFile;
}

/**
 * Puts values of the command line in the place of those of the files: `path=value`, e.g.
 * `audiences.un-delegates.weights.action=3`. List items are named by id or, from 0, by number. A key with dots in it is found as it
 * is (`weights.agenda.capacity`); one that is not there yet is the rest of the path, or is put in quotation marks.
 * A value in brackets or braces is read as YAML, anything else is a text, as typed.
 */
export function overrideTree(tree: Located, settings: readonly string[]): Overridden {
  const source = { id: overrideSource, text: settings.map((one) => `${one.replaceAll('\n', ' ')}\n`).join('') };
  const diagnostics: Diagnostic[] = [];
  let result = tree;
  let start = 0;
  for (const line of source.text.split('\n').slice(0, -1)) {
    const set = new Setting(line, start);
    result = set.in(result);
    diagnostics.push(...set.diagnostics);
    start += line.length + 1;
  }
  return { tree: result, diagnostics, source };
}

interface Step {
  readonly key: string;
  readonly quoted: boolean;
  readonly span: Span;
}

class Setting {
  readonly diagnostics: Diagnostic[] = [];
  private readonly equals: number;

  constructor(
    private readonly line: string,
    private readonly start: number,
  ) {
    this.equals = line.indexOf('=');
  }

  in(tree: Located): Located {
    const steps = this.steps();
    if (this.equals < 1 || steps.length === 0) {
      this.refuse(this.span(0, this.line.length), `"${this.line}" is not of the form path=value.`, example);
      return tree;
    }
    const value = this.value();
    return value ? this.replaced(tree, steps, value) : tree;
  }

  private replaced(node: Located, steps: readonly Step[], value: Located): Located {
    const [first] = steps;
    if (!first) return value;
    if (node.kind === 'text') {
      this.refuse(first.span, `There is nothing below a text: "${first.key}" cannot be set.`);
      return node;
    }
    return node.kind === 'list' ? this.inList(node, steps, value) : this.inMap(node, steps, value);
  }

  private inList(node: Extract<Located, { kind: 'list' }>, steps: readonly Step[], value: Located): Located {
    const ids = node.items.map((item) => {
      const id = entryOf(item, 'id')?.value;
      return id?.kind === 'text' ? id.text : '';
    });
    // An id may have dots in it, as those of the framing do.
    for (let length = steps.length; length > 0; length -= 1) {
      const name = joined(steps.slice(0, length));
      const at = ids.includes(name) ? ids.indexOf(name) : /^\d+$/.test(name) ? Number(name) : -1;
      const item = node.items[at];
      if (!item) continue;
      const changed = this.replaced(item, steps.slice(length), value);
      return { ...node, items: node.items.map((each, i) => (i === at ? changed : each)) };
    }
    const [first] = steps as [Step];
    const known = ids.filter(Boolean);
    const hint = suggestion(first.key, known) ?? `There is: ${known.join(', ')}.`;
    this.refuse(first.span, `Nothing here has the id "${first.key}".`, known.length > 0 ? hint : undefined);
    return node;
  }

  private inMap(node: Extract<Located, { kind: 'map' }>, steps: readonly Step[], value: Located): Located {
    for (let length = steps.length; length > 0; length -= 1) {
      const key = joined(steps.slice(0, length));
      const entry = entryOf(node, key);
      // `first: 2` among weights is no way to `first.begin`.
      if (!entry || (entry.value.kind === 'text' && length < steps.length)) continue;
      const rest = steps.slice(length);
      const keySpan = rest.length === 0 ? this.over(steps) : entry.keySpan;
      const changed = { ...entry, keySpan, value: this.replaced(entry.value, rest, value) };
      return { ...node, entries: node.entries.map((each) => (each === entry ? changed : each)) };
    }
    return { ...node, entries: [...node.entries, this.added(steps, value)] };
  }

  /** What the file does not have yet: one key, or with quotation marks a path of them. */
  private added(steps: readonly Step[], value: Located): LocatedEntry {
    const [first, ...rest] = steps as [Step, ...Step[]];
    if (rest.length === 0 || !steps.some(({ quoted }) => quoted)) {
      return { key: joined(steps), keySpan: this.over(steps), value };
    }
    const inner = { kind: 'map' as const, entries: [this.added(rest, value)], span: this.over(rest) };
    return { key: first.key, keySpan: first.span, value: inner };
  }

  private steps(): readonly Step[] {
    const path = this.line.slice(0, Math.max(0, this.equals));
    return [...path.matchAll(/"([^"]*)"|[^.]+/g)].map((match) => ({
      key: (match[1] ?? match[0]).trim(),
      quoted: match[1] !== undefined,
      span: this.span(match.index, match.index + match[0].length),
    }));
  }

  private value(): Located | undefined {
    const from = this.equals + 1;
    const raw = this.line.slice(from);
    const span = this.span(from, this.line.length);
    if (!/^\s*[[{]/.test(raw)) return { kind: 'text', text: raw, span, raw };
    // As long as the lines before it, so that places come out right.
    const read = readYaml({ id: overrideSource, text: ' '.repeat(this.start + from) + raw });
    if (read.ok) return read.value;
    this.diagnostics.push(...read.diagnostics);
    return undefined;
  }

  private over(steps: readonly Step[]): Span {
    const [first, last] = [steps[0] as Step, steps.at(-1) as Step];
    return { ...first.span, end: last.span.end };
  }

  private span(start: number, end: number): Span {
    return { source: overrideSource, start: this.start + start, end: this.start + end };
  }

  private refuse(span: Span, message: string, hint?: string): void {
    this.diagnostics.push(error('content/bad-override', message, { span, hint }));
  }
}

const example = 'Write for example --set pack.version=1.1 or --set audiences.readers.weights.action=3';

function joined(steps: readonly Step[]): string {
  return steps.map(({ key }) => key).join('.');
}
