import { getOrInsertComputed } from '../text/once.js';
import { entryOf, type Located, type LocatedEntry, type LocatedMap, type Path, pathKey } from './located.js';

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

type RepairOf<Kind extends Repair['kind']> = Extract<Repair, { kind: Kind }>;

/** What is to be changed in the node at a path. */
interface Change {
  readonly path: Path;
  readonly apply: (node: Located) => Located;
}

/** The tree after all repairs. It is walked once for each kind of repair, however many there are. */
export function repaired(root: Located, repairs: readonly Repair[]): Located {
  const of = <Kind extends Repair['kind']>(kind: Kind) =>
    repairs.filter((repair): repair is RepairOf<Kind> => repair.kind === kind);
  // Renaming comes last: until then paths are those of the file.
  return [
    changesIn(of('set'), parentOf, withValues),
    changesIn(of('drop'), parentOf, withoutKeys),
    changesIn(of('gather'), ({ path }) => path, withGathered),
    changesIn(of('lift'), ({ path }) => path.slice(0, -2), withLifted),
    changesIn(of('rename'), parentOf, withNames),
  ].reduce(changed, root);
}

function parentOf({ path }: Repair): Path {
  return path.slice(0, -1);
}

/** One change for all repairs that are made in the same node. */
function changesIn<R extends Repair>(
  repairs: readonly R[],
  placeOf: (repair: R) => Path,
  apply: (node: Located, repairs: readonly R[]) => Located,
): readonly Change[] {
  const byPlace = new Map<string, { readonly path: Path; readonly repairs: R[] }>();
  for (const repair of repairs) {
    const path = placeOf(repair);
    const known = byPlace.get(pathKey(path));
    if (known) known.repairs.push(repair);
    else byPlace.set(pathKey(path), { path, repairs: [repair] });
  }
  return [...byPlace.values()].map((place) => ({ path: place.path, apply: (node) => apply(node, place.repairs) }));
}

function withValues(node: Located, repairs: readonly RepairOf<'set'>[]): Located {
  // The whole tree is the only value without a key.
  const whole = repairs.find(({ path }) => path.length === 0);
  if (whole) return whole.value;
  if (node.kind === 'text') return node;
  const values = new Map(repairs.map(({ path, value }) => [path.at(-1), value]));
  if (node.kind === 'list') return { ...node, items: node.items.map((item, i) => values.get(i) ?? item) };
  const replaced = node.entries.map((entry) => ({ ...entry, value: values.get(entry.key) ?? entry.value }));
  const added = [...values]
    .filter(([key]) => !entryOf(node, String(key)))
    .map(([key, value]) => ({ key: String(key), keySpan: value.span, value }));
  return { ...node, entries: [...replaced, ...added] };
}

function withoutKeys(node: Located, repairs: readonly RepairOf<'drop'>[]): Located {
  return node.kind === 'map' ? without(node, new Set(repairs.map(({ path }) => String(path.at(-1))))) : node;
}

function without(node: LocatedMap, keys: ReadonlySet<string>): LocatedMap {
  return { ...node, entries: node.entries.filter(({ key }) => !keys.has(key)) };
}

function withNames(node: Located, repairs: readonly RepairOf<'rename'>[]): Located {
  if (node.kind !== 'map') return node;
  const names = new Map(repairs.map(({ path, to }) => [String(path.at(-1)), to]));
  const taken = new Set(node.entries.map(({ key }) => key));
  const entries = node.entries.map((entry): LocatedEntry => {
    const to = names.get(entry.key);
    if (to === undefined || taken.has(to)) return entry;
    taken.add(to);
    return { ...entry, key: to };
  });
  return { ...node, entries };
}

/** Entries of the groups in a map, beside those groups. */
function withLifted(node: Located, repairs: readonly RepairOf<'lift'>[]): Located {
  if (node.kind !== 'map') return node;
  const lifted = repairs.flatMap(({ path }) => {
    const [inner, key] = path.slice(-2).map(String);
    return entryOf(entryOf(node, inner ?? '')?.value, key ?? '') ?? [];
  });
  const byGroup = new Map<string, Set<string>>();
  for (const { path } of repairs) {
    const [inner = '', key = ''] = path.slice(-2).map(String);
    byGroup.set(inner, (byGroup.get(inner) ?? new Set()).add(key));
  }
  const entries = node.entries.map((entry) => {
    const keys = byGroup.get(entry.key);
    return keys && entry.value.kind === 'map' ? { ...entry, value: without(entry.value, keys) } : entry;
  });
  return { ...node, entries: [...entries, ...lifted] };
}

function withGathered(node: Located, repairs: readonly RepairOf<'gather'>[]): Located {
  return repairs.reduce((tree, repair) => (tree.kind === 'map' ? gathered(tree, repair) : tree), node);
}

function gathered(node: LocatedMap, { under, keys }: RepairOf<'gather'>): LocatedMap {
  const moved = new Set(keys);
  const inner = node.entries.filter(({ key }) => moved.has(key));
  const [first] = inner;
  if (!first) return node;
  const own = entryOf(node, under)?.value;
  const value: Located =
    own?.kind === 'map'
      ? { ...own, entries: [...own.entries, ...inner] }
      : { kind: 'map', entries: inner, span: first.keySpan };
  const rest = node.entries.filter(({ key }) => !moved.has(key));
  const at = rest.findIndex(({ key }) => key === under);
  const head: LocatedEntry = { key: under, keySpan: rest[at]?.keySpan ?? first.keySpan, value };
  return { ...node, entries: at === -1 ? [...rest, head] : rest.with(at, head) };
}

/** Changes by the next step of their paths. */
interface ChangeTree {
  readonly here: Change[];
  readonly below: Map<string | number, ChangeTree>;
}

function changed(root: Located, changes: readonly Change[]): Located {
  if (changes.length === 0) return root;
  const tree: ChangeTree = { here: [], below: new Map() };
  for (const change of changes) {
    let place = tree;
    for (const step of change.path) {
      place = getOrInsertComputed(place.below, step, () => ({ here: [], below: new Map() }));
    }
    place.here.push(change);
  }
  return changedBy(root, tree);
}

/** What is below a node is changed before the node itself. */
function changedBy(node: Located, { here, below }: ChangeTree): Located {
  const inner = below.size === 0 ? node : withChangesBelow(node, below);
  return here.reduce((changing, { apply }) => apply(changing), inner);
}

function withChangesBelow(node: Located, below: ChangeTree['below']): Located {
  if (node.kind === 'text') return node;
  const at = (child: Located, step: string | number) => {
    const changes = below.get(step);
    return changes ? changedBy(child, changes) : child;
  };
  if (node.kind === 'list') return { ...node, items: node.items.map(at) };
  return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: at(entry.value, entry.key) })) };
}
