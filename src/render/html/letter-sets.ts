/**
 * The characters of a script that one embedded font brings, so that the same subset serves every page: subsets are made
 * when the program is compiled, and a page takes those that it needs. `western` has all of `basic`, whose letters it may
 * stand beside in any word; the others are of words of their own.
 */
export const letterSetNames = [
  'basic',
  'western',
  'quotes',
  'extended',
  'vietnamese',
  'greek',
  'cyrillic',
  'arabic',
] as const;
export type LetterSetName = (typeof letterSetNames)[number];

type Range = readonly [first: number, last: number];

/** Quotes, dash, ellipsis and middle dot: on a page in Chinese or Japanese they are full width. */
const quotes: readonly Range[] = [
  [0xb7, 0xb7],
  [0x2014, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2026, 0x2026],
];
const basic: readonly Range[] = [
  [0x20, 0x7e],
  // No-break space, section, guillemets, degree, multiplication.
  ...[0xa0, 0xa7, 0xab, 0xb0, 0xbb, 0xd7].map((one): Range => [one, one]),
  ...quotes,
  [0x2009, 0x2011],
  [0x2013, 0x2013],
  [0x201a, 0x201a],
  [0x201e, 0x201e],
  [0x202f, 0x202f],
  [0x20ac, 0x20ac],
];
const western: readonly Range[] = [
  ...basic,
  [0xa1, 0xff],
  [0x152, 0x153],
  [0x2012, 0x2015],
  [0x2020, 0x2022],
  [0x2030, 0x2033],
  [0x2039, 0x203a],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2260, 0x2260],
  [0x2264, 0x2265],
];
const ranges: Readonly<Record<LetterSetName, readonly Range[]>> = {
  basic,
  western,
  quotes,
  extended: [
    [0x100, 0x151],
    [0x154, 0x17f],
    [0x1a0, 0x1a1],
    [0x1af, 0x1b0],
    [0x1cd, 0x1dc],
    [0x218, 0x21b],
  ],
  vietnamese: [
    [0x300, 0x30f],
    [0x323, 0x323],
    [0x1e00, 0x1eff],
    [0x20ab, 0x20ab],
  ],
  greek: [[0x370, 0x3ff]],
  cyrillic: [[0x400, 0x52f]],
  arabic: [
    [0x600, 0x6ff],
    [0x750, 0x77f],
    [0x200c, 0x200f],
    [0x2066, 0x2069],
  ],
};

export function lettersOf(name: LetterSetName): string {
  return ranges[name]
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)))
    .join('');
}

/** As CSS writes them. */
export function unicodeRangeOf(name: LetterSetName, without: readonly LetterSetName[] = []): string {
  const left = without.flatMap((one) => ranges[one]);
  return ranges[name]
    .flatMap((range) => (left.some(([first, last]) => first === range[0] && last === range[1]) ? [] : [range]))
    .flatMap((range) => splitAround(range, left))
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(', ');
}

/** A range without what lies inside of it. */
function splitAround(range: Range, left: readonly Range[]): readonly Range[] {
  const inside = left.find(([first, last]) => first >= range[0] && last <= range[1]);
  if (!inside) return [range];
  const parts: readonly Range[] = [
    [range[0], inside[0] - 1],
    [inside[1] + 1, range[1]],
  ];
  const others = left.filter((one) => one !== inside);
  return parts.filter(([first, last]) => first <= last).flatMap((part) => splitAround(part, others));
}

/** The sets that have all of the characters that any set has: `basic` alone where that is enough. */
export function letterSetsFor(characters: Iterable<string>): readonly LetterSetName[] {
  const found = new Set<LetterSetName>();
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0;
    const has = (name: LetterSetName) => ranges[name].some(([first, last]) => first <= code && code <= last);
    const name = letterSetNames.find((one) => one !== 'quotes' && has(one));
    if (name) found.add(name);
  }
  if (found.has('western')) found.delete('basic');
  return letterSetNames.filter((name) => found.has(name));
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
