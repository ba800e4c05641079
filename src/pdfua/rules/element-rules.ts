import { PdfString, targetOf } from '../reader/objects.js';
import type { Page } from '../reader/pages.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { nameKey, readNameTree } from '../reader/trees.js';
import type { Report } from './rules.js';
import { attributeOf, attributesOf, type Element, placeOf, type StructureTree, withDescendants } from './structure.js';

/** What elements of some types must have: alternatives, places, identifiers, annotations. */
export function checkElements(file: PdfFile, tree: StructureTree, pages: readonly Page[], report: Report): void {
  for (const element of tree.elements) {
    if (element.role === 'Figure' || element.role === 'Formula') checkAlternative(file, element, report);
    if (element.role === 'Figure') checkBox(file, tree, element, pages, report);
    if (element.role === 'Link') checkLink(element, report);
  }
  checkTableHeaders(file, tree, report);
  checkIds(file, tree, report);
}

function checkAlternative(file: PdfFile, element: Element, report: Report): void {
  const words = file.text(element.dict.get('Alt')) ?? file.text(element.dict.get('ActualText'));
  if (isBlank(words)) report('figure-alternative', `${placeOf(element)} has no alternative in words (Alt).`);
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/** Half a point is a matter of rounding. */
const tolerancePt = 0.5;

function checkBox(file: PdfFile, tree: StructureTree, element: Element, pages: readonly Page[], report: Report): void {
  const box = file.box(attributeOf(file, tree, element, 'Layout', 'BBox'));
  if (!box) {
    report('figure-box', `${placeOf(element)} does not say where it stands (BBox of four numbers).`);
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
    report('figure-box', `${placeOf(element)} says that it stands at ${box.join(' ')}, outside of ${page.label}.`);
}

function pageOf(element: Element): number | undefined {
  for (const at of withDescendants(element)) {
    const page = targetOf(at.dict.get('Pg'));
    if (page !== undefined) return page;
  }
  return undefined;
}

function checkLink(element: Element, report: Report): void {
  const kids = [...withDescendants(element)].flatMap((at) => at.kids);
  if (!kids.some((kid) => kid.kind === 'object'))
    report('link-element', `${placeOf(element)} has no annotation (OBJR).`);
  if (!kids.some((kid) => kid.kind === 'content')) report('link-element', `${placeOf(element)} has no content.`);
}

const scopes = ['Row', 'Column', 'Both'];

/** Cells find their headers by the direction that a header speaks for, or by name. */
function checkTableHeaders(file: PdfFile, tree: StructureTree, report: Report): void {
  const headers = tree.elements.filter((element) => element.role === 'TH');
  if (headers.length === 0) return;
  const named = new Set(
    tree.elements
      .filter((element) => element.role === 'TD' || element.role === 'TH')
      .flatMap((cell) => attributesOf(file, tree, cell, 'Table'))
      .flatMap((attributes) => file.array(attributes.get('Headers')))
      .flatMap((id) => (id instanceof PdfString ? [nameKey(id)] : [])),
  );
  for (const header of headers) {
    const scope = file.name(attributeOf(file, tree, header, 'Table', 'Scope'));
    const id = idOf(file, header);
    if (scopes.includes(scope ?? '') || (id !== undefined && named.has(id))) continue;
    report('table-header', `${placeOf(header)} has no Scope, and no cell names it in its Headers.`);
  }
}

function idOf(file: PdfFile, element: Element): string | undefined {
  const id = file.resolve(element.dict.get('ID'));
  return id instanceof PdfString && id.bytes.length > 0 ? nameKey(id) : undefined;
}

function checkIds(file: PdfFile, tree: StructureTree, report: Report): void {
  const elements = new Map<string, Element>();
  for (const element of tree.elements) {
    const id = idOf(file, element);
    if (id === undefined) {
      if (element.role === 'Note') report('note-id', `${placeOf(element)} has no ID.`);
    } else if (elements.has(id)) report('note-id', `${placeOf(element)} has the ID “${id}” of another element.`);
    else elements.set(id, element);
  }
  if (elements.size === 0) return;
  const found = readNameTree(file, tree.root.get('IDTree'));
  for (const [id, element] of elements) {
    if (element.id === undefined || targetOf(found.get(id)) !== element.id) {
      report('note-id', `The IDTree does not lead from “${id}” to ${placeOf(element)}.`);
    }
  }
}
