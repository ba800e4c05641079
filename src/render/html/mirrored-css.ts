/** What is said of four sides in one line: top, right, bottom, left. */
const fourSides =
  /(?<=(?:^|[\s;{])(?:margin|padding|inset|scroll-(?:margin|padding)|border-(?:color|style|width))\s*:\s*)[^;{}!]+/gm;
/** … and of four corners: top left, top right, bottom right, bottom left; after a slash those of the other axis. */
const fourCorners = /(?<=(?:^|[\s;{])border-radius\s*:\s*)[^;{}!]+/gm;
const sides = {
  property:
    /(?<=(?:^|[\s;{])(?:(?:(?:scroll-)?(?:margin|padding)|border(?:-(?:top|bottom))?)-)?)(left|right)(?=(?:-(?:color|width|style|radius))?\s*:)/gm,
  value: /(?<=:\s*)(left|right)(?=\s*[;}!])/g,
} as const;
const comments = /(\/\*[\s\S]*?\*\/)/;

/**
 * Pictures of shares of a whole begin where the lines begin. The Arabic fonts of readers run wider than the theme's, and
 * their letters have no x-height to scale them by: on paper the page is a little smaller, and stays one sheet.
 */
const additions = `.bar {
  transform: scaleX(-1);
}
@media print {
  :root {
    --pt: 0.95pt;
  }
}`;

/**
 * A style sheet for a page that runs from right to left: what is said of the left holds for the right, and the other way
 * round. What is said of start and end holds as it is.
 */
export function mirroredCss(css: string): string {
  const swap = (side: string) => (side === 'left' ? 'right' : 'left');
  const parts = css.split(comments).map((part, i) => {
    if (i % 2 === 1) return part;
    return part
      .replace(sides.property, swap)
      .replace(sides.value, swap)
      .replace(fourSides, swapFourSides)
      .replace(fourCorners, swapFourCorners);
  });
  return `${parts.join('').trim()}\n${additions}`;
}

function swapFourSides(value: string): string {
  const lengths = lengthsIn(value);
  if (lengths.length !== 4) return value;
  const [top = '', right = '', bottom = '', left = ''] = lengths;
  return value.replace(value.trim(), () => [top, left, bottom, right].join(' '));
}

/** Where fewer are given, the third is the first, and the fourth the second. */
function swapFourCorners(value: string): string {
  const [across = '', down] = value.split('/');
  const swapped = [across, ...(down === undefined ? [] : [down])].map((axis) => {
    const lengths = lengthsIn(axis);
    const [topLeft = '', topRight = topLeft, bottomRight = topLeft, bottomLeft = topRight] = lengths;
    return lengths.length === 1 ? axis.trim() : [topRight, topLeft, bottomLeft, bottomRight].join(' ');
  });
  return value.replace(value.trim(), () => swapped.join(' / '));
}

/** The lengths of a value, parted by blanks; those in the brackets of a function part nothing. */
function lengthsIn(value: string): readonly string[] {
  const lengths = [''];
  let depth = 0;
  for (const character of value.trim()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth > 0 || /\S/.test(character)) lengths.push(lengths.pop() + character);
    else if (lengths.at(-1) !== '') lengths.push('');
  }
  return lengths;
}
