import { afterRegular, byteKind, hexDigit, regular, whiteSpace } from './bytes.js';
import { closeOfLiteral, hexBytes, literalBytes } from './literals.js';
import type { Names } from './names.js';
import { ObjectReader } from './object-reader.js';
import { PdfDict, type PdfValue } from './objects.js';
import type { ShownCodes } from './shown-codes.js';
import { Source } from './source.js';
import { UnreadablePdf } from './unreadable.js';

/** Called at an operator. */
export type Action<Context> = (context: Context, operands: Operands, operator: string) => void;

/** Actions by operator. */
export type Actions<Context> = ReadonlyMap<string, Action<Context>>;

/** What a token may begin with that is neither a number nor a bracket. */
const notable = /[A-Za-z'"/(<%]/g;
/** Strings of whole codes of two bytes, as most are, with what moves the pen between them. */
const wholeCodes = /<(?:[\da-fA-F]{4}){1,500}>(?:[-\d.]{1,12}<(?:[\da-fA-F]{4}){1,500}>){0,40}/y;
/** What stands before most marked content: its type and its number, as in `/P <</MCID 7>>`. */
const numberedMark = /[\t\n\r ]*\/([A-Za-z\d]+)[\t\n\r ]*<<[\t\n\r ]*\/MCID (\d{1,9})[\t\n\r ]*>>[\t\n\r ]*/y;

/**
 * Reads the operators of a content stream or a CMap (ISO 32000-1, 7.8.2), and calls the actions that they have. Most bytes
 * are codes and numbers: these are passed over by patterns, many at once.
 */
export function readContent<Context>(bytes: Buffer, names: Names, actions: Actions<Context>, context: Context): void {
  const source = new Source(bytes, names);
  const { text } = source;
  const operands = new Operands(source);
  let i = 0;
  for (;;) {
    notable.lastIndex = i;
    if (!notable.test(text)) return;
    const start = notable.lastIndex - 1;
    const byte = bytes[start] as number;
    if (byteKind[byte] !== regular) {
      i = operands.pass(byte, start);
      continue;
    }
    i = afterRegular(text, start);
    // A letter may stand inside a token that is no operator.
    const isToken = start === 0 || byteKind[bytes[start - 1] as number] !== regular;
    if (!isToken || isConstant(byte, i - start)) continue;
    const operator = text.slice(start, i);
    const act = actions.get(operator);
    if (act) {
      if (operator === 'BI') i = afterInlineImage(bytes, i);
      operands.to = start;
      act(context, operands, operator);
    }
    operands.begin(i);
  }
}

/** Whether a token is true, false or null, which are operands. No operator has the first letter and length of these. */
function isConstant(first: number, length: number): boolean {
  if (length === 4) return first === 0x6e || first === 0x74;
  return length === 5 && first === 0x66;
}

/** The end of a name, string, comment, or of the brackets of a dictionary. */
function afterDelimited(source: Source, at: number): number {
  const { bytes, text } = source;
  switch (bytes[at]) {
    case 0x2f:
      return afterRegular(text, at + 1);
    case 0x28:
      return afterClose(closeOfLiteral(source, at, bytes.length), at);
    case 0x25: {
      let i = at;
      while (i < bytes.length && bytes[i] !== 0x0a && bytes[i] !== 0x0d) i += 1;
      return i;
    }
    default:
      return bytes[at + 1] === 0x3c ? at + 2 : afterClose(text.indexOf('>', at), at);
  }
}

function afterClose(close: number, at: number): number {
  if (close === -1) throw new UnreadablePdf(`A string in a content stream has no end, at byte ${at}.`);
  return close + 1;
}

/**
 * The end of an inline image (ISO 32000-1, 8.9.7). It has no length: it ends at an EI between white space that is
 * followed by text.
 */
function afterInlineImage(bytes: Buffer, at: number): number {
  let i = bytes.indexOf('ID', at);
  while (i !== -1) {
    i = bytes.indexOf('EI', i + 2);
    if (i === -1) break;
    const after = bytes.subarray(i + 2, i + 12);
    const standsAlone = byteKind[bytes[i - 1] ?? 0] === whiteSpace && byteKind[after[0] ?? 0x20] === whiteSpace;
    if (standsAlone && after.every((byte) => byteKind[byte] === whiteSpace || (byte > 0x20 && byte < 0x7f)))
      return i + 2;
  }
  throw new UnreadablePdf(`An inline image has no end, at byte ${at} of its content stream.`);
}

/** What stands before an operator. It is only read by an action that needs it, and changes with the next operator. */
export class Operands {
  from = 0;
  to = 0;
  /** Where strings begin and end, also those in an array; some of whole codes are passed over at once. */
  private readonly places: number[] = [];
  /** How many of them are of this operator. */
  private placeCount = 0;
  /** Whether all strings are of whole codes of two bytes, in hexadecimal. */
  private areWhole = true;

  constructor(private readonly source: Source) {}

  begin(at: number): void {
    this.from = at;
    this.placeCount = 0;
    this.areWhole = true;
  }

  /** Passes over what begins with a delimiter, and notes strings. */
  pass(byte: number, start: number): number {
    wholeCodes.lastIndex = start;
    const isWhole = byte === 0x3c && wholeCodes.test(this.source.text);
    const end = isWhole ? wholeCodes.lastIndex : afterDelimited(this.source, start);
    if (byte === 0x28 || (byte === 0x3c && end > start + 2)) {
      this.places[this.placeCount] = start;
      this.places[this.placeCount + 1] = end;
      this.placeCount += 2;
      this.areWhole &&= isWhole;
    }
    return end;
  }

  get text(): string {
    return this.source.text.slice(this.from, this.to);
  }

  values(): readonly PdfValue[] {
    const mark = this.numberedMark();
    if (mark) return mark;
    const reader = new ObjectReader(this.source, this.from, this.to);
    const values: PdfValue[] = [];
    while (!reader.atEnd) values.push(reader.value());
    return values;
  }

  private numberedMark(): readonly PdfValue[] | undefined {
    const { text, names } = this.source;
    numberedMark.lastIndex = this.from;
    const mark = numberedMark.exec(text);
    if (!mark || numberedMark.lastIndex !== this.to) return undefined;
    const [, type = '', number = ''] = mark;
    return [names.of(type), new PdfDict(new Map([['MCID', Number(number)]]))];
  }

  /** The last name. */
  name(): string {
    const start = this.source.text.lastIndexOf('/', this.to - 1);
    return start < this.from ? '' : new ObjectReader(this.source, start).name().value;
  }

  strings(): readonly Uint8Array[] {
    const { source } = this;
    const { bytes } = source;
    const strings: Uint8Array[] = [];
    this.eachString((start, end) => {
      strings.push(bytes[start - 1] === 0x28 ? literalBytes(source, start, end) : hexBytes(bytes, start, end));
    });
    return strings;
  }

  /** Adds the character codes of the strings. */
  addCodes(codeBytes: number, codes: ShownCodes): void {
    const { source, places, placeCount } = this;
    const { bytes, text } = source;
    if (this.areWhole && codeBytes === 2) {
      for (let i = 0; i < placeCount; i += 2) codes.addWhole(text.slice(places[i], places[i + 1]));
      return;
    }
    this.eachString((start, end) => {
      if (bytes[start - 1] === 0x3c) return addHexCodes(bytes, start, end, codeBytes * 2, codes);
      const string = literalBytes(source, start, end);
      for (let at = 0; at + codeBytes <= string.length; at += codeBytes) codes.add(codeFrom(string, at, codeBytes));
    });
  }

  /** Calls with where each string begins and ends, without its delimiters. */
  private eachString(visit: (start: number, end: number) => void): void {
    const { places, placeCount } = this;
    const { bytes, text } = this.source;
    for (let i = 0; i < placeCount; i += 2) {
      const end = (places[i + 1] as number) - 1;
      let start = (places[i] as number) + 1;
      if (bytes[start - 1] === 0x3c) {
        for (let close = text.indexOf('>', start); close < end; close = text.indexOf('>', start)) {
          visit(start, close);
          start = text.indexOf('<', close) + 1;
        }
      }
      visit(start, end);
    }
  }
}

function addHexCodes(bytes: Buffer, from: number, to: number, digits: number, codes: ShownCodes): void {
  let code = 0;
  let count = 0;
  for (let i = from; i < to; i += 1) {
    const value = hexDigit[bytes[i] as number] as number;
    if (value > 15) continue;
    code = code * 16 + value;
    count += 1;
    if (count < digits) continue;
    codes.add(code);
    code = 0;
    count = 0;
  }
  // A single digit at the end is completed by 0.
  if (count === digits - 1) codes.add(code * 16);
}

/** A big-endian number. */
export function codeFrom(bytes: Uint8Array, start: number, length: number): number {
  let code = 0;
  for (let i = start; i < start + length; i += 1) code = code * 256 + (bytes[i] ?? 0);
  return code;
}
