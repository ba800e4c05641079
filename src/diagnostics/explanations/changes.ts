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
  'change/lost-placeholder': {
    means:
      'A text that comes in lacks a {{fact.figure}}, a [@citation] or a […]{lang=…} of the text that it replaces or translates.',
    wrong: 'fr: "Près de 62 élèves sur 100"',
    right: 'fr: "Près de {{near-gate.near}} élèves sur {{near-gate.total}}"',
    why: 'A figure that was typed by hand does not change with the fact, and a statement would lose its source.',
    mend: 'Put the part that is named back into the text, in the file that comes in.',
  },
  'change/unknown-text': {
    means: 'A file brings a change of a text or of a language that the pack does not have, or does not have any more.',
    wrong: '<unit id="u7" name="pillars/space/measures/closed/text">',
    right: '<unit id="u7" name="pillars/space/measures/close/text">',
    why: 'A change with no place in the pack would be lost.',
    mend: 'Has the text been taken out or its id been changed since? Take the change out, or give the id back.',
  },
  'exchange/unreadable': {
    means:
      'A file of translations is damaged, is no XLIFF 2, or has what no such file needs: a document type, entities, or far more than a pack has.',
    wrong: '<!DOCTYPE xliff [ <!ENTITY a "…"> ]>',
    right: '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">',
    why: 'A file from elsewhere may be made to read other files, or to fill the memory.',
    mend: 'Save it again as XLIFF 2.1 from the program of the translator, or export it again.',
  },
} as const satisfies Explanations;
