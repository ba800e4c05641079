import type { PackCoverage } from '../pipeline/report.js';
import { inColumns } from './columns.js';

/** For each pack how many texts each audience has in each language, and what has become of each paragraph of the source. */
export function coverageLines(coverage: readonly PackCoverage[]): readonly string[] {
  return coverage.flatMap(({ pack, rows, paragraphs = [], pages = [] }) => {
    const locales = Object.keys(rows[0]?.present ?? {});
    const cells = [
      ['audience', ...locales, 'own wordings'],
      ...rows.map(({ audience, present, total, own }) => [
        audience,
        ...locales.map((locale) => `${present[locale]}/${total}`),
        String(own),
      ]),
    ];
    const areAllPages = rows.every(({ audience }) => pages.includes(audience));
    return [pack, ...inColumns(cells), ...paragraphLines(paragraphs, areAllPages ? 'no page' : 'none of these pages')];
  });
}

/** @param nowhere what units that are not shown are on */
function paragraphLines(rows: NonNullable<PackCoverage['paragraphs']>, nowhere: string): readonly string[] {
  if (rows.length === 0) return [];
  const unnamed = rows.filter(({ units }) => units.length === 0);
  const unseen = rows.filter(({ units }) => units.length > 0 && units.every(({ readers }) => readers.length === 0));
  const summary = [
    ...listed('Paragraphs of the source that no unit names', unnamed),
    ...listed(`Paragraphs whose units are on ${nowhere}`, unseen),
  ];
  const cells = rows.flatMap(({ paragraph, units }) =>
    units.map(({ unit, readers }, i) => [
      i === 0 ? String(paragraph) : '',
      unit,
      readers.length === 0 ? `on ${nowhere}` : readers.join(', '),
    ]),
  );
  return ['', ...summary, ...inColumns([['paragraph', 'unit', 'on the page of'], ...cells])];
}

function listed(what: string, rows: NonNullable<PackCoverage['paragraphs']>): readonly string[] {
  return rows.length === 0 ? [] : [`  ${what}: ${rows.map(({ paragraph }) => paragraph).join(', ')}`];
}
