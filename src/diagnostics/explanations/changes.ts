import type { Explanations } from './explanation.js';

/** What is wrong with texts that come back from other people. */
export const changes = {
  'change/conflict': {
    means:
      'A file brings a change of a text, and the text in the YAML, or the one that it translates, is no longer the one that the change was made from.',
    wrong: 'en: "Close the street at noon."       # changed after the export',
    right: 'en: "Close the street twice a day."   # as it was exported',
    why: 'What one of two people has written would be lost, and nobody would see it.',
    mend: 'Read both texts, and write into the YAML what shall stand. With --overwrite the text that comes in replaces the one that is there.',
  },
  'change/less-shown': {
    means:
      'A page that came back, or a file of translations, has texts that are longer than those that stood there: a page of the pack now leaves out a unit that it had, or shows its short text. The texts are written all the same.',
    wrong: 'fr: "…"   # twice as long as the text that it replaces',
    right: 'fr: "…"   # as long as the room that the file of translations names',
    why: 'Whoever writes one text does not see what it takes from the page.',
    mend: 'Shorten what has grown, or raise the weight of what shall stand; policy-brief explain says what is on a page, and why.',
  },
  'change/lost-letter': {
    means:
      'A text that comes in has U+FFFD in the place of a letter, a sign which programs write for what they cannot read.',
    wrong: 'fr: "Pr\ufffds de la porte"',
    right: 'fr: "Près de la porte"',
    why: 'The file was saved in one encoding and read in another on its way. Nobody can tell from the sign which letter it was, and a page cannot print it.',
    mend: 'Write the letter again in the file that comes in, or ask for the file as it was sent.',
  },
  'change/lost-placeholder': {
    means:
      'A text that comes in lacks a {{fact.figure}}, a [@citation] or a […]{lang=…} of the text that it replaces or translates.',
    wrong: 'fr: "Près de 62 élèves sur 100"',
    right: 'fr: "Près de {{near-gate.near}} élèves sur {{near-gate.total}}"',
    why: 'A figure that was typed by hand does not change with the fact, and a statement would lose its source.',
    mend: 'Put the part that is named back into the text, in the file that comes in.',
  },
  'change/not-taken': {
    means:
      'A page that came back has a change that is not written: of a text that no reader has an own wording of, such as the disclaimer, the limits of a fact or who is to act, of looks that no mark of the YAML says, such as words struck through or highlighted, of what no text can have, such as a picture, or of a text that the pack has no more. A file of translations has a text of which only some segments are translated, or that the pack has no more.',
    wrong: 'policy-brief redline page.docx                 # the disclaimer was changed',
    right: 'policy-brief redline page.docx --everywhere',
    why: 'What one reader wants otherwise is not changed for all of them unasked.',
    mend: 'Add --everywhere, or write the change into the YAML where it belongs.',
  },
  'change/retyped-figure': {
    means: 'In a page that came back other digits stand where the page prints {{fact.figure}}.',
    wrong: 'Nearly 64 of 100 pupils walk to school.        # in Word',
    right: 'Nearly 62 of 100 pupils walk to school.        # printed for {{near-gate.near}}',
    why: 'A figure stands in the YAML once, with its source. Typed into a text it would say otherwise on one page than on all others.',
    mend: 'Is the figure wrong? Correct it under the fact, and every page has it. Else put the printed one back in the document.',
  },
  'change/unknown-text': {
    means: 'A file brings a change of a text or of a language that the pack does not have, or does not have any more.',
    wrong: '<unit id="u7" name="pillars/space/measures/closed/text">',
    right: '<unit id="u7" name="pillars/space/measures/close/text">',
    why: 'A change with no place in the pack would be lost.',
    mend: 'Has the text been taken out or its id been changed since? Take the change out, or give the id back. Has a program written the language otherwise, such as fr-FR for fr? Say which it is with translate import -l fr.',
  },
  'exchange/unreadable': {
    means:
      'A file that came back is damaged, is not in the encoding that it names, is no XLIFF 2 or no document of Word (.docx), or has what none needs: a document type, entities, macros, embedded files, parts outside it, or far more than a pack has.',
    wrong: '<!DOCTYPE xliff [ <!ENTITY a "…"> ]>',
    right: '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">',
    why: 'A file from elsewhere may be made to read other files, or to fill the memory.',
    mend: 'Save it again as XLIFF 2.1 from the program of the translator, or as a plain .docx from Word; or export it again.',
  },
} as const satisfies Explanations;
