import { cssNumber } from '../../schema/css-colour.js';
import { maxElements, type ReadElement, RefusedSvg, tooComplex } from './svg-element.js';
import { declaredFor, type StyleSheet } from './svg-style.js';

/** Parts that are shown through others of their own: beyond this no program makes a logo. */
const maxDepth = 16;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * An SVG whose symbols, pictures in the picture, and parts that use other parts are written out as groups where they are
 * shown: the program that draws PDFs knows none of them. A `use` of plain shapes stays as it is.
 *
 * @param page the size of the whole, in its own units
 * @throws RefusedSvg where a part uses itself, or where writing them out would never end
 */
export function withoutSymbols(root: ReadElement, page: Size, sheet: StyleSheet): ReadElement {
  return new UseExpander(root, page, sheet).expanded(root);
}

class UseExpander {
  private readonly byId = new Map<string, ReadElement>();
  private readonly plain = new Map<ReadElement, boolean>();
  private written = 0;
  private clips = 0;

  constructor(
    root: ReadElement,
    private readonly page: Size,
    private readonly sheet: StyleSheet,
  ) {
    this.learn(root);
  }

  /**
   * @param within the ids of the parts that this one is shown through
   * @param around what percentages are of
   */
  expanded(read: ReadElement, within: readonly string[] = [], around = this.page): ReadElement {
    this.written += 1;
    if (this.written > maxElements * 2) throw tooComplex();
    const element = around === this.page ? read : withoutPercentages(read, around);
    const { name } = element;
    if (name === 'use') return this.used(element, within, around);
    const isInner = name === 'svg' && this.written > 1;
    if (isInner) return this.group(element, [this.viewport(element, sizeOf(element, around), within)], around);
    const children = this.children(element, within, around);
    // It is shown where it is used alone; what others lean on in it, such as a gradient, stays.
    if (name === 'symbol') return { ...element, name: 'defs', attributes: withoutPlace(element), children };
    return { ...element, children };
  }

  private learn(element: ReadElement): boolean {
    const id = element.attributes.get('id');
    if (id !== undefined && !this.byId.has(id)) this.byId.set(id, element);
    const ofChildren = element.children.map((child) => this.learn(child));
    const isPlain = !['use', 'symbol', 'svg'].includes(element.name) && ofChildren.every(Boolean);
    this.plain.set(element, isPlain);
    return isPlain;
  }

  private children(element: ReadElement, within: readonly string[], around: Size): ReadElement[] {
    return element.children.map((child) => this.expanded(child, within, around));
  }

  private used(use: ReadElement, within: readonly string[], around: Size): ReadElement {
    const id = use.attributes.get('href')?.slice(1);
    const target = id === undefined ? undefined : this.byId.get(id);
    if (id === undefined || !target || this.plain.get(target)) return use;
    if (within.includes(id)) throw new RefusedSvg(`uses "#${id}" in itself`, 'Take it out of its own parts.');
    if (within.length >= maxDepth) throw new RefusedSvg('is too complex', 'Expand its symbols to shapes.');
    const deeper = [...within, id];
    const hasViewport = target.name === 'symbol' || target.name === 'svg';
    const copy = hasViewport
      ? this.group(target, [this.viewport(target, sizeOf(use, sizeOf(target, around)), deeper)], around)
      : this.expanded(target, deeper, around);
    return this.group(use, [withoutIds(copy)], around);
  }

  /** A group in the place of an element, which looks and lies as it does. */
  private group(element: ReadElement, children: ReadElement[], around: Size): ReadElement {
    const { attributes } = withoutPercentages(element, around);
    const [x = 0, y = 0] = [lengthOf(attributes.get('x')), lengthOf(attributes.get('y'))];
    const moved = element.name !== 'symbol' && (x !== 0 || y !== 0) ? `translate(${x} ${y})` : '';
    const transform = [attributes.get('transform') ?? '', moved].filter(Boolean).join(' ');
    const own = withoutPlace(element);
    if (transform !== '') own.set('transform', transform);
    return { ...element, name: 'g', attributes: own, children };
  }

  /** What an element with a `viewBox` shows, fitted into its size and cut at its edges. */
  private viewport(element: ReadElement, size: Size, within: readonly string[]): ReadElement {
    const { attributes, line } = element;
    const box = viewBoxIn(attributes.get('viewBox'));
    const transform = fitting(box, size, attributes.get('preserveAspectRatio') ?? '');
    const inner = bare('g', line, { transform }, this.children(element, within, box ?? size));
    if (this.showsBeyondEdges(element)) return inner;
    const id = this.clipId();
    const edge = bare('rect', line, { width: String(size.width), height: String(size.height) }, []);
    return bare('g', line, {}, [
      bare('clipPath', line, { id }, [edge]),
      bare('g', line, { 'clip-path': `url(#${id})` }, [inner]),
    ]);
  }

  private showsBeyondEdges({ name, attributes, classes, style }: ReadElement): boolean {
    const id = attributes.get('id');
    const declared = declaredFor({ name, id, classes, isRoot: false }, this.sheet.rules, style);
    return /^\s*visible\s*$/i.test(declared.get('overflow') ?? attributes.get('overflow') ?? '');
  }

  private clipId(): string {
    do this.clips += 1;
    while (this.byId.has(`edge-${this.clips}`));
    return `edge-${this.clips}`;
  }
}

/** Where an element lies and what it refers to; its group has a transformation instead. */
const placing = new Set(['href', 'x', 'y', 'width', 'height', 'viewBox', 'preserveAspectRatio', 'transform']);

function withoutPlace({ attributes }: ReadElement): Map<string, string> {
  return new Map([...attributes].filter(([name]) => !placing.has(name)));
}

function bare(
  name: string,
  line: number,
  attributes: Readonly<Record<string, string>>,
  children: ReadElement[],
): ReadElement {
  const given = Object.entries(attributes).filter(([, value]) => value !== '');
  return { name, attributes: new Map(given), children, classes: [], style: '', line };
}

/** A copy has no names: what refers to one means the part that was copied. Edges are new in each. */
function withoutIds(element: ReadElement): ReadElement {
  const isEdge = element.name === 'clipPath' && element.children.length === 1 && element.classes.length === 0;
  const attributes = isEdge ? element.attributes : new Map([...element.attributes].filter(([name]) => name !== 'id'));
  return { ...element, attributes, children: element.children.map(withoutIds) };
}

const pxPerUnit: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

const lengthForm = new RegExp(`^\\s*(${cssNumber})([a-z]*)\\s*$`, 'i');

/** A length in units of the drawing; undefined where it depends on what is around it. */
export function lengthOf(text: string | undefined): number | undefined {
  const [, number, unit = ''] = lengthForm.exec(text ?? '') ?? [];
  const scale = pxPerUnit[unit.toLowerCase()];
  return number === undefined || scale === undefined ? undefined : Number(number) * scale;
}

/** Percentages of what is around an element, by the side that they are of (SVG 2, 8.9); of a gradient they are of its shape. */
const percentagesOf: Readonly<Record<string, keyof Size | 'both'>> = {
  ...{ x: 'width', x1: 'width', x2: 'width', cx: 'width', rx: 'width', width: 'width' },
  ...{ y: 'height', y1: 'height', y2: 'height', cy: 'height', ry: 'height', height: 'height' },
  ...{ r: 'both', 'stroke-width': 'both' },
};

function withoutPercentages(element: ReadElement, around: Size): ReadElement {
  const given = [...element.attributes];
  if (element.name.endsWith('Gradient') || !given.some(([, value]) => value.endsWith('%'))) return element;
  const wholes = { ...around, both: Math.hypot(around.width, around.height) / Math.SQRT2 };
  const attributes = given.map(([name, value]): [string, string] => {
    const whole = Object.hasOwn(percentagesOf, name) ? percentagesOf[name] : undefined;
    const share = value.endsWith('%') ? lengthOf(value.slice(0, -1)) : undefined;
    return [name, whole && share !== undefined ? String(rounded((share / 100) * wholes[whole])) : value];
  });
  return { ...element, attributes: new Map(attributes) };
}

function sizeOf(element: ReadElement, around: Size): Size {
  const { attributes } = withoutPercentages(element, around);
  return {
    width: lengthOf(attributes.get('width')) ?? around.width,
    height: lengthOf(attributes.get('height')) ?? around.height,
  };
}

interface ViewBox extends Size {
  readonly x: number;
  readonly y: number;
}

export function viewBoxIn(text: string | undefined): ViewBox | undefined {
  const numbers = (text ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  const isValid = numbers.length === 4 && numbers.every(Number.isFinite) && width > 0 && height > 0;
  return isValid ? { x, y, width, height } : undefined;
}

/** The transformation that fits a box into a size (SVG 2, 8.6). */
function fitting(box: ViewBox | undefined, { width, height }: Size, preserve: string): string {
  if (!box) return '';
  const [across, down] = [width / box.width, height / box.height];
  const [, alignX = 'Mid', alignY = 'Mid', how] =
    /x(Min|Mid|Max)Y(Min|Mid|Max)(?:\s+(meet|slice))?/.exec(preserve) ?? [];
  const one = how === 'slice' ? Math.max(across, down) : Math.min(across, down);
  const [scaleX, scaleY] = /^\s*none/.test(preserve) ? [across, down] : [one, one];
  const share = { Min: 0, Mid: 0.5, Max: 1 } as Readonly<Record<string, number>>;
  const x = (width - box.width * scaleX) * (share[alignX] ?? 0) - box.x * scaleX;
  const y = (height - box.height * scaleY) * (share[alignY] ?? 0) - box.y * scaleY;
  return `translate(${rounded(x)} ${rounded(y)}) scale(${rounded(scaleX)} ${rounded(scaleY)})`;
}

const rounded = (value: number) => Number(value.toFixed(6));
