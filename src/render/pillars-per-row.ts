/** How many cards of pillars stand in a row: two give lines of a good length, and three of three leave no gap. */
export function pillarsPerRow(pillars: number): number {
  return pillars === 3 ? 3 : 2;
}
