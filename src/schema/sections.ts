import type { FramingRole } from './rules.js';
import { type SectionName, sectionNames } from './section-names.js';
import type { SectionRules } from './section-schema.js';

/** Where the points of the framing stand. What has been done is why it can be taken up now. */
export const sectionOfRole: Readonly<Record<FramingRole, SectionName>> = {
  problem: 'problem',
  'why-now': 'why-now',
  progress: 'why-now',
  next: 'next',
  limit: 'limits',
};

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
