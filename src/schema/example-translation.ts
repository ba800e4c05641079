import { z } from 'zod';

/** What stands for each English text of the example; for a term of the glossary, each of its forms. */
export const exampleTranslationSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export type ExampleTranslation = z.output<typeof exampleTranslationSchema>;
