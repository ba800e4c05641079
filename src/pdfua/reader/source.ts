import type { Names } from './names.js';

/** Bytes that objects are read from: those of a file, or of an unpacked stream of it. */
export class Source {
  /** The same in Latin-1, in which patterns find what a loop over bytes takes much longer for. */
  readonly text: string;

  /** @param names those of the file */
  constructor(
    readonly bytes: Buffer,
    readonly names: Names,
  ) {
    this.text = bytes.toString('latin1');
  }
}
