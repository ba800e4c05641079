import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { VariantId } from '../model/variant.js';
import type { BriefEntry, Manifest } from './manifest-schema.js';

/** The entries of a manifest's briefs, of which there may be ten thousand: each is made when it is asked for. */
export interface BriefEntries {
  readonly ids: readonly VariantId[];
  get(id: VariantId): BriefEntry | undefined;
}

/** A manifest whose briefs are not all made at once. */
export type OpenManifest = Omit<Manifest, 'briefs'> & { readonly briefs: BriefEntries };

/** The entries one after another. */
export function* eachEntry(entries: BriefEntries): Generator<readonly [VariantId, BriefEntry], void> {
  for (const id of entries.ids) {
    const entry = entries.get(id);
    if (entry) yield [id, entry];
  }
}

/** Packed entries as plain data, for a cache. */
export interface PackedJson {
  readonly dictionary: string;
  readonly packed: readonly (readonly [VariantId, string])[];
}

/** Small tables: an entry has some thousand bytes, and its memory is made anew for each. */
const packing = { level: constants.Z_BEST_SPEED, memLevel: 4 };
const unpacking = { chunkSize: 4096 };

/**
 * Entries held as compressed JSON. Those of one pack are much alike: compared with the first one, each of some thousand
 * bytes comes down to some hundred.
 */
export class PackedEntries implements BriefEntries {
  /** A string takes less than an array of bytes does. */
  private readonly packed = new Map<VariantId, string>();
  private dictionary: Buffer = Buffer.alloc(0);

  /** The entries that {@link asJson} gave. */
  static fromJson({ dictionary, packed }: PackedJson): PackedEntries {
    const entries = new PackedEntries();
    entries.dictionary = Buffer.from(dictionary, 'latin1');
    for (const [id, bytes] of packed) entries.packed.set(id, bytes);
    return entries;
  }

  static of(entries: Iterable<readonly [VariantId, BriefEntry]>): PackedEntries {
    const packed = new PackedEntries();
    for (const [id, entry] of entries) packed.add(id, entry);
    return packed;
  }

  get ids(): readonly VariantId[] {
    return [...this.packed.keys()];
  }

  get size(): number {
    return this.packed.size;
  }

  asJson(): PackedJson {
    return { dictionary: this.dictionary.toString('latin1'), packed: [...this.packed] };
  }

  add(id: VariantId, entry: BriefEntry): void {
    const json = Buffer.from(JSON.stringify(entry));
    if (this.packed.size === 0) this.dictionary = json;
    const { dictionary } = this;
    this.packed.set(id, deflateRawSync(json, { ...packing, dictionary }).toString('latin1'));
  }

  get(id: VariantId): BriefEntry | undefined {
    const packed = this.packed.get(id);
    if (packed === undefined) return undefined;
    const { dictionary } = this;
    const json = inflateRawSync(Buffer.from(packed, 'latin1'), { ...unpacking, dictionary });
    return JSON.parse(json.toString()) as BriefEntry;
  }
}
