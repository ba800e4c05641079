import type { ArchiveLevel } from './archive-level.js';

/** What makes an archive copy of a PDF. */
export interface Archive {
  readonly level: ArchiveLevel;
  /** None in PDF/A-2a. */
  readonly attachments: readonly Attachment[];
}

/** A file in the PDF that belongs to the page as a whole. */
export interface Attachment {
  /** Lower-case ASCII: the file lists them by name. */
  readonly name: string;
  readonly mediaType: string;
  /** For people. */
  readonly description: string;
  /** The same content in another form, or the data behind it (ISO 19005-3, annex E). */
  readonly relationship: 'Alternative' | 'Data';
  readonly bytes: Uint8Array;
}
