import { type Action, type Actions, codeFrom, readContent } from './content-reader.js';
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
  const draft = new CMapDraft(file);
  readContent(file.bytes(stream), file.names, actions, draft);
  const { unicode, writingMode, used } = draft;
  return { codeBytes: [...draft.codeBytes], unicode, writingMode, used };
}

class CMapDraft {
  readonly codeBytes = new Set<number>();
  readonly unicode = new Map<number, string>();
  readonly used: string[] = [];
  writingMode = 0;

  constructor(private readonly file: PdfFile) {}

  add(code: number, text: string): void {
    this.file.spend(workPerEntry);
    this.unicode.set(code, text);
  }
}

const actions: Actions<CMapDraft> = new Map(
  Object.entries<Action<CMapDraft>>({
    def: (draft, operands) => {
      if (operands.name() !== 'WMode') return;
      const [mode] = operands.values().slice(-1);
      if (typeof mode === 'number') draft.writingMode = mode;
    },
    usecmap: ({ used }, operands) => {
      used.push(operands.name());
    },
    endcodespacerange: ({ codeBytes }, operands) => {
      for (const string of operands.strings()) codeBytes.add(string.length);
    },
    endbfchar: (draft, operands) => {
      const values = operands.values();
      for (let i = 0; i + 1 < values.length; i += 2) draft.add(codeOf(values[i]), textOf(values[i + 1]));
    },
    endbfrange: (draft, operands) => {
      const values = operands.values();
      for (let i = 0; i + 2 < values.length; i += 3) {
        addRange(codeOf(values[i]), codeOf(values[i + 1]), values[i + 2], draft);
      }
    },
  }),
);

function addRange(low: number, high: number, target: PdfValue | undefined, draft: CMapDraft): void {
  if (isArray(target)) {
    for (let i = 0; i < target.length && low + i <= high; i += 1) draft.add(low + i, textOf(target[i]));
    return;
  }
  const first = textOf(target);
  const stem = first.slice(0, -1);
  const last = first.charCodeAt(first.length - 1);
  // Only the last UTF-16 unit is incremented.
  for (let code = low; code <= high; code += 1) {
    draft.add(code, first === '' ? '' : stem + String.fromCharCode((last + code - low) & 0xffff));
  }
}

function codeOf(value: PdfValue | undefined): number {
  return value instanceof PdfString ? codeFrom(value.bytes, 0, value.bytes.length) : -1;
}

function textOf(value: PdfValue | undefined): string {
  return value instanceof PdfString ? decodeUtf16(value.bytes) : '';
}
