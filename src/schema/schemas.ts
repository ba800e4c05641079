import type { z } from 'zod';
import { localeSchema } from './locale-schema.js';
import { briefEntrySchema, manifestSchema } from './manifest-schema.js';
import { audienceSchema, packSchema } from './pack.js';
import { themeSchema } from './theme-schema.js';
import { translationLockSchema } from './translation-lock-schema.js';

/** The schemas of the files that every command reads, by the names under which they are compiled. */
export const schemas = {
  pack: packSchema,
  audience: audienceSchema,
  theme: themeSchema,
  locale: localeSchema,
  'translation lock': translationLockSchema,
  manifest: manifestSchema,
  'brief of a manifest': briefEntrySchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type SchemaName = keyof typeof schemas;
export type SchemaOutput<Name extends SchemaName> = z.output<(typeof schemas)[Name]>;
