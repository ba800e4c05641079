import { cssNumber } from '../../schema/css-colour.js';
import { RefusedSvg } from './svg-element.js';

/** How many numbers a command of a path takes (SVG 2, 9.3). */
const numbersOfCommand: Readonly<Record<string, number>> = {
  m: 2,
  z: 0,
  l: 2,
  h: 1,
  v: 1,
  c: 6,
  s: 4,
  q: 4,
  t: 2,
  a: 7,
};
/** The two of an arc that are 0 or 1, and need nothing between them. */
const arcFlags = [3, 4];
const numbersOfTransform: Readonly<Record<string, readonly number[]>> = {
  matrix: [6],
  translate: [1, 2],
  scale: [1, 2],
  rotate: [1, 3],
  skewx: [1],
  skewy: [1],
};
/** Farther than any logo goes, and within what a PDF can hold. */
const maxCoordinate = 1e9;

/**
 * Refuses what a shape is made of where it cannot be read to its end: a browser draws it as far as it can be read, and the
 * program that draws PDFs leaves it out.
 *
 * @throws RefusedSvg
 */
export function refuseUnreadable(attribute: string, value: string, line: number): void {
  const [what, flawAt] = readers[attribute] ?? [];
  const at = flawAt?.(value);
  if (at === undefined) return;
  const rest = value.slice(at).trim().slice(0, 20);
  const where = rest === '' ? 'to its end' : `from "${rest}" on`;
  throw new RefusedSvg(
    `has ${what} in line ${line} that cannot be read ${where}`,
    flawAt === flawOfTransforms
      ? 'Write numbers alone, as in translate(10 20) or rotate(45).'
      : 'Save it again from the program that it was made with, or save the logo as PNG.',
  );
}

/** What each attribute is called, and where in its value the part begins that cannot be read. */
const readers: Readonly<Record<string, readonly [string, (value: string) => number | undefined]>> = {
  d: ['a path', flawOfPath],
  points: ['a list of points', flawOfPoints],
  transform: ['a transform', flawOfTransforms],
  gradientTransform: ['a transform', flawOfTransforms],
};

/** Reads a text from left to right. */
class Cursor {
  at = 0;

  constructor(private readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** @param form with the flag `y` */
  take(form: RegExp): string | undefined {
    form.lastIndex = this.at;
    const found = form.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  number(form = number): boolean {
    const found = this.take(form);
    return found !== undefined && Math.abs(Number(found)) <= maxCoordinate;
  }
}

const number = new RegExp(cssNumber, 'iy');
const flag = /[01]/y;
const blanks = /\s*/y;
const separator = /\s*,?\s*/y;

function flawOfPath(value: string): number | undefined {
  const path = new Cursor(value);
  path.take(blanks);
  // CSS calls no path so.
  if (path.isAtEnd || value.trim() === 'none') return undefined;
  for (let isFirst = true; !path.isAtEnd; isFirst = false) {
    const begin = path.at;
    const command = path.take(/[a-z]/iy)?.toLowerCase();
    const count = command === undefined ? undefined : numbersOfCommand[command];
    if (command === undefined || count === undefined || (isFirst && command !== 'm')) return begin;
    path.take(blanks);
    const read = numbersIn(path, (index) => (command === 'a' && arcFlags.includes(index % count) ? flag : number));
    if (count === 0 ? read !== 0 : read === 0 || read % count !== 0) return begin;
  }
  return undefined;
}

function flawOfPoints(value: string): number | undefined {
  const points = new Cursor(value);
  points.take(blanks);
  const read = numbersIn(points, () => number);
  if (!points.isAtEnd) return points.at;
  return read % 2 === 0 ? undefined : value.length;
}

function flawOfTransforms(value: string): number | undefined {
  const transforms = new Cursor(value);
  transforms.take(blanks);
  if (value.trim().toLowerCase() === 'none') return undefined;
  while (!transforms.isAtEnd) {
    const begin = transforms.at;
    const name = transforms.take(/[a-z]+(?=\s*\()/iy)?.toLowerCase();
    transforms.take(/\s*\(\s*/y);
    const read = numbersIn(transforms, () => number);
    if (!numbersOfTransform[name ?? '']?.includes(read) || transforms.take(/\)/y) === undefined) return begin;
    transforms.take(separator);
  }
  return undefined;
}

/** How many numbers follow one another; the cursor stands behind the last and what parts it from the next. */
function numbersIn(cursor: Cursor, formAt: (index: number) => RegExp): number {
  let read = 0;
  while (cursor.number(formAt(read))) {
    read += 1;
    cursor.take(separator);
  }
  return read;
}
