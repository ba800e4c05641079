/** Splits a list into runs of neighbours that belong together. */
export function groupAdjacent<Item>(
  items: readonly Item[],
  belongTogether: (before: Item, next: Item) => boolean,
): readonly (readonly Item[])[] {
  const groups: Item[][] = [];
  items.forEach((item, i) => {
    const group = groups.at(-1);
    if (group && belongTogether(items[i - 1] as Item, item)) group.push(item);
    else groups.push([item]);
  });
  return groups;
}
