import type { Destinations } from '../reader/destinations.js';
import { type PdfDict, targetOf } from '../reader/objects.js';
import { type Annotation, isOutOfSight, type Page } from '../reader/pages.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { Report } from './rules.js';
import type { Element, StructureTree } from './structure.js';

/** Annotations: in the tree, described, reached by the Tab key, and leading somewhere (ISO 14289-1, 7.18). */
export function checkAnnotations(
  file: PdfFile,
  tree: StructureTree | undefined,
  pages: readonly Page[],
  destinations: Destinations,
  report: Report,
): void {
  const elements = elementsByObject(tree);
  for (const page of pages) {
    if (page.annotations.length > 0 && file.name(page.dict.get('Tabs')) !== 'S') {
      report('annotation-tabs', `On ${page.label} the Tab key does not follow the structure (Tabs S).`);
    }
    for (const annotation of page.annotations) {
      if (isOutOfSight(file, annotation, page.box)) continue;
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

const kinds: Readonly<Record<string, string>> = { Link: 'Link', Widget: 'Form' };

function checkElement({ type, label }: Annotation, element: Element | undefined, report: Report): void {
  const wanted = kinds[type] ?? 'Annot';
  for (let at = element; at; at = at.parent) if (at.role === wanted) return;
  report('annotation-element', `Nothing of the type ${wanted} in the structure tree has ${label}.`);
}

/** A link says in Contents what it is, a field in TU; other annotations may leave it to their element. */
function checkDescription(
  file: PdfFile,
  { type, dict, label }: Annotation,
  element: Element | undefined,
  report: Report,
): void {
  const own = type === 'Widget' ? fieldName(file, dict) : file.text(dict.get('Contents'));
  const words = own?.trim() || (type === 'Link' ? '' : (file.text(element?.dict.get('Alt')) ?? ''));
  if (words.trim() !== '') return;
  const key = type === 'Widget' ? 'TU' : 'Contents';
  report('annotation-description', `There are no words (${key}) for ${label}.`);
}

/** A field's name for people may stand at the field that the widget is a part of. */
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

function checkTarget({ dict, label }: Annotation, destinations: Destinations, report: Report): void {
  const problem = destinations.problemOf(dict);
  if (problem) report('link-target', `${label.replace(/^t/, 'T')} ${problem}.`);
}
