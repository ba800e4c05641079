import type { Explanations } from './explanation.js';

export const yaml = {
  'yaml/syntax': {
    means:
      'A line of the file cannot be read. Nearly always a single mark is missing, too much or of the wrong kind: a quotation mark, a colon, the space after a colon, a hyphen, a bracket; or the line begins too far left or right.',
    wrong: 'text:\n  en: Begin early: it pays.\n  zh-Hant："及早開始。"',
    right: 'text:\n  en: "Begin early: it pays."\n  zh-Hant: "及早開始。"',
    why: 'The files are read by a machine that knows where a text ends only by these marks. It does not guess: a wrong guess would print half a sentence.',
    mend: 'Go to the line and column that are named and write what the arrow says. Put texts in straight double quotation marks always, and most of these mistakes cannot happen. Type in English mode: the colon, comma and quotation marks of Chinese are other characters.',
  },
  'yaml/encoding': {
    means:
      'The file is saved in an old form of writing letters as numbers, such as GBK, Big5, Windows (“ANSI”) or UTF-16, or it is no plain text but a document of Word, a PDF or a web page. Files of packs are plain text in UTF-8.',
    wrong: 'terms: { en: ["caf�"] }',
    right: 'terms: { en: ["café"] }',
    why: 'Letters beyond plain English, and all Chinese, would come out as other characters or not at all.',
    mend: 'Open the file in the program that wrote it and save it again as UTF-8. In Windows Notepad: “Save as”, then “Encoding: UTF-8”. If characters are already wrong on the screen, take the last good copy.',
  },
  'yaml/duplicate-key': {
    means: 'The same key stands twice in one group, so it has two values.',
    wrong: 'name:\n  en: "readers"\n  zh-Hant: "讀者"\n  en: "all readers"',
    right: 'name:\n  en: "all readers"\n  zh-Hant: "讀者"',
    why: 'Only one of the two could be printed, and nobody would know which. Often the second was meant to have another name.',
    mend: 'Keep one of the two, or give the second the name that was meant. If several keys stand there twice, a new entry of a list begins between them: it needs a hyphen and an id.',
  },
  'yaml/forbidden': {
    means:
      'A text that is not in quotation marks begins with *, & or !, or the file has a line of --- or one that begins with %. In YAML these have a meaning of their own, which packs do without.',
    wrong: 'en: **Begin** early.',
    right: 'en: "**Begin** early."',
    why: 'The first word of the text would vanish without a sign. After a line of --- the rest of the file would.',
    mend: 'Put the whole text in straight quotation marks. Delete lines of --- and lines that begin with %.',
  },
  'yaml/comment-in-text': {
    means:
      'A # after a space begins a note that nobody reads. Here it stands in a text without quotation marks, so the rest of the text is lost.',
    wrong: 'en: Join in with #StartEarly',
    right: 'en: "Join in with #StartEarly"',
    why: 'The page would print only what stands before the #.',
    mend: 'Put the whole text in quotation marks. If it is a note to yourself, write a space after the #.',
  },
  'yaml/bare-braces': {
    means:
      'A text begins with a figure in braces, {{…}}, and is not in quotation marks. A brace at the beginning means something else to YAML.',
    wrong: 'en: {{missing.part}} of three',
    right: 'en: "{{missing.part}} of three"',
    why: 'The text would be read as a group of keys, and the page would lose it.',
    mend: 'Put the whole text in straight quotation marks.',
  },
  'yaml/quotes': {
    means:
      'The text stands in the curly quotation marks of a word processor, or of a Chinese keyboard. Only straight ones hold a text together; curly ones are part of it and are printed.',
    wrong: 'en: “Begin early.”',
    right: 'en: "Begin early."',
    why: 'The page would show quotation marks around a sentence that nobody is quoted with, and a colon inside it would break the file.',
    mend: 'Write straight marks, ". If the curly ones are to be printed, keep them and put straight ones around them: "“Begin early,” he said."',
  },
} satisfies Explanations;
