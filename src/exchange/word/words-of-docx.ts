import { readDocx } from './read-docx.js';

/** The words of a document of Word as they are read. @throws Error for one that cannot be read */
export function wordsOfDocx(bytes: Uint8Array): string {
  const read = readDocx(bytes, '');
  if (!read.ok) throw new Error(read.diagnostics[0]?.message ?? 'a document of Word cannot be read');
  return read.value.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ');
}
