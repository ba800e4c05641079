/** Words in another language, `[Nature Communications]{lang=en}`, as Pandoc writes them. Offsets are in UTF-16 code units. */
export interface ForeignWords {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly language: string;
}

const run = /\[((?:\\.|[^[\]\\\n])+)\]\{lang=([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}/;
const everyRun = new RegExp(run.source, 'g');
const leadingRun = new RegExp(`^${run.source}`);

/** All such runs of a text, in order. */
export function foreignWordsIn(text: string): readonly ForeignWords[] {
  return text.includes(']{lang=') ? [...text.matchAll(everyRun)].map(foundRun) : [];
}

/** The run that a text begins with. */
export function foreignWordsAtStart(text: string): ForeignWords | undefined {
  const match = leadingRun.exec(text);
  return match ? foundRun(match) : undefined;
}

function foundRun({ 0: whole, 1: words = '', 2: language = '', index }: RegExpExecArray): ForeignWords {
  return { start: index, end: index + whole.length, words, language };
}

/** Whether a tag names the language of another, at most more exactly: `zh` and `zh-Hant`, but not `zh-Hans` and `zh-Hant`. */
export function isSameLanguage(one: string, other: string): boolean {
  const [short, long] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return `${long}-`.startsWith(`${short}-`);
}
