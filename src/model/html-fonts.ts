/** Which of a theme's fonts web pages carry: those of letters; all that a page uses, Han characters too; none. */
export const htmlFonts = ['latin', 'all', 'none'] as const;
export type HtmlFonts = (typeof htmlFonts)[number];
