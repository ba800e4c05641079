import type { Explanations } from './explanation.js';

/** Templates, what they may show, and the finished pages. */
export const pages = {
  'template/syntax': {
    means: 'Braces or blocks of a template do not match: something is opened and not closed, or closed and not opened.',
    wrong: '{{#each why}}\n{{text}}',
    right: '{{#each why}}\n{{text}}\n{{/each}}',
    why: 'Where a block ends decides what is repeated and what is left out.',
    mend: 'Every {{#if …}} needs its {{/if}}, every {{#each …}} its {{/each}}, and every {{ its }}. In templates of briefs two braces are always enough.',
  },
  'template/unknown-path': {
    means:
      'A template asks for something that a brief does not have in this place, or uses a block or a part that does not exist.',
    wrong: '{{#each why}}\n{{txt}}\n{{/each}}',
    right: '{{#each why}}\n{{text}}\n{{/each}}',
    why: 'It would print nothing, and nobody would notice that a text is missing.',
    mend: 'Write the name that the arrow gives. Inside {{#each why}} only the names of one entry are known; {{../title}} looks one step further out.',
  },
  'template/left-out': {
    means: 'A template of the web page does not print a part of the brief.',
    wrong: '<body>{{{banner}}}{{{contentInfo}}}</body>',
    right: '<body>{{{banner}}}<main>{{{main}}}</main>{{{contentInfo}}}</body>',
    why: 'The web page would lack words that the PDF has.',
    mend: 'Print {{{banner}}}, {{{main}}} and {{{contentInfo}}}, each with three braces: they are finished HTML.',
  },
  'template/missing': {
    means: 'A template, a theme, a locale or a file that a theme names is not there.',
    wrong: 'base: standart',
    right: 'base: standard',
    why: 'The page cannot be made without it.',
    mend: 'Check the spelling. Your own files are looked for in templates/ where you run the command, then those that came with the program. Logo and fonts stand beside the theme file.',
  },
  'template/stray-file': {
    means: 'A file among your templates has nearly the name of a template, a theme or a locale, and is not used.',
    wrong: 'templates/locales/en.yml',
    right: 'templates/locales/en.yaml',
    why: 'The page is made with the file that came with the program, as if yours were not there.',
    mend: 'Give the file the name that the arrow shows: in small letters, with the ending that the others have.',
  },
  'template/bad-theme': {
    means: 'Themes are based on each other in a circle.',
    wrong: 'themes/house.yaml   base: home\nthemes/home.yaml    base: house',
    right: 'themes/house.yaml   base: standard\nthemes/home.yaml    base: house',
    why: 'There would be no beginning to take sizes and colours from.',
    mend: 'Base one of them on standard.',
  },
  'template/bad-locale': {
    means: 'Locales are based on each other in a circle.',
    wrong: 'locales/fr-CA.yaml   base: fr\nlocales/fr.yaml      base: fr-CA',
    right: 'locales/fr-CA.yaml   base: fr',
    why: 'There would be no beginning to take words and signs from.',
    mend: 'Take the base out of one of them.',
  },
  'template/words-of-base': {
    means:
      'A locale is based on that of another language, or a copy of the English one, and lacks words of its own that a page prints.',
    wrong: '# locales/vi.yaml\nbase: en\nname: "Tiếng Việt"',
    right:
      '# locales/vi.yaml\nname: "Tiếng Việt"\nlabels:\n  references: "Nguồn"   # and all the others, as in locales/en.yaml',
    why: 'A page would have headings in a language that its readers did not ask for.',
    mend: 'Copy the locale, and translate its words. A base is for the same language in another place, such as fr for fr-CA.',
  },
  'template/bad-picture': {
    means: 'The logo is damaged, too large, or holds something that a brief may not show, such as a link or letters.',
    wrong: 'logo: { file: logo.webp, alt: "Our mark" }',
    right: 'logo: { file: logo.svg, alt: "Our mark" }',
    why: 'A picture is shown on every page and opened on many machines: it must be small and hold nothing but shapes.',
    mend: 'Use a PNG, a JPEG or an SVG. In an SVG turn letters into shapes and put nothing into it that stands elsewhere.',
  },
  'template/bad-font': {
    means: 'A font file of the theme cannot be used.',
    wrong: 'regular: House.ttc',
    right: 'regular: House-Regular.ttf',
    why: 'Without it the page cannot be set.',
    mend: 'Use one static TrueType or OpenType file (.ttf, .otf) for each face: not WOFF2, which is packed for web pages, and no file that holds several faces or weights.',
  },
  'template/font-rights': {
    means:
      'A font file of the theme says of itself (OS/2, fsType) that it may not be embedded, not its outlines, or as a whole alone.',
    wrong: 'regular: House-Restricted.ttf',
    right: 'regular: House-Regular.ttf',
    why: 'Every PDF and every web page has the shapes of its letters within, of those that it shows. PDF/UA and PDF/A ask for fonts that may be embedded.',
    mend: 'Read its licence, or ask whoever made it: many foundries give a file that may be embedded. If you have a permission in writing, you may leave it so.',
  },
  'document/raw-html': {
    means: 'A text or a template has HTML in it, such as <b>.',
    wrong: 'Begin <b>early</b>.',
    right: 'Begin **early**.',
    why: 'The same text goes into PDF, web page and Markdown, and HTML means something in one of them only. It could also carry what harms a reader.',
    mend: 'Write **words** for bold, *words* for italics, [words](https://…) for a link. For a plain < write \\<.',
  },
  'document/unsafe-link': {
    means: 'A link leads to an address that does not begin with https://, http:// or mailto:.',
    wrong: 'See [the report](www.example.org).',
    right: 'See [the report](https://www.example.org).',
    why: 'From a finished PDF no other address can be followed, and some could do harm.',
    mend: 'Write the whole address, or take the link away.',
  },
  'document/bad-address': {
    means: 'A link has an address that no browser can open, or one with a blank in it, so that it is no link at all.',
    wrong: 'See [the report](https://example.org/our report).',
    right: 'See [the report](https://example.org/our%20report).',
    why: 'A reader would click in vain, or read the brackets and the address in the middle of a sentence.',
    mend: 'Open the page in a browser and copy its address from there. Letters of any language may stand in it. For square brackets that are to be printed write \\[ and \\].',
  },
  'document/raw-marks': {
    means:
      'Marks stand in a text that mean something in another program, such as a command of LaTeX or a link of a wiki, or a stress is begun and not ended. A page would print them.',
    wrong: 'en: "Begin **early."',
    right: 'en: "Begin **early**."',
    why: 'Texts are Markdown, of which a brief knows a part. What means nothing to it is printed as it stands, and a reader stumbles over it.',
    mend: 'Write **strong**, *emphasis*, [words](https://…), or the words alone. Where the marks themselves are to be printed, write a backslash before each.',
  },
  'document/unsupported': {
    means:
      'A text or a template has something that a brief cannot show: a table, a picture, a quotation set apart, a line across the page.',
    wrong: '![Our town](town.jpg)',
    right: 'Our town is small.',
    why: 'A page has a fixed form, so that it is legible in every format and can be read aloud.',
    mend: 'Write plain sentences, with emphasis, links and lists. Numbers are shown by facts and their charts.',
  },
  'document/bad-container': {
    means:
      'The lines of colons of a template, such as :::unit, do not match, name a part that a brief does not have, or have something between them that this part cannot show.',
    wrong: ':::unit\nBegin early.',
    right: ':::unit\nBegin early.\n:::',
    why: 'They tell the page what stands where. One that is not closed swallows all that follows; what a part cannot show would be lost.',
    mend: 'Close each with a line of as many colons. A part around others needs more colons than they have. A part that is set in one line, such as :::value, holds words only.',
  },
  'document/bad-heading': {
    means: 'The first heading of a page is not its title, there are two titles, or a heading skips a level.',
    wrong: '# {{title}}\n\n### {{labels.why}}',
    right: '# {{title}}\n\n## {{labels.why}}',
    why: 'Who has a page read aloud goes through it by its headings, and PDF/UA wants them in order.',
    mend: 'This happens in templates of your own. Begin the page with # {{title}}, or with {{> masthead}}, a section with ##, and what is inside of a section with ###.',
  },
  'document/unknown-citation': {
    means: 'A work is cited on the page, and the list of references on the page does not have it.',
    wrong: 'One [@smith2025].',
    right: 'One [@smith2025].\n\n::::references\n:::reference{ref="smith2025" number="1"}\nSmith 2025\n:::\n::::',
    why: 'The mark would lead nowhere.',
    mend: 'This happens in templates of your own: each work in the list needs ref="{{id}}" and number="{{number}}".',
  },
  'fit/overflow': {
    means:
      'What must be on the page of a reader is more than one page holds: title, ask, pillars, all that is a must, and what the reader keeps.',
    wrong: 'priority: must     # of every measure',
    right: 'priority: should   # of those that a reader can miss',
    why: 'A brief is one page. The type is never made smaller than can be read.',
    mend: 'Shorten the texts that are named, by as much as is said. Or make a must a should, so that it may leave the page of a reader to whom it matters less.',
  },
  'pdf/rule': {
    means:
      'A PDF breaks a rule of PDF/UA, the standard for documents that can be read aloud, as far as a machine can tell.',
    wrong: 'policy-brief verify report.pdf     # made by another program',
    right: 'policy-brief verify out/streets/mayors.en.pdf',
    why: 'Somebody who has the page read aloud would miss something, or hear it in the wrong order.',
    mend: 'In a PDF of another program the mend is there. In a PDF of ours it is a mistake of the program: please report it, with the lines that were printed.',
  },
  'render/missing-glyph': {
    means: 'No font of the theme has a character that stands in a text, such as an emoji or a rare Chinese character.',
    wrong: 'en: "Begin early 😀."',
    right: 'en: "Begin early."',
    why: 'The page would show an empty box.',
    mend: 'Write it in another way, or use a theme with a font that has it.',
  },
  'render/cut-number': {
    means: 'The columns of a table have no room for a number of it, even in the smallest type of the theme.',
    wrong: 'rows:\n  - [{ en: "Coast" }, 123456789012345678901234567890, 1, 2, 3]',
    right: 'rows:\n  - [{ en: "Coast" }, 123.5, 1, 2, 3]',
    why: 'A number that goes on in the next line is read as two.',
    mend: 'Write the numbers in thousands or millions, and say so in the title of the table; or leave out a column.',
  },
} satisfies Explanations;
