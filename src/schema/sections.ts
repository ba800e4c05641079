import { z } from 'zod';
import { localizedLine } from './localized-text.js';
import { booleanScalar, integerScalar } from './scalars.js';

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

const sectionName = z.enum(sectionNames);
export type SectionName = z.output<typeof sectionName>;

const count = integerScalar.refine((n) => n <= 99, 'must be at most 99');

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

/** A section as one brief has it. */
export interface SectionPlan {
  readonly name: SectionName;
  readonly heading?: NonNullable<NonNullable<SectionRules['sections']>[SectionName]>['heading'];
  /** Which of the rules has the heading, counted as they are given. */
  readonly headingRule: number;
  readonly hidden: boolean;
  readonly atLeast: number;
  /** Whether it is only the theme's: then a page that has no room for so many has fewer. */
  readonly isUsual: boolean;
  readonly atMost?: number;
}

/** The sections in their order, those that are hidden included. @param rules the theme's, then those that go before it */
export function planSections(rules: readonly SectionRules[]): readonly SectionPlan[] {
  const first = rules.findLast((one) => one['section-order'] !== undefined)?.['section-order'] ?? [];
  return [...new Set([...first, ...sectionNames])].map((name) => {
    const settings = rules.map(({ sections }) => sections?.[name]);
    const setting = <Key extends 'hidden' | 'at-least' | 'at-most'>(key: Key) =>
      settings.findLast((one) => one?.[key] !== undefined)?.[key];
    const headingRule = settings.findLastIndex((one) => one?.heading !== undefined);
    const heading = settings[headingRule]?.heading;
    const atMost = setting('at-most');
    return {
      name,
      ...(heading ? { heading } : {}),
      headingRule,
      hidden: setting('hidden') ?? false,
      atLeast: setting('at-least') ?? 0,
      isUsual: settings.findLastIndex((one) => one?.['at-least'] !== undefined) === 0,
      ...(atMost === undefined ? {} : { atMost }),
    };
  });
}
