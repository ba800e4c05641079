import { placesOfParts, type ReadableFile } from './outlines.js';

/** Where the rights stand in their part of the file (OpenType 1.9, OS/2, fsType), and what their bits say. */
const rightsAt = 8;
const rights = { noEmbedding: 0x2, viewOnly: 0x4, editable: 0x8, noSubset: 0x100, bitmapOnly: 0x200 } as const;

/** What a font lets other files have of its outlines, as far as it says so. */
export type EmbeddingRights = 'any' | 'whole' | 'none';

/** Of several permissions the widest counts; that the font has to be whole is said beside them. */
export function embeddingRights(file: ReadableFile): EmbeddingRights {
  const [start = 0, end = 0] = placesOfParts(file).get('OS/2') ?? [];
  if (end - start < rightsAt + 2) return 'any';
  const [high = 0, low = 0] = file.parts([[start + rightsAt, start + rightsAt + 2]])[0] ?? [];
  const said = (high << 8) | low;
  const has = (right: keyof typeof rights) => (said & rights[right]) !== 0;
  if (has('bitmapOnly') || (has('noEmbedding') && !has('viewOnly') && !has('editable'))) return 'none';
  return has('noSubset') ? 'whole' : 'any';
}
