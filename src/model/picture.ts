/** A picture that has been read in full, and holds nothing but what was understood. */
export interface Picture {
  readonly kind: 'png' | 'jpeg' | 'svg';
  readonly bytes: Uint8Array;
  /** Width over height. */
  readonly aspect: number;
}

/** Why a file is not a picture that a brief can show, and what to do about it. */
export interface PictureProblem {
  readonly message: string;
  readonly hint: string;
}
