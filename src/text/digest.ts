/** A fingerprint of a text. Only `host` computes one; whoever needs it is given how. */
export type Digest = (text: string) => string;
