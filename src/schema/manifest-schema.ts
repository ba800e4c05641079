import { z } from 'zod';
import { papers } from './papers.js';
import { fileId } from './scalars.js';

/** A file beside the manifest: a manifest from elsewhere cannot name files of other folders. */
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/);
const fileEntry = z.strictObject({ file: fileName, sha256: z.string(), bytes: z.number(), sources: z.string() });
/** A public manifest has its id, paragraphs and length only: the rest is for the analyst. */
const unitEntry = z.strictObject({
  unit: z.string(),
  priority: z.string().optional(),
  value: z.number().optional(),
  /** Numbers of paragraphs, and clauses as the source calls them. */
  paragraphs: z.array(z.union([z.number(), z.string()])),
  length: z.string().optional(),
  /** The height of its text on the page, in pt; for a unit left out, that of its shortest text. */
  heightPt: z.number().optional(),
  /** `keep` or `drop`, where the audience says so. */
  pinned: z.string().optional(),
  cause: z.string().optional(),
  reason: z.string().optional(),
});
export const briefEntrySchema = z.strictObject({
  audience: z.string(),
  /** The reader's name in the language of the brief. */
  reader: z.string(),
  language: z.string(),
  /** The language by its own name. */
  languageName: z.string().optional(),
  paper: z.enum(papers),
  theme: z.string(),
  title: z.string(),
  pages: z.number(),
  fill: z.number(),
  density: z.string(),
  usedPt: z.number(),
  availablePt: z.number(),
  layouts: z.number(),
  kept: z.array(unitEntry),
  /** Not in a public manifest. */
  leftOut: z.array(unitEntry).optional(),
  files: z.record(z.string(), fileEntry),
});

/** `manifest.json` of a pack: which briefs were made, from which files, and what each page left out. */
export const manifestSchema = z.strictObject({
  /** Since 2 the roles of units are those of sections, and a pack says when the editors’ notes were checked. */
  version: z.literal([1, 2]),
  tool: z.string(),
  pack: z.strictObject({
    id: fileId,
    title: z.string(),
    /** In each language, where there are several; `title` is that of the first. */
    titles: z.record(z.string(), z.string()).optional(),
    version: z.string(),
    issued: z.string(),
    asAt: z.string(),
    notesAsAt: z.string().optional(),
    languages: z.array(z.string()),
  }),
  /** The pack's files, each with its digest. Not in a public manifest. */
  sources: z.record(z.string(), z.string()).optional(),
  briefs: z.record(z.string(), briefEntrySchema),
  /** Stale outputs: files of earlier builds that no brief makes any more. */
  noLongerMade: z.array(fileEntry).optional(),
});

export type Manifest = z.output<typeof manifestSchema>;
export type FileEntry = z.output<typeof fileEntry>;
export type UnitEntry = z.output<typeof unitEntry>;
export type BriefEntry = z.output<typeof briefEntrySchema>;
