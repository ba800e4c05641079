/** What the fit prefers, as data. `docs/what-fits.md` explains the same in words. */
export const preferences = {
  /** How many references a page prints at most. */
  maxReferences: 5,
  /** The value from which on a unit justifies a denser step: that of a "should" of weight 1. */
  minValueForDenser: 2,
  /** What a full text adds to the short one, as a share of its unit's value. */
  fullText: {
    usual: 0.25,
    /** It ends in a runt, and the short text does not. */
    endsInRunt: 0,
    /** The short text ends in a runt, and it does not. */
    avoidsRunt: 1,
  },
} as const;

/** How far a layout may differ from the arithmetic before the arithmetic is corrected, in pt. */
export const tolerancePt = 0.05;

/** How many selections are laid out at most to confirm the arithmetic; one is enough where it is right. */
export const maxRounds = 5;
