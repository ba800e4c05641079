import type { VariantId } from '../model/variant.js';
import { PackedEntries } from '../output/brief-entries.js';
import type { BriefSummary, Findings } from '../pipeline/report.js';
import type { EditionResult } from './build-editions.js';

/** What is kept of a result: a summary, which has a getter of its own, would take ten times the room of a name. */
type KeptResult = Omit<EditionResult, 'briefs'> & { readonly briefs: readonly Omit<BriefSummary, 'entry'>[] };

/** What a build has made so far, in little room: there may be ten thousand readers. */
export class BuiltBriefs {
  /** By the id of the pack. */
  private readonly entries = new Map<string, PackedEntries>();
  private readonly results: KeptResult[] = [];

  add({ briefs, ...result }: EditionResult): void {
    for (const { pack, id, entry } of briefs) {
      const entries = this.entries.get(pack) ?? new PackedEntries();
      entries.add(id, entry);
      this.entries.set(pack, entries);
    }
    this.results.push({ ...result, briefs: briefs.map(({ pack, id }) => ({ pack, id })) });
  }

  /** The entries of the manifest of a pack. */
  entriesOf(pack: string): PackedEntries {
    return this.entries.get(pack) ?? new PackedEntries();
  }

  /** In the order of the editions, whichever thread has made them. */
  inOrder(): readonly Findings[] {
    return this.results
      .toSorted((a, b) => a.order - b.order)
      .map(({ order: _, briefs, ...findings }) => ({
        ...findings,
        briefs: briefs.map(({ pack, id }) => summaryOf(pack, id, this.entriesOf(pack))),
      }));
  }
}

/** A brief with its entry, which is made when it is asked for. */
export function summaryOf(pack: string, id: VariantId, entries: PackedEntries): BriefSummary {
  return {
    pack,
    id,
    get entry() {
      const entry = entries.get(id);
      if (!entry) throw new Error(`there is no entry of ${pack}/${id}`);
      return entry;
    },
  };
}
