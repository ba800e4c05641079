import { targetOf } from '../reader/objects.js';
import type { Page } from '../reader/pages.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { readNameTree } from '../reader/trees.js';
import type { ReportViolation } from './rules.js';
import {
  attributeOf,
  describeElement,
  type Element,
  elementKids,
  idOf,
  type StructureTree,
  withDescendants,
} from './structure.js';

/** An empty cell keeps a table in shape; any other empty element is announced as something where nothing is. */
export function checkEmptyElements({ elements }: StructureTree, report: ReportViolation): void {
  for (const element of elements) {
    if (element.kids.length === 0 && element.role !== 'TD' && element.role !== 'TH') {
      report('tree-empty', `${describeElement(element)} is empty.`);
    }
  }
}

/** Headings are either numbered by level, or nested and without number (ISO 14289-1, 7.4). */
export function checkHeadings({ elements }: StructureTree, report: ReportViolation): void {
  const numbered = elements.filter(({ role }) => /^H[1-6]$/.test(role));
  const plain = elements.filter(({ role }) => role === 'H');
  const [first] = numbered;
  if (first && plain[0]) report('headings', `${describeElement(plain[0])} is an H beside numbered headings.`);
  if (first && first.role !== 'H1') report('headings', `The first heading, ${describeElement(first)}, is no H1.`);
  for (const [i, heading] of numbered.slice(1).entries()) {
    const before = numbered[i];
    if (before && headingLevel(heading) > headingLevel(before) + 1) {
      report('headings', `${describeElement(heading)} follows ${before.role}: a level is skipped.`);
    }
  }
  for (const parent of new Set(plain.map((heading) => heading.parent))) {
    if (parent && elementKids(parent).filter((kid) => kid.role === 'H').length > 1) {
      report('headings', `${describeElement(parent)} holds more than one H.`);
    }
  }
}

function headingLevel({ role }: Element): number {
  return Number(role.slice(1));
}

/** What elements of some types must have: alternatives, bounding boxes, IDs, annotations. */
export function checkElements(
  file: PdfFile,
  tree: StructureTree,
  pages: readonly Page[],
  report: ReportViolation,
): void {
  for (const element of tree.elements) {
    if (element.role === 'Figure' || element.role === 'Formula') checkAlternative(file, element, report);
    if (element.role === 'Figure') checkBoundingBox(file, tree, element, pages, report);
    if (element.role === 'Link') checkLink(element, report);
    if (element.role === 'Form') checkField(file, tree, element, report);
  }
  checkIds(file, tree, report);
}

function checkAlternative(file: PdfFile, element: Element, report: ReportViolation): void {
  // Replacement text may be empty: the formula is then part of the words around it.
  const hasWords = !isBlank(file.text(element.dict.get('Alt')));
  if (!hasWords && file.text(element.dict.get('ActualText')) === undefined)
    report('figure-alternative', `${describeElement(element)} has no alternative in words (Alt).`);
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/** For rounding. */
const tolerancePt = 0.5;

function checkBoundingBox(
  file: PdfFile,
  tree: StructureTree,
  element: Element,
  pages: readonly Page[],
  report: ReportViolation,
): void {
  const box = file.box(attributeOf(file, tree, element, 'Layout', 'BBox'));
  if (!box) {
    report('figure-box', `${describeElement(element)} does not say where it stands (BBox of four numbers).`);
    return;
  }
  const [left, bottom, right, top] = box;
  const page = pages.find(({ id }) => id === pageOf(element));
  if (!page) return;
  const [pageLeft, pageBottom, pageRight, pageTop] = page.box;
  const isInside =
    left >= pageLeft - tolerancePt &&
    bottom >= pageBottom - tolerancePt &&
    right <= pageRight + tolerancePt &&
    top <= pageTop + tolerancePt;
  if (!isInside)
    report(
      'figure-box',
      `${describeElement(element)} says that it stands at ${box.join(' ')}, outside of ${page.label}.`,
    );
}

function pageOf(element: Element): number | undefined {
  for (const at of withDescendants(element)) {
    const page = targetOf(at.dict.get('Pg'));
    if (page !== undefined) return page;
  }
  return undefined;
}

function checkLink(element: Element, report: ReportViolation): void {
  const kids = [...withDescendants(element)].flatMap((at) => at.kids);
  if (!kids.some((kid) => kid.kind === 'object'))
    report('link-element', `${describeElement(element)} has no annotation (OBJR).`);
  if (!kids.some((kid) => kid.kind === 'content'))
    report('link-element', `${describeElement(element)} has no content.`);
}

/** A field without Role is described by its widget alone (ISO 32000-1, table 340). */
function checkField(file: PdfFile, tree: StructureTree, element: Element, report: ReportViolation): void {
  if (attributeOf(file, tree, element, 'PrintField', 'Role') !== undefined) return;
  const [only] = element.kids;
  if (element.kids.length !== 1 || only?.kind !== 'object') {
    report('form-field', `${describeElement(element)} has no Role, and something else than one field.`);
  }
}

function checkIds(file: PdfFile, tree: StructureTree, report: ReportViolation): void {
  const elements = new Map<string, Element>();
  for (const element of tree.elements) {
    const id = idOf(file, element);
    if (id === undefined) {
      if (element.role === 'Note') report('note-id', `${describeElement(element)} has no ID.`);
      continue;
    }
    const known = elements.get(id);
    if (known) {
      const rule = known.role === 'Note' && element.role === 'Note' ? 'note-id' : 'id-tree';
      report(rule, `${describeElement(element)} has the ID “${id}” of another element.`);
    } else elements.set(id, element);
  }
  if (elements.size === 0) return;
  const found = readNameTree(file, tree.root.get('IDTree'));
  for (const [id, element] of elements) {
    if (element.id === undefined || targetOf(found.get(id)) !== element.id) {
      report('id-tree', `The IDTree does not lead from “${id}” to ${describeElement(element)}.`);
    }
  }
}
