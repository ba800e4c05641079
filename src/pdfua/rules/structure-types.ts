/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private ' +
    'P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot ' +
    'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);

/** Types that only group: what is in them counts as part of what they stand in. */
export const transparentTypes: ReadonlySet<string> = new Set(['NonStruct', 'Div', 'Part']);

/** Inline types, which may be nested. */
export const inlineTypes: ReadonlySet<string> = new Set(
  'Span Quote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP'.split(' '),
);

/** Types that no paragraph or heading contains. Notes, figures, formulas and form fields may be inline. */
export const blockTypes: ReadonlySet<string> = new Set(
  'Document Part Art Sect Div BlockQuote TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI LBody Table TR TH TD'.split(' '),
);

export const headingTypes: ReadonlySet<string> = new Set(['H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);

/** Types that contain text directly. */
export const textBlockTypes: ReadonlySet<string> = new Set([
  ...headingTypes,
  ...'P Lbl LBody TD TH Caption Note TOCI BlockQuote Index'.split(' '),
]);
