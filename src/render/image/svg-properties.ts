import { cssNumber, plainColour } from '../../schema/css-colour.js';
import { RefusedSvg } from './svg-element.js';
import { refuseUnreadable } from './svg-geometry.js';

/** A value that a file gives a property of an element. */
export interface DeclaredValue {
  readonly property: string;
  readonly value: string;
  readonly line: number;
  readonly origin: 'attribute' | 'style';
}

const words = (text: string) => new Set(text.split(' '));
const places = words('x y x1 y1 x2 y2 cx cy r rx ry fx fy width height');
const lengths = new Set([...places, 'stroke-width', 'stroke-dashoffset']);
const paints = words('fill stroke');
const colours = words('stop-color color');
const opacities = words('opacity fill-opacity stroke-opacity stop-opacity');
const keywords = words('fill-rule clip-rule stroke-linecap stroke-linejoin display visibility');
const others = words('stroke-miterlimit stroke-dasharray clip-path');
/** What `style` may set; names that are attributes alone, such as `id` and `d`, say nothing there. */
export const styleable: ReadonlySet<string> = new Set([
  ...lengths,
  ...paints,
  ...colours,
  ...opacities,
  ...keywords,
  ...others,
]);

/** Effects that nothing but a browser draws, with the values that ask for none. */
const effects: ReadonlyMap<string, RegExp> = new Map([
  ['mix-blend-mode', /^normal$/],
  ['filter', /^none$/],
  ['mask', /^none$/],
  ['mask-image', /^none$/],
  ['marker', /^none$/],
  ['marker-start', /^none$/],
  ['marker-mid', /^none$/],
  ['marker-end', /^none$/],
  ['vector-effect', /^none$/],
  // Lines over areas, as they are drawn without it.
  ['paint-order', /^(?:normal|(?:markers )?fill.*)$/],
  ['transform-origin', /^(?:0(?:px|%)?\s*){1,2}$/],
  ['translate', /^none$/],
  ['rotate', /^none$/],
  ['scale', /^none$/],
  // Drawn by its edges: `withoutSymbols` has made them.
  ['overflow', /^/],
]);

/** Whether an attribute is looked at though no logo may have it. */
export const isEffect = (name: string) => effects.has(name);

export function refuseEffect({ property, value, line, origin }: DeclaredValue): void {
  const harmless = property === 'transform' && origin === 'style' ? /^none$/ : effects.get(property);
  const given = value.trim().toLowerCase();
  if (!harmless || given === '' || harmless.test(given) || /^(?:unset|initial|revert)$/.test(given)) return;
  throw new RefusedSvg(
    `has ${property}: ${value.slice(0, 40)} in line ${line}, which is not drawn everywhere`,
    property === 'transform'
      ? 'Write it as an attribute: transform="…", with numbers alone.'
      : 'Apply it to the shapes in the program that the logo was made with, or save the logo as PNG.',
  );
}

const lengthForm = new RegExp(`^${cssNumber}(?:px|pt|pc|mm|cm|in|em|ex|%)?$`);
const opacityForm = new RegExp(`^(${cssNumber})(%)?$`);

/**
 * The value in the form that all programs read alike, as it is where it has it; undefined where it says nothing.
 *
 * @param named the elements that have an id
 * @throws RefusedSvg where there is no such form
 */
export function plainValue(said: DeclaredValue, named: ReadonlyMap<string, string>): string | undefined {
  const { property, value, origin } = said;
  if (isEffect(property)) return undefined;
  if (!styleable.has(property)) {
    if (origin === 'style') return undefined;
    refuseUnreadable(property, value, said.line);
    return value;
  }
  const given = value.trim();
  const keyword = given.toLowerCase();
  if (keyword === '' || keyword === 'unset' || keyword.startsWith('revert')) return undefined;
  if (keyword === 'inherit' && !places.has(property)) return keyword;
  if (paints.has(property)) return plainPaint(said, given, named);
  if (colours.has(property)) return plainColourOf(said, given);
  if (opacities.has(property)) return plainOpacity(said, keyword);
  if (lengths.has(property)) return plainLength(said, keyword);
  if (property === 'clip-path') return plainClip(said, given, named);
  if (property === 'stroke-dasharray') return plainDashes(said, keyword);
  return keywords.has(property) ? keyword : value;
}

const reference = /^url\(\s*["']?#([\w.-]+)["']?\s*\)\s*(.*)$/is;

function plainPaint(said: DeclaredValue, given: string, named: ReadonlyMap<string, string>): string {
  if (given.toLowerCase() === 'none') return 'none';
  const [, id, fallback = ''] = reference.exec(given) ?? [];
  if (id === undefined) return plainColourOf(said, given);
  if (/^(?:linear|radial)Gradient$/.test(named.get(id) ?? '')) return `url(#${id})`;
  return fallback === '' ? 'none' : plainPaint(said, fallback, named);
}

function plainColourOf(said: DeclaredValue, given: string): string {
  if (given.toLowerCase() === 'currentcolor') return said.property === 'color' ? 'inherit' : 'currentColor';
  return plainColour(given) ?? refuse(said, 'which is no colour that a PDF can show', 'Write it as "#rrggbb".');
}

function plainOpacity(said: DeclaredValue, given: string): string {
  const [, number, percent] = opacityForm.exec(given) ?? [];
  if (number === undefined) return refuse(said, 'which is no opacity', 'Write a number from 0 to 1.');
  return percent ? String(Number(number) / 100) : number;
}

function plainLength(said: DeclaredValue, given: string): string | undefined {
  if (given === 'auto') return undefined;
  return lengthForm.test(given)
    ? given
    : refuse(said, 'which is no length that a PDF knows', 'Write a number without a unit.');
}

function plainDashes(said: DeclaredValue, given: string): string {
  const isRead = given === 'none' || given.split(/[\s,]+/).every((dash) => lengthForm.test(dash));
  return isRead ? said.value : refuse(said, 'which is no list of lengths', 'Write numbers: 4 2');
}

function plainClip(said: DeclaredValue, given: string, named: ReadonlyMap<string, string>): string | undefined {
  if (given.toLowerCase() === 'none') return undefined;
  const [, id, rest] = reference.exec(given) ?? [];
  if (id === undefined || rest !== '') return refuse(said, 'which is not drawn everywhere', 'Clip with a <clipPath>.');
  return named.get(id) === 'clipPath' ? `url(#${id})` : undefined;
}

function refuse({ property, value, line }: DeclaredValue, why: string, hint: string): never {
  throw new RefusedSvg(`has ${property}: ${value.trim().slice(0, 40)} in line ${line}, ${why}`, hint);
}
