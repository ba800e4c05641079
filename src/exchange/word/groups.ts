/** Runs of neighbours that fulfil a condition, and where it is asked for are alike. */
export function groupsOf<Item>(
  items: readonly Item[],
  wanted: (item: Item) => boolean,
  isAlike: (item: Item, next: Item) => boolean = () => true,
): readonly (readonly Item[])[] {
  const groups: Item[][] = [];
  let last: Item | undefined;
  for (const item of items) {
    const isWanted = wanted(item);
    if (isWanted && last !== undefined && isAlike(last, item)) groups.at(-1)?.push(item);
    else if (isWanted) groups.push([item]);
    last = isWanted ? item : undefined;
  }
  return groups;
}
