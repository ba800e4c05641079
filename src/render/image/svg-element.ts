/** Why an SVG is not shown, and what to do about it. */
export class RefusedSvg extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** An element of an SVG that is written anew. */
export interface SvgElement {
  readonly name: string;
  /** Those on our list, in the order of the file; `href` without its prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SvgElement[];
}

/** An element as it was read. */
export interface ReadElement extends SvgElement {
  readonly children: ReadElement[];
  readonly classes: readonly string[];
  /** The text of its `style`. */
  readonly style: string;
  readonly line: number;
}

export const maxElements = 5000;

export function tooComplex(): RefusedSvg {
  return new RefusedSvg('is too complex', `Simplify it to at most ${maxElements} shapes.`);
}

/** What is drawn itself, and does not hold other elements. */
export const shapeNames = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'] as const;
