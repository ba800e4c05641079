import { type ReadElement, RefusedSvg, shapeNames } from './svg-element.js';
import { declarationsOf } from './svg-style.js';

const shapes: ReadonlySet<string> = new Set(shapeNames);
/** Of a shape that covers all of what it lies on, nothing else is said. */
const notPlain = ['opacity', 'fill-opacity', 'stroke', 'clip-path', 'mask', 'filter', 'display', 'visibility'];
const white = /^(?:white|#fff|#ffffff)$/i;

/**
 * An SVG in which a mask of shapes that let all through, as Figma writes one for every frame, is the clip that it draws.
 *
 * @throws RefusedSvg for any other mask: it is not drawn everywhere
 */
export function withoutMasks(root: ReadElement): ReadElement {
  const named = byId(root);
  return [...named.values()].some(({ name }) => name === 'mask') ? clipped(root, named) : root;
}

type Named = ReadonlyMap<string, ReadElement>;

function byId(root: ReadElement, named = new Map<string, ReadElement>()): Named {
  const id = root.attributes.get('id');
  if (id !== undefined && !named.has(id)) named.set(id, root);
  for (const child of root.children) byId(child, named);
  return named;
}

/** @param around the `fill-rule` of what the element stands in */
function clipped(element: ReadElement, named: Named, around?: string): ReadElement {
  const rule = element.attributes.get('fill-rule') ?? around;
  if (element.name === 'mask') return asClip(element, named, rule);
  const children = element.children.map((child) => clipped(child, named, rule));
  const mask = element.attributes.get('mask');
  const [, id = ''] = /^url\(#(.*)\)$/.exec(mask ?? '') ?? [];
  if (mask === undefined || named.get(id)?.name !== 'mask' || element.attributes.has('clip-path'))
    return { ...element, children };
  const others = [...element.attributes].filter(([name]) => name !== 'mask');
  return { ...element, attributes: new Map([...others, ['clip-path', mask]]), children };
}

function isBare({ attributes, classes, style }: ReadElement): boolean {
  return style === '' && classes.every((one) => one === '') && notPlain.every((one) => !attributes.has(one));
}

function asClip(mask: ReadElement, named: Named, around: string | undefined): ReadElement {
  const isAlpha = declarationsOf(mask.style).some(({ name, value }) => name === 'mask-type' && value === 'alpha');
  const isFull = (fill: string | undefined) =>
    isAlpha ? fill !== 'none' && !fill?.includes('(') : fill !== undefined && white.test(fill.trim());
  // Sketch names the shape, and says at the mask that it is white.
  const partsOf = (shape: ReadElement) => {
    const target = shape.name === 'use' ? named.get(shape.attributes.get('href')?.slice(1) ?? '') : undefined;
    return target ? [target, shape] : [shape];
  };
  const said = (name: string, parts: readonly ReadElement[]) =>
    parts.map(({ attributes }) => attributes.get(name)).find((value) => value !== undefined);
  const letsAllThrough = (shape: ReadElement) => {
    const parts = partsOf(shape);
    return shapes.has(parts[0]?.name ?? '') && isFull(said('fill', [...parts, mask])) && parts.every(isBare);
  };
  if (!mask.children.every(letsAllThrough)) {
    throw new RefusedSvg(
      `has a <mask> in line ${mask.line}, which fades what it lies on`,
      'Cut the shapes with a clip instead, or save the logo as PNG.',
    );
  }
  const children = mask.children.map((shape) => {
    const rule = said('fill-rule', partsOf(shape)) ?? around;
    return rule === undefined ? shape : { ...shape, attributes: new Map([...shape.attributes, ['clip-rule', rule]]) };
  });
  const [id, units] = ['id', 'maskContentUnits'].map((name) => mask.attributes.get(name));
  const attributes = new Map([
    ...(id === undefined ? [] : [['id', id] as const]),
    ...(units === undefined ? [] : [['clipPathUnits', units] as const]),
  ]);
  return { ...mask, name: 'clipPath', attributes, style: '', children };
}
