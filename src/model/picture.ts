/** A picture that has been read in full, and holds nothing that was not understood. */
export interface Picture {
  readonly kind: 'png' | 'jpeg' | 'svg';
  readonly bytes: Uint8Array;
  /** Width over height. */
  readonly aspect: number;
}
