import type { BriefEntry, Manifest } from './manifest-schema.js';

/**
 * A manifest for whoever may read the briefs: what each page shows and from which paragraphs. Without what it left out, what is
 * reserved for one reader, what each unit is worth to a reader and why, and the names of the pack's files.
 */
export function publicManifest(manifest: Manifest, reserved: ReadonlySet<string>): Manifest {
  const { sources: _, ...about } = manifest;
  const shown = Object.entries(about.briefs).map(([id, entry]) => [id, publicEntry(entry, reserved)] as const);
  return { ...about, briefs: Object.fromEntries(shown) };
}

// What stays, stays in the order in which a manifest is read back.
function publicEntry({ leftOut: _, ...about }: BriefEntry, reserved: ReadonlySet<string>): BriefEntry {
  return {
    ...about,
    kept: about.kept
      .filter(({ unit }) => !reserved.has(unit))
      .map(({ unit, paragraphs, length }) => ({ unit, paragraphs, ...(length === undefined ? {} : { length }) })),
  };
}
