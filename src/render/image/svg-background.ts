import { plainColour } from '../../schema/css-colour.js';
import { RefusedSvg, type SvgElement } from './svg-element.js';
import { viewBoxIn } from './svg-use.js';

/** Words of the style that paint nothing: no colour, or where a picture would be. */
const clear =
  /^(?:none|transparent|unset|initial|inherit|revert(?:-layer)?|[+-]?[\d.]+(?:%|[a-z]+)?|\/|(?:no-)?repeat(?:-[xy])?|space|round|scroll|fixed|local|auto|cover|contain|left|right|top|bottom|center|(?:padding|border|content)-box)$/;

const pictureBegins = '(?:url|gradient|image|image-set)\\(';
const picturePattern = new RegExp(pictureBegins, 'i');
const wholePicture = new RegExp(`\\S*${pictureBegins}[^()]*(?:\\([^()]*\\)[^()]*)*\\)`, 'gi');

/** What is declared of the background, as one value; undefined where nothing is. */
export function backgroundIn(declared: ReadonlyMap<string, string>): string | undefined {
  const picture = declared.get('background-image');
  const all = declared.get('background');
  const whole = picture === undefined ? all : all?.replace(wholePicture, '');
  const parts = [declared.get('background-color') ?? whole, picture].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

/**
 * What a browser paints behind the whole of a picture, as the shape that all programs draw. None where it is clear.
 *
 * @param box the `viewBox` of the root
 * @throws RefusedSvg where it is more than a colour
 */
export function backgroundShape(value: string, box: string | undefined, line: number): readonly SvgElement[] {
  const sides = viewBoxIn(box);
  const colour = colourIn(value, line);
  if (!sides || colour === undefined) return [];
  const place = Object.entries(sides).map(([side, length]) => [side, String(length)] as const);
  const paint = Object.entries({ fill: colour, 'fill-opacity': '1', stroke: 'none' });
  return [{ name: 'rect', attributes: new Map([...place, ...paint]), children: [] }];
}

function colourIn(value: string, line: number): string | undefined {
  // Blanks may stand between the values of a colour as well.
  const parts = value.match(/[^\s()]+(?:\([^()]*\))?/g) ?? [];
  const painted = parts.filter((part) => !clear.test(part.toLowerCase()));
  const colour = painted.map(plainColour).find((one) => one !== undefined);
  const isPicture = picturePattern.test(value);
  if (isPicture || (painted.length > 0 && colour === undefined)) {
    throw new RefusedSvg(
      `has background: ${value.slice(0, 40)} in line ${line}, which is not drawn everywhere`,
      'Draw a rectangle behind the shapes, of one colour: fill="#rrggbb".',
    );
  }
  return colour;
}
