import type { PdfFile } from '../reader/pdf-file.js';
import type { Report } from './rules.js';
import { placeOf, type StructureTree } from './structure.js';

/** What the catalog says of the tree (ISO 14289-1, 7.1; ISO 32000-1, 14.7.1). */
export function checkTreeRoot(file: PdfFile, tree: StructureTree | undefined, report: Report): void {
  const mark = file.dict(file.catalog.get('MarkInfo'));
  if (!tree) report('tree-root', 'The catalog has no structure tree (StructTreeRoot).');
  if (file.resolve(mark?.get('Marked')) !== true)
    report('tree-root', 'The catalog does not say that the file is marked (MarkInfo).');
  if (file.resolve(mark?.get('Suspects')) === true)
    report('tree-root', 'The catalog says that the tags are suspect (Suspects).');
}

/** Empty cells keep the columns of a table; anything else that is empty is read out as something where nothing is. */
export function checkEmptyElements({ elements }: StructureTree, report: Report): void {
  for (const element of elements) {
    if (element.kids.length === 0 && element.role !== 'TD' && element.role !== 'TH') {
      report('tree-empty', `${placeOf(element)} is empty.`);
    }
  }
}
