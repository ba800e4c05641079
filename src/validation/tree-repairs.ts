import { entryOf, type Located, type LocatedEntry, nodeAt, type Path } from './located.js';

/** A change to the tree of a file that removes a mistake, so that the rest can be checked. */
export type Repair =
  | { readonly kind: 'drop'; readonly path: Path }
  | { readonly kind: 'rename'; readonly path: Path; readonly to: string }
  /** A value for a path, new or in the place of another. */
  | { readonly kind: 'set'; readonly path: Path; readonly value: Located }
  /** A key that belongs one level further out. */
  | { readonly kind: 'lift'; readonly path: Path }
  /** Keys of a group that belong below another key of it. */
  | { readonly kind: 'gather'; readonly path: Path; readonly under: string; readonly keys: readonly string[] };

export function repaired(root: Located, repairs: readonly Repair[]): Located {
  // Renaming comes last: until then paths are those of the file.
  const order = ['set', 'drop', 'gather', 'lift', 'rename'];
  return [...repairs].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).reduce(apply, root);
}

function apply(root: Located, repair: Repair): Located {
  const { path } = repair;
  if (repair.kind === 'gather') {
    return changed(root, path, (node) => (node.kind === 'map' ? gathered(node, repair) : node));
  }
  if (repair.kind === 'lift') return lifted(root, path);
  const [parent, key] = [path.slice(0, -1), path.at(-1)];
  if (key === undefined) return repair.kind === 'set' ? repair.value : root;
  return changed(root, parent, (node) => {
    if (node.kind === 'list' && repair.kind === 'set') {
      return { ...node, items: node.items.map((item, i) => (i === key ? repair.value : item)) };
    }
    if (node.kind !== 'map') return node;
    const at = node.entries.findIndex((entry) => entry.key === key);
    const entry = node.entries[at];
    if (repair.kind === 'drop') return { ...node, entries: node.entries.filter((each) => each !== entry) };
    if (repair.kind === 'rename') {
      if (!entry || node.entries.some((each) => each.key === repair.to)) return node;
      return { ...node, entries: node.entries.with(at, { ...entry, key: repair.to }) };
    }
    const { value } = repair;
    if (!entry) return { ...node, entries: [...node.entries, { key: String(key), keySpan: value.span, value }] };
    return { ...node, entries: node.entries.with(at, { ...entry, value }) };
  });
}

function lifted(root: Located, path: Path): Located {
  const [inner, outer] = [path.slice(0, -1), path.slice(0, -2)];
  const entry = entryOf(nodeAt(root, inner), String(path.at(-1)));
  if (!entry) return root;
  const without = apply(root, { kind: 'drop', path });
  return changed(without, outer, (node) =>
    node.kind === 'map' ? { ...node, entries: [...node.entries, entry] } : node,
  );
}

function gathered(
  node: Extract<Located, { kind: 'map' }>,
  { under, keys }: Extract<Repair, { kind: 'gather' }>,
): Located {
  const inner = node.entries.filter(({ key }) => keys.includes(key));
  const [first] = inner;
  if (!first) return node;
  const value: Located = { kind: 'map', entries: inner, span: first.keySpan };
  const rest = node.entries.filter(({ key }) => !keys.includes(key));
  const at = rest.findIndex(({ key }) => key === under);
  const head: LocatedEntry = { key: under, keySpan: rest[at]?.keySpan ?? first.keySpan, value };
  return { ...node, entries: at === -1 ? [...rest, head] : rest.with(at, head) };
}

function changed(node: Located, path: Path, change: (node: Located) => Located): Located {
  const [step, ...rest] = path;
  if (step === undefined) return change(node);
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((item, i) => (i === step ? changed(item, rest, change) : item)) };
  }
  if (node.kind === 'text') return node;
  const entries = node.entries.map((entry) =>
    entry.key === step ? { ...entry, value: changed(entry.value, rest, change) } : entry,
  );
  return { ...node, entries };
}
