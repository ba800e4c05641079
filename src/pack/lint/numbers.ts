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
    match
      .slice(1)
      .filter((part) => part !== undefined)
      .map((part) => {
        const start = match.index + match[0].indexOf(part);
        const key = String(months.indexOf(part) + 1 || Number(part));
        return { key, start, end: start + part.length, inDate: true, inName: false };
      }),
  );
  const isInDate = (at: number) => dates.some(({ index, 0: date }) => at >= index && at < index + date.length);
  const others = [...text.matchAll(plainNumber)].flatMap((match): FoundNumber[] => {
    const { 0: whole, 1: digits = '', 2: unit = '', index: start } = match;
    if (isInDate(start)) return [];
    const value = Number(digits.replaceAll(',', '')) * (scales[unit] ?? 1);
    const percent = /[%％]/.test(unit) ? '%' : '';
    const end = start + (unit === '' ? digits.replace(/,$/, '').length : whole.length);
    const inName = /\p{Script=Latin}-?$/u.test(text.slice(0, start)) || /^-?\p{Script=Latin}/u.test(text.slice(end));
    return [{ key: `${value}${percent}`, start, end, inDate: false, inName }];
  });
  return [...inDates, ...others].sort((a, b) => a.start - b.start);
}
