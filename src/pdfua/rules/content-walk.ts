import {
  type Action,
  Actions,
  nameBefore,
  operandsOf,
  readCodes,
  readContent,
  stringsOf,
} from '../reader/content-reader.js';
import { emptyDict, type PdfDict, PdfName, PdfRef, type PdfStream, type PdfValue } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { ShownFont } from '../reader/shown-font.js';
import { isLanguageTag } from './language-tag.js';
import type { Report } from './rules.js';

/** A stream with numbered marked content: a page's, or that of a form. */
export interface ContentOwner {
  /** The number of the page's or the form's object. */
  readonly id: number;
  readonly label: string;
  /** Its key in the parent tree. */
  readonly key: number | undefined;
  readonly mcids: ReadonlySet<number>;
}

/** An owner while its content is gone through. */
export type OpenOwner = ContentOwner & { readonly mcids: Set<number> };

/** What content belongs to: an artifact, a structure element, or neither. */
export type Belonging = 'artifact' | 'tagged' | undefined;

/** What one stream's content leads to: fonts, and forms that it draws. */
export interface Survey {
  readonly file: PdfFile;
  readonly report: Report;
  /** Told all text that is shown, where somebody wants to know. */
  readonly hear?: ((words: string) => void) | undefined;
  font(dict: PdfDict, label: string): ShownFont;
  form(id: number, label: string, stream: PdfStream, resources: PdfDict, belongs: Belonging, depth: number): void;
}

/** A sequence of marked content that is open. */
interface Mark {
  readonly belongs: Belonging;
  readonly outer: Mark | undefined;
  readonly statesBelow: number;
  readonly inText: boolean;
}

/** The part of the graphics state that rules ask for. */
interface State {
  readonly font: ShownFont | undefined;
  readonly isVisible: boolean;
}

/** How much of a text that is in no element is quoted. */
const quotedLetters = 40;

/** One way through one content stream. */
export class Walk {
  private static readonly showText: Action<Walk> = (walk, from, to) => walk.showText(from, to);
  private static readonly paintPath: Action<Walk> = (walk, _from, _to, operator) =>
    walk.paint(() => `a path or shading painted with ${operator}`);

  private static readonly actions = new Actions<Walk>({
    Tj: Walk.showText,
    TJ: Walk.showText,
    "'": Walk.showText,
    '"': Walk.showText,
    ...Object.fromEntries('f F f* S s B B* b b* sh'.split(' ').map((operator) => [operator, Walk.paintPath])),
    BI: (walk) => walk.paint(() => 'an inline image'),
    Do: (walk, from, to) => walk.draw(nameBefore(walk.bytes, from, to)),
    q: (walk) => {
      walk.states.push(walk.state);
    },
    Q: (walk) => {
      const state = walk.states.pop();
      if (state) walk.state = state;
      else walk.unbalanced('Q has no q before it');
    },
    BT: (walk) => {
      if (walk.inText) walk.unbalanced('BT stands inside a text object');
      walk.inText = true;
    },
    ET: (walk) => {
      if (!walk.inText) walk.unbalanced('ET has no BT before it');
      walk.inText = false;
    },
    BMC: (walk, from, to) => walk.open(nameBefore(walk.bytes, from, to), emptyDict),
    BDC: (walk, from, to) => walk.openWithProperties(operandsOf(walk.bytes, from, to)),
    EMC: (walk) => walk.close(),
    Tf: (walk, from, to) => walk.setFont(walk.resource('Font', nameBefore(walk.bytes, from, to))),
    Tr: (walk, from, to) => {
      walk.state = { ...walk.state, isVisible: operandsOf(walk.bytes, from, to)[0] !== 3 };
    },
    gs: (walk, from, to) => {
      const { file } = walk.survey;
      const state = file.dict(walk.resource('ExtGState', nameBefore(walk.bytes, from, to)));
      const font = state?.get('Font');
      if (font !== undefined) walk.setFont(file.array(font)[0]);
    },
  });

  private mark: Mark | undefined;
  private state: State = { font: undefined, isVisible: true };
  private readonly states: State[] = [];
  private inText = false;
  private bytes: Buffer = Buffer.alloc(0);

  constructor(
    private readonly survey: Survey,
    private readonly owner: OpenOwner,
    private readonly resources: PdfDict,
    private readonly inherited: Belonging,
    private readonly depth: number,
  ) {}

  through(bytes: Buffer): void {
    this.bytes = bytes;
    this.survey.file.spend(bytes.length);
    readContent(bytes, Walk.actions, this);
    for (let mark = this.mark; mark; mark = mark.outer) this.unbalanced('marked content is opened and not closed');
    if (this.states.length > 0) this.unbalanced('q is not followed by Q');
    if (this.inText) this.unbalanced('BT is not followed by ET');
  }

  /** What the content at this place belongs to. */
  private get belongs(): Belonging {
    return this.mark?.belongs ?? this.inherited;
  }

  private openWithProperties(operands: readonly PdfValue[]): void {
    const [tag, properties] = operands.slice(-2);
    const named = properties instanceof PdfName ? this.resource('Properties', properties.value) : properties;
    const list = this.survey.file.dict(named);
    if (!list) this.unbalanced('BDC has no property list');
    this.open(tag instanceof PdfName ? tag.value : '', list ?? emptyDict);
  }

  private open(tag: string, properties: PdfDict): void {
    const { file, report } = this.survey;
    const { belongs, owner } = this;
    const mcid = file.number(properties.get('MCID'));
    const language = file.text(properties.get('Lang'));
    if (language !== undefined && !isLanguageTag(language)) {
      report('language', `Marked content on ${owner.label} has the language “${language}”, which is no BCP 47 tag.`);
    }
    let inside = belongs;
    if (tag === 'Artifact') {
      if (belongs === 'tagged')
        report('content-artifact', `An artifact stands inside tagged content on ${owner.label}.`);
      inside = 'artifact';
    } else if (mcid !== undefined) {
      if (belongs === 'artifact') {
        report('content-artifact', `Tagged content ${mcid} stands inside an artifact on ${owner.label}.`);
      }
      if (owner.mcids.has(mcid))
        report('content-mcid', `Two stretches of content on ${owner.label} have the MCID ${mcid}.`);
      owner.mcids.add(mcid);
      inside = 'tagged';
    }
    this.mark = { belongs: inside, outer: this.mark, statesBelow: this.states.length, inText: this.inText };
  }

  private close(): void {
    const { mark } = this;
    if (!mark) {
      this.unbalanced('EMC has no BMC or BDC before it');
      return;
    }
    if (mark.statesBelow !== this.states.length) this.unbalanced('marked content and q … Q overlap');
    if (mark.inText !== this.inText) this.unbalanced('marked content and BT … ET overlap');
    this.mark = mark.outer;
  }

  private unbalanced(what: string): void {
    this.survey.report('content-balance', `On ${this.owner.label}, ${what}.`);
  }

  private paint(what: () => string): void {
    if (this.belongs) return;
    this.survey.report('content-tagged', `On ${this.owner.label}, ${what()} is neither tagged nor an artifact.`);
  }

  private showText(from: number, to: number): void {
    const { font, isVisible } = this.state;
    // A form may go on in the font of the page that draws it.
    if (!font && this.depth === 0) {
      this.survey.report(
        'font-embedded',
        `Text on ${this.owner.label} is shown in a font that the page does not have.`,
      );
    }
    if (font && font.codeBytes > 0) readCodes(this.bytes, from, to, font.codeBytes, font.note);
    if (font && isVisible) font.isVisible = true;
    const words = () =>
      stringsOf(this.bytes, from, to)
        .map((string) => font?.words(string) ?? '')
        .join('');
    this.survey.hear?.(words());
    this.paint(() => `the text “${words().slice(0, quotedLetters)}”`);
  }

  private setFont(value: PdfValue | undefined): void {
    const dict = this.survey.file.dict(value);
    this.state = { ...this.state, font: dict && this.survey.font(dict, this.owner.label) };
  }

  /** Content of a form belongs to what the form is drawn in, unless it says more itself. */
  private draw(name: string): void {
    const { file } = this.survey;
    const value = this.resource('XObject', name);
    const stream = file.stream(value);
    if (stream && value instanceof PdfRef && file.name(stream.dict.get('Subtype')) === 'Form') {
      const label = `form ${value.number} on ${this.owner.label}`;
      this.survey.form(value.number, label, stream, this.resources, this.belongs, this.depth + 1);
    } else this.paint(() => `the picture ${name}`);
  }

  private resource(kind: string, name: string): PdfValue | undefined {
    return this.survey.file.dict(this.resources.get(kind))?.get(name);
  }
}
