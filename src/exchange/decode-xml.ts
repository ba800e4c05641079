/**
 * An XML file as text, in the encoding that it has by its first bytes (UTF-16) or names in its first line; without either,
 * in UTF-8 (XML 1.0, 4.3.3). Nothing where it is in another encoding than it says, or in one that nobody knows.
 */
export function decodeXml(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const declaration = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
  // Whose first line can be read so is not in it.
  return /^utf-16/i.test(named) ? 'utf-8' : named;
}
