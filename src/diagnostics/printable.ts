/** Makes text of a file safe for a terminal or a log. Control characters become a visible one of the width counted. */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '�');
}

/** The same for a text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** A JSON document without invisible characters: they are written as escapes, which mean the same. */
export function printableJson(document: object): string {
  return JSON.stringify(document, undefined, 2).replace(/[^\n\P{Cc}]|[\p{Cf}\p{Cs}]/gu, escapes);
}

function escapes(char: string): string {
  return [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}
