import { backgroundIn, backgroundShape } from './svg-background.js';
import { maxElements, type ReadElement, RefusedSvg, type SvgElement, shapeNames, tooComplex } from './svg-element.js';
import { flattenGradient } from './svg-gradient.js';
import { type DeclaredValue, plainValue, refuseEffect } from './svg-properties.js';
import { declaredFor, type StyleSheet, withVariables } from './svg-style.js';

const shapes: ReadonlySet<string> = new Set(shapeNames);
const gradients = new Set(['linearGradient', 'radialGradient']);

/** What an element hands on to those inside it. */
interface Inherited {
  readonly variables: ReadonlyMap<string, string>;
  readonly color: string;
  readonly clipRule: string | undefined;
  readonly isClip: boolean;
}

/**
 * An SVG with its styles resolved: every element has attributes alone, with values that browsers, Word and the program
 * that draws it into a PDF read alike. What has no such form is refused with its line.
 */
export function resolveSvg(root: ReadElement, sheet: StyleSheet): SvgElement {
  return new Resolver(root, sheet).root;
}

class Resolver {
  readonly root: SvgElement;
  private readonly byId = new Map<string, SvgElement>();
  private readonly named = new Map<string, string>();
  private hasStroke = false;
  private written = 0;

  constructor(
    root: ReadElement,
    private readonly sheet: StyleSheet,
  ) {
    this.learnNames(root);
    const resolved = this.resolve(root, {
      variables: new Map(),
      color: '#000000',
      clipRule: undefined,
      isClip: false,
    });
    this.root = this.arrange(this.withColour(resolved), false);
  }

  private learnNames({ name, attributes, children }: ReadElement): void {
    const id = attributes.get('id');
    if (id !== undefined && !this.named.has(id)) this.named.set(id, name);
    for (const child of children) this.learnNames(child);
  }

  private resolve(element: ReadElement, inherited: Inherited): SvgElement {
    const { name, line } = element;
    if (inherited.isClip && name === 'g') {
      const message = `has <g> in a <clipPath> in line ${line}, which is not drawn`;
      throw new RefusedSvg(message, 'Ungroup the shapes of the clip.');
    }
    const { id, declared } = this.stylesOf(element);
    const own = [...declared].filter(([property]) => property.startsWith('--'));
    const variables = own.length > 0 ? new Map([...inherited.variables, ...own]) : inherited.variables;
    const attributes = this.attributesOf(element, declared, variables);
    const color = attributes.get('color') ?? 'inherit';
    const handedOn: Inherited = {
      variables,
      color: color === 'inherit' ? inherited.color : color,
      clipRule: attributes.get('clip-rule') ?? inherited.clipRule,
      isClip: inherited.isClip || name === 'clipPath',
    };
    // Stops and clips inherit where they stand; the program that draws PDFs looks no further than their own parent.
    if (name === 'stop' && attributes.get('stop-color') === 'currentColor')
      attributes.set('stop-color', handedOn.color);
    if (name === 'clipPath' && handedOn.clipRule !== undefined) attributes.set('clip-rule', handedOn.clipRule);
    const stroke = attributes.get('stroke');
    if (stroke !== undefined && stroke !== 'none') this.hasStroke = true;
    const behind = name === 'svg' ? this.background(element, declared, handedOn) : [];
    const children = [...behind, ...element.children.map((child) => this.resolve(child, handedOn))];
    const resolved = { name, attributes, children };
    if (id !== undefined && !this.byId.has(id)) this.byId.set(id, resolved);
    return resolved;
  }

  private stylesOf({ name, attributes, classes, style }: ReadElement) {
    const id = attributes.get('id');
    return { id, declared: declaredFor({ name, id, classes, isRoot: name === 'svg' }, this.sheet.rules, style) };
  }

  private attributesOf(
    { attributes: given, line }: ReadElement,
    declared: ReadonlyMap<string, string>,
    variables: ReadonlyMap<string, string>,
  ): Map<string, string> {
    const attributes = new Map<string, string>();
    const take = (origin: DeclaredValue['origin'], values: ReadonlyMap<string, string>) => {
      for (const [property, value] of values) {
        if (property.startsWith('--')) continue;
        const plain = this.plain({ property, value, line, origin }, variables);
        if (plain === undefined) attributes.delete(property);
        else attributes.set(property, plain);
      }
    };
    take('attribute', given);
    take('style', declared);
    return attributes;
  }

  private background(
    { attributes, line }: ReadElement,
    declared: ReadonlyMap<string, string>,
    { variables, color }: Inherited,
  ): readonly SvgElement[] {
    const value = backgroundIn(declared);
    if (value === undefined) return [];
    const said = { property: 'background', value, line, origin: 'style' } as const;
    const painted = withoutVariables(said, variables).replace(/\bcurrentcolor\b/gi, () => color);
    return backgroundShape(painted, attributes.get('viewBox'), line);
  }

  private plain(said: DeclaredValue, variables: ReadonlyMap<string, string>): string | undefined {
    refuseEffect(said);
    return plainValue({ ...said, value: withoutVariables(said, variables) }, this.named);
  }

  /** The program that draws PDFs knows no colour of the page for `currentColor`. */
  private withColour(root: SvgElement): SvgElement {
    if (root.attributes.has('color') || !usesColour(root)) return root;
    return { ...root, attributes: new Map([...root.attributes, ['color', '#000000']]) };
  }

  /** With the gradients that others lean on copied into those, and shapes whose opacity is that of a group in one. */
  private arrange(element: SvgElement, isClip: boolean): SvgElement {
    this.written += 1;
    if (this.written > maxElements * 2) throw tooComplex();
    const whole = gradients.has(element.name) ? flattenGradient(element, this.byId) : element;
    const inClip = isClip || element.name === 'clipPath';
    const arranged = { ...whole, children: whole.children.map((child) => this.arrange(child, inClip)) };
    return shapes.has(element.name) && this.hasStroke && !inClip ? inGroupOfOpacity(arranged) : arranged;
  }
}

function withoutVariables({ property, value, line }: DeclaredValue, variables: ReadonlyMap<string, string>): string {
  if (!/var\(/i.test(value)) return value;
  const replaced = withVariables(value, variables);
  if (replaced !== undefined) return replaced;
  throw new RefusedSvg(
    `has ${property}: ${value.slice(0, 40)} in line ${line}, and nothing says what that is`,
    'Write the value itself.',
  );
}

function usesColour({ attributes, children }: SvgElement): boolean {
  return [...attributes.values()].includes('currentColor') || children.some(usesColour);
}

/** A line would shine through over the half of it that lies on its shape: the opacity counts for both at once. */
function inGroupOfOpacity(shape: SvgElement): SvgElement {
  const opacity = shape.attributes.get('opacity');
  if (opacity === undefined || Number(opacity) >= 1) return shape;
  const outer = ['id', 'opacity'];
  const ofGroup = [...shape.attributes].filter(([name]) => outer.includes(name));
  const ofShape = [...shape.attributes].filter(([name]) => !outer.includes(name));
  return { name: 'g', attributes: new Map(ofGroup), children: [{ ...shape, attributes: new Map(ofShape) }] };
}
