/** Character classes (ISO 32000-1, 7.2.2); the delimiters are 2. */
export const regular = 0;
export const whiteSpace = 1;

export const byteKind: Readonly<Uint8Array> = (() => {
  const kinds = new Uint8Array(256);
  for (const byte of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) kinds[byte] = whiteSpace;
  for (const char of '()<>[]{}/%') kinds[char.charCodeAt(0)] = 2;
  return kinds;
})();

const regulars = /[^\0\t\n\f\r ()<>[\]{}/%]*/y;

/** The end of the regular characters at a place. */
export function afterRegular(text: string, at: number): number {
  regulars.lastIndex = at;
  return regulars.test(text) ? regulars.lastIndex : at;
}

/** The value of a hexadecimal digit, 255 for other bytes. */
export const hexDigit: Readonly<Uint8Array> = (() => {
  const values = new Uint8Array(256).fill(255);
  for (let value = 0; value < 16; value += 1) {
    const digit = value.toString(16);
    values[digit.charCodeAt(0)] = value;
    values[digit.toUpperCase().charCodeAt(0)] = value;
  }
  return values;
})();
