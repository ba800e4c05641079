import { eastAsianWidth } from 'get-east-asian-width';

/** How many columns of a terminal a text takes: Chinese characters take two, combining marks and joiners none. */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) {
    if (!/^[\p{M}\u200c\u200d]$/u.test(char)) width += eastAsianWidth(char.codePointAt(0) ?? 0);
  }
  return width;
}
