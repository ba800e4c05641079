import { type Action, type Actions, codeFrom, type Operands, readContent } from './content-reader.js';
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
/** As "<0041> " has it. A range of a few bytes may also stand for thousands of codes. */
const bytesPerEntry = 7;

/** The CMaps of streams that come again in one file after another (`StreamMemory`), as far as these write out each code. */
const known = new WeakMap<Buffer, { readonly cmap: CMap; readonly entries: number }>();

export function readCMap(file: PdfFile, stream: PdfStream): CMap {
  const bytes = file.bytes(stream);
  const found = known.get(bytes);
  if (found) {
    file.spend(found.entries * workPerEntry);
    return found.cmap;
  }
  const draft = new CMapDraft(file);
  readContent(bytes, file.names, actions, draft);
  const { unicode, writingMode, used, entries } = draft;
  const cmap = { codeBytes: [...draft.codeBytes], unicode, writingMode, used };
  if (entries * bytesPerEntry <= bytes.length) known.set(bytes, { cmap, entries });
  return cmap;
}

class CMapDraft {
  readonly codeBytes = new Set<number>();
  readonly unicode = new Map<number, string>();
  readonly used: string[] = [];
  writingMode = 0;
  /** How often a text was set, also for the same code. */
  entries = 0;

  constructor(private readonly file: PdfFile) {}

  add(code: number, text: string): void {
    this.file.spend(workPerEntry);
    this.entries += 1;
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
      if (addListed(operands, draft)) return;
      const values = operands.values();
      for (let i = 0; i + 2 < values.length; i += 3) {
        addRange(codeOf(values[i]), codeOf(values[i + 1]), values[i + 2], draft);
      }
    },
  }),
);

/** A range of codes of two bytes with a list of texts, as most programs write it. */
const listedRange =
  /[\t\n\f\r ]*<([\da-fA-F]{4})>[\t\n\f\r ]*<([\da-fA-F]{4})>[\t\n\f\r ]*\[<((?:[\da-fA-F]{4} ?){1,20}(?:> <(?:[\da-fA-F]{4} ?){1,20}){0,300})>\][\t\n\f\r ]*/y;

/** Adds ranges without making objects of their texts; adds none, and returns false, where one is written otherwise. */
function addListed(operands: Operands, draft: CMapDraft): boolean {
  const { text } = operands;
  const ranges: RegExpExecArray[] = [];
  for (let at = 0; at < text.length; at = listedRange.lastIndex) {
    listedRange.lastIndex = at;
    const range = listedRange.exec(text);
    if (!range) return false;
    ranges.push(range);
  }
  for (const [, first = '', last = '', list = ''] of ranges) {
    const low = Number.parseInt(first, 16);
    const high = Number.parseInt(last, 16);
    const texts = list.split('> <');
    for (let i = 0; i < texts.length && low + i <= high; i += 1) draft.add(low + i, unicodeOf(texts[i] as string));
  }
  return true;
}

/** @param digits four for each UTF-16 unit */
function unicodeOf(digits: string): string {
  if (digits.length === 4) return String.fromCharCode(Number.parseInt(digits, 16));
  return decodeUtf16(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
}

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
