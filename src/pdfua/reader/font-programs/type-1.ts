/** The names of the glyphs of a Type 1 program (Adobe Type 1 Font Format, 1990); undefined where it cannot be read. */
export function glyphNamesOfType1(bytes: Buffer): ReadonlySet<string> | undefined {
  const clear = bytes.indexOf('eexec');
  if (clear === -1) return undefined;
  let start = clear + 'eexec'.length;
  while (bytes[start] === 0x20 || bytes[start] === 0x0a || bytes[start] === 0x0d || bytes[start] === 0x09) start += 1;
  const text = decrypt(bytes.subarray(start)).toString('latin1');
  const strings = text.indexOf('/CharStrings');
  if (strings === -1) return undefined;
  // Each is a name, a length and the token that reads as many bytes, RD or -|.
  const found = [...text.slice(strings + 1).matchAll(/\/([^\s/]+) \d+ (?:RD|-\|) /g)];
  return found.length > 0 ? new Set(found.map(([, name = '']) => name)) : undefined;
}

/** The key and constants of the encrypted part (chapter 7). */
const key = 55_665;
const [factor, summand] = [52_845, 22_719];
/** Random bytes at its start. */
const lead = 4;

function decrypt(bytes: Buffer): Buffer {
  const plain = Buffer.alloc(bytes.length);
  let state = key;
  for (const [i, byte] of bytes.entries()) {
    plain[i] = byte ^ (state >> 8);
    state = ((byte + state) * factor + summand) & 0xffff;
  }
  return plain.subarray(lead);
}
