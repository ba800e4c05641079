import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { suggestion } from '../diagnostics/suggest.js';
import { normalized } from '../text/set-text.js';
import {
  entryOf,
  type Located,
  type LocatedEntry,
  type LocatedList,
  type LocatedMap,
  textAt,
} from '../validation/located.js';
import { readYaml } from '../yaml/read-yaml.js';
import { checkFileCharacters } from '../yaml/unsafe-characters.js';
import { pathMeant } from './override-paths.js';
import { settingSlip } from './setting-slip.js';

/** What messages call the values of the command line: a file with one value on each line. */
const overrideSource = '--set';

export interface Overridden {
  readonly tree: Located;
  readonly diagnostics: readonly Diagnostic[];
  /** The text that the diagnostics point into. */
  readonly source: SourceFile;
}

/**
 * Puts values of the command line in the place of those of the files: `path=value`, e.g.
 * `audiences.un-delegates.weights.action=3`. List items are named by id or, from 0, by number. A key with dots in it is
 * found as it is (`weights.agenda.capacity`); one that is not there yet is the rest of the path below a group, or is put in
 * quotation marks. A value in brackets, braces or quotation marks is read as YAML, anything else is a text, as typed.
 */
export function overrideTree(tree: Located, settings: readonly string[]): Overridden {
  const lines = settings.map((setting) => setting.replaceAll('\n', ' '));
  const diagnostics: Diagnostic[] = [];
  let changed = tree;
  let start = 0;
  for (const line of lines) {
    const result = new Setting(line, start).in(changed);
    if (result.ok) changed = result.value;
    else diagnostics.push(...result.diagnostics);
    start += line.length + 1;
  }
  const source = { id: overrideSource, text: lines.map((line) => `${line}\n`).join('') };
  return { tree: changed, diagnostics: [...diagnostics, ...checkFileCharacters(source)], source };
}

/** A value, and the tree that it is to stand in. */
interface Given {
  readonly value: Located;
  readonly root: Located;
}

interface Step {
  readonly key: string;
  readonly quoted: boolean;
  readonly span: Span;
}

/** One line `path=value`; `start` is its offset in the source. */
class Setting {
  private readonly equals: number;

  constructor(
    private readonly line: string,
    private readonly start: number,
  ) {
    this.equals = line.indexOf('=');
  }

  /** The tree with this value in its place, or why it has none. */
  in(tree: Located): Result<Located> {
    const sections = tree.kind === 'map' ? tree.entries.map(({ key }) => key) : [];
    const slip = settingSlip(this.line, sections);
    if (slip) return refusal(this.span(slip.start, slip.end), slip.message, `Write ${slip.meant}`);
    const steps = this.steps();
    if (this.equals < 1 || steps.length === 0) {
      return refusal(this.span(0, this.line.length), `"${this.line}" is not of the form path=value.`, example);
    }
    const value = this.value();
    if (!value.ok) return value;
    return this.replaced(tree, steps, { value: value.value, root: tree });
  }

  private replaced(node: Located, steps: readonly Step[], given: Given): Result<Located> {
    const [first] = steps;
    if (!first) return ok(given.value);
    if (node.kind === 'list') return this.inList(node, steps, given);
    if (node.kind === 'map') return this.inMap(node, steps, given);
    return refusal(first.span, `There is nothing below a text: "${first.key}" cannot be set.`);
  }

  private inList(node: LocatedList, steps: readonly Step[], given: Given): Result<Located> {
    const ids = node.items.map((item) => textAt(item, 'id')?.text ?? '');
    // An id may have dots in it, as those of the framing do.
    for (let length = steps.length; length > 0; length -= 1) {
      const name = joined(steps.slice(0, length));
      const at = ids.includes(name) ? ids.indexOf(name) : /^\d+$/.test(name) ? Number(name) : -1;
      const item = node.items[at];
      if (!item) continue;
      const changed = this.replaced(item, steps.slice(length), given);
      return changed.ok ? ok({ ...node, items: node.items.with(at, changed.value) }) : changed;
    }
    const [first] = steps as [Step];
    const known = ids.filter(Boolean);
    const hint = suggestion(first.key, known) ?? `There is: ${known.join(', ')}.`;
    return refusal(first.span, `Nothing here has the id "${first.key}".`, known.length > 0 ? hint : undefined);
  }

  private inMap(node: LocatedMap, steps: readonly Step[], given: Given): Result<Located> {
    let isBelowText = false;
    for (let length = steps.length; length > 0; length -= 1) {
      const entry = entryOf(node, joined(steps.slice(0, length)));
      if (!entry) continue;
      // `first: 2` among weights is no way to `first.begin`.
      if (entry.value.kind === 'text' && length < steps.length) isBelowText = true;
      else return this.inEntry(node, entry, { steps, length }, given);
    }
    const isKnown = isBelowText || !leadsNowhere(node, steps, given.root);
    return isKnown ? ok(withEntry(node, newEntry(steps, given.value))) : this.elsewhere(node, steps, given);
  }

  private inEntry(
    node: LocatedMap,
    entry: LocatedEntry,
    { steps, length }: { readonly steps: readonly Step[]; readonly length: number },
    given: Given,
  ): Result<Located> {
    const rest = steps.slice(length);
    const keySpan = rest.length === 0 ? over(steps) : entry.keySpan;
    const changed = this.replaced(entry.value, rest, given);
    if (!changed.ok) return changed;
    const replace = (each: LocatedEntry) => (each === entry ? { ...entry, keySpan, value: changed.value } : each);
    return ok({ ...node, entries: node.entries.map(replace) });
  }

  /** A path that leads nowhere in the file: the one that is meant, or a new group of an entry. */
  private elsewhere(node: LocatedMap, steps: readonly Step[], { value, root }: Given): Result<Located> {
    const [first] = steps as [Step];
    const path = this.line.slice(0, this.equals).trim();
    const meant = pathMeant(root, path);
    const message = `"${path}" leads nowhere: there is no "${first.key}" here.`;
    if (meant !== undefined) return refusal(first.span, message, `Write --set ${meant}=…`);
    if (node !== root) return ok(withEntry(node, newEntry(asNewGroup(steps), value)));
    const sections = node.entries.map(({ key }) => key);
    return refusal(first.span, message, suggestion(first.key, sections));
  }

  private steps(): readonly Step[] {
    const path = this.line.slice(0, Math.max(0, this.equals));
    return [...path.matchAll(/"([^"]*)"|[^.]+/g)].map((match) => ({
      key: (match[1] ?? match[0]).trim(),
      quoted: match[1] !== undefined,
      span: this.span(match.index, match.index + match[0].length),
    }));
  }

  private value(): Result<Located> {
    const from = this.equals + 1;
    const raw = this.line.slice(from);
    // Padded by as much as stands before it in the source, so that spans come out right.
    const asYaml = () => readYaml({ id: overrideSource, text: ' '.repeat(this.start + from) + raw });
    if (/^\s*[[{]/.test(raw)) return asYaml();
    const quoted = inQuotes.test(raw) ? asYaml() : undefined;
    if (quoted?.ok) return quoted;
    return ok({ kind: 'text', text: normalized(raw), span: this.span(from, this.line.length), raw });
  }

  private span(start: number, end: number): Span {
    return { source: overrideSource, start: this.start + start, end: this.start + end };
  }
}

/** Some shells hand on the quotation marks around a value. */
const inQuotes = /^\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*$/;

/** Groups whose keys are ids, which may have dots in them. */
const keyedByIds = ['weights', 'text'];

/** `most.measures` of an entry that has no `most`: a group and the keys in it, and no key with a dot. */
function asNewGroup(steps: readonly Step[]): readonly Step[] {
  const [group, ...rest] = steps.map((step) => ({ ...step, quoted: true })) as [Step, ...Step[]];
  const keys = keyedByIds.includes(group.key) ? [{ key: joined(rest), quoted: true, span: over(rest) }] : rest;
  return [group, ...keys];
}

/**
 * Whether what is left of a path is no new key of a map: only a key of the author's own may have dots in it, and neither the
 * sections of a pack nor the keys of an entry with an id are that.
 */
function leadsNowhere(node: LocatedMap, steps: readonly Step[], root: Located): boolean {
  if (steps.some(({ quoted }) => quoted) || (node !== root && entryOf(node, 'id') === undefined)) return false;
  return steps.length > 1 || /[[/]/.test(steps[0]?.key ?? '');
}

function withEntry(node: LocatedMap, entry: LocatedEntry): LocatedMap {
  return { ...node, entries: [...node.entries, entry] };
}

/** An entry for what the tree does not have yet: one key, or with quotation marks a path of keys. */
function newEntry(steps: readonly Step[], value: Located): LocatedEntry {
  const [first, ...rest] = steps as [Step, ...Step[]];
  if (rest.length === 0 || !steps.some(({ quoted }) => quoted)) {
    return { key: joined(steps), keySpan: over(steps), value };
  }
  const inner = { kind: 'map' as const, entries: [newEntry(rest, value)], span: over(rest) };
  return { key: first.key, keySpan: first.span, value: inner };
}

const example = 'Write for example --set pack.version=1.1 or --set audiences.readers.weights.action=3';

function refusal(span: Span, message: string, hint?: string): Result<never> {
  return fail([error('content/bad-override', message, { span, hint })]);
}

function over(steps: readonly Step[]): Span {
  const [first, last] = [steps[0] as Step, steps.at(-1) as Step];
  return { ...first.span, end: last.span.end };
}

function joined(steps: readonly Step[]): string {
  return steps.map(({ key }) => key).join('.');
}
