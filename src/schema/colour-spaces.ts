type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

// The matrices of CSS Color 4, chapter 18.
const xyzToLinear: Matrix = [
  [12831 / 3959, -329 / 214, -1974 / 3959],
  [-851781 / 878810, 1648619 / 878810, 36519 / 878810],
  [705 / 12673, -2585 / 12673, 705 / 667],
];
const displayP3ToXyz: Matrix = [
  [608311 / 1250200, 189793 / 714400, 198249 / 1000160],
  [35783 / 156275, 247089 / 357200, 198249 / 2500400],
  [0, 32229 / 714400, 5220557 / 5000800],
];
const d50ToD65: Matrix = [
  [0.955473421488075, -0.02309845494876471, 0.06325924320057072],
  [-0.0283697093338637, 1.0099953980813041, 0.021041441191917323],
  [0.012314014864481998, -0.020507649298898964, 1.330365926242124],
];
const oklabToRoots: Matrix = [
  [1, 0.3963377773761749, 0.2158037573099136],
  [1, -0.1055613458156586, -0.0638541728258133],
  [1, -0.0894841775298119, -1.2914855480194092],
];
const conesToXyz: Matrix = [
  [1.2268798758459243, -0.5578149944602171, 0.2813910456659647],
  [-0.0405757452148008, 1.112286803280317, -0.0717110580655164],
  [-0.0763729366746601, -0.4214933324022432, 1.5869240198367816],
];
const whiteOfD50: Triple = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585];

/** What the spaces that `color()` may name make of their values, in sRGB from 0 to 1; others are not known. */
export const colourSpaces: ReadonlyMap<string, (values: Triple) => Triple> = new Map([
  ['srgb', (values: Triple) => values],
  ['srgb-linear', (values: Triple) => mapped(values, encoded)],
  ['display-p3', (values: Triple) => ofXyz(times(displayP3ToXyz, mapped(values, decoded)))],
  ['xyz', ofXyz],
  ['xyz-d65', ofXyz],
  ['xyz-d50', (values: Triple) => ofXyz(times(d50ToD65, values))],
]);

/** Of `lab()`, in sRGB from 0 to 1; less and more where sRGB lacks the colour. */
export function ofLab([lightness, a, b]: Triple): Triple {
  const y = (lightness + 16) / 116;
  const root = (value: number) => (value ** 3 > 216 / 24389 ? value ** 3 : (116 * value - 16) / (24389 / 27));
  const parts = mapped([y + a / 500, y, y - b / 200], root);
  return ofXyz(
    times(
      d50ToD65,
      mapped(parts, (part, i) => part * (whiteOfD50[i] ?? 1)),
    ),
  );
}

/** Of `oklab()`, as `ofLab`. */
export function ofOklab(values: Triple): Triple {
  return ofXyz(
    times(
      conesToXyz,
      mapped(times(oklabToRoots, values), (root) => root ** 3),
    ),
  );
}

/** The two axes of a colour that is told by its hue. */
export function withoutHue([lightness, chroma, degrees]: Triple): Triple {
  const angle = (degrees * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

function ofXyz(values: Triple): Triple {
  return mapped(times(xyzToLinear, values), encoded);
}

function times(matrix: Matrix, [x, y, z]: Triple): Triple {
  return mapped(matrix, ([a, b, c]) => a * x + b * y + c * z);
}

function mapped<From>([a, b, c]: readonly [From, From, From], of: (part: From, i: number) => number): Triple {
  return [of(a, 0), of(b, 1), of(c, 2)];
}

function encoded(part: number): number {
  const size = Math.abs(part);
  return Math.sign(part) * (size > 0.0031308 ? 1.055 * size ** (1 / 2.4) - 0.055 : 12.92 * size);
}

function decoded(part: number): number {
  const size = Math.abs(part);
  return Math.sign(part) * (size > 0.04045 ? ((size + 0.055) / 1.055) ** 2.4 : size / 12.92);
}
