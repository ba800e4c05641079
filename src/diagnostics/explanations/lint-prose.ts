import type { Explanations } from './explanation.js';

/** How a text reads, and whose it is. */
export const lintProse = {
  'lint/long-sentence': {
    means: 'A sentence has more than 30 words, or more than 60 Chinese characters.',
    wrong:
      'en: "Begin early and go on with patience, and with everybody who wants to help, in all the places where it is needed most, until at last the whole of the work has been done by all."',
    right: 'en: "Begin early, and go on with everybody who wants to help."',
    why: 'A page is read in two minutes. A sentence that must be read twice is skipped.',
    mend: 'Make two sentences of it, or leave something out.',
  },
  'lint/long-text': {
    means: 'A text has more than 45 words, or more than 90 Chinese characters.',
    wrong:
      'en: "Begin early. Go on with patience. Ask all who want to help. Tell them what is needed most. Count what has been done. Say what is missing. Write it down for all to read. Come back to it in a month. Do it all again until the whole of the work is done."',
    right: 'en: "Begin early, and go on with everybody who wants to help."',
    why: 'One point of a page has room for one thought. A long one pushes others off the page.',
    mend: 'Shorten it. Or give it two lengths, full: and short:, so that the page can choose.',
  },
  'lint/empty-phrase': {
    means: 'A phrase fills the line and tells the reader nothing to do.',
    wrong: 'en: "More research is needed."',
    right: 'en: "Ask a hospital to count the cases."',
    why: 'Readers of a brief want to know what to decide. Such a phrase is true of everything.',
    mend: 'Say what is not known, and who should find it out.',
  },
  'lint/reads-on': {
    means:
      'A fact with a value has a text that begins like a sentence of its own. On the page it goes on from the value.',
    wrong: 'limits:\n  en: "Counted once."\n  zh-Hant: "只數過一次。"',
    right: 'limits:\n  en: "were counted once."\n  zh-Hant: "只數過一次。"',
    why: 'The value and the text are one sentence, also when they are read aloud: "62 was counted by the police".',
    mend: 'Begin with a small letter, and with words that go on from the number. A name may stay as it is.',
  },
  'lint/abbreviation': {
    means: 'An abbreviation is not spelt out, and partner governments read the text.',
    wrong: 'en: "Ask UNCTAD early."',
    right: 'en: "Ask UN Trade and Development (UNCTAD) early."',
    why: 'Who does not know it stops reading, and does not ask.',
    mend: 'Spell it out, with the abbreviation in brackets after it. If every reader knows it, list it under abbreviations: in pack.yaml.',
  },
  'lint/provenance': {
    means: 'A fact does not say whose statement it is, or which work it rests on.',
    wrong: '- id: missing\n  figures: { part: 2, all: 3 }',
    right: '- id: missing\n  standing: reported\n  figures: { part: 2, all: 3 }',
    why: 'A reader must be able to tell what the source reports from what its authors think and from what you add.',
    mend: 'Add standing: with reported, authors-view, derived or editor-note, and references: with the ids of works.',
  },
  'lint/derived-advice': {
    means: 'A measure is marked as yours, and measures are printed under the heading of the authors’ advice.',
    wrong: '- id: begin\n  standing: derived\n  priority: must',
    right: '- id: begin\n  standing: authors-view\n  priority: must',
    why: 'It would put your words into the authors’ mouths.',
    mend: 'If the authors say it, write authors-view. If you conclude it, say it in the ask of a reader, where standing may be derived.',
  },
  'lint/profile': {
    means:
      'A reader has a profile that asks for a line of its own, and the line is not there: applicability for partner governments, method for researchers.',
    wrong: 'profile: research\nweights:',
    right: 'profile: research\nmethod:\n  en: "The author counted."\n  zh-Hant: "作者數過。"\nweights:',
    why: 'Partner governments ask where it applies; researchers ask how it was found. A page that does not say so is put aside.',
    mend: 'Add the line that the arrow shows, or give the reader the profile general.',
  },
  'lint/leak': {
    means:
      'Something that is reserved for one reader stands where others read it: a figure of its fact in a shared text, or a wording by another reader.',
    wrong: 'reserved: [missing]\nweights:',
    right: 'reserved: []\nweights:',
    why: 'What is reserved was promised to stay with one reader.',
    mend: 'Take the figure or the wording out where others read it. If it is no secret any more, take the id out of reserved.',
  },
} satisfies Explanations;
