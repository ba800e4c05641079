/** A number in a text: its value as a key that is the same in every language, and where it stands. */
export interface FoundNumber {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Part of a date: a year, a month or a day. */
  readonly inDate: boolean;
  /** Part of a name: G7, 5G. */
  readonly inName: boolean;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
const englishDate = new RegExp(`(?:(\\d{1,2})\\s)?\\b(${months.join('|')})(?:\\s(\\d{4}))?\\b`, 'g');
const chineseDate = /(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|(\d{1,2})月(?:(\d{1,2})日)?/g;
const scales: Readonly<Record<string, number>> = {
  萬: 1e4,
  万: 1e4,
  億: 1e8,
  亿: 1e8,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};
const plainNumber = /(\d[\d,]*(?:\.\d+)?)(?:\s?(%|％|萬|万|億|亿|thousand|million|billion)(?![a-z]))?/g;

/** Every number of a text, dates taken apart: `1 July 2024` and `2024年7月1日` have the same keys. */
export function numbersIn(text: string): readonly FoundNumber[] {
  const dates = [...text.matchAll(englishDate), ...text.matchAll(chineseDate)].filter(
    // The word May is a month only beside a day or a year.
    (match) => match[2] !== 'May' || match[1] !== undefined || match[3] !== undefined,
  );
  const inDates = dates.flatMap((match) =>
    match.slice(1).flatMap((part): FoundNumber[] => {
      if (part === undefined) return [];
      const month = months.indexOf(part);
      const at = match.index + match[0].indexOf(part);
      return [
        {
          key: String(month === -1 ? Number(part) : month + 1),
          start: at,
          end: at + part.length,
          inDate: true,
          inName: false,
        },
      ];
    }),
  );
  const covered = (at: number) => dates.some((match) => at >= match.index && at < match.index + match[0].length);
  const others = [...text.matchAll(plainNumber)].flatMap((match): FoundNumber[] => {
    if (covered(match.index)) return [];
    const [whole, digits = '', unit = ''] = match;
    const value = Number(digits.replaceAll(',', '')) * (scales[unit] ?? 1);
    const percent = /[%％]/.test(unit) ? '%' : '';
    const end = match.index + (unit === '' ? digits.replace(/,$/, '').length : whole.length);
    const inName =
      /\p{Script=Latin}-?$/u.test(text.slice(0, match.index)) || /^-?\p{Script=Latin}/u.test(text.slice(end));
    return [{ key: `${value}${percent}`, start: match.index, end, inDate: false, inName }];
  });
  return [...inDates, ...others].sort((a, b) => a.start - b.start);
}
