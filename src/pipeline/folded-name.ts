/** The name of a file as people take it: in letters of any case, with accents as they are put together or apart. */
export function foldedName(name: string): string {
  return name.normalize().toLowerCase();
}
