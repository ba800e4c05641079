import type { PdfDict, PdfStream } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { ShownFont } from '../reader/shown-font.js';
import { type Belonging, type OpenOwner, type Survey, Walk } from './content-walk.js';
import type { Report } from './rules.js';

/** Forms that are drawn inside of forms inside of forms. */
const maxForms = 30;

/** Goes through the content of pages and all forms that they draw. */
export class ContentSurvey implements Survey {
  readonly fonts = new Map<PdfDict, ShownFont>();
  readonly owners = new Map<number, OpenOwner>();
  /** How often each form is drawn. */
  readonly uses = new Map<number, number>();
  private readonly walked = new Set<string>();

  constructor(
    readonly file: PdfFile,
    readonly report: Report,
    readonly hear?: (words: string) => void,
  ) {}

  /** `id` is the object of the page, `bytes` all its content. */
  page(id: number, label: string, dict: PdfDict, resources: PdfDict, bytes: Buffer): void {
    const owner = this.owner(id, label, dict);
    new Walk(this, owner, resources, undefined, 0).through(bytes);
  }

  /** A form, as part of what it is drawn in. One that is drawn again in the same way is not read again. */
  form(id: number, label: string, stream: PdfStream, resources: PdfDict, belongs: Belonging, depth: number): void {
    if (depth > 0) this.uses.set(id, (this.uses.get(id) ?? 0) + 1);
    const key = `${id} ${belongs}`;
    if (this.walked.has(key) || depth > maxForms) return;
    const isFirst = !this.owners.has(id);
    this.walked.add(key);
    const owner = isFirst
      ? this.owner(id, label, stream.dict)
      : { ...this.owner(id, label, stream.dict), mcids: new Set<number>() };
    const own = this.file.dict(stream.dict.get('Resources')) ?? resources;
    new Walk(this, owner, own, belongs, depth).through(this.file.bytes(stream));
  }

  font(dict: PdfDict, label: string): ShownFont {
    const font = this.fonts.get(dict) ?? new ShownFont(this.file, dict, label);
    this.fonts.set(dict, font);
    return font;
  }

  /** Content with numbers that is drawn twice would stand in two places of the tree (Matterhorn 30-002). */
  checkUses(): void {
    for (const [id, uses] of this.uses) {
      const owner = this.owners.get(id);
      if (uses > 1 && owner && owner.mcids.size > 0) {
        this.report('content-mcid', `${owner.label} has tagged content and is drawn ${uses} times.`);
      }
    }
  }

  private owner(id: number, label: string, dict: PdfDict): OpenOwner {
    const known = this.owners.get(id) ?? {
      id,
      label,
      key: this.file.number(dict.get('StructParents')),
      mcids: new Set<number>(),
    };
    this.owners.set(id, known);
    return known;
  }
}
