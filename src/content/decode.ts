import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceId } from '../diagnostics/source.js';

/** Bytes → text, strictly UTF-8. A byte-order mark is dropped. */
export function decodeUtf8(id: SourceId, bytes: Uint8Array): string | Diagnostic {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    if (!utf16) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
  }
  return error('yaml/encoding', utf16 ? 'This file is UTF-16, not UTF-8.' : 'This file is not UTF-8 text.', {
    span: { source: id, start: 0, end: 0 },
    hint: 'Save it again with the encoding UTF-8 (in most editors: "Save with encoding").',
  });
}
