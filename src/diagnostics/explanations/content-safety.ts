import type { Explanations } from './explanation.js';

/** What keeps a pack that came by mail from doing harm, and characters that are not what they look like. */
export const contentSafety = {
  'content/unsafe-file': {
    means: 'A file of the pack is a link to a file somewhere else, or no file at all but a pipe or a device.',
    wrong: 'content/streets/evidence.yaml -> ../../letters/private.yaml',
    right: 'content/streets/evidence.yaml',
    why: 'A pack that came by mail could so print what stands elsewhere on your disk. What a pack says stands in its folder, and nowhere else.',
    mend: 'Copy the file itself into the folder of the pack, and delete the link.',
  },
  'content/too-many-mistakes': {
    means: 'The pack has more than 1,000 mistakes. Those that were told are the first; the others were not looked at.',
    wrong: 'glossary:\n  - capacity\n  - equity\n  # … and a thousand more, none of them with an id',
    right: 'glossary:\n  - { id: capacity, terms: { en: [capacity-building] } }',
    why: 'Nobody reads so many, and to tell each takes a while. So many at once mostly have one cause.',
    mend: 'Mend the first, and look whether all are of its kind: a list that another program wrote, a section that is indented wrongly. Then check again.',
  },
  'content/too-large': {
    means:
      'A file is larger than 1 MiB or has more than 100,000 keys and values, the files of a pack together than 16 MiB, one text is longer than 20,000 characters, or a pack has more than 1,000 measures, facts and points.',
    wrong: 'en: "Begin early.   # and thirty pages follow',
    right: 'en: "Begin early."',
    why: 'One page holds about 3,000 characters. So much more is a mistake, and would keep the program busy for minutes.',
    mend: 'Look for a quotation mark that is missing, or for a whole report pasted into one text. A pack with more readers than fit is better made into two.',
  },
  'content/unsafe-character': {
    means:
      'A character stands in the file that nobody sees and that changes what is read: it turns the order of letters, hides a text, or steers a terminal.',
    wrong: 'en: "Begin \u202eylrae."',
    right: 'en: "Begin early."',
    why: 'The page would show something else than a search, a screen reader or a machine reads. Such characters come along with text copied from web pages and mails, and are also put there on purpose.',
    mend: 'Delete it. Since it cannot be seen, deleting the word and typing it again is the surest way.',
  },
  'content/unsupported-script': {
    means:
      'Letters of a script stand here, or a language is listed that is written in one, which this program cannot set: one whose letters pile up or change places, such as Hindi, one without blanks between words, such as Thai, or one that it was not made for, such as Hebrew.',
    wrong: 'en: "\u0928\u092e\u0938\u094d\u0924\u0947"',
    right: 'en: "Namaste"',
    why: 'This program sets one letter after another, and ends lines between words. These would come out wrong, and only those who read the script would notice.',
    mend: 'Write the word in Latin letters, or leave it out. Scripts that can be set: Latin, Greek, Cyrillic, Armenian, Georgian, Ethiopic, Cherokee, Yi, Arabic, Chinese, Japanese, Korean.',
  },
  'content/invisible-character': {
    means:
      'A character stands here that takes no room: a hidden place to break a word, a joiner where no letters join, a mark of a file.',
    wrong: 'en: "Begin\u200b early."',
    right: 'en: "Begin early."',
    why: 'A search for the word does not find it, and two texts that look alike are not. Most of them come along with text copied from web pages.',
    mend: 'Delete it: put the cursor behind it and press the Backspace key once; nothing seems to happen.',
  },
  'content/private-character': {
    means: 'A character stands here that no standard gives a meaning to: each font shows another picture for it.',
    wrong: 'en: "\ue000 Begin early."',
    right: 'en: "→ Begin early."',
    why: 'What was a symbol in one program is an empty box, or another symbol, on the page and in the reader’s copy.',
    mend: 'Write the character that is meant; most symbols have one of their own.',
  },
  'content/mixed-scripts': {
    means: 'In a word of Latin letters one is Greek or Cyrillic and only looks alike.',
    wrong: 'en: "Begin e\u0430rly."',
    right: 'en: "Begin early."',
    why: 'A search does not find the word, a screen reader stumbles over it, and such words are a trick of forged names and addresses.',
    mend: 'Type the word again on your own keyboard.',
  },
  'content/long-word': {
    means:
      'More than 100 characters stand in a row without a place where a line may end, or an address is longer than 2,000.',
    wrong: `en: "${'Beginearly'.repeat(11)}"`,
    right: 'en: "Begin early, begin early."',
    why: 'No line of a page can hold it: it would be cut somewhere in the middle.',
    mend: 'Put spaces or hyphens where its parts meet. Of a long address the part up to a question mark often suffices.',
  },
  'content/too-nested': {
    means: 'Square brackets stand more than eight deep inside one another, or a text has hundreds of marks of stress.',
    wrong: 'en: "[[[[[[[[[Begin early.]]]]]]]]]"',
    right: 'en: "Begin early."',
    why: 'No text needs them, and finding out which belong together takes very long.',
    mend: 'Take them out. If they are to be printed, write a backslash before each: \\[ and \\].',
  },
} satisfies Explanations;
