import type { Explanations } from './explanation.js';

/** Names that point to something else, and how figures and citations are written. */
export const contentNames = {
  'content/duplicate-id': {
    means:
      'Two things have the same id: two measures of one pillar, two terms of the glossary, a fact and a reader, a topic and a pillar, or a language that is listed twice.',
    wrong: '- id: begin',
    right: '- id: continue',
    why: 'An id is how other places speak of a thing: weights, wordings of a reader, figures in a text. With two of them nobody can tell which is meant.',
    mend: 'Give one of the two another id, and change it where it is used as well.',
  },
  'content/unknown-id': {
    means: 'An id is used that nothing in the pack has: in weights, text, reserved, keep or drop of a reader.',
    wrong: 'weights:\n  frist: 2',
    right: 'weights:\n  first: 2',
    why: 'The weight, wording or wish would have no effect.',
    mend: 'Write the id as it stands after id: where the thing is. A measure is named with its pillar, as in agenda.capacity.',
  },
  'content/unknown-reference': {
    means: 'A work is cited that is not in the list of references.',
    wrong: 'en: "Finish {{missing.part}} of {{missing.all}} things [@smth2025]."',
    right: 'en: "Finish {{missing.part}} of {{missing.all}} things [@smith2025]."',
    why: 'A reader who wants to look it up would find nothing.',
    mend: 'Write the id as it stands in references. If the work is not there yet, add it: Zotero exports works in the form that is needed (CSL).',
  },
  'content/unknown-figure': {
    means: 'A text names a figure that its fact does not have, or a fact that does not exist.',
    wrong: 'en: "Finish {{missing.prat}} of {{missing.all}} things [@smith2025]."',
    right: 'en: "Finish {{missing.part}} of {{missing.all}} things [@smith2025]."',
    why: 'There is no number to print in its place.',
    mend: 'Write the id of the fact, a point, and the name of the figure as it stands under figures or derived of that fact.',
  },
  'content/contradiction': {
    means:
      'A reader is told two things that exclude each other: a measure is kept and dropped, a must is dropped, or something is kept that is reserved for another reader or stands in a hidden section.',
    wrong: 'drop:\n  - unit: first.begin\n    reason: "They know it."',
    right: 'drop:\n  - unit: second.finish\n    reason: "They know it."',
    why: 'One of the two would win without anybody having decided it.',
    mend: 'Decide which of the two is meant and delete the other. A must that a reader does not need is better a should.',
  },
  'content/bad-placeholder': {
    means: 'Something in braces looks like a figure and is not written as one.',
    wrong: 'en: "Finish {missing.part} of {{missing.all}} things [@smith2025]."',
    right: 'en: "Finish {{missing.part}} of {{missing.all}} things [@smith2025]."',
    why: 'The braces and the name would be printed in place of the number.',
    mend: 'Write two plain braces at both ends, and between them the id of the fact, a point and the name of the figure: {{fact-id.figure}}.',
  },
  'content/bad-citation': {
    means:
      'Something looks like a citation and is not written as one: in round brackets, without the @, without its closing bracket, with a page.',
    wrong: 'en: "Finish {{missing.part}} of {{missing.all}} things (@smith2025)."',
    right: 'en: "Finish {{missing.part}} of {{missing.all}} things [@smith2025]."',
    why: 'It would be printed as it stands, and the work would not appear among the references.',
    mend: 'Write [@id], with the id that the work has under references. Two works: [@one; @other]. Pages are not cited; the paragraphs of the source stand under source.',
  },
} satisfies Explanations;
