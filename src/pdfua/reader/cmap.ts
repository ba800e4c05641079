import { Actions, codeFrom, nameBefore, operandsOf, readContent, stringsOf } from './content-reader.js';
import { decodeUtf16, isArray, type PdfStream, PdfString, type PdfValue } from './objects.js';
import type { PdfFile } from './pdf-file.js';

/** The contents of a CMap (ISO 32000-1, 9.7.5 and 9.10.3). */
export interface CMap {
  /** The lengths of codes in bytes; usually one. */
  readonly codeBytes: readonly number[];
  /** Unicode texts by code. */
  readonly unicode: ReadonlyMap<number, string>;
  /** The writing mode that it sets, 0 for horizontal. */
  readonly writingMode: number;
  /** The names of the CMaps that it refers to. */
  readonly used: readonly string[];
}

/** In the unit of `PdfFile.spend`. */
const workPerEntry = 50;

export function readCMap(file: PdfFile, stream: PdfStream): CMap {
  const draft = new CMapDraft(file, file.bytes(stream));
  readContent(draft.bytes, actions, draft);
  const { unicode, writingMode, used } = draft;
  return { codeBytes: [...draft.codeBytes], unicode, writingMode, used };
}

class CMapDraft {
  readonly codeBytes = new Set<number>();
  readonly unicode = new Map<number, string>();
  readonly used: string[] = [];
  writingMode = 0;

  constructor(
    private readonly file: PdfFile,
    readonly bytes: Buffer,
  ) {}

  readonly add = (code: number, text: string): void => {
    this.file.spend(workPerEntry);
    this.unicode.set(code, text);
  };
}

const actions = new Actions<CMapDraft>({
  def: (draft, from, to) => {
    if (nameBefore(draft.bytes, from, to) !== 'WMode') return;
    const [mode] = operandsOf(draft.bytes, from, to).slice(-1);
    if (typeof mode === 'number') draft.writingMode = mode;
  },
  usecmap: ({ bytes, used }, from, to) => {
    used.push(nameBefore(bytes, from, to));
  },
  endcodespacerange: ({ bytes, codeBytes }, from, to) => {
    for (const string of stringsOf(bytes, from, to)) codeBytes.add(string.length);
  },
  endbfchar: ({ bytes, add }, from, to) => {
    const operands = operandsOf(bytes, from, to);
    for (let i = 0; i + 1 < operands.length; i += 2) add(codeOf(operands[i]), textOf(operands[i + 1]));
  },
  endbfrange: ({ bytes, add }, from, to) => {
    const operands = operandsOf(bytes, from, to);
    for (let i = 0; i + 2 < operands.length; i += 3) {
      addRange(codeOf(operands[i]), codeOf(operands[i + 1]), operands[i + 2], add);
    }
  },
});

function addRange(
  low: number,
  high: number,
  target: PdfValue | undefined,
  add: (code: number, text: string) => void,
): void {
  if (isArray(target)) {
    for (const [i, text] of target.entries()) if (low + i <= high) add(low + i, textOf(text));
    return;
  }
  const first = textOf(target);
  const stem = first.slice(0, -1);
  const last = first.charCodeAt(first.length - 1);
  // Only the last UTF-16 unit is incremented.
  for (let code = low; code <= high; code += 1) {
    add(code, first === '' ? '' : stem + String.fromCharCode((last + code - low) & 0xffff));
  }
}

function codeOf(value: PdfValue | undefined): number {
  return value instanceof PdfString ? codeFrom(value.bytes, 0, value.bytes.length) : -1;
}

function textOf(value: PdfValue | undefined): string {
  return value instanceof PdfString ? decodeUtf16(value.bytes) : '';
}
