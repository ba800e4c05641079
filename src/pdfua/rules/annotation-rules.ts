import type { Destinations } from '../reader/destinations.js';
import { type PdfDict, targetOf } from '../reader/objects.js';
import { type Annotation, isExempt, type Page } from '../reader/pages.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { ReportViolation } from './rules.js';
import type { Element, StructureTree } from './structure.js';

/** Annotations are in the tree, described, in tab order, and have a valid target (ISO 14289-1, 7.18). */
export function checkAnnotations(
  file: PdfFile,
  tree: StructureTree | undefined,
  pages: readonly Page[],
  destinations: Destinations,
  report: ReportViolation,
): void {
  const elements = elementsByObject(tree);
  for (const page of pages) {
    if (page.annotations.length > 0 && file.name(page.dict.get('Tabs')) !== 'S') {
      report('annotation-tabs', `On ${page.label} the Tab key does not follow the structure (Tabs S).`);
    }
    for (const annotation of page.annotations) {
      if (isExempt(file, annotation, page.box)) continue;
      const element = annotation.id === undefined ? undefined : elements.get(annotation.id);
      if (tree) checkElement(annotation, element, report);
      checkDescription(file, annotation, element, report);
      if (annotation.type === 'Link') checkTarget(annotation, destinations, report);
    }
  }
}

function elementsByObject(tree: StructureTree | undefined): ReadonlyMap<number, Element> {
  const found = new Map<number, Element>();
  for (const element of tree?.elements ?? []) {
    for (const kid of element.kids) {
      if (kid.kind === 'object' && kid.target !== undefined && !found.has(kid.target)) found.set(kid.target, element);
    }
  }
  return found;
}

const elementTypes: Readonly<Record<string, string>> = { Link: 'Link', Widget: 'Form' };

function checkElement({ type, label }: Annotation, element: Element | undefined, report: ReportViolation): void {
  const wanted = elementTypes[type] ?? 'Annot';
  for (let at = element; at; at = at.parent) if (at.role === wanted) return;
  report('annotation-element', `Nothing of the type ${wanted} in the structure tree has ${label}.`);
}

/** Links are described by Contents, fields by TU, other annotations by Contents or the Alt of their element. */
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

function checkTarget({ dict, label }: Annotation, destinations: Destinations, report: ReportViolation): void {
  const problem = destinations.problemOf(dict);
  if (problem) report('link-target', `${label.replace(/^t/, 'T')} ${problem}.`);
}
