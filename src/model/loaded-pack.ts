import type { PackContent } from '../schema/pack.js';
import type { Located } from '../validation/located.js';

/** A file that a pack was read from, named relative to the pack's folder. */
export interface PackFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A loaded pack: valid content, and the tree with the span of each value. */
export interface Pack extends PackContent {
  readonly located: Located;
  readonly files: readonly PackFile[];
  /** Values of the command line that replace those of the files, as `path=value`. */
  readonly settings: readonly string[];
}
