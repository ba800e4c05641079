import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The parts of a document of Word, as text. */
export function wordParts(path: string): Readonly<Record<string, string>> {
  const files = unzipSync(readFileSync(path));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Changes parts of a document in place; one that is made undefined is taken out, and a new one is put in. */
export function editWord(
  path: string,
  edit: (parts: Readonly<Record<string, string>>) => Readonly<Record<string, string | undefined>>,
): void {
  const parts = wordParts(path);
  const all = Object.entries({ ...parts, ...edit(parts) }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, strToU8(text)] as const],
  );
  writeFileSync(path, zipSync(Object.fromEntries(all)));
}

const by = 'w:id="901" w:author="Minister" w:date="2026-11-27T10:00:00Z"';

/** Runs as Word writes them: words as they were, words taken out, words put in. */
export const run = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const taken = (text: string) =>
  `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
export const added = (text: string, properties = '') => `<w:ins ${by}>${run(text, properties)}</w:ins>`;
export const movedFrom = (text: string) =>
  `<w:moveFromRangeStart w:id="7" w:name="move1"/><w:moveFrom ${by}>${run(text)}</w:moveFrom><w:moveFromRangeEnd w:id="7"/>`;
export const movedTo = (text: string) =>
  `<w:moveToRangeStart w:id="8" w:name="move1"/><w:moveTo ${by}>${run(text)}</w:moveTo><w:moveToRangeEnd w:id="8"/>`;

/** Puts runs in the place of the one that has these words. */
export function inPlaceOf(xml: string, words: string, runs: string): string {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(
    `<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">${escaped}</w:t></w:r>`,
  );
  if (!pattern.test(xml)) throw new Error(`no run has the words ${words}`);
  return xml.replace(pattern, () => runs);
}

export function withoutBookmarks(xml: string): string {
  return xml.replace(/<w:bookmark(?:Start|End) [^>]*>/g, '');
}

/** What Google Docs leaves of a document: no bookmarks of ours, no properties, fonts and bold type in every run. */
export function asFromGoogleDocs(
  parts: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> {
  const xml = withoutBookmarks(parts['word/document.xml'] ?? '')
    .replace(/<w:pStyle w:val="(?!Title|Subtitle|Heading\d")[^"]*"\/>/g, '')
    .replace(/<w:rStyle w:val="CitationMark"\/>/g, '<w:vertAlign w:val="superscript"/>')
    .replace(/<\/?w:hyperlink[^>]*>/g, '')
    .replace(/<w:r>(?!<w:rPr>)/g, '<w:r><w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial"/><w:rtl w:val="0"/></w:rPr>');
  return { 'word/document.xml': xml, 'docProps/custom.xml': undefined, 'docProps/core.xml': undefined };
}
