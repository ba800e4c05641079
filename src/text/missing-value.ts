/**
 * What statistical offices print where there is no value, without a letter: dashes, dots, the colon of Eurostat, the slashes
 * of INSEE. Some of it is full-width in Chinese and Japanese.
 */
const missing = /^(?:[-‐–—−－]{1,3}|\.{1,3}|…{1,2}|⋯{1,2}|[:：·*#†]|\/{1,3})$/u;

/** Whether a cell of a table says that it has no value. */
export function marksMissingValue(cell: string): boolean {
  return missing.test(cell.trim());
}
