import type { Explanations } from './explanation.js';

/** What stands where in a pack: files, keys, languages, and the kind of value that each key has. */
export const contentPlaces = {
  'content/no-pack': {
    means: 'No pack is where you said. A pack is a folder with a file pack.yaml in it.',
    wrong: 'policy-brief check school-street',
    right: 'policy-brief check school-streets',
    why: 'There is nothing to check or to build.',
    mend: 'Check the spelling. Name the folder as it stands on the disk, or the id of a pack under content/. Without a name the pack of this folder is taken, or all packs below it and under content/; policy-brief new begins one.',
  },
  'content/duplicate-pack': {
    means: 'Two folders hold packs with the same id.',
    wrong: 'content/streets/pack.yaml      id: streets\ncontent/streets-copy/pack.yaml id: streets',
    right: 'content/streets/pack.yaml      id: streets\ncontent/streets-copy/pack.yaml id: streets-2027',
    why: 'The id is the name of the folder that the pages are written to: the pages of one would overwrite those of the other.',
    mend: 'Give one of them another id, at the top of its pack.yaml. If it is a copy kept for safety, move it out of content/.',
  },
  'content/duplicate-section': {
    means: 'A section, such as facts, stands in two files of the pack.',
    wrong: '# notes.yaml, while argument.yaml has facts as well\nfacts: []',
    right: '# notes.yaml\nglossary: []',
    why: 'All files of a pack are read as one. Which of the two sections counts would depend on the names of the files.',
    mend: 'Move all entries into one of the two files, and delete the section from the other.',
  },
  'content/empty-file': {
    means: 'A file of the pack is empty, or has nothing in it but notes after #.',
    wrong: '# to be written',
    right: 'glossary:\n  - id: pack\n    terms: { en: ["pack"], zh-Hant: ["內容包"] }',
    why: 'Perhaps it was emptied by mistake. If it is a file of a reader, that reader would get a page without a single text.',
    mend: 'Write what belongs into it, bring back the last good copy, or delete the file.',
  },
  'content/stray-file': {
    means:
      'A file or a folder looks as if it belonged to the pack, and is not read for its name or its place. Read are files that end in .yaml or .yml, in small letters, in the folder of the pack and in audiences/. Or two files have the same name but for their ending or for capitals, and both are read.',
    wrong: 'content/streets/References.YAML',
    right: 'content/streets/references.yaml',
    why: 'What you change in it changes no page, and nothing would tell you.',
    mend: 'Rename the file, move it, or delete it. A name that begins with a dot, such as .old, says that it is left out on purpose.',
  },
  'content/unknown-key': {
    means:
      'A word before a colon is none that a pack has in this place. It is misspelt, stands in the wrong place, or is indented too far or not far enough.',
    wrong: 'priorty: must',
    right: 'priority: must',
    why: 'What stands after it would be ignored without a word: here the measure would no longer be sure of its place on the page.',
    mend: 'Write the key that the arrow names. If the key is right, look where it stands: it must line up with the other keys of the same thing.',
  },
  'content/missing-key': {
    means: 'Something that every pack, measure, fact or reader must say is not there.',
    wrong: '- id: finish\n  text:\n    en: "Finish what was begun."\n    zh-Hant: "完成已開始的事。"',
    right:
      '- id: finish\n  source: { paragraphs: [3] }\n  text:\n    en: "Finish what was begun."\n    zh-Hant: "完成已開始的事。"',
    why: 'The page could not be made, or could not say where a statement comes from.',
    mend: 'Copy the lines below the arrow into the place that is named, and fill them in.',
  },
  'content/wrong-type': {
    means:
      'A key has the wrong kind of value: a list where one text belongs, one text where a list belongs, or a text where more keys belong.',
    wrong: 'references: smith2025',
    right: 'references: [smith2025]',
    why: 'A list may hold one thing or many, so it is always written as a list, also where it holds one.',
    mend: 'Lists stand in square brackets with commas, or one entry on each line after a hyphen. A group of keys stands on lines of its own, two spaces further in. A text stands in quotation marks.',
  },
  'content/invalid-value': {
    means:
      'A value does not have the form that its key needs: a date, a number, an id, an address, or one word out of a few.',
    wrong: 'issued: 24.11.2026',
    right: 'issued: 2026-11-24',
    why: 'Dates and numbers are printed in the form of each language, which is only possible if they are written in one form here. Ids become names of files and of links.',
    mend: 'Write the form that the message shows. Dates: year-month-day. Numbers: digits and a point, without commas, signs or words. Ids: small letters, digits and hyphens.',
  },
  'content/missing-text': {
    means: 'A text is not there in one of the languages of the pack.',
    wrong: 'title:\n  en: "First"',
    right: 'title:\n  en: "First"\n  zh-Hant: "第一"',
    why: 'Nothing is filled in from another language: the page in that language would have a hole.',
    mend: 'Add the line with the translation. policy-brief check --coverage shows how many texts there are in each language. If a language is not wanted any more, take it out of languages: in pack.yaml.',
  },
  'content/unknown-language': {
    means: 'A text is given in a language that the pack does not list, or the name of the language is misspelt.',
    wrong: 'name:\n  en: "readers"\n  zh-hant: "讀者"',
    right: 'name:\n  en: "readers"\n  zh-Hant: "讀者"',
    why: 'The text would never be printed, and the language that was meant would lack one.',
    mend: 'Write the name as in languages: in pack.yaml, with the same capitals. Chinese is zh-Hant in Traditional characters and zh-Hans in Simplified ones, never cn or tw. To add a language, list it there.',
  },
  'content/bad-override': {
    means: 'A value given with --set does not lead to a place in the pack.',
    wrong: 'policy-brief explain streets --set audiences.mayor.weights.space=3',
    right: 'policy-brief explain streets --set audiences.mayors.weights.space=3',
    why: 'What you wanted to try would not be tried, and the answer would be about the pack as it is.',
    mend: 'Write the keys from the outside in, with a point between them, then = and the value. Entries of lists are named by their id.',
  },
} satisfies Explanations;
