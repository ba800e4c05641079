import { entryOf, type Located } from '../validation/located.js';
import { textAt } from './pack-index.js';

/** A value of a tree and the way to it, as `--set` names it: keys, and ids of entries. */
interface Place {
  readonly names: readonly string[];
  /** What each name may be called as well: the number of an entry. */
  readonly numbers: readonly string[];
}

/**
 * The path that was meant by one which leads nowhere, where there is one alone: `near-gate.figures.near` lacks its section,
 * `pillars.space.close.text` a key on the way, and others have slashes or brackets in them.
 */
export function pathMeant(tree: Located, typed: string): string | undefined {
  const steps = typed
    .replace(/\[(\d+)\]/g, '.$1')
    .split(/[./]/)
    .map((step) => step.trim())
    .filter((step) => step !== '');
  const found = places(tree, { names: [], numbers: [] }).filter((place) => leadsThrough(place, steps));
  const shortest = Math.min(...found.map(({ names }) => names.length));
  const [first, ...others] = found.filter(({ names }) => names.length === shortest);
  return others.length === 0 ? first?.names.join('.') : undefined;
}

function places(node: Located, here: Place): readonly Place[] {
  const below = (name: string, number: string, value: Located): readonly Place[] => {
    const place = { names: [...here.names, name], numbers: [...here.numbers, number] };
    return [place, ...places(value, place)];
  };
  switch (node.kind) {
    case 'text':
      return [];
    case 'map':
      return node.entries.flatMap(({ key, value }) => below(key, key, value));
    case 'list':
      return node.items.flatMap((item, i) => below(textAt(item, 'id')?.text ?? String(i), String(i), item));
  }
}

/** Whether all steps lie on the way to a place, in their order, and the last is its own. */
function leadsThrough({ names, numbers }: Place, steps: readonly string[]): boolean {
  const isStep = (at: number, step: string | undefined) => names[at] === step || numbers[at] === step;
  if (!isStep(names.length - 1, steps.at(-1))) return false;
  let next = 0;
  for (let at = 0; at < names.length && next < steps.length; at += 1) if (isStep(at, steps[next])) next += 1;
  return next === steps.length;
}

/** The step at which a path leaves the sections of a pack or the keys of an entry with an id, and which keys are there. */
export function lostAt(
  tree: Located,
  steps: readonly string[],
): { readonly step: number; readonly known: readonly string[] } | undefined {
  let [node, at] = [tree, 0];
  while (at < steps.length) {
    const next = stepInto(node, steps.slice(at));
    if (next) {
      at += next.length;
      node = next.node;
      continue;
    }
    if (node.kind !== 'map' || (node !== tree && entryOf(node, 'id') === undefined)) return undefined;
    const isOneKey = at === steps.length - 1 && !/[[/]/.test(steps[at] ?? '');
    return isOneKey ? undefined : { step: at, known: node.entries.map(({ key }) => key) };
  }
  return undefined;
}

/** The node that the first steps lead to, and how many they are: keys and ids may have dots in them. */
function stepInto(
  node: Located,
  steps: readonly string[],
): { readonly node: Located; readonly length: number } | undefined {
  for (let length = steps.length; length > 0; length -= 1) {
    const found = childOf(node, steps.slice(0, length).join('.'));
    if (found) return { node: found, length };
  }
  return undefined;
}

function childOf(node: Located, name: string): Located | undefined {
  if (node.kind === 'map') return entryOf(node, name)?.value;
  if (node.kind === 'text') return undefined;
  return (
    node.items.find((item) => textAt(item, 'id')?.text === name) ??
    (/^\d+$/.test(name) ? node.items[Number(name)] : undefined)
  );
}
