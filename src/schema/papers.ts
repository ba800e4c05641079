/** The sheets that a page is fitted to. The first is the default, which the names of files leave out. */
export const paperNames = ['a4', 'letter'] as const;
