/**
 * What a template prints in the place of a text: a number between two noncharacters, which Unicode keeps for use inside a
 * program (23.7). To Markdown it is a word without marks, wherever it stands.
 */
export const tokenOpening = '\ufdd0';
const tokenClosing = '\ufdd1';

const token = `${tokenOpening}(\\d+)${tokenClosing}`;
const tokens = new RegExp(token, 'g');
const tokenFirst = new RegExp(`^${token}`);
const aroundToken = new RegExp(`(${tokenOpening}\\d+${tokenClosing})`);

export function tokenOf(number: number): string {
  return `${tokenOpening}${number}${tokenClosing}`;
}

/** The token that a piece of Markdown begins with. */
export function tokenAtStart(markdown: string): { readonly length: number; readonly number: number } | undefined {
  const found = tokenFirst.exec(markdown);
  return found ? { length: found[0].length, number: Number(found[1]) } : undefined;
}

/** The pieces of Markdown, each token by itself. */
export function aroundTokens(markdown: string): readonly string[] {
  return markdown.split(aroundToken).filter((part) => part !== '');
}

/** Markdown with other words for its tokens. */
export function replaceTokens(markdown: string, wordsOf: (number: number) => string | undefined): string {
  if (!markdown.includes(tokenOpening)) return markdown;
  return markdown.replace(tokens, (raw, number: string) => wordsOf(Number(number)) ?? raw);
}
