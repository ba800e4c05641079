import type { PackContent } from '../schema/pack.js';
import type { SectionName } from '../schema/section-names.js';

/** A paragraph of the source, and what the pack has made of it. */
export interface ParagraphRow {
  readonly paragraph: number;
  /** The units, pillars and the finding that rest on it, each with the readers whose page shows it. */
  readonly units: readonly { readonly unit: string; readonly readers: readonly string[] }[];
}

/** What is on a page. */
export interface PageContents {
  readonly units: ReadonlySet<string>;
  /** Those that are not hidden. */
  readonly sections: ReadonlySet<SectionName>;
}

/**
 * Every paragraph of the source up to the number that the pack gives, else up to the last that a unit names.
 * @param shown the page of each reader, by the reader's id
 */
export function paragraphCoverage(
  { pack, framing, pillars, facts, audiences }: PackContent,
  shown: ReadonlyMap<string, PageContents>,
): readonly ParagraphRow[] {
  const readers = audiences.map(({ id }) => id).filter((id) => shown.has(id));
  const showing = (unit: string) => readers.filter((id) => shown.get(id)?.units.has(unit));
  const having = (section: SectionName) => readers.filter((id) => shown.get(id)?.sections.has(section));
  const { finding } = framing;
  const sources = [
    // A reader's own lede words the finding.
    { unit: finding.id, readers: having('lede'), source: finding.source },
    ...framing.units.map(({ id, source }) => ({ unit: id, readers: showing(id), source })),
    ...pillars.flatMap((pillar) => [
      { unit: pillar.id, readers: having('recommendations'), source: pillar.source },
      ...pillar.measures.map(({ id, facts: inside, source }) => {
        const unit = `${pillar.id}.${id}`;
        return { unit, readers: showing(unit), source, inside };
      }),
    ]),
    ...facts.map(({ id, source }) => {
      const holders = pillars.flatMap((pillar) =>
        pillar.measures.flatMap((measure) => (measure.facts.includes(id) ? [`${pillar.id}.${measure.id}`] : [])),
      );
      const found = new Set([id, ...holders].flatMap(showing));
      return { unit: id, readers: readers.filter((reader) => found.has(reader)), source };
    }),
    ...audiences.flatMap(({ id, next }) =>
      next.map(({ source }, i) => {
        const shows = having('next').filter((reader) => reader === id);
        return { unit: `${id}: next step ${i + 1}`, readers: shows, source };
      }),
    ),
  ];
  const byParagraph = new Map<number, Map<object, ParagraphRow['units'][number]>>();
  for (const each of sources) {
    const { unit, readers: found, source } = each;
    for (const paragraph of source?.paragraphs ?? []) {
      const units = byParagraph.get(paragraph) ?? new Map();
      byParagraph.set(paragraph, units.set(each, { unit, readers: found }));
    }
  }
  const last = pack.paragraphs ?? Math.max(0, ...byParagraph.keys());
  return Array.from({ length: last }, (_, i) => ({
    paragraph: i + 1,
    units: [...(byParagraph.get(i + 1)?.values() ?? [])],
  }));
}
