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
  const masks = masksIn(root);
  return masks.size === 0 ? root : clipped(root, masks);
}

function masksIn({ name, attributes, children }: ReadElement): ReadonlySet<string> {
  const own = name === 'mask' ? [`url(#${attributes.get('id') ?? ''})`] : [];
  return new Set([...own, ...children.flatMap((child) => [...masksIn(child)])]);
}

function clipped(element: ReadElement, masks: ReadonlySet<string>): ReadElement {
  const children = element.children.map((child) => clipped(child, masks));
  if (element.name === 'mask') return asClip(element);
  const mask = element.attributes.get('mask');
  if (mask === undefined || !masks.has(mask) || element.attributes.has('clip-path')) return { ...element, children };
  const others = [...element.attributes].filter(([name]) => name !== 'mask');
  return { ...element, attributes: new Map([...others, ['clip-path', mask]]), children };
}

function asClip(mask: ReadElement): ReadElement {
  const isAlpha = declarationsOf(mask.style).some(({ name, value }) => name === 'mask-type' && value === 'alpha');
  const letsAllThrough = (shape: ReadElement) => {
    const { attributes, classes, style, name } = shape;
    const fill = attributes.get('fill') ?? mask.attributes.get('fill');
    const isFull = isAlpha ? fill !== 'none' && !fill?.includes('(') : fill !== undefined && white.test(fill.trim());
    const isBare = style === '' && classes.every((one) => one === '') && notPlain.every((one) => !attributes.has(one));
    return shapes.has(name) && isFull && isBare;
  };
  if (!mask.children.every(letsAllThrough)) {
    throw new RefusedSvg(
      `has a <mask> in line ${mask.line}, which fades what it lies on`,
      'Cut the shapes with a clip instead, or save the logo as PNG.',
    );
  }
  const children = mask.children.map((shape) => {
    const rule = shape.attributes.get('fill-rule');
    return rule === undefined ? shape : { ...shape, attributes: new Map([...shape.attributes, ['clip-rule', rule]]) };
  });
  const [id, units] = ['id', 'maskContentUnits'].map((name) => mask.attributes.get(name));
  const attributes = new Map([
    ...(id === undefined ? [] : [['id', id] as const]),
    ...(units === undefined ? [] : [['clipPathUnits', units] as const]),
  ]);
  return { ...mask, name: 'clipPath', attributes, style: '', children };
}
