import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Inline } from '../model/document.js';

/** What a page does not take. */
export interface Refusal {
  readonly code: Diagnostic['code'];
  readonly message: string;
  readonly hint: string;
  /** The Markdown that is refused, as it was written. */
  readonly raw?: string;
  /** Whether it is of a text, and not of the template around it. */
  readonly isOfText?: boolean;
}

/** A text by itself, and what no page takes of it. The works that it cites are those of its page to look for. */
export interface ParsedText {
  readonly children: readonly Inline[];
  readonly works: readonly string[];
  readonly refusals: readonly Refusal[];
}
