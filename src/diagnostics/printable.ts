/** Nothing from a file reaches a terminal or a log raw. Every character becomes one as wide as it is counted. */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '�');
}
