/** What the fit prefers, as data; docs/what-fits.md says the same in words. */
export const preferences = {
  /** A page has room for so many printed references. */
  maxReferences: 5,
  /** A unit of this value calls for a denser step, one of less does not: the value of a "should" of weight 1. */
  worthDenser: 2,
  /** What a full text is worth beside the short one, as a share of its unit's value. */
  fullText: {
    usual: 0.25,
    /** Its last line is a single word or character, and that of the short text is not: never. */
    hasRunt: 0,
    /** The short text ends so, and the full one does not. */
    mends: 1,
  },
} as const;

/** How far a page may differ from the arithmetic before the search is told, in pt. */
export const tolerancePt = 0.05;

/** How often a page is laid out to confirm the arithmetic; one is enough where the arithmetic is right. */
export const maxRounds = 5;
