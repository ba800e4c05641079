/** PDF/A-2a (ISO 19005-2), or PDF/A-3a (ISO 19005-3), which may have files attached. */
export const archiveLevels = ['2a', '3a'] as const;
export type ArchiveLevel = (typeof archiveLevels)[number];
