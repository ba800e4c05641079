import { z } from 'zod';
import { localizedLine } from './localized-text-schema.js';
import { isAtMost99 } from './rules.js';
import { booleanScalar, integerScalar } from './scalars.js';
import { sectionNames } from './section-names.js';

const sectionName = z.enum(sectionNames);

const count = integerScalar.refine(isAtMost99, 'must be at most 99');

const sectionSchema = z.strictObject({
  heading: localizedLine.optional().describe('the words over it, in place of the usual ones'),
  hidden: booleanScalar.optional().describe('true: neither the section nor its units are on a page'),
  'at-least': count.optional().describe('so many of its units are on every page at least; those of the highest value'),
  'at-most': count
    .optional()
    .describe('a page shows so many of its units at most, apart from those that must be there'),
});

/** What a theme, a pack or a reader says of sections; each goes before the one that it is in. */
export const sectionKeys = {
  'section-order': z
    .array(sectionName)
    .optional()
    .describe('the sections that come first; the others follow in their usual order'),
  sections: z.partialRecord(sectionName, sectionSchema).optional().describe('changes to a section, under its name'),
};

const sectionRules = z.strictObject(sectionKeys);
export type SectionRules = z.output<typeof sectionRules>;
