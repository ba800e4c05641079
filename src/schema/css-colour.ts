import { hexOf } from './colour.js';
import { colourSpaces, ofLab, ofOklab, withoutHue } from './colour-spaces.js';

/** A colour with 0 to 255 of red, green and blue, and 0 to 1 of opacity. */
interface Colour {
  readonly rgb: readonly [red: number, green: number, blue: number];
  readonly opacity: number;
}

/** The named colours of CSS Color 4, beside `transparent`. */
const named: ReadonlyMap<string, string> = new Map(
  (
    'aliceblue f0f8ff, antiquewhite faebd7, aqua 00ffff, aquamarine 7fffd4, azure f0ffff, beige f5f5dc, ' +
    'bisque ffe4c4, black 000000, blanchedalmond ffebcd, blue 0000ff, blueviolet 8a2be2, brown a52a2a, ' +
    'burlywood deb887, cadetblue 5f9ea0, chartreuse 7fff00, chocolate d2691e, coral ff7f50, cornflowerblue 6495ed, ' +
    'cornsilk fff8dc, crimson dc143c, cyan 00ffff, darkblue 00008b, darkcyan 008b8b, darkgoldenrod b8860b, ' +
    'darkgray a9a9a9, darkgreen 006400, darkgrey a9a9a9, darkkhaki bdb76b, darkmagenta 8b008b, ' +
    'darkolivegreen 556b2f, darkorange ff8c00, darkorchid 9932cc, darkred 8b0000, darksalmon e9967a, ' +
    'darkseagreen 8fbc8f, darkslateblue 483d8b, darkslategray 2f4f4f, darkslategrey 2f4f4f, darkturquoise 00ced1, ' +
    'darkviolet 9400d3, deeppink ff1493, deepskyblue 00bfff, dimgray 696969, dimgrey 696969, dodgerblue 1e90ff, ' +
    'firebrick b22222, floralwhite fffaf0, forestgreen 228b22, fuchsia ff00ff, gainsboro dcdcdc, ' +
    'ghostwhite f8f8ff, gold ffd700, goldenrod daa520, gray 808080, green 008000, greenyellow adff2f, grey 808080, ' +
    'honeydew f0fff0, hotpink ff69b4, indianred cd5c5c, indigo 4b0082, ivory fffff0, khaki f0e68c, ' +
    'lavender e6e6fa, lavenderblush fff0f5, lawngreen 7cfc00, lemonchiffon fffacd, lightblue add8e6, ' +
    'lightcoral f08080, lightcyan e0ffff, lightgoldenrodyellow fafad2, lightgray d3d3d3, lightgreen 90ee90, ' +
    'lightgrey d3d3d3, lightpink ffb6c1, lightsalmon ffa07a, lightseagreen 20b2aa, lightskyblue 87cefa, ' +
    'lightslategray 778899, lightslategrey 778899, lightsteelblue b0c4de, lightyellow ffffe0, lime 00ff00, ' +
    'limegreen 32cd32, linen faf0e6, magenta ff00ff, maroon 800000, mediumaquamarine 66cdaa, mediumblue 0000cd, ' +
    'mediumorchid ba55d3, mediumpurple 9370db, mediumseagreen 3cb371, mediumslateblue 7b68ee, ' +
    'mediumspringgreen 00fa9a, mediumturquoise 48d1cc, mediumvioletred c71585, midnightblue 191970, ' +
    'mintcream f5fffa, mistyrose ffe4e1, moccasin ffe4b5, navajowhite ffdead, navy 000080, oldlace fdf5e6, ' +
    'olive 808000, olivedrab 6b8e23, orange ffa500, orangered ff4500, orchid da70d6, palegoldenrod eee8aa, ' +
    'palegreen 98fb98, paleturquoise afeeee, palevioletred db7093, papayawhip ffefd5, peachpuff ffdab9, ' +
    'peru cd853f, pink ffc0cb, plum dda0dd, powderblue b0e0e6, purple 800080, rebeccapurple 663399, red ff0000, ' +
    'rosybrown bc8f8f, royalblue 4169e1, saddlebrown 8b4513, salmon fa8072, sandybrown f4a460, seagreen 2e8b57, ' +
    'seashell fff5ee, sienna a0522d, silver c0c0c0, skyblue 87ceeb, slateblue 6a5acd, slategray 708090, ' +
    'slategrey 708090, snow fffafa, springgreen 00ff7f, steelblue 4682b4, tan d2b48c, teal 008080, thistle d8bfd8, ' +
    'tomato ff6347, turquoise 40e0d0, violet ee82ee, wheat f5deb3, white ffffff, whitesmoke f5f5f5, yellow ffff00'
  )
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
);

/**
 * A colour of CSS in a form that every program of pictures reads: as it is where it is plain, else `#rrggbb`, or
 * `rgba()` with commas where it lets something through. Undefined where it is no colour that is known.
 */
export function plainColour(text: string): string | undefined {
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(text) || named.has(text)) return text;
  const colour = colourOf(text.toLowerCase());
  if (!colour) return undefined;
  const channels = colour.rgb.map(withinChannel);
  const opacity = Math.round(Math.min(1, Math.max(0, colour.opacity)) * 1000) / 1000;
  return opacity < 1 ? `rgba(${channels.map(Math.round).join(',')},${opacity})` : hexOf(channels);
}

/** A colour of CSS as `#rrggbb`; undefined where it is none, or lets something through. */
export function hexColour(text: string): string | undefined {
  const colour = colourOf(text.toLowerCase());
  return colour && colour.opacity >= 1 ? hexOf(colour.rgb.map(withinChannel)) : undefined;
}

const withinChannel = (part: number) => Math.min(255, Math.max(0, part));

function colourOf(text: string): Colour | undefined {
  if (text === 'transparent') return { rgb: [0, 0, 0], opacity: 0 };
  const byName = named.get(text);
  if (byName !== undefined) return ofHexDigits(byName);
  const hex = /^#((?:[0-9a-f]{3,4}){1,2})$/.exec(text)?.[1];
  if (hex !== undefined) return ofHexDigits(hex);
  const call = /^(rgba?|hsla?|hwb|(?:ok)?(?:lab|lch)|color)\(([^()]*)\)$/.exec(text);
  if (!call) return undefined;
  const [name, inside] = [call[1] as string, (call[2] as string).trim()];
  return /^(?:rgb|h)/.test(name) ? ofFunction(name, inside) : ofSpace(name, inside);
}

function ofHexDigits(digits: string): Colour {
  const long = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits;
  const [red = 0, green = 0, blue = 0, opacity = 255] = (long.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  return { rgb: [red, green, blue], opacity: opacity / 255 };
}

/** With commas between all its values, or blanks between them and a slash before the opacity. */
function ofFunction(name: string, inside: string): Colour | undefined {
  const values = inside.includes(',') ? inside.split(/\s*,\s*/) : inside.split(/\s*\/\s*|\s+/);
  if (values.length < 3 || values.length > 4) return undefined;
  const opacity = values[3] === undefined ? 1 : shareOf(values[3], 1);
  const rgb = name.startsWith('rgb')
    ? values.slice(0, 3).map((value) => shareOf(value, 255))
    : ofHue(name, degreesOf(values[0] as string), shareOf(values[1], 1, 100), shareOf(values[2], 1, 100));
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = rgb;
  return [red, green, blue, opacity].every(Number.isFinite) ? { rgb: [red, green, blue], opacity } : undefined;
}

/** What a whole of each value is, where it may be a percentage; a hue is none. */
const wholes: Readonly<Record<string, readonly [number, number, number?]>> = {
  lab: [100, 125, 125],
  lch: [100, 150],
  oklab: [1, 0.4, 0.4],
  oklch: [1, 0.4],
  color: [1, 1, 1],
};

/** In a space of its own, which `color()` names first. What sRGB lacks becomes the nearest that it has, part by part. */
function ofSpace(name: string, inside: string): Colour | undefined {
  const words = inside.split(/\s*\/\s*|\s+/);
  const toRgb = name === 'color' ? colourSpaces.get(words.shift() ?? '') : name.startsWith('ok') ? ofOklab : ofLab;
  const [first, second, third = Number.NaN] = wholes[name] ?? [1, 1];
  if (!toRgb || words.length < 3 || words.length > 4) return undefined;
  const hasHue = name.endsWith('lch');
  const last = hasHue ? degreesOf(words[2] as string) : shareOf(words[2], third);
  const values = [shareOf(words[0], first), shareOf(words[1], second), last] as const;
  const opacity = words[3] === undefined ? 1 : shareOf(words[3], 1);
  if (![...values, opacity].every(Number.isFinite)) return undefined;
  const [red, green, blue] = toRgb(hasHue ? withoutHue(values) : values);
  return { rgb: [red * 255, green * 255, blue * 255], opacity };
}

/** A number, as a pattern. It is read in one way alone: else one that goes on and on would be tried in all. */
export const cssNumber = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[+-]?\\d+)?';
const numberForm = new RegExp(`^(${cssNumber})(%|deg|grad|rad|turn)?$`);

/** A number or a percentage of a whole; a number is counted to `most`. */
function shareOf(text: string | undefined, whole: number, most = whole): number {
  if (text === 'none') return 0;
  const [, number, unit] = numberForm.exec(text ?? '') ?? [];
  if (number === undefined || (unit !== undefined && unit !== '%')) return Number.NaN;
  return (Number(number) / (unit === '%' ? 100 : most)) * whole;
}

const turns: Readonly<Record<string, number>> = { deg: 360, grad: 400, rad: 2 * Math.PI, turn: 1 };

/** In degrees from 0 up to 360. */
function degreesOf(text: string): number {
  if (text === 'none') return 0;
  const [, number, unit = 'deg'] = numberForm.exec(text) ?? [];
  const turn = Number(number) / (turns[unit] ?? Number.NaN);
  return (turn - Math.floor(turn)) * 360;
}

/** Red, green and blue of a hue, as CSS Color 4 counts those of `hsl()` and `hwb()`. */
function ofHue(name: string, hue: number, second: number, third: number): number[] {
  const limited = (part: number) => Math.min(1, Math.max(0, part));
  const [a, b] = [limited(second), limited(third)];
  const channel = (saturation: number, lightness: number, from: number) => {
    const k = (from + hue / 30) % 12;
    return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  const parts = [0, 8, 4].map((from) => {
    if (name !== 'hwb') return channel(a, b, from);
    return a + b >= 1 ? a / (a + b) : channel(1, 0.5, from) * (1 - a - b) + a;
  });
  return parts.map((part) => part * 255);
}
