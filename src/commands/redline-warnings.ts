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
  const { content = '', text = 'words of no text of the pack' } = look;
  const about = { ...look, text, content, place: placeOf(look, text), said: named(content) };
  const [message, hint] = tellings[look.how](about, look);
  return warning('change/not-taken', message, { span, hint });
}

type Telling = (
  look: Required<Pick<ResetText, 'words' | 'how' | 'content' | 'text'>> & {
    readonly place: string;
    readonly said: string;
  },
  as: ResetText,
) => readonly [message: string, hint: string];

const marked: Telling = ({ words, text, how }) => [
  `“${words}” in ${text} is ${how} now, which no mark of a text says: the words stay as they are.`,
  'If it is to be stressed, make it bold or italic; if something is to be said of it, write a comment.',
];

const offTheLine: Telling = ({ words, text, how }) => [
  `“${words}” in ${text} is ${how} now: no mark of a text says so, and it stands on the line.`,
  'Where there is a character that is so by itself, such as ² or ₂, write that.',
];

/** What stands among the words and is none. */
function noWords(what: string, hint: string): Telling {
  return ({ place, said }) => [`${place} stands ${what}${said}, which no text can have: it is left out.`, hint];
}

const tellings: Readonly<Record<ResetText['how'], Telling>> = {
  type: ({ words, text }) => [
    `“${words}” in ${text} is set otherwise now, in a way that marks do not say: they stay as they are.`,
    'Set it in the YAML: **bold**, *italics*.',
  ],
  'part-of-word': ({ words, text }) => [
    `A part of “${words}” in ${text} is bold or in italics now: no mark of a text says so.`,
    'Set whole words bold or in italics.',
  ],
  struck: ({ words, text }) => [
    `“${words}” in ${text} is struck through: it stands, and is not taken out.`,
    'If it is to go, delete it in the document.',
  ],
  highlighted: marked,
  coloured: marked,
  underlined: marked,
  capitals: ({ words, text }) => [
    `“${words}” in ${text} is set in capitals now, which no mark of a text says: the words stay as they are.`,
    'If they are to be capitals, type them so.',
  ],
  link: ({ words, text }, { address, text: ofPack }) => [
    `A link was set on “${words}” in ${text}${address === undefined ? ', and the document does not say where it leads' : `, to ${address}`}: it is left out.`,
    adviceOnLink(words, address, ofPack),
  ],
  'own-link': ({ words, text }) => [
    `The link of “${words}” in ${text} was taken off: it stays, since an address leads there by itself.`,
    'If it is not to, write words in its place.',
  ],
  'lost-link': ({ words, text }) => [
    `The link of “${words}” in ${text} is gone, as all others in this document are: it stays.`,
    'A program may have lost them. If it is to go, take it out of the YAML.',
  ],
  symbol: ({ place, content }) => [
    `${place} stands a character of the font ${content}, which no text can have: it is left out.`,
    'Put in its place a character that does not depend on a font, or words.',
  ],
  raised: offTheLine,
  lowered: offTheLine,
  picture: noWords('a picture', 'Write what it shows, or make it a fact with a chart.'),
  equation: noWords('an equation', 'Write it in plain characters, such as x², or in words.'),
  checkbox: noWords('a checkbox', 'If it says something of the text, write that in words, or as a comment.'),
  reading: noWords('a reading above the words', 'If it is to be read, write it behind the words, in brackets.'),
  'source-number': ({ place, content }) => [
    `${place} the number of a source came back otherwise, ${content}: it stays.`,
    'Which sources a unit has is said in the YAML: change its references there.',
  ],
  hidden: ({ place, said }) => [
    `${place} stand words that are hidden in the document${said}: they are left out.`,
    'If they are to be read, show them in the document.',
  ],
  unfilled: ({ place, said }) => [
    `${place} stands a field that nobody has filled in${said}: it is left out.`,
    'Fill it in, or take it out of the document.',
  ],
  'list-mark': ({ text, said }) => [
    `In front of ${text} the mark of a list was typed${said}: it is left out.`,
    'Where a page has lists, it sets their marks by itself.',
  ],
};

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
