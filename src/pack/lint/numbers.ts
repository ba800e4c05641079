import type { Locale } from '../../schema/locale.js';

/** A number in a text, with its offsets. */
export interface FoundNumber {
  /** Its value, in a form that is the same for every language. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Part of a date: a year, a month or a day. */
  readonly inDate: boolean;
  /** Part of a name: G7, 5G. */
  readonly inName: boolean;
}

/** Finds the numbers of a text in one language: the same number has the same key in every language. */
export type NumberFinder = (text: string) => readonly FoundNumber[];

/** The finder of a language, from the data of its locale. */
export function numberFinder({ numbers, dates }: Locale): NumberFinder {
  const finders = [
    dateFinder(dates),
    decadeFinder(numbers),
    characterFinder(numbers),
    yearRanges,
    plainFinder(numbers),
  ];
  return (text) => {
    // What one finder has taken the later ones do not see.
    let rest = text;
    const found: FoundNumber[] = [];
    for (const find of finders) {
      for (const taken of find(rest)) {
        found.push(...taken.numbers);
        rest = rest.slice(0, taken.start) + ' '.repeat(taken.end - taken.start) + rest.slice(taken.end);
      }
    }
    return found.sort((a, b) => a.start - b.start);
  };
}

/** A stretch of a text and the numbers in it. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly numbers: readonly FoundNumber[];
}

function stretch(match: RegExpMatchArray, numbers: readonly Omit<FoundNumber, 'inName'>[]): Stretch {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length, numbers: numbers.map((number) => ({ ...number, inName: false })) };
}

function alternatives(words: readonly string[]): string {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s'));
  return escaped.sort((a, b) => b.length - a.length).join('|');
}

const letterBefore = '(?<![\\p{L}\\p{N}])';
const letterAfter = '(?![\\p{L}])';

function dateFinder({ months, ambiguous, patterns }: Locale['dates']): (text: string) => readonly Stretch[] {
  const names = months.flat();
  const isNumbered = names.every((name) => /^\d/.test(name));
  const month = isNumbered
    ? `(?<month>${alternatives(names)})`
    : `${letterBefore}(?<month>${alternatives(names)})\\.?${letterAfter}`;
  const numberOf = (name: string) => months.findIndex((list) => list.some((one) => same(one, name))) + 1;
  const expressions = patterns.map(
    (pattern) =>
      new RegExp(
        pattern
          .replace('{day}', '(?<!\\d)(?<day>\\d{1,2})')
          .replace('{month}', month)
          .replace('{year}', '(?<!\\d)(?<year>\\d{4})(?!\\d)'),
        isNumbered ? 'gu' : 'giu',
      ),
  );
  return (text) => {
    let rest = text;
    const found: Stretch[] = [];
    for (const expression of expressions) {
      for (const match of rest.matchAll(expression)) {
        const { day, month: name, year } = match.groups ?? {};
        const isName = name !== undefined && day === undefined && year === undefined;
        if (isName && (ambiguous.some((word) => same(word, name)) || !isCapitalized(name, names))) continue;
        const parts = [day, name, year].filter((part) => part !== undefined);
        found.push(
          stretch(
            match,
            parts.map((part) => {
              const start = match.index + match[0].indexOf(part);
              const key = part === name ? String(numberOf(part)) : String(Number(part));
              return { key, start, end: start + part.length, inDate: true };
            }),
          ),
        );
        rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length);
      }
    }
    return found;
  };
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Where months are written with a capital, a word in small letters is none. */
function isCapitalized(name: string, names: readonly string[]): boolean {
  return !names.some((one) => /^\p{Lu}/u.test(one)) || /^\p{Lu}/u.test(name);
}

function decadeFinder({ decades }: Locale['numbers']): (text: string) => readonly Stretch[] {
  const expressions = decades.map(
    (pattern) =>
      new RegExp(
        pattern
          .replace('{year}', '(?<year>\\d{3}0)')
          .replace('{century}', '(?<century>\\d{2})')
          .replace('{decade}', '(?<decade>\\d0)'),
        'giu',
      ),
  );
  return (text) =>
    expressions.flatMap((expression) =>
      [...text.matchAll(expression)].map((match) => {
        const { year, century, decade } = match.groups ?? {};
        const first = year ?? `${Number(century) - 1}${decade}`;
        return stretch(match, [
          { key: `${first}s`, start: match.index, end: match.index + match[0].length, inDate: true },
        ]);
      }),
    );
}

/** Numbers in the characters of a language, where its patterns look for them: 第五條, 百分之七十五. */
function characterFinder({ digits, tens, patterns }: Locale['numbers']): (text: string) => readonly Stretch[] {
  if (digits === '') return () => [];
  const expressions = patterns.map(
    (pattern) => new RegExp(pattern.replace('{number}', `(?<number>[${digits}${tens}]+)`), 'gu'),
  );
  return (text) =>
    expressions.flatMap((expression) =>
      [...text.matchAll(expression)].map((match) => {
        const number = match.groups?.number ?? '';
        const percent = match[0].startsWith('百分之') ? '%' : '';
        const start = match.index + match[0].indexOf(number);
        return stretch(match, [
          {
            key: `${characterValue(number, digits, tens)}${percent}`,
            start,
            end: start + number.length,
            inDate: false,
          },
        ]);
      }),
    );
}

/** 十二 is 12, 二十 20, 一百零五 105, 二〇二五 2025. */
function characterValue(characters: string, digits: string, [ten = '', hundred = '']: string): number {
  if (!characters.includes(ten) && !characters.includes(hundred)) {
    return Number([...characters].map((one) => digits.indexOf(one)).join(''));
  }
  let value = 0;
  let digit = 0;
  for (const one of characters) {
    if (one === ten || one === hundred) {
      value += (digit || 1) * (one === ten ? 10 : 100);
      digit = 0;
    } else digit = digits.indexOf(one);
  }
  return value + digit;
}

/** `2020–25` says 2020 and 2025. */
function yearRanges(text: string): readonly Stretch[] {
  return [
    ...text.matchAll(/(?<![\d.,])((?:1[5-9]|20|21)\d\d)\s?[-–—～~/至到]\s?(\d{2}|\d{4})(?![\d.,]*\d)(?!\s?[%％])/gu),
  ].flatMap((match) => {
    const [, from = '', to = ''] = match;
    const end = to.length === 2 ? `${from.slice(0, 2)}${to}` : to;
    if (Number(end) <= Number(from) || !/^(?:1[5-9]|20|21)/.test(end)) return [];
    return [
      stretch(match, [
        { key: from, start: match.index, end: match.index + 4, inDate: true },
        {
          key: end,
          start: match.index + match[0].length - to.length,
          end: match.index + match[0].length,
          inDate: true,
        },
      ]),
    ];
  });
}

const fractions = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
]);

function plainFinder({ groups, decimal, percent, scales, attached }: Locale['numbers']) {
  const group = `[${groups.map((sign) => sign.replace(/[\]\\^-]/g, '\\$&')).join('')}]`;
  const point = decimal.replace('.', '\\.');
  const digits = `\\d{1,3}(?:${group}\\d{3})+(?!\\d)(?:${point}\\d+)?|\\d+(?:${point}\\d+)?`;
  const powers = new Map(Object.entries(scales).map(([word, power]) => [word.toLowerCase(), power]));
  const isAttached = (word: string) => attached.some((one) => same(one, word));
  const apart = Object.keys(scales).filter((word) => !isAttached(word));
  const scale = `(?:\\s?(?<scale>${alternatives(apart)})(?![a-zà-ÿ])|(?<short>${alternatives(attached) || '(?!)'})(?!\\p{L}))`;
  const sign = `\\s?(?<percent>${alternatives(percent)})`;
  const number = new RegExp(
    `(?<currency>[$€£¥₹]\\s?)?(?<digits>${digits})(?<fraction>[½¼¾⅓⅔])?(?:${sign}|${scale})?|(?<alone>[½¼¾⅓⅔])`,
    'giu',
  );
  const unit = new RegExp(`^\\s?[-–—～~至到]\\s?(?:${digits})(?:${sign}|${scale})`, 'iu');

  return (text: string): readonly Stretch[] =>
    [...text.matchAll(number)].map((match) => {
      const { currency = '', percent: ofHundred, scale: word, short = '' } = match.groups ?? {};
      const counts = isScale(short, currency);
      const [start, end] = [match.index + currency.length, match.index + match[0].length - (counts ? 0 : short.length)];
      const own = word ?? (counts ? short : undefined);
      // `10–20%` says 10% and 20%.
      const after = own === undefined && !ofHundred ? unit.exec(text.slice(end))?.groups : undefined;
      const power = powers.get((own ?? after?.scale ?? '').toLowerCase()) ?? 0;
      const key = `${scaled(baseOf(match.groups), power)}${(ofHundred ?? after?.percent) ? '%' : ''}`;
      return {
        start: match.index,
        end,
        numbers: [{ key, start, end, inDate: false, inName: inName(text, start, end) }],
      };
    });

  /** `3m` may be metres, `$3m` is money. */
  function isScale(short: string, currency: string): boolean {
    return short !== '' && (currency !== '' || same(short, 'k') || short.length > 1);
  }

  function inName(text: string, start: number, end: number): boolean {
    return /\p{Script=Latin}-?$/u.test(text.slice(0, start)) || /^-?\p{Script=Latin}/u.test(text.slice(end));
  }

  function baseOf({ digits: typed = '', fraction, alone }: Partial<Record<string, string>> = {}): number {
    const plain = typed.replace(new RegExp(`${group}(?=\\d{3})`, 'g'), '').replace(decimal, '.');
    return Number(plain || 0) + (fractions.get(fraction ?? alone ?? '') ?? 0);
  }
}

/** Without the dust of binary fractions: 1.2 billion is 1200000000. */
function scaled(base: number, power: number): number {
  return power === 0 ? base : Number((base * 10 ** power).toPrecision(15));
}

/** The digits of a text in a language of which nothing else is known. */
export const plainNumbers: NumberFinder = (text) =>
  [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(({ 0: digits, index }) => ({
    key: digits.replace(/[.,]/g, ''),
    start: index,
    end: index + digits.length,
    inDate: false,
    inName: false,
  }));
