/** The objects of a PDF (ISO 32000-1, 7.3). Arrays, numbers, booleans and null are JavaScript's. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfDict
  | PdfStream
  | readonly PdfValue[];

export class PdfName {
  constructor(readonly value: string) {}
}

export class PdfString {
  constructor(readonly bytes: Uint8Array) {}
}

export class PdfRef {
  constructor(readonly number: number) {}
}

export class PdfDict {
  constructor(readonly entries: ReadonlyMap<string, PdfValue>) {}

  get(key: string): PdfValue | undefined {
    return this.entries.get(key);
  }
}

/** A stream, still encoded. */
export class PdfStream {
  constructor(
    readonly dict: PdfDict,
    readonly raw: Buffer,
  ) {}
}

export const emptyDict = new PdfDict(new Map());

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** The number of the object that a value refers to. */
export function targetOf(value: PdfValue | undefined): number | undefined {
  return value instanceof PdfRef ? value.number : undefined;
}

/** The characters of PDFDocEncoding that differ from Latin-1, by code (ISO 32000-1, annex D.2). */
const docEncoding: readonly (string | undefined)[] = (() => {
  const characters = new Array<string | undefined>(256).fill(undefined);
  for (const [i, char] of [...'˘ˇˆ˙˝˛˚˜'].entries()) characters[0x18 + i] = char;
  for (const [i, char] of [...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].entries()) characters[0x80 + i] = char;
  characters[0xa0] = '€';
  return characters;
})();

/** A text string: UTF-16, UTF-8 or PDFDocEncoding (ISO 32000-1, 7.9.2.2). */
export function decodeText({ bytes }: PdfString): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return Buffer.from(bytes.subarray(3)).toString();
  for (let i = 0; i < bytes.length; i += 1) {
    if (docEncoding[bytes[i] as number] === undefined) continue;
    return Array.from(bytes, (byte) => docEncoding[byte] ?? String.fromCharCode(byte)).join('');
  }
  return latin1(bytes);
}

/** UTF-16BE; an odd last byte is ignored. */
export function decodeUtf16(bytes: Uint8Array): string {
  if (bytes.length < 4) {
    return bytes.length < 2 ? '' : String.fromCharCode(((bytes[0] as number) << 8) | (bytes[1] as number));
  }
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
