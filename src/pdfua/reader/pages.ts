import { emptyDict, type PdfDict, PdfRef, type PdfValue } from './objects.js';
import type { Box, PdfFile } from './pdf-file.js';
import { UnreadablePdf } from './unreadable.js';

/** A page with the attributes that it inherits (ISO 32000-1, 7.7.3). */
export interface Page {
  /** The number of its object. */
  readonly id: number;
  /** For messages: "page 1". */
  readonly label: string;
  readonly dict: PdfDict;
  readonly resources: PdfDict;
  /** Its crop box. */
  readonly box: Box;
  readonly annotations: readonly Annotation[];
}

export interface Annotation {
  /** The number of its object; undefined for one that is a direct object. */
  readonly id: number | undefined;
  /** For messages: "the Link annotation 20 on page 1". */
  readonly label: string;
  readonly type: string;
  readonly dict: PdfDict;
}

const maxDepth = 100;
/** In the unit of `PdfFile.spend`. */
const workPerAnnotation = 500;
const letter: Box = [0, 0, 612, 792];

export function readPages(file: PdfFile): readonly Page[] {
  const pages: Page[] = [];
  const seen = new Set<number>();
  const read = (value: PdfValue, inherited: ReadonlyMap<string, PdfValue>, depth: number): void => {
    const dict = file.dict(value);
    if (!(value instanceof PdfRef) || !dict) throw new UnreadablePdf('The page tree has a leaf that is no page.');
    if (depth > maxDepth || seen.has(value.number)) {
      throw new UnreadablePdf(`The page tree has object ${value.number} twice, or is too deep.`);
    }
    seen.add(value.number);
    const attributes = ['Resources', 'MediaBox', 'CropBox'].flatMap((key) => {
      const entry = dict.get(key);
      return entry === undefined ? [] : [[key, entry] as const];
    });
    const all = new Map([...inherited, ...attributes]);
    // A page may lack its type; a node of the tree has kids.
    if (file.name(dict.get('Type')) === 'Page' || !(dict.get('Type') || dict.get('Kids')))
      pages.push(pageOf(file, value.number, dict, all, pages.length + 1));
    else for (const kid of file.array(dict.get('Kids'))) read(kid, all, depth + 1);
  };
  read(file.catalog.get('Pages') ?? null, new Map(), 0);
  if (pages.length === 0) throw new UnreadablePdf('The file has no page.');
  return pages;
}

function pageOf(
  file: PdfFile,
  id: number,
  dict: PdfDict,
  inherited: ReadonlyMap<string, PdfValue>,
  number: number,
): Page {
  const label = `page ${number}`;
  return {
    id,
    label,
    dict,
    resources: file.dict(inherited.get('Resources')) ?? emptyDict,
    box: file.box(inherited.get('CropBox')) ?? file.box(inherited.get('MediaBox')) ?? letter,
    annotations: file.array(dict.get('Annots')).flatMap((value) => {
      file.spend(workPerAnnotation);
      const annotation = file.dict(value);
      if (!annotation) return [];
      const annotationId = value instanceof PdfRef ? value.number : undefined;
      const type = file.name(annotation.get('Subtype')) ?? 'unnamed';
      const which = annotationId === undefined ? type : `${type} annotation ${annotationId}`;
      return [{ id: annotationId, label: `the ${which} on ${label}`, type, dict: annotation }];
    }),
  };
}

/** Whether an annotation needs no tags: it is hidden, outside the crop box, or part of another (ISO 14289-1, 7.18.1). */
export function isExempt(file: PdfFile, { type, dict }: Annotation, [left, bottom, right, top]: Box): boolean {
  if (type === 'Popup') return true;
  if (((file.number(dict.get('F')) ?? 0) & 2) !== 0) return true;
  const rect = file.box(dict.get('Rect'));
  return rect !== undefined && (rect[0] >= right || rect[2] <= left || rect[1] >= top || rect[3] <= bottom);
}
