/** A share as whole percent, rounded the same way wherever it is told. */
export function percentOf(share: number): number {
  return Math.round(share * 100);
}
