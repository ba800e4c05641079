import type { Explanations } from './explanation.js';

/** What is compared between languages, and the marks and words of each. */
export const lintLanguages = {
  'lint/parity-number': {
    means:
      'A number, with its unit, or a date stands in one language of a text and not in another, or differs between them. Where the two cannot be compared for certain, it is a warning.',
    wrong: 'text:\n  en: "Begin by 2030."\n  zh-Hant: "及早開始。"',
    right: 'text:\n  en: "Begin by 2030."\n  zh-Hant: "在2030年前開始。"',
    why: 'Two readers would be told two things. A wrong number is the mistake that costs most trust.',
    mend: 'Give every language the same numbers and dates, each in its own way of writing: 12,400 in English, 12 400 in French, 1.24萬 in Chinese. Where a warning is wrong, policy-brief check --accept takes both texts as they stand.',
  },
  'lint/parity-figure': {
    means: 'A figure in braces is used in one language of a text and not in the other.',
    wrong: 'text:\n  en: "Finish {{missing.part}} things."\n  zh-Hant: "完成其餘的事。"',
    right: 'text:\n  en: "Finish {{missing.part}} things."\n  zh-Hant: "完成其餘{{missing.part}}件事。"',
    why: 'One reader would get the number and the other not.',
    mend: 'Use the same {{fact.figure}} in every language.',
  },
  'lint/parity-citation': {
    means: 'A work is cited in one language of a text and not in the other.',
    wrong: 'text:\n  en: "Finish the rest [@smith2025]."\n  zh-Hant: "完成其餘的事。"',
    right: 'text:\n  en: "Finish the rest [@smith2025]."\n  zh-Hant: "完成其餘的事[@smith2025]。"',
    why: 'One reader could look it up and the other not.',
    mend: 'Cite the same works in every language. In Chinese the citation stands before the full stop.',
  },
  'lint/parity-emphasis': {
    means: 'Words are stressed, with ** or *, in one language of a text and not in the other.',
    wrong: 'text:\n  en: "Begin **early**."\n  zh-Hant: "及早開始。"',
    right: 'text:\n  en: "Begin **early**."\n  zh-Hant: "**及早**開始。"',
    why: 'What is stressed is what a hurried reader takes away; it should be the same for all.',
    mend: 'Stress the same words in every language, or none.',
  },
  'lint/typed-figure': {
    means:
      'A number was typed that a fact of the pack already has under a name. In a text about another matter it may be another number, and this is a warning; so it is where the bare name of a figure stands in the place of a number.',
    wrong: 'whole:\n  en: "of 3"\n  zh-Hant: "件（共3件）"',
    right: 'whole:\n  en: "of {{missing.all}}"\n  zh-Hant: "件（共{{missing.all}}件）"',
    why: 'When the number changes, it would change in one place and stay wrong in the other.',
    mend: 'Write the name in braces in place of the number, as the arrow shows. If it is another number that happens to be equal, policy-brief check --accept takes the text as it stands.',
  },
  'lint/year-figure': {
    means:
      'A whole number from 1500 to 2100 is taken for a year and printed without groups, and no text uses it as a year.',
    wrong: 'figures: { part: 1800, all: 3000 }',
    right: 'figures: { part: { value: 1800, format: grouped }, all: 3000 }',
    why: 'It would stand as 1800 beside 3,000, and look like a slip.',
    mend: 'Say what it is: format: grouped for a number, format: plain for a year.',
  },
  'lint/thousands': {
    means:
      'A figure has three decimals, as thousands have digits in languages that write 12.500 for twelve thousand five hundred.',
    wrong: 'figures: { part: 2, all: 3.500 }',
    right: 'figures: { part: 2, all: 3500 }',
    why: 'In a pack a point stands before decimals, in every language: the page would show three and a half.',
    mend: 'Write whole numbers without any sign between their digits. If the decimals are meant, say so with format: plain, or leave out the zeros.',
  },
  'lint/ratio': {
    means: 'A percentage does not agree with the figures that its fact draws as a bar.',
    wrong: 'limits:\n  en: "counted once; it was 60%."\n  zh-Hant: "只數過一次，是60%。"',
    right: 'limits:\n  en: "counted once; it was 67%."\n  zh-Hant: "只數過一次，是67%。"',
    why: 'The bar and the sentence beside it would say different things.',
    mend: 'Let the percentage be computed from the figures: derived: { share: { value: "part / all", percent: 0 } }, and write {{fact-id.share}}. It is an error in the value of the fact. In its other texts a percentage may be of another matter, such as the growth since last year: then run check --accept.',
  },
  'lint/unsaid-whole': {
    means: 'A fact draws a bar, and none of its texts says what the bar is a part of.',
    wrong: 'whole:\n  en: "of all"\n  zh-Hant: "件"',
    right: 'whole:\n  en: "of {{missing.all}}"\n  zh-Hant: "件（共{{missing.all}}件）"',
    why: 'Who sees the bar cannot tell how much it is, and who hears the page, or reads it as Markdown, does not learn that there is a whole.',
    mend: 'Write the whole beside the number, as in whole: "of {{fact-id.all}}", or say it in the sentence. A percentage that is computed from it will do, and so will chart.alt.',
  },
  'lint/script': {
    means: 'A Simplified character stands in a Traditional text, or the reverse.',
    wrong: 'zh-Hant: "及早开始。"',
    right: 'zh-Hant: "及早開始。"',
    why: 'To a reader of the other script it is a mistake of spelling, and it says where the text was copied from.',
    mend: 'Write the character that the arrow names, if it is the one that is meant: some have more than one counterpart.',
  },
  'lint/punctuation': {
    means:
      'A narrow comma, colon or bracket stands between Chinese characters, or a space was typed between Chinese and Latin letters. In other languages: a wide mark of Chinese stands after a word, which is a warning.',
    wrong: 'zh-Hant: "及早開始,堅持到底。"',
    right: 'zh-Hant: "及早開始，堅持到底。"',
    why: 'Chinese has wide marks of its own. The gap beside Latin letters and digits is made by the layout; a typed one would be doubled.',
    mend: 'Write the mark that the arrow names, or take the space out.',
  },
  'lint/quotes': {
    means:
      'Quotation marks are used that belong to another language or script, or straight ones are to be printed; or the apostrophe in a word is straight, as keyboards have it. Apostrophes are told once for each file.',
    wrong: 'en: \'Begin "early".\'',
    right: 'en: "Begin “early”."',
    why: 'Each language has its own: “…” in English, 「…」 in Traditional and “…” in Simplified Chinese. Wrong ones look like a slip.',
    mend: "Write the marks that the arrow names. Straight ones only hold the text together in the file and are not printed. Most text editors put one character in the place of another everywhere: with regular expressions, search for (\\p{L})'(\\p{L}) and write $1’$2.",
  },
  'lint/term': {
    means:
      'A fixed term of the glossary is missing in one language, or is rendered by a word that the glossary calls wrong.',
    wrong: 'text:\n  en: "Begin **early**."\n  zh-Hant: "**趕快**開始。"',
    right: 'text:\n  en: "Begin **early**."\n  zh-Hant: "**及早**開始。"',
    why: 'Official terms have one rendering in each language. Another word makes readers ask whether another thing is meant.',
    mend: 'Use one of the accepted renderings. If a new one is right, add it to the glossary first. What stands for the term where it is plain what is meant, such as “the Law”, belongs under short: there it is accepted, and asks for nothing in the other languages.',
  },
  'lint/stale-translation': {
    means: 'The text in the source language has changed since its translation was last accepted.',
    wrong: 'text:\n  en: "Begin at once."\n  zh-Hant: "及早開始。"',
    right: 'text:\n  en: "Begin at once."\n  zh-Hant: "立即開始。"',
    why: 'The two languages may by now say different things.',
    mend: 'Read the translation against the new text and change it where needed. Then run policy-brief check --accept, and keep the file translations.lock.json that it writes.',
  },
} satisfies Explanations;
