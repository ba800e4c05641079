import type { VariantId } from '../model/variant.js';
import { PackedEntries } from '../output/brief-entries.js';
import type { BriefSummary, Findings } from '../pipeline/report.js';
import type { EditionResult } from './build-editions.js';

/** What a build has made so far, in little room: there may be ten thousand readers. */
export class BuiltBriefs {
  /** By the id of the pack. */
  private readonly entries = new Map<string, PackedEntries>();
  private readonly findings: { readonly order: number; readonly findings: Findings }[] = [];

  add({ order, briefs, ...findings }: EditionResult): void {
    const summaries = briefs.map(({ pack, id, entry }) => {
      const entries = this.entries.get(pack) ?? new PackedEntries();
      entries.add(id, entry);
      this.entries.set(pack, entries);
      return summaryOf(pack, id, entries);
    });
    this.findings.push({ order, findings: { briefs: summaries, ...findings } });
  }

  /** The entries of the manifest of a pack. */
  entriesOf(pack: string): PackedEntries {
    return this.entries.get(pack) ?? new PackedEntries();
  }

  /** In the order of the editions, whichever thread has made them. */
  inOrder(): readonly Findings[] {
    return this.findings.toSorted((a, b) => a.order - b.order).map(({ findings }) => findings);
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
