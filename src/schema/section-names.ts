/** The sections of a brief, in their usual order. Title and footer are none: every page begins and ends with them. */
export const sectionNames = [
  'lede',
  'ask',
  'problem',
  'why-now',
  'figures',
  'recommendations',
  'evidence',
  'limits',
  'next',
  'contact',
  'sources',
] as const;

export type SectionName = (typeof sectionNames)[number];
