/** The sheets that a page is fitted to. The first is the default, which the names of files leave out. */
export const papers = ['a4', 'letter'] as const;
