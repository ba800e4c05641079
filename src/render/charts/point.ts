/** Where charts are drawn, from the start and the top of a room. Both formats draw the same. */
export interface Point {
  readonly start: number;
  readonly top: number;
}
