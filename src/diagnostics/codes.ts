/**
 * Every diagnostic code, with what it means. Codes are permanent: scripts and habits hang on them.
 * The part before the slash names the stage that found the mistake.
 */
export const catalogue = {
  'yaml/syntax': 'The file is not valid YAML.',
  'yaml/encoding': 'The file is not UTF-8 text.',
  'yaml/duplicate-key': 'A key stands twice in one mapping.',
  'yaml/forbidden': 'Anchors, aliases, tags, directives and several documents in one file are not used in packs.',
  'yaml/comment-in-text': 'A # after a space starts a comment and cuts an unquoted text short.',
  'yaml/bare-braces': 'An unquoted {{…}} is read by YAML as a mapping.',
  'content/no-pack': 'There is no pack at the place named.',
  'content/duplicate-pack': 'Two packs have the same id.',
  'content/duplicate-section': 'A top-level key stands in two files of a pack.',
  'content/unknown-key': 'A key that the pack format does not have.',
  'content/missing-key': 'A key that must be there is missing.',
  'content/wrong-type': 'A value has the wrong shape: a list, a mapping or a text was expected.',
  'content/invalid-value': 'A value is not one of those allowed.',
  'content/missing-text': 'A text lacks one of the languages of the pack.',
  'content/unknown-language': 'A text is given in a language that the pack does not list.',
  'content/duplicate-id': 'Two things have the same id.',
  'content/unknown-id': 'An id is used that nothing in the pack has.',
  'content/unknown-reference': 'A citation names a reference that is not in the list.',
  'content/unknown-figure': 'A {{fact.figure}} names a figure that no fact has.',
  'content/bad-placeholder': 'A {{…}} is not a plain fact.figure path.',
  'template/syntax': 'A template is not valid Handlebars.',
  'template/unknown-path': 'A template asks for something that the brief does not have.',
  'template/missing': 'A template, theme or labels file is not there.',
  'template/bad-theme': 'A theme is based on itself.',
  'template/bad-picture': 'A picture is damaged, too large, or holds what a brief may not show.',
  'template/bad-font': 'A font file of a theme cannot be read.',
  'document/raw-html': 'Raw HTML is not allowed in texts and templates.',
  'document/unsafe-link': 'Only http, https and mailto links are allowed.',
  'document/unsupported': 'A Markdown construct that a brief cannot show.',
  'document/bad-container': 'A ::: container is unknown or not closed.',
  'document/unknown-citation': 'A citation has no entry in the references of the page.',
  'fit/overflow': 'What must be on the page does not fit on it.',
  'render/missing-glyph': 'No font of the theme has this character.',
} as const;

export type DiagnosticCode = keyof typeof catalogue;
