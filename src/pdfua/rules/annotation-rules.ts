import { capitalized } from '../../text/capitalized.js';
import type { Destinations } from '../reader/destinations.js';
import { type PdfDict, targetOf } from '../reader/objects.js';
import { type Annotation, isExempt, type Page } from '../reader/pages.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { ReportViolation } from './rules.js';
import type { Element } from './structure.js';

/**
 * Annotations are in the tree, described, in tab order, and have a valid target (ISO 14289-1, 7.18).
 * @param elements those that annotations stand in, by object; undefined for a file without structure tree
 */
export function checkAnnotations(
  file: PdfFile,
  elements: ReadonlyMap<number, Element> | undefined,
  pages: readonly Page[],
  destinations: Destinations,
  report: ReportViolation,
): void {
  for (const page of pages) {
    if (page.annotations.length > 0 && file.name(page.dict.get('Tabs')) !== 'S') {
      report('annotation-tabs', `On ${page.label} the Tab key does not follow the structure (Tabs S).`);
    }
    for (const annotation of page.annotations) {
      if (isExempt(file, annotation, page.box)) continue;
      checkKind(annotation, report);
      // A printer’s mark is as if it were hidden.
      if (annotation.type === 'PrinterMark') continue;
      const element = elements?.get(annotation.id ?? -1);
      if (elements) checkElement(annotation, element, report);
      checkDescription(file, annotation, element, report);
      checkTarget(annotation, destinations, report);
    }
  }
}

function checkKind({ type, dict, label }: Annotation, report: ReportViolation): void {
  if (type === 'TrapNet') report('annotation-kind', `${capitalized(label)} is there, which no such file has.`);
  if (type === 'PrinterMark' && dict.get('StructParent') !== undefined) {
    report('annotation-kind', `${capitalized(label)} is in the structure tree.`);
  }
}

const elementTypes: Readonly<Record<string, string>> = { Link: 'Link', Widget: 'Form' };

function checkElement({ type, label }: Annotation, element: Element | undefined, report: ReportViolation): void {
  const wanted = elementTypes[type] ?? 'Annot';
  for (let at = element; at; at = at.parent) if (at.role === wanted) return;
  report('annotation-element', `Nothing of the type ${wanted} in the structure tree has ${label}.`);
}

/** Links are described by Contents, fields by TU, others by Contents; all but links also by the Alt of their element. */
function checkDescription(
  file: PdfFile,
  { type, dict, label }: Annotation,
  element: Element | undefined,
  report: ReportViolation,
): void {
  const description = type === 'Widget' ? fieldName(file, dict) : file.text(dict.get('Contents'));
  const words = description?.trim() || (type === 'Link' ? '' : (file.text(element?.dict.get('Alt')) ?? ''));
  if (words.trim() !== '') return;
  const key = type === 'Widget' ? 'TU' : 'Contents';
  report('annotation-description', `There are no words (${key}) for ${label}.`);
}

/** The alternate field name (TU) of a widget, or of a field that it is part of. */
function fieldName(file: PdfFile, widget: PdfDict): string | undefined {
  const seen = new Set<number>();
  let field: PdfDict | undefined = widget;
  while (field) {
    const name = file.text(field.get('TU'));
    if (name !== undefined) return name;
    const parent = targetOf(field.get('Parent'));
    if (parent === undefined || seen.has(parent)) return undefined;
    seen.add(parent);
    field = file.dict(field.get('Parent'));
  }
  return undefined;
}

function checkTarget({ type, dict, label }: Annotation, destinations: Destinations, report: ReportViolation): void {
  if (type !== 'Link') return;
  const problem = destinations.problemOf(dict);
  if (problem) report('link-target', `${capitalized(label)} ${problem}.`);
}
