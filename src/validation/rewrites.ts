import { foldedLetters } from '../text/folded-letters.js';
import { once } from '../text/once.js';
import { languageMeant } from './language-meant.js';
import { knownLocales, localeMeant } from './locale-names.js';

/** What was most likely meant by a value of the wrong form: the first rewriting that has the right one. */
export function rewritten(typed: string, fits: (value: string) => boolean, key = ''): string | undefined {
  // Bibliographies put a year in brackets that they infer.
  const plain = typed
    .trim()
    .normalize('NFKC')
    .replace(/^\[(.*)\]$/u, '$1');
  const candidates = [
    plain,
    ...dates(plain),
    ...numbers(plain),
    ...(key.endsWith('-pt') ? points(plain) : []),
    ...colours(plain),
    ...addresses(plain),
    // Citation keys take more characters than ids, and hyphens are less usual in them.
    ...(fits('A:b') ? [plain.replace(/\s+/gu, '')] : []),
    // Of the tags of languages those with a region are for works alone, and no id has capitals in it.
    ...(fits('ca-valencia') && !fits('A') ? [languageMeant(plain) ?? ''] : []),
    plain.toLowerCase(),
    slug(plain),
    localeMeant(plain, knownLocales) ?? '',
  ];
  return candidates.find((candidate) => candidate !== typed && candidate !== '' && fits(candidate));
}

const pointsIn: Readonly<Record<string, number>> = { pt: 1, px: 0.75, mm: 72 / 25.4, cm: 72 / 2.54, in: 72 };

/** `20mm` and `1.5 cm`, in points. */
function points(typed: string): string[] {
  const [, number, unit = ''] = /^(\d+(?:[.,]\d+)?)\s*(pt|px|mm|cm|in)$/i.exec(typed) ?? [];
  const by = pointsIn[unit.toLowerCase()];
  if (number === undefined || by === undefined) return [];
  return [String(Math.round(Number(number.replace(',', '.')) * by * 100) / 100)];
}

/** `#036`, and digits without their sign, as the colour that they are. */
function colours(typed: string): string[] {
  const [, digits = ''] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed) ?? [];
  if (digits === '') return [];
  return [`#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`];
}

/** Powers of ten that Chinese, Japanese and Korean write as a sign after the number. */
const powers: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  천: 3,
  万: 4,
  萬: 4,
  만: 4,
  億: 8,
  亿: 8,
  억: 8,
  兆: 12,
  조: 12,
};

/** Half, and the other fractions that are one sign and end in decimals. */
const fractions: Readonly<Record<string, string>> = {
  '1⁄2': '.5',
  '1⁄4': '.25',
  '3⁄4': '.75',
  '1⁄5': '.2',
  '1⁄8': '.125',
};

/** `1,300` and `1 300`, `2,5`, `1 300,5`, `12%`, `+3`, `−3`, `03`, `1300.`, `.5`, `2½`, `1,23,456`, `1万`, `١٫٥` */
function numbers(typed: string): string[] {
  const digits = typed
    .replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : digitOf(digit)))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
  const [, scaled = '', power = ''] = /^([\d.,]+)\s*(\p{L})$/u.exec(digits) ?? [];
  const by = powers[power];
  if (by !== undefined) return numbers(scaled).map((number) => shifted(number, by));
  const [, whole = '', fraction = ''] = /^(\d*?)\s?(\d⁄\d)$/u.exec(digits) ?? [];
  if (fraction !== '') return fractions[fraction] === undefined ? [] : [`${whole || 0}${fractions[fraction]}`];
  const bare = digits.replace(/[%‰]$/u, '').replace(/^\+/, '').replace(/^[−–]/u, '-').trim();
  const plain = ungrouped(bare).replace(/^(-?)\./, '$10.');
  return [plain, plain.replace(/^(-?)0+(?=\d)/, '$1')];
}

/** With a point before its decimals, and nothing between its thousands. */
function ungrouped(bare: string): string {
  if (/^-?\d{1,3}(?:[.'’ \u00a0\u202f]\d{3})+,\d+$/u.test(bare)) return bare.replace(/[.'’\s]/gu, '').replace(',', '.');
  if (/^-?\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?:\.\d+)?$/u.test(bare)) return bare.replace(/[,'’\s]/gu, '');
  if (/^-?\d{1,3}(?:\.\d{3}){2,}$/.test(bare)) return bare.replaceAll('.', '');
  if (/^-?\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(bare)) return bare.replaceAll(',', '');
  return /^-?\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare;
}

/** A digit of any script, in ASCII: Unicode has the ten of each in a row, from zero on. */
function digitOf(digit: string): string {
  const at = digit.codePointAt(0) ?? 0;
  const before = Array.from({ length: 10 }, (_, i) => i).findLast((i) => /\p{Nd}/u.test(String.fromCodePoint(at - i)));
  return String(before ?? 0);
}

/** A number times a power of ten, without a detour through a rounded one. */
function shifted(number: string, power: number): string {
  const [whole = '', decimals = ''] = number.split('.');
  const all = whole + decimals.padEnd(power, '0').slice(0, power);
  return decimals.length > power ? `${all}.${decimals.slice(power)}` : all;
}

/** Languages whose months are known by name; English last, of which the first three letters are enough. */
const monthLanguages = ['fr', 'de', 'es', 'pt', 'it', 'nl', 'pl', 'ru', 'tr', 'sv', 'en'];
const particles = /^(?:de|del|d[eo]s?|den|the|of|г|года)$/u;

/** Each month by the names that a date has it under, short and long, without their stops. */
const monthNames = once(() => {
  const styles = monthLanguages.flatMap((language) =>
    (['long', 'short'] as const).map(
      (month) => new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' }),
    ),
  );
  const names = styles.flatMap((style) =>
    Array.from({ length: 12 }, (_, i): readonly [string, number] => {
      const parts = style.formatToParts(Date.UTC(2020, i, 1));
      return [bareWord(parts.find(({ type }) => type === 'month')?.value ?? ''), i + 1];
    }),
  );
  return new Map(names);
});

function bareWord(word: string): string {
  return word.toLowerCase().replace(/\.$/, '').normalize('NFKC');
}

const englishMonth = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*$/u;

function monthOf(word: string): number | undefined {
  const bare = bareWord(word);
  return monthNames().get(bare) ?? (englishMonth.test(bare) ? monthNames().get(bare.slice(0, 3)) : undefined);
}

/** A date in another order or in words, as `2026-11-24` or `2026-11`; none where day and month cannot be told apart. */
function dates(typed: string): string[] {
  const text = typed.replace(/(\d)(?:st|nd|rd|th|er|º)(?![\p{L}\d])/giu, '$1').replaceAll(',', ' ');
  const unusual = spanOrAbout(text);
  if (unusual) return [unusual];
  const [, y0, m0, d0] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (y0) return written(y0, m0, d0);
  const [, y1, m1, d1] = /^(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})?\s*日?)?$/u.exec(text) ?? [];
  if (y1) return written(y1, m1, d1);
  const [, a, b, y2] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  if (y2) {
    if (Number(a) > 12 || text.includes('.')) return written(y2, b, a);
    return Number(b) > 12 ? written(y2, a, b) : [];
  }
  const [, m3, y3] = /^(\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  return y3 ? written(y3, m3, undefined) : datesInWords(text);
}

/** `2015–2017`, `2019/20` and `~1850`. */
function spanOrAbout(text: string): string | undefined {
  const [, from, to] = /^(\d{4})\s*[-–—]\s*(\d{4})$/u.exec(text) ?? [];
  if (from) return `${from}/${to}`;
  const [, first, last] = /^(\d{4})\s*[/–—]\s*(\d{2})$/u.exec(text) ?? [];
  if (first && Number(last) > 12) return `${first}/${first.slice(0, 2)}${last}`;
  const [, about] = /^[~≈]\s*(\d{4})$/u.exec(text) ?? [];
  return about && `c. ${about}`;
}

/** `24 November 2026`, `5 de marzo de 2020`, `5 марта 2020 г.`; none where a word is left over. */
function datesInWords(text: string): string[] {
  const words = text.split(/[\s.–—-]+/u).filter((word) => word !== '' && !particles.test(word.toLowerCase()));
  const [years, days] = [/^\d{4}$/, /^\d{1,2}$/].map((form) => words.filter((word) => form.test(word)));
  const months = words.flatMap((word) => monthOf(word) ?? []);
  const [[year, ...moreYears], [month, ...moreMonths], [day, ...moreDays]] = [years ?? [], months, days ?? []];
  const known = (years?.length ?? 0) + months.length + (days?.length ?? 0);
  if (!year || month === undefined || known < words.length) return [];
  return moreYears.length + moreMonths.length + moreDays.length > 0 ? [] : written(year, String(month), day);
}

function written(year: string, month: string | undefined, day: string | undefined): string[] {
  const two = (part: string) => part.padStart(2, '0');
  return [`${year}${month === undefined ? '' : `-${two(month)}`}${day === undefined ? '' : `-${two(day)}`}`];
}

/** A DOI without its address; an address with the missing scheme or, for a folder, the final slash. */
function addresses(typed: string): string[] {
  const doi = /\b(10\.\d{4,9}\/\S+)$/.exec(typed)?.[1];
  const site = /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(typed) ? [`https://${typed}`] : [];
  const folder = /^https?:\/\/\S+[^/]$/.test(typed) ? [`${typed}/`] : [];
  const blanks = /^https?:\/\/\S.*\s/.test(typed) ? [typed.replace(/\s/g, '%20')] : [];
  return [...(doi ? [doi] : []), ...blanks, ...site, ...site.map((address) => `${address}/`), ...folder];
}

/** Letters, digits and hyphens; nothing where other letters would be lost. */
function slug(typed: string): string {
  // A negative number is no name with a hyphen too many.
  if (/^[-−]\d/u.test(typed)) return '';
  const folded = foldedLetters(typed);
  if (/[^a-z\P{L}]/u.test(folded)) return '';
  const name = folded
    .replace(/[\s_/&,]+/gu, '-')
    .replace(/[^a-z0-9.-]/gu, '')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  // What is left of `5–10`, `12:30` or `½` is another number.
  return /[a-z]/.test(name) ? name : '';
}

/** The numbers of a range such as `12-15`, each by itself. */
export function range(typed: string): readonly string[] | undefined {
  const [, from, to] = /^\s*(\d+)\s*[-–—~〜～至到]\s*(\d+)\s*$/u.exec(typed) ?? [];
  const count = Number(to) - Number(from) + 1;
  if (from === undefined || !(count > 1 && count <= 30)) return undefined;
  return Array.from({ length: count }, (_, i) => String(Number(from) + i));
}
