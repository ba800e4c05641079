import { type Diagnostic, warning } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { linkTarget } from '../text/address.js';
import { cutShort } from '../text/cut-short.js';
import { plural } from '../text/plural.js';
import { nameForPeople } from '../write-back/apply-texts.js';
import type { TextName } from '../write-back/text-change.js';
import type { ResetText } from './redline-report.js';

/** A change of a text that was taken out of the pack since the document was made. */
export function goneText(change: TextName, span: Span): Diagnostic {
  const message = `The pack has no text ${nameForPeople(change)} any more: its change is left out.`;
  return warning('change/not-taken', message, {
    span,
    hint: 'If the words are to stand, write them where they belong now.',
  });
}

/** More places of one kind than anybody reads. */
const mostPlaces = 20;

/** Why what came back otherwise is not written so, and what can be done: of one kind once, with all places. */
export function notTakenLooks(looks: readonly ResetText[], span: Span): readonly Diagnostic[] {
  const groups = new Map<string, { readonly first: Diagnostic; readonly others: ResetText[] }>();
  for (const look of looks) {
    const one = notTaken(look, span);
    const kind = `${look.how}\n${one.hint ?? ''}`;
    const group = groups.get(kind);
    if (group) group.others.push(look);
    else groups.set(kind, { first: one, others: [] });
  }
  return [...groups.values()].map(({ first, others }) => withPlaces(first, others));
}

function withPlaces(first: Diagnostic, others: readonly ResetText[]): Diagnostic {
  if (others.length === 0) return first;
  const more = others.length - mostPlaces;
  const places = [
    ...others.slice(0, mostPlaces).map(({ how, words, content = '', text = 'words of no text' }) => {
      const what = words === '' || how === 'list-mark' ? text : `“${cutShort(words, 60)}” in ${text}`;
      return `  ${what}${content === '' ? '' : `, ${cutShort(content.trim(), 80)}`}`;
    }),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
  const also = `The same in ${plural(others.length, 'more place')}:`;
  return { ...first, hint: [...(first.hint === undefined ? [] : [first.hint]), also, ...places].join('\n') };
}

function notTaken(look: ResetText, span: Span): Diagnostic {
  const { words, how, address, content = '', text: name } = look;
  const text = name ?? 'words of no text of the pack';
  const warn = (message: string, hint?: string) =>
    warning('change/not-taken', message, { span, ...(hint === undefined ? {} : { hint }) });
  switch (how) {
    case 'type':
      return warn(
        `“${words}” in ${text} is set otherwise now, in a way that marks do not say: they stay as they are.`,
        'Set it in the YAML: **bold**, *italics*.',
      );
    case 'part-of-word':
      return warn(
        `A part of “${words}” in ${text} is bold or in italics now: no mark of a text says so.`,
        'Set whole words bold or in italics.',
      );
    case 'struck':
      return warn(
        `“${words}” in ${text} is struck through: it stands, and is not taken out.`,
        'If it is to go, delete it in the document.',
      );
    case 'highlighted':
    case 'coloured':
    case 'underlined':
      return warn(
        `“${words}” in ${text} is ${how} now, which no mark of a text says: the words stay as they are.`,
        'If it is to be stressed, make it bold or italic; if something is to be said of it, write a comment.',
      );
    case 'capitals':
      return warn(
        `“${words}” in ${text} is set in capitals now, which no mark of a text says: the words stay as they are.`,
        'If they are to be capitals, type them so.',
      );
    case 'link':
      return warn(
        `A link was set on “${words}” in ${text}${address === undefined ? ', and the document does not say where it leads' : `, to ${address}`}: it is left out.`,
        adviceOnLink(words, address, name),
      );
    case 'own-link':
      return warn(
        `The link of “${words}” in ${text} was taken off: it stays, since an address leads there by itself.`,
        'If it is not to, write words in its place.',
      );
    case 'lost-link':
      return warn(
        `The link of “${words}” in ${text} is gone, as all others in this document are: it stays.`,
        'A program may have lost them. If it is to go, take it out of the YAML.',
      );
    case 'symbol':
      return warn(
        `${placeOf(look, text)} stands a character of the font ${content}, which no text can have: it is left out.`,
        'Put in its place a character that does not depend on a font, or words.',
      );
    case 'raised':
    case 'lowered':
      return warn(
        `“${words}” in ${text} is ${how} now: no mark of a text says so, and it stands on the line.`,
        'Where there is a character that is so by itself, such as ² or ₂, write that.',
      );
    case 'picture':
      return warn(
        `${placeOf(look, text)} stands a picture${named(content)}, which no text can have: it is left out.`,
        'Write what it shows, or make it a fact with a chart.',
      );
    case 'equation':
      return warn(
        `${placeOf(look, text)} stands an equation${named(content)}, which no text can have: it is left out.`,
        'Write it in plain characters, such as x², or in words.',
      );
    case 'source-number':
      return warn(
        `${placeOf(look, text)} the number of a source came back otherwise, ${content}: it stays.`,
        'Which sources a unit has is said in the YAML: change its references there.',
      );
    case 'hidden':
      return warn(
        `${placeOf(look, text)} stand words that are hidden in the document${named(content)}: they are left out.`,
        'If they are to be read, show them in the document.',
      );
    case 'checkbox':
      return warn(
        `${placeOf(look, text)} stands a checkbox${named(content)}, which no text can have: it is left out.`,
        'If it says something of the text, write that in words, or as a comment.',
      );
    case 'unfilled':
      return warn(
        `${placeOf(look, text)} stands a field that nobody has filled in${named(content)}: it is left out.`,
        'Fill it in, or take it out of the document.',
      );
    case 'list-mark':
      return warn(
        `In front of ${text} the mark of a list was typed${named(content)}: it is left out.`,
        'Where a page has lists, it sets their marks by itself.',
      );
    case 'reading':
      return warn(
        `${placeOf(look, text)} stands a reading above the words${named(content)}, which no text can have: it is left out.`,
        'If it is to be read, write it behind the words, in brackets.',
      );
  }
}

function adviceOnLink(words: string, address: string | undefined, text: string | undefined): string {
  if (text === undefined)
    return 'Where sources lead is said in the YAML, and labels lead nowhere: correct the address there.';
  return address === undefined || linkTarget(address) !== undefined
    ? `If it is to stand, write [${words}](${address ?? 'https://…'}) into the YAML.`
    : 'A link begins with https://, http:// or mailto:. If it is to stand, write such an address.';
}

/** @param words those beside it; none where there are no words */
function placeOf({ words, isInFront }: ResetText, text: string): string {
  return words === '' ? `In ${text}` : `${isInFront ? 'In front of' : 'Behind'} “${words}” in ${text}`;
}

function named(content: string): string {
  return content === '' ? '' : `, “${cutShort(content.trim(), 80)}”`;
}
