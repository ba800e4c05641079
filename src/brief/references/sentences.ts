/** Where a part of a reference ends, seen through the marks of a language and of quotation. */
const ended = /[.!?。？！…](?:[”’»“"』」]|\*{1,2}|\]\{lang=[^}]*\})*$/u;
/** A full stop of Latin letters, which has a blank behind it in a language without blanks, too. */
const endedInLatin = /\.(?:\*{1,2}|\]\{lang=[^}]*\})*$/u;

/** Parts as sentences, each with one full stop: none after a mark that ends one already. */
export function joinSentences(
  parts: readonly (string | undefined)[],
  { stop, gap }: { readonly stop: string; readonly gap: string } = { stop: '.', gap: ' ' },
): string {
  const sentences = parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (ended.test(part ?? '') ? part : `${part}${stop}`));
  return sentences
    .map((sentence, i) => {
      const isBlankMissing = gap === '' && i < sentences.length - 1 && endedInLatin.test(sentence ?? '');
      return isBlankMissing ? `${sentence} ` : sentence;
    })
    .join(gap);
}
