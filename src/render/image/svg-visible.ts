import { type SvgElement, shapeNames } from './svg-element.js';
import { lengthOf } from './svg-use.js';

/** What is seen of a picture on white paper. */
export type Seen = 'nothing' | 'white' | 'colours';

/** What a shape takes from those around it where it says nothing itself. */
const inherited = ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'visibility', 'color'] as const;
type Paints = Readonly<Partial<Record<(typeof inherited)[number], string>>>;

const shapes: ReadonlySet<string> = new Set(shapeNames);
/** Drawn where others name them, if at all. */
const notDrawnItself = new Set(['defs', 'clipPath', 'linearGradient', 'radialGradient']);
const white = /^(?:white|#fff|#ffffff)$/i;
const clear = /^(?:none|rgba\(.*,0\))$/;

/**
 * What is seen of an SVG whose styles are resolved. Only what is sure counts as nothing: shapes that lie beyond the edge
 * or under others are taken as seen.
 */
export function seenIn(root: SvgElement): Seen {
  const byId = new Map<string, SvgElement>();
  learn(root, byId);
  return seenOf(root, {}, byId);
}

function learn(element: SvgElement, byId: Map<string, SvgElement>): void {
  const id = element.attributes.get('id');
  if (id !== undefined && !byId.has(id)) byId.set(id, element);
  for (const child of element.children) learn(child, byId);
}

function seenOf(element: SvgElement, around: Paints, byId: ReadonlyMap<string, SvgElement>): Seen {
  const { name, attributes, children } = element;
  const clip = byId.get(/^url\(#(.*)\)$/.exec(attributes.get('clip-path') ?? '')?.[1] ?? '');
  const isGone = attributes.get('display') === 'none' || isZero(attributes.get('opacity'));
  if (isGone || clip?.children.length === 0) return 'nothing';
  const paints = paintsOf(attributes, around);
  if (name === 'use') {
    const target = byId.get(attributes.get('href')?.slice(1) ?? '');
    return target ? seenOf(target, paints, byId) : 'nothing';
  }
  return shapes.has(name) ? seenOfShape(element, paints) : most(children, paints, byId);
}

function most(elements: readonly SvgElement[], paints: Paints, byId: ReadonlyMap<string, SvgElement>): Seen {
  let seen: Seen = 'nothing';
  for (const element of elements) {
    if (notDrawnItself.has(element.name)) continue;
    const one = seenOf(element, paints, byId);
    if (one === 'colours') return one;
    if (one === 'white') seen = one;
  }
  return seen;
}

function paintsOf(attributes: SvgElement['attributes'], around: Paints): Paints {
  const own = inherited.flatMap((name) => {
    const value = attributes.get(name);
    return value === undefined || value === 'inherit' ? [] : [[name, value] as const];
  });
  return own.length === 0 ? around : { ...around, ...Object.fromEntries(own) };
}

function seenOfShape({ name, attributes }: SvgElement, paints: Paints): Seen {
  const isHidden = paints.visibility === 'hidden' || paints.visibility === 'collapse';
  if (isHidden || isEmpty(name, attributes)) return 'nothing';
  const colourOf = (paint: string | undefined) => (paint === 'currentColor' ? (paints.color ?? 'black') : paint);
  const hasArea = name !== 'line' && !isZero(paints['fill-opacity']);
  const hasLine = !isZero(paints['stroke-opacity']) && !isZero(paints['stroke-width']);
  const drawn = [
    ...(hasArea ? [colourOf(paints.fill) ?? 'black'] : []),
    ...(hasLine ? [colourOf(paints.stroke) ?? 'none'] : []),
  ].filter((colour) => !clear.test(colour));
  if (drawn.length === 0) return 'nothing';
  return drawn.every((colour) => white.test(colour)) ? 'white' : 'colours';
}

/** Whether a shape has no extent, whatever it is painted with (SVG 2, 9 and 10). */
function isEmpty(name: string, attributes: SvgElement['attributes']): boolean {
  const isMissing = (side: string) => isZero(attributes.get(side) ?? '0');
  const numbers = (of: string) => (attributes.get(of)?.match(/\d+/g) ?? []).length;
  if (name === 'rect') return isMissing('width') || isMissing('height');
  if (name === 'circle') return isMissing('r');
  if (name === 'ellipse') return isMissing('rx') && isMissing('ry');
  // A point alone moves the pen.
  if (name === 'path') return !/[^m\s\d.,+-]/i.test(attributes.get('d') ?? '') && numbers('d') <= 2;
  return name !== 'line' && numbers('points') <= 1;
}

const isZero = (value: string | undefined) => value !== undefined && lengthOf(value) === 0;
