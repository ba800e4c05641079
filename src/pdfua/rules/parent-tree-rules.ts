import { isArray, type PdfValue, targetOf } from '../reader/objects.js';
import type { Annotation } from '../reader/pages.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { Claims } from './claims.js';
import type { ContentOwner } from './content-rules.js';
import type { ReportViolation } from './rules.js';
import { describeElement, type Element } from './structure.js';

type ParentTree = Claims['parents'];

/**
 * Structure tree, parent tree and content agree (ISO 32000-1, 14.7.4.4): a PDF reader finds the element of each
 * marked-content sequence and annotation, and the content of each element.
 */
export function checkParentTree(
  file: PdfFile,
  claims: Claims,
  owners: readonly ContentOwner[],
  annotations: readonly Annotation[],
  report: ReportViolation,
): void {
  const { parents } = claims;
  if (parents.size === 0 && owners.some(({ id }) => claims.content.has(id))) {
    report('parent-tree', 'The structure tree has no parent tree (ParentTree), and the pages have tagged content.');
    return;
  }
  checkKeys(owners, annotations, file, report);
  for (const owner of owners) checkOwner(file, owner, claims.content.get(owner.id) ?? new Map(), parents, report);
  const drawn = new Set(owners.map((owner) => owner.id));
  for (const [id, elements] of claims.content) {
    if (drawn.has(id)) continue;
    const [element] = elements.values();
    if (element) report('tree-parents', `${describeElement(element)} has content on an object ${id} that draws none.`);
  }
  checkObjects(file, claims.objects, annotations, parents, report);
}

/** Keys in the parent tree are unique. */
function checkKeys(
  owners: readonly ContentOwner[],
  annotations: readonly Annotation[],
  file: PdfFile,
  report: ReportViolation,
): void {
  const keyed = [
    ...owners.map(({ key, label }) => ({ key, label })),
    ...annotations.map(({ dict, label }) => ({ key: file.number(dict.get('StructParent')), label })),
  ];
  const seen = new Set<number>();
  for (const { key, label } of keyed) {
    if (key === undefined) continue;
    if (seen.has(key)) report('tree-parents', `The key ${key} of ${label} in the parent tree is also that of another.`);
    seen.add(key);
  }
}

function checkOwner(
  file: PdfFile,
  { key, label, mcids }: ContentOwner,
  claimed: ReadonlyMap<number, Element>,
  parents: ParentTree,
  report: ReportViolation,
): void {
  for (const [mcid, element] of claimed) {
    if (!mcids.has(mcid))
      report('tree-parents', `${describeElement(element)} has content ${mcid}, which ${label} does not have.`);
  }
  if (mcids.size === 0) return;
  const entries = key === undefined ? undefined : file.resolve(parents.get(key));
  if (!isArray(entries)) {
    // A form may bring marks of the file that it is from, which no element has.
    const rule = claimed.size > 0 ? 'parent-tree' : 'tree-parents';
    report(rule, `The parent tree has nothing for ${label}, which has tagged content.`);
    return;
  }
  for (const mcid of mcids) {
    const element = claimed.get(mcid);
    if (element) checkEntry(file, entries[mcid], element, `content ${mcid} on ${label}`, report);
    else report('tree-parents', `Content ${mcid} on ${label} is in no element of the structure tree.`);
  }
  for (const [mcid, entry] of entries.entries()) {
    if (file.resolve(entry) !== null && !mcids.has(mcid)) {
      report('tree-parents', `The parent tree has an entry for content ${mcid} of ${label}, which is not there.`);
    }
  }
}

/** Without an entry, PDF readers take content for untagged. */
function checkEntry(
  file: PdfFile,
  entry: PdfValue | undefined,
  element: Element,
  content: string,
  report: ReportViolation,
): void {
  if (targetOf(entry) === element.id) return;
  const rule = file.dict(entry) === undefined ? 'parent-tree' : 'tree-parents';
  report(rule, `The parent tree does not lead from ${content} to ${describeElement(element)}.`);
}

function checkObjects(
  file: PdfFile,
  claimed: ReadonlyMap<number, Element>,
  annotations: readonly Annotation[],
  parents: ParentTree,
  report: ReportViolation,
): void {
  for (const [id, element] of claimed) {
    const key = file.number(file.dict(file.objects.get(id))?.get('StructParent'));
    if (key === undefined || targetOf(parents.get(key)) !== element.id) {
      report('tree-parents', `The parent tree does not lead from object ${id} to ${describeElement(element)}.`);
    }
  }
  for (const { id, dict, label } of annotations) {
    if (dict.get('StructParent') !== undefined && !(id !== undefined && claimed.has(id))) {
      report('tree-parents', `The parent tree has an entry for ${label}, which no element has.`);
    }
  }
}
