import { languageMeant } from './language-meant.js';
import { knownLocales, localeMeant } from './locale-names.js';

/** What was most likely meant by a value of the wrong form: the first rewriting that has the right one. */
export function rewritten(typed: string, fits: (value: string) => boolean): string | undefined {
  const plain = typed.trim().normalize('NFKC');
  const candidates = [
    ...dates(plain),
    ...numbers(plain),
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

/** `1,300` and `1 300`, `2,5`, `1 300,5`, `12%`, `+3`, `−3`, `03`, `1300.` */
function numbers(typed: string): string[] {
  const bare = typed.replace(/[%‰]$/u, '').replace(/^\+/, '').replace(/^[−–]/u, '-').trim();
  const grouped = /^-?\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?:\.\d+)?$/u.test(bare);
  const decimal = /^-?\d+,\d+$/.test(bare);
  const continental = /^-?\d{1,3}(?:[.'’ \u00a0\u202f]\d{3})+,\d+$/u.test(bare);
  const joined = continental
    ? bare.replace(/[.'’\s]/gu, '').replace(',', '.')
    : grouped
      ? bare.replace(/[,'’\s]/gu, '')
      : decimal
        ? bare.replace(',', '.')
        : bare;
  return [joined, joined.replace(/^(-?)0+(?=\d)/, '$1')];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A date in another order, as `2026-11-24` or `2026-11`; none where day and month cannot be told apart. */
function dates(typed: string): string[] {
  const text = typed.replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1').replaceAll(',', ' ');
  const [, y1, m1, d1] = /^(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})?\s*日?)?$/u.exec(text) ?? [];
  if (y1) return written(y1, m1, d1);
  const [, a, b, y2] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  if (y2) {
    if (Number(a) > 12 || text.includes('.')) return written(y2, b, a);
    return Number(b) > 12 ? written(y2, a, b) : [];
  }
  const [, m3, y3] = /^(\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  if (y3) return written(y3, m3, undefined);
  const [, from, to] = /^(\d{4})\s*[-–—]\s*(\d{4})$/u.exec(text) ?? [];
  if (from) return [`${from}/${to}`];
  const words = text.split(/[\s.-]+/).filter(Boolean);
  const month = months.findIndex((name) => words.some((word) => word.toLowerCase().startsWith(name)));
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  return month === -1 || !year || words.length > 3 ? [] : written(year, String(month + 1), day);
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

/** Letters, digits and hyphens. */
function slug(typed: string): string {
  // A negative number is no name with a hyphen too many.
  if (/^[-−]\d/u.test(typed)) return '';
  return typed
    .toLowerCase()
    .replace(/[\s_/&,]+/gu, '-')
    .replace(/[^a-z0-9.-]/gu, '')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** The numbers of a range such as `12-15`, each by itself. */
export function range(typed: string): readonly string[] | undefined {
  const [, from, to] = /^\s*(\d+)\s*[-–—~〜～至到]\s*(\d+)\s*$/u.exec(typed) ?? [];
  const count = Number(to) - Number(from) + 1;
  if (from === undefined || !(count > 1 && count <= 30)) return undefined;
  return Array.from({ length: count }, (_, i) => String(Number(from) + i));
}
