import { hexColour } from '../schema/css-colour.js';
import { themeMeant } from '../schema/rules.js';
import { presentTag } from '../schema/scripts.js';
import { foldedLetters } from '../text/folded-letters.js';
import { once } from '../text/once.js';
import { languageMeant } from './language-meant.js';
import { knownLocales, localeMeant } from './locale-names.js';
import { asciiDigits, numbers } from './numbers-meant.js';

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
    ...(key === 'month' || key === 'date-parts' ? [String(monthOf(plain) ?? '')] : []),
    ...colours(plain),
    ...(key === 'css' ? [fontList(plain)] : []),
    ...(key === 'theme' || key === 'base' ? [themeMeant(plain)] : []),
    ...addresses(plain),
    // Citation keys take more characters than ids, and hyphens are less usual in them.
    ...(fits('A:b') && plain.split(/\s+/u).length < 4 ? [plain.replace(/\s+/gu, '')] : []),
    // Of the tags of languages those with a region are for works alone, and no id has capitals in it.
    ...(fits('ca-ES-valencia') && !fits('A') ? [languageMeant(plain) ?? ''] : []),
    plain.toLowerCase(),
    slug(plain),
    slug(plain).replaceAll('.', '-'),
    ...(fits('zh-Hant') ? [localeMeant(plain, knownLocales) ?? presentTag(plain)] : []),
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

/** A colour in another form of CSS, such as `#036`, `rgb(0, 51, 102)` or `teal`, and digits without their sign. */
function colours(typed: string): string[] {
  return [hexColour(typed) ?? hexColour(`#${typed}`) ?? ''];
}

/** A list of fonts, copied from a style sheet or typed, with quotation marks around names that CSS takes with them alone. */
function fontList(typed: string): string {
  const [list = ''] = typed.replace(/^\s*font(?:-family)?\s*:\s*/i, '').split(';');
  const names = list.split(',').map((name) => name.replace(/^[\s"'‘’“”«»]+|[\s"'‘’“”«»]+$/gu, ''));
  return names
    .filter((name) => name !== '')
    .map((name) => (/^[\p{L}_-][\p{L}\p{N}_-]*(?: [\p{L}_-][\p{L}\p{N}_-]*)*$/u.test(name) ? name : `'${name}'`))
    .join(', ');
}

/** Languages whose months are known by name; English last, of which the first three letters are enough. */
const monthLanguages = [
  'fr',
  'de',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'ru',
  'tr',
  'sv',
  'el',
  'uk',
  'cs',
  'da',
  'ar',
  'id',
  'en',
];
const particles = /^(?:de|del|d[eo]s?|den|the|of|г|года|am|el|il|le)$/u;

/** Each month by the names that a date has it under, short and long, without their stops. */
const monthNames = once(() => {
  const styles = monthLanguages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) =>
      // Some languages write a month otherwise where it has a day.
      [{ day: 'numeric' } as const, { year: 'numeric' } as const].map(
        (beside) => new Intl.DateTimeFormat(language, { ...beside, month, timeZone: 'UTC' }),
      ),
    ),
  );
  const names = styles.flatMap((style) =>
    Array.from({ length: 12 }, (_, i): readonly [string, number] => {
      const parts = style.formatToParts(Date.UTC(2020, i, 1));
      return [bareWord(parts.find(({ type }) => type === 'month')?.value ?? ''), i + 1];
    }),
  );
  // Czech writes short months as numbers.
  return new Map(names.filter(([name]) => !/\d/.test(name)));
});

function bareWord(word: string): string {
  return word.toLowerCase().replace(/\.$/, '').normalize('NFKC');
}

/** Days of the week in those languages, but for those that a month is called too. */
const weekdays = once(() => {
  const names = monthLanguages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((weekday) => {
      const style = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
      return Array.from({ length: 7 }, (_, i) => bareWord(style.format(Date.UTC(2020, 0, 5 + i))));
    }),
  );
  return new Set(names.filter((name) => !monthNames().has(name)));
});

const englishMonth = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*$/u;

function monthOf(word: string): number | undefined {
  const bare = bareWord(word);
  return monthNames().get(bare) ?? (englishMonth.test(bare) ? monthNames().get(bare.slice(0, 3)) : undefined);
}

/** The year before the first of each era of Japan, by its name and its letter, and of the Republic of China. */
const eras: Readonly<Record<string, number>> = {
  ...{ 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018, M: 1867, T: 1911, S: 1925, H: 1988, R: 2018 },
  ...{ 民國: 1911, 民国: 1911, 中華民國: 1911, 中华民国: 1911 },
};
/** Japan has the calendar of other countries since then. */
const firstOfCalendar = 1873;
const yearOfEra = /^([\p{Script=Han}]{2,4}|[MTSHR](?=\d+\.))\s?(\d{1,3}|元)(?=[年.])/u;

/** `令和8年11月24日` and `R8.11.24` with the year 2026; any other text as it is. */
function withCommonYear(text: string): string {
  const [typed = '', era = '', count = ''] = yearOfEra.exec(text) ?? [];
  const before = eras[era];
  if (before === undefined) return text;
  const year = before + (count === '元' ? 1 : Number(count));
  return year < firstOfCalendar ? text : `${year}${text.slice(typed.length)}`;
}

/** A date in another order or in words, as `2026-11-24` or `2026-11`; none where day and month cannot be told apart. */
function dates(typed: string): string[] {
  const text = withCommonYear(asciiDigits(typed))
    .replace(/[T\s]\d{1,2}:\d{2}.*$/u, '')
    .replace(/(\d)(?:st|nd|rd|th|er|º)(?![\p{L}\d])/giu, '$1')
    .replaceAll(',', ' ');
  // Authors with two works of a year tell them apart by a letter; 2024年 has its mark.
  const [, alone] = /^(\d{4})(?:[a-e]|\s?[年년])$/u.exec(text) ?? [];
  if (alone) return [alone];
  const unusual = spanOrAbout(text);
  if (unusual) return [unusual];
  const [, y0, m0, d0] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (y0) return written(y0, m0, d0);
  const [, y1, m1, d1] =
    /^(\d{4})\s*[-‐‑–—−./年년]\s*(\d{1,2})(?:\s*[-‐‑–—−./月월]\s*(\d{1,2})?\s*[日일.]?)?$/u.exec(text) ?? [];
  if (y1) return written(y1, m1, d1);
  // A spreadsheet counts days from the end of 1899.
  if (/^[345]\d{4}$/.test(text)) return [new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10)];
  const [, a, b, y2] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  if (y2) {
    if (Number(a) > 12 || text.includes('.') || Number(a) === Number(b)) return written(y2, b, a);
    return Number(b) > 12 ? written(y2, a, b) : [];
  }
  const [, m3, y3] = /^(\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  return y3 ? written(y3, m3, undefined) : datesInWords(text);
}

/** The date that a text stands for, as `2026-11-24`, `2026-11` or `2026`. */
export function dateMeant(typed: string): string | undefined {
  return dates(typed.trim().normalize('NFKC'))[0];
}

/** Both dates that `03/04/2026` may be. */
export function eitherDate(typed: string): readonly string[] {
  const [, a = '', b = '', year = ''] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(asciiDigits(typed)) ?? [];
  const isBoth = [a, b].every((part) => Number(part) >= 1 && Number(part) <= 12);
  return isBoth && Number(a) !== Number(b) ? [...written(year, b, a), ...written(year, a, b)] : [];
}

/** `2015–2017`, `2019/20` and `~1850`. */
function spanOrAbout(text: string): string | undefined {
  const [, from, to] = /^(\d{4})\s*[-–—]\s*(\d{4})$/u.exec(text) ?? [];
  if (from) return `${from}/${to}`;
  const [, first, last] = /^(\d{4})\s*[/–—]\s*(\d{2})$/u.exec(text) ?? [];
  if (first && Number(last) > 12) return `${first}/${first.slice(0, 2)}${last}`;
  const [, about] = aboutBefore.exec(text) ?? aboutAfter.exec(text) ?? [];
  if (about) return `c. ${about}`;
  // Of what catalogues write of a decade, and of a year of copyright.
  const [, decade] = /^(\d{3})(?:-\??|\?)$/u.exec(text) ?? [];
  if (decade) return `${decade}X`;
  return /^(?:©|\(c\)|c|cop\.)\s?((?:1[5-9]|20)\d\d)$/iu.exec(text)?.[1] ?? monthsOfYear(text);
}

const aboutBefore =
  /^(?:[~≈]|c\.|ca\.?|circa|about|approx\.?|um|etwa|vers|env\.|environ|hacia|verso|por volta de|około|ok\.|около|ок\.|約|约)\s*(\d{4})(?:\s?г\.)?$/iu;
const aboutAfter = /^(\d{4})年?(?:頃|ころ|前後|前后|左右)$/u;

/** Two months of one year, as journals number them: 2020/11-12 and 2020-11/12. */
function monthsOfYear(text: string): string | undefined {
  const [, year, first = '', last = ''] =
    /^(\d{4})(?:[/.](\d{1,2})[-–](\d{1,2})|[-.](\d{1,2})\/(\d{1,2}))$/u
      .exec(text)
      ?.filter((part) => part !== undefined) ?? [];
  if (!year || Number(first) < 1 || Number(last) > 12 || Number(first) >= Number(last)) return undefined;
  return [first, last].flatMap((month) => written(year, month, undefined)).join('/');
}

/** `24 November 2026`, `5 de marzo de 2020`, `5 марта 2020 г.`; none where a word is left over. */
function datesInWords(text: string): string[] {
  const words = text.split(/[\s.–—-]+/u).filter((word) => word !== '' && !isBesideDate(word));
  const [years, days] = [/^\d{4}$/, /^\d{1,2}$/].map((form) => words.filter((word) => form.test(word)));
  const months = words.flatMap((word) => monthOf(word) ?? []);
  const [[year, ...moreYears], [month, ...moreMonths], [day, ...moreDays]] = [years ?? [], months, days ?? []];
  const known = (years?.length ?? 0) + months.length + (days?.length ?? 0);
  if (!year || month === undefined || known < words.length) return [];
  return moreYears.length + moreMonths.length + moreDays.length > 0 ? [] : written(year, String(month), day);
}

/** Words that a date may have and that say nothing more: Tuesday, le, года. */
function isBesideDate(word: string): boolean {
  return particles.test(word.toLowerCase()) || weekdays().has(bareWord(word));
}

/** A month or a day that is not known stands as 00 in some databases. */
function written(year: string, month: string | undefined, day: string | undefined): string[] {
  if (month !== undefined && /^0+$/.test(month)) return [year];
  if (day !== undefined && /^0+$/.test(day)) return written(year, month, undefined);
  const two = (part: string) => part.padStart(2, '0');
  return [`${year}${month === undefined ? '' : `-${two(month)}`}${day === undefined ? '' : `-${two(day)}`}`];
}

/** A DOI without its address; an address with the missing scheme or, for a folder, the final slash. */
function addresses(given: string): string[] {
  // As mail programs and Markdown write them.
  const typed = given.replace(/^(?:\[[^\]]*\]\((\S+)\)|<(\S+)>)$/u, '$1$2');
  const doi = doiMeant(pathOfAddress(typed));
  const site = /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(typed) ? [`https://${typed}`] : [];
  const folder = /^https?:\/\/\S+[^/]$/.test(typed) ? [`${typed}/`] : [];
  // What follows in brackets, or as another address, is none of it.
  const [, first] = /^(https?:\/\/\S+?)[.,;]*\s+(?:[([]|https?:)/i.exec(typed) ?? [];
  const blanks = /^https?:\/\/\S.*\s/.test(typed) ? [typed.replace(/\s/g, '%20')] : [];
  return [
    ...(doi ? [doi] : []),
    ...(typed === given ? [] : [typed]),
    ...(first ? [first] : []),
    ...blanks,
    ...site,
    ...site.map((address) => `${address}/`),
    ...folder,
  ];
}

/** An address without what it asks for beside its page; signs of its path as they are written outside of addresses. */
function pathOfAddress(typed: string): string {
  if (!/^https?:\/\/\S+$/i.test(typed)) return typed;
  const [path = ''] = typed.split(/[?#]|\/(?:full|pdf|epdf|html|abstract|summary)(?=$|[?#])/i);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The DOI of a text: the first of several, and without a blank that came into it where a line ended. */
function doiMeant(typed: string): string | undefined {
  const [, first] = /\b(10\.\d{4,9}\/\S+?)[.,;]*\s+(?:[([]|https?:|(?:doi:?\s*)?10\.\d{4})/i.exec(typed) ?? [];
  const [, start, end] =
    /\b(10\.\d{4,9}\/\S*)\s+(?!(?:19|20)\d\d\b)(\S{1,3}|\S*\d\S*?|(?<=[/._(-]\s+)\S+?)[.,;]*$/.exec(typed) ?? [];
  if (first !== undefined || start === undefined) return first ?? /\b(10\.\d{4,9}\/\S+?)[.,;]*$/.exec(typed)?.[1];
  return `${start}${end}`;
}

/** Letters, digits and hyphens; nothing where other letters would be lost. */
function slug(typed: string): string {
  // A negative number is no name with a hyphen too many.
  if (/^[-−]\d/u.test(typed)) return '';
  const folded = foldedLetters(typed);
  if (/[^a-z\P{L}]/u.test(folded)) return '';
  const name = folded
    .replace(/[\s_/&,‐‒–—―]+/gu, '-')
    .replace(/[^a-z0-9.-]/gu, '')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  // What is left of `5–10`, `12:30` or `½` is another number.
  return /[a-z]/.test(name) ? name : '';
}

/** The numbers of a range such as `12-15`, each by itself. */
export function range(typed: string): readonly string[] | undefined {
  const [, from, to] = rangeForm.exec(asciiDigits(typed)) ?? [];
  const count = Number(to) - Number(from) + 1;
  if (from === undefined || !(count > 1 && count <= 30)) return undefined;
  return Array.from({ length: count }, (_, i) => String(Number(from) + i));
}

const rangeForm = /^\s*(\d+)\s*(?:[-‐‑–—~〜～至到]|to|through|bis|à|au?|до|по|tot|hasta|até|إلى)\s*(\d+)\s*$/u;
