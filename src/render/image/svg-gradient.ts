import type { SvgElement } from './svg-element.js';

const common = ['gradientUnits', 'gradientTransform', 'spreadMethod'];
const places: Readonly<Record<string, readonly string[]>> = {
  linearGradient: ['x1', 'y1', 'x2', 'y2'],
  radialGradient: ['cx', 'cy', 'r', 'fx', 'fy'],
};

/**
 * A gradient with what it takes from another one written into it. Drawing programs keep the colours in one and the place
 * in another, of another kind; the program that draws PDFs follows only those of its own kind.
 */
export function flattenGradient(gradient: SvgElement, byId: ReadonlyMap<string, SvgElement>): SvgElement {
  if (!gradient.attributes.has('href')) return gradient;
  const attributes = new Map(gradient.attributes);
  attributes.delete('href');
  let { children } = gradient;
  const seen = new Set([gradient]);
  for (let next = other(gradient, byId); next && !seen.has(next); next = other(next, byId)) {
    seen.add(next);
    const taken = next.name === gradient.name ? [...common, ...(places[next.name] ?? [])] : common;
    for (const name of taken) {
      const value = next.attributes.get(name);
      if (value !== undefined && !attributes.has(name)) attributes.set(name, value);
    }
    if (children.length === 0) ({ children } = next);
  }
  return { ...gradient, attributes, children };
}

function other({ attributes }: SvgElement, byId: ReadonlyMap<string, SvgElement>): SvgElement | undefined {
  const target = byId.get(attributes.get('href')?.slice(1) ?? '');
  return target && Object.hasOwn(places, target.name) ? target : undefined;
}
