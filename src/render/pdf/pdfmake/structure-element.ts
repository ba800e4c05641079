import type { MarkedContent, TagOptions, TagType } from '../../page/tags.js';
import type { PDFDocument, PdfReference } from './types.js';

/** As pdfkit names an annotation that it adds to an element. */
interface Annotation {
  readonly annotationRef: PdfReference;
}

/** An annotation, and the page that it is on. */
interface PlacedAnnotation extends Annotation {
  readonly page: PdfReference;
}

/** In pt from the top left of the page. */
export type BoundingBox = readonly [left: number, top: number, right: number, bottom: number];

/** An element of the structure tree (ISO 32000-1, 14.7.2), written as pdfkit writes it, with less effort. */
export class StructureElement {
  /** Entries may be added until it is written. */
  readonly dictionary: PdfReference;
  private readonly kids: (StructureElement | MarkedContent | PlacedAnnotation)[] = [];

  constructor(
    private readonly document: PDFDocument,
    type: TagType,
    { lang, alt, scope }: TagOptions,
    bbox: BoundingBox | undefined,
  ) {
    this.dictionary = document.ref({ S: type });
    const { data } = this.dictionary;
    if (lang) data.Lang = new String(lang);
    if (alt) data.Alt = new String(alt);
    if (bbox) {
      const { height } = document.page;
      data.A = { O: 'Layout', Placement: 'Block', BBox: [bbox[0], height - bbox[3], bbox[2], height - bbox[1]] };
    }
    if (scope) data.A = { O: 'Table', Scope: scope };
  }

  /** pdfkit adds the annotations of links, on the page that is drawn. */
  add(kid: StructureElement | MarkedContent | Annotation): void {
    const { document, dictionary } = this;
    this.kids.push('annotationRef' in kid ? { ...kid, page: document.page.dictionary } : kid);
    if (kid instanceof StructureElement) kid.dictionary.data.P = dictionary;
    else if ('mcid' in kid) document.getStructParentTree().get(kid.page.data.StructParents)[kid.mcid] = dictionary;
    else {
      const key = document.createStructParentTreeNextKey();
      kid.annotationRef.data.StructParent = key;
      document.getStructParentTree().add(key, dictionary);
    }
  }

  /** Writes it, after the elements in it. */
  end(): void {
    const { kids, dictionary } = this;
    const { data } = dictionary;
    const written: unknown[] = [];
    data.K = written;
    for (let i = 0; i < kids.length; i += 1) {
      const kid = kids[i] as (typeof kids)[number];
      if (kid instanceof StructureElement) {
        kid.end();
        written.push(kid.dictionary);
      } else if ('mcid' in kid) {
        const { page, mcid } = kid;
        data.Pg ??= page;
        written.push(data.Pg === page ? mcid : { Type: 'MCR', Pg: page, MCID: mcid });
      } else written.push({ Type: 'OBJR', Obj: kid.annotationRef, Pg: kid.page });
    }
    dictionary.end();
  }
}
