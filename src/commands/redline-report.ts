import type { AddedNote, CommentOn } from '../exchange/word/compare-page.js';
import type { UntakenLook } from '../exchange/word/looks.js';
import type { OtherWords } from '../exchange/word/mapped-back.js';
import type { Revision } from '../exchange/word/read-document.js';
import type { Rearranged } from '../exchange/word/rearranged.js';
import { revisionsOf } from '../exchange/word/tokens.js';
import { nameOfText } from '../model/named-text.js';
import { citationMark, type PrintedParagraph, wordsOfRuns } from '../model/printed-page.js';
import type { Report } from '../pipeline/report.js';
import { cutShort } from '../text/cut-short.js';
import { groupAdjacent } from '../text/group-adjacent.js';
import type { ChangedText } from '../write-back/text-change.js';
import type { DeletedTexts } from './deleted-texts.js';
import { wordLines } from './translate.js';

/** A text that came back changed, and by whom. */
export interface RedlinedText extends ChangedText {
  readonly unit: string;
  /** Empty where the change was not tracked. */
  readonly by: readonly Revision[];
  /** Whether it is told and not written: it is not of this reader alone. */
  readonly leftOut: boolean;
}

/** Words that are of no text, and what stood or stands there. */
export interface OtherChange extends Omit<OtherWords, 'runs' | 'repeated'> {
  readonly by: readonly Revision[];
  readonly note?: AddedNote['kind'];
  /** The texts that a note hangs on; or those that stand on the page more than once, of which this is one place. */
  readonly on?: readonly string[];
}

/** Words that stand, in another place or otherwise parted. */
export interface RearrangedTexts extends Pick<Rearranged, 'how'> {
  /** The names of the texts in the paragraphs; without a text, their words. */
  readonly what: readonly string[];
  /** What they stand behind now; none at the beginning. */
  readonly behind?: string;
  readonly by: readonly Revision[];
}

/** Words that stand and look otherwise, or what stands among them, which is not written. */
export interface ResetText extends UntakenLook {
  /** None where the words are of no text. */
  readonly text?: string;
}

export interface RedlineReport extends Report {
  /** Which page it is. */
  readonly page: { readonly audience: string; readonly language: string } | undefined;
  readonly changed: readonly RedlinedText[];
  /** Texts that were taken out: none is emptied by itself. */
  readonly deleted: readonly DeletedTexts[];
  readonly rearranged: readonly RearrangedTexts[];
  readonly reset: readonly ResetText[];
  readonly comments: readonly CommentOn[];
  /** Changes of words that are of no text: of labels, of dates, in notes, and whole paragraphs that were put in. */
  readonly others: readonly OtherChange[];
  /** Units whose words were taken out: this reader may be spared them. */
  readonly deletedUnits: readonly string[];
  readonly lines: readonly string[];
}

/** What was found in a document. */
export type Redlined = Omit<RedlineReport, keyof Report | 'deletedUnits' | 'lines'>;

export function otherChanges(others: readonly OtherWords[], notes: readonly AddedNote[]): readonly OtherChange[] {
  return [
    ...others.map(({ runs, repeated, ...words }) => ({
      ...{ ...words, by: revisionsOf(runs) },
      ...(repeated ? { on: repeated.map(nameOfText) } : {}),
    })),
    ...notes.map(({ kind, text, on, runs }) => ({
      ...{ before: '', after: text, units: [], by: revisionsOf(runs), note: kind, on: on.map(nameOfText) },
    })),
  ];
}

export function rearrangedTexts(all: readonly Rearranged[]): readonly RearrangedTexts[] {
  return all.map(({ how, paragraphs, behind, runs }) => ({
    how,
    what: paragraphs.map(nameOfParagraph),
    ...(behind ? { behind: nameOfParagraph(behind) } : {}),
    by: revisionsOf(runs),
  }));
}

function nameOfParagraph({ texts, runs }: PrintedParagraph): string {
  const [first] = texts;
  return first ? nameOfText(first.text) : `“${wordsOfRuns(runs.filter(({ number }) => number === undefined)).trim()}”`;
}

/** Everything in which the document differs from its page, as people read it. */
export function linesOf(found: Redlined): readonly string[] {
  return [
    ...found.changed.flatMap((change) => {
      const [name = '', ...words] = wordLines(change);
      return [`${name}${byWhom(change.by)}${change.leftOut ? ', left out' : ''}`, ...words];
    }),
    ...found.comments.flatMap(({ author, date, text, on, words }) => [
      `Comment${namesOf([{ author, date }])
        .map((name) => `, ${name}`)
        .join('')}, on ${on.join(', ') || 'words of no text'}${words === '' ? '' : `, “${words}”`}`,
      `  ${text}`,
    ]),
    ...groupAdjacent(found.others, isSaidTogether).flatMap(otherLines),
    ...found.rearranged.flatMap(rearrangedLines),
    ...found.deleted.flatMap(({ unit, texts, words, by, isWholeUnit, advice }) => [
      `${isWholeUnit ? `Taken out: ${unit}` : `Deleted: ${texts.map(nameOfText).join(', ')}`}${byWhom(by)}`,
      `  ${words.map((one) => `[-${shown(one)}-]`).join(' ')}`,
      ...advice.map((line) => `  ${line}`),
    ]),
  ];
}

/** Paragraphs that one person has put in behind one another. */
function isSaidTogether(one: OtherChange, next: OtherChange): boolean {
  return isNewParagraph(one) && isNewParagraph(next) && byWhom(one.by) === byWhom(next.by);
}

function isNewParagraph({ before, within, note, on = [], isTable = false }: OtherChange): boolean {
  return before === '' && within === undefined && !note && on.length === 0 && !isTable;
}

function otherLines(changes: readonly OtherChange[]): readonly string[] {
  const [change] = changes;
  if (!change) return [];
  const { by, note, on = [], isTable = false } = change;
  const where = placeOfWords(change);
  const names = on.join(', ');
  const what = note
    ? `Words in a ${note}${names === '' ? '' : ` on ${names}`}`
    : names === ''
      ? `${isTable ? 'A table' : 'Words'} of no text of the pack${where}`
      : `In one place of ${names}`;
  return [`${what}${byWhom(by)}`, ...changes.flatMap(wordsChanged), `  ${adviceOnWords(change)}`];
}

function wordsChanged({ before, after }: OtherChange): readonly string[] {
  const removed = shown(before) === '' ? '' : `[-${shown(before)}-]`;
  const added = after === '' ? [] : after.split('\n').map((line) => `{+${shown(line)}+}`);
  return added.length > 1 ? added.map((line) => `  ${line}`) : [`  ${removed}${added.join('')}`];
}

/** More of a paragraph than it is known by. */
const maxWithin = 60;

function placeOfWords({ units, within }: OtherChange): string {
  if (within !== undefined) return `, in “${cutShort(within, maxWithin)}”`;
  // A heading may be of any section: what it is of is not known.
  const [unit, ...more] = units;
  return unit === undefined || more.length > 0 ? '' : `, at ${unit}`;
}

function adviceOnWords({ before, after, within, note, on = [], isTable = false }: OtherChange): string {
  if (note) return 'A page has no notes of its own: write it into the text, or as a comment into the YAML.';
  if (on.length > 0) return 'It stands in another place of the page as well: change it there too.';
  if (isTable)
    return 'To have it on a page, make it a fact with a chart of the kind table, or write what it says into a text.';
  if (before === '' && within === undefined) {
    const heading = mayBeHeading(after) ? ' The heading of a section is written under sections, as its heading.' : '';
    return `To have them on a page, write them into a text, or into the YAML as a unit of their own.${heading}`;
  }
  return after === ''
    ? 'Labels, dates, figures and sources are set by the program, from the YAML and its language: they stay.'
    : 'Labels, dates, figures and sources are set by the program, from the YAML and its language: correct them there.';
}

/** A heading is short, and no sentence. */
function mayBeHeading(words: string): boolean {
  return words.length <= maxWithin && !/[.!?:;…。！？：；؟؛]\P{L}*$/u.test(words);
}

function rearrangedLines({ how, what, behind, by }: RearrangedTexts): readonly string[] {
  if (how === 'divided')
    return [`Divided: ${what.join(', ')}${byWhom(by)}`, '  A text is one paragraph: it stays one.'];
  if (how === 'joined') {
    return [`Joined: ${what.join(' and ')}${byWhom(by)}`, '  Each text is a paragraph of its own: they stay two.'];
  }
  const place = behind === undefined ? 'at the beginning' : `behind ${behind}`;
  return [
    `Moved: ${what.join(', ')}${byWhom(by)}`,
    `  It stands ${place} now. To move it, move its entry in the YAML, or see pillar-order and sections.`,
  ];
}

/** The number of a citation is none of the words. */
function shown(words: string): string {
  return words.replaceAll(citationMark, '');
}

function byWhom(by: readonly Revision[]): string {
  if (by.length === 0) return ', not tracked';
  const names = namesOf(by);
  // Programs take them out of a document that is given away.
  return names.length === 0 ? ', tracked without a name' : `, ${names.join('; ')}`;
}

function namesOf(by: readonly Revision[]): readonly string[] {
  const names = by.map(({ author, date }) => [author, date.slice(0, 10)].filter((part) => part !== '').join(', '));
  return [...new Set(names)].filter((name) => name !== '');
}
