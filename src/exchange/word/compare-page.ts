import { type NamedText, nameOfText } from '../../model/named-text.js';
import { type PrintedParagraph, wordsOfRuns } from '../../model/printed-page.js';
import { citationsOn } from './citations.js';
import { withListMarksApart } from './list-marks.js';
import type { LooksContext, UntakenLook } from './looks.js';
import { mapBack } from './map-back.js';
import type { OtherWords, RemovedTexts, ReturnedText } from './mapped-back.js';
import { matchParagraphs } from './match-paragraphs.js';
import type { NoteKind, ReadDocument, ReadParagraph, Revision, WordRun } from './read-document.js';
import { type Rearranged, rearranged } from './rearranged.js';
import { withTablesWhole } from './tables.js';
import { printedSide, readSide } from './tokens.js';

/** Texts of one unit, or of one line of the page, that stand nowhere any more. */
export interface Deletion {
  readonly unit: string;
  /** Whether nothing is left of the unit on the page. */
  readonly isWhole: boolean;
  readonly texts: readonly NamedText[];
  /** As they were printed, each with the label or the number that went with it. */
  readonly words: readonly string[];
  readonly runs: readonly WordRun[];
}

/** Words of a footnote or an endnote, which no page has of its own. */
export interface AddedNote {
  readonly kind: NoteKind;
  readonly text: string;
  /** The texts of the paragraph that it hangs on. */
  readonly on: readonly NamedText[];
  readonly runs: readonly WordRun[];
}

export interface CommentOn extends Revision {
  readonly text: string;
  /** The names of the texts that it is of; none where it is of other words. */
  readonly on: readonly string[];
  readonly words: string;
}

/** All in which what came back differs from the page, each once. */
export interface ComparedPage {
  readonly texts: readonly ReturnedText[];
  readonly deletions: readonly Deletion[];
  readonly rearranged: readonly Rearranged[];
  readonly others: readonly OtherWords[];
  /** What words of no text have and cannot keep. */
  readonly looks: readonly UntakenLook[];
  readonly notes: readonly AddedNote[];
  readonly comments: readonly CommentOn[];
}

interface Options extends Pick<LooksContext, 'emphasis' | 'ordinals' | 'markedText'> {
  readonly bookmarkOf: (text: NamedText) => string;
  /** What the pictures of the page are called. */
  readonly pictures: ReadonlySet<string>;
}

export function comparePage(
  printed: readonly PrintedParagraph[],
  document: ReadDocument,
  { emphasis, ordinals, bookmarkOf, markedText, pictures }: Options,
): ComparedPage {
  const matched = matchParagraphs(printed, document.paragraphs, bookmarkOf);
  const citations = citationsOn(printedSide(printed));
  const isOwnPicture = ({ how, content = '' }: UntakenLook) => how === 'picture' && pictures.has(content);
  const isAsMade = document.origin !== undefined;
  const hasLinks = document.paragraphs.some(({ runs }) => runs.some(({ link }) => link !== undefined));
  const compared = matched.map(({ printed: before, read }) => {
    const side = printedSide(before);
    const texts = side.texts.map(({ text }) => text);
    return {
      read,
      isAdded: before.length === 0,
      back: mapBack(side, readSide(withListMarksApart(read, side)), {
        emphasis,
        ordinals,
        hasLinks,
        bookmarkOf,
        markedText,
        citations,
        isAsMade,
      }),
      comments: placesOfComments(read, texts),
      notes: notesIn(document, read, texts),
    };
  });
  const returned = compared.flatMap(({ back }) => back.texts);
  const { deletions, leftovers } = deletionsOf(
    printed,
    compared.flatMap(({ back }) => back.removed),
    withTablesWhole(compared.map(({ read, isAdded, back: { others } }) => ({ read, isAdded, others }))),
  );
  const { texts, repeats } = withoutRepeats(returned);
  return {
    texts,
    deletions,
    rearranged: rearranged(printed, document.paragraphs, matched),
    others: [...leftovers, ...repeats],
    looks: compared.flatMap(({ back }) => back.looks.filter((look) => !isOwnPicture(look))),
    notes: compared.flatMap(({ notes }) => notes),
    comments: commentsOn(
      document,
      compared.flatMap(({ comments }) => comments),
    ),
  };
}

/**
 * What was taken out, told once for each unit. A text that stands on the page in a second place is not gone from it; a
 * number or a label went with the texts of its unit.
 */
function deletionsOf(
  printed: readonly PrintedParagraph[],
  removed: readonly RemovedTexts[],
  others: readonly OtherWords[],
): { readonly deletions: readonly Deletion[]; readonly leftovers: readonly OtherWords[] } {
  const placed = printed.flatMap((paragraph) => paragraph.texts.map(({ text }) => text));
  const lost = removed.flatMap(({ texts }) => texts);
  const placesIn = (texts: readonly NamedText[], text: NamedText) => texts.filter(({ key }) => key === text.key).length;
  const isGone = (text: NamedText) => placesIn(lost, text) >= placesIn(placed, text);
  const goneOf = new Map(removed.map((one) => [one, one.texts.filter(isGone)]));
  const units = [...new Set([...goneOf.values()].flatMap((texts) => texts.map(({ unit }) => unit)))];
  const taken = new Set<OtherWords | RemovedTexts>();
  const deletions = units.map((unit): Deletion => {
    const isOf = (texts: readonly NamedText[]) => texts.some((text) => text.unit === unit);
    const own = removed.filter((one) => isOf(goneOf.get(one) ?? []) || (isOnly(one.units, unit) && !isOtherUnit(one)));
    const beside = others.filter(({ after, units: of }) => after === '' && isOnly(of, unit));
    for (const one of [...own, ...beside]) taken.add(one);
    const texts = [...new Set(own.flatMap((one) => goneOf.get(one) ?? []).filter((text) => text.unit === unit))];
    const isWhole = placed.filter((text) => text.unit === unit).every(isGone);
    const words = [...own.map((one) => one.words), ...beside.map(({ before }) => before)];
    return { unit, isWhole, texts, words, runs: [...own, ...beside].flatMap(({ runs }) => runs) };
  });
  function isOtherUnit(one: RemovedTexts): boolean {
    return (goneOf.get(one) ?? []).length > 0;
  }
  // Of a text that still stands elsewhere the words of the place are told.
  const still = removed
    .filter((one) => !taken.has(one))
    .map(
      ({ words, units: of, runs, texts }): OtherWords => ({
        ...{ before: words, after: '', units: of, repeated: texts, runs },
      }),
    );
  return { deletions, leftovers: [...others.filter((one) => !taken.has(one)), ...still] };
}

function isOnly(units: readonly string[], unit: string): boolean {
  return units.length === 1 && units[0] === unit;
}

/** A text may stand on a page twice; where both are changed, the first counts, and the other is told. */
function withoutRepeats(texts: readonly ReturnedText[]): {
  readonly texts: readonly ReturnedText[];
  readonly repeats: readonly OtherWords[];
} {
  const first = new Map(texts.toReversed().map((one) => [nameOfText(one.text), one]));
  const repeated = texts.filter((one) => {
    const kept = first.get(nameOfText(one.text));
    return kept !== one && kept?.after !== one.after;
  });
  return {
    texts: texts.filter((one) => first.get(nameOfText(one.text)) === one),
    repeats: repeated.map(({ text, after, runs }) => ({
      ...{ before: text.source.trim(), after, units: [text.unit], repeated: [text], runs },
    })),
  };
}

/** Where a comment stands: it may be of several paragraphs. */
interface PlaceOfComment extends Pick<CommentOn, 'on' | 'words'> {
  readonly id: string;
}

function placesOfComments(
  paragraphs: readonly ReadParagraph[],
  texts: readonly NamedText[],
): readonly PlaceOfComment[] {
  const ids = [...new Set(paragraphs.flatMap((paragraph) => paragraph.comments))];
  return ids.map((id) => {
    const runs = paragraphs.flatMap((one) => one.runs.filter((run) => run.comments.includes(id) && !run.deleted));
    return { id, on: texts.map(nameOfText), words: wordsOfRuns(runs).trim() };
  });
}

/** Each comment once, in the order of the page, those last that have lost their place. */
function commentsOn({ comments }: ReadDocument, places: readonly PlaceOfComment[]): readonly CommentOn[] {
  const ids = new Set([...places, ...comments].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const found = comments.find((one) => one.id === id);
    const own = places.filter((place) => place.id === id);
    if (!found || (own.length === 0 && found.text === '')) return [];
    const { author, date, text } = found;
    const on = [...new Set(own.flatMap((place) => place.on))];
    const words = own.map((place) => place.words).filter((one) => one !== '');
    return [{ author, date, text, on, words: words.join(' ') }];
  });
}

function notesIn(
  { notes }: ReadDocument,
  paragraphs: readonly ReadParagraph[],
  on: readonly NamedText[],
): readonly AddedNote[] {
  const marks = paragraphs.flatMap((paragraph) => paragraph.notes);
  return marks.flatMap(({ kind, id }) => {
    const runs = notes.filter((note) => note.kind === kind && note.id === id).flatMap((note) => note.runs);
    const standing = runs.filter(({ deleted }) => !deleted);
    const text = wordsOfRuns(standing).trim();
    return text === '' ? [] : [{ kind, text, on, runs: standing }];
  });
}
