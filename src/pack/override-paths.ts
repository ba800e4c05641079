import { type Located, textAt } from '../validation/located.js';

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
