import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { VariantId } from '../model/variant.js';
import type { BriefEntry, Manifest } from '../schema/manifest-schema.js';

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

/** Entries as plain data, for a cache. */
export interface PackedJson {
  readonly open: readonly (readonly [VariantId, BriefEntry])[];
  readonly dictionary: string;
  readonly packed: readonly (readonly [VariantId, string])[];
}

/** So many are held as they are: to pack them would take longer than it is worth. */
const maxOpen = 100;
/** Small tables: an entry has some thousand bytes, and its memory is made anew for each. */
const packing = { level: constants.Z_BEST_SPEED, memLevel: 4 };
const unpacking = { chunkSize: 4096 };

/**
 * Entries held as compressed JSON, but for the first ones. Those of one pack are much alike: compared with the first that
 * is packed, each of some thousand bytes comes down to some hundred.
 */
export class PackedEntries implements BriefEntries {
  private readonly open: Map<VariantId, BriefEntry>;
  /** A string takes less than an array of bytes does. */
  private readonly packed: Map<VariantId, string>;
  private dictionary: Buffer;

  constructor({ open, dictionary, packed }: PackedJson = { open: [], dictionary: '', packed: [] }) {
    this.open = new Map(open);
    this.packed = new Map(packed);
    this.dictionary = Buffer.from(dictionary, 'latin1');
  }

  static of(entries: Iterable<readonly [VariantId, BriefEntry]>): PackedEntries {
    const packed = new PackedEntries();
    for (const [id, entry] of entries) packed.add(id, entry);
    return packed;
  }

  get ids(): readonly VariantId[] {
    return [...this.open.keys(), ...this.packed.keys()];
  }

  get size(): number {
    return this.open.size + this.packed.size;
  }

  asJson(): PackedJson {
    const { open, dictionary, packed } = this;
    return { open: [...open], dictionary: dictionary.toString('latin1'), packed: [...packed] };
  }

  /** Adds an entry that is not yet among them. */
  add(id: VariantId, entry: BriefEntry): void {
    if (this.open.size < maxOpen) this.open.set(id, entry);
    else this.pack(id, entry);
  }

  get(id: VariantId): BriefEntry | undefined {
    const open = this.open.get(id);
    const packed = this.packed.get(id);
    if (open || packed === undefined) return open;
    const { dictionary } = this;
    const json = inflateRawSync(Buffer.from(packed, 'latin1'), { ...unpacking, dictionary });
    return JSON.parse(json.toString()) as BriefEntry;
  }

  private pack(id: VariantId, entry: BriefEntry): void {
    const json = Buffer.from(JSON.stringify(entry));
    if (this.packed.size === 0) this.dictionary = json;
    const { dictionary } = this;
    this.packed.set(id, deflateRawSync(json, { ...packing, dictionary }).toString('latin1'));
  }
}
