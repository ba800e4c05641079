import { capitalized } from '../../text/capitalized.js';
import { getOrInsertComputed } from '../../text/once.js';
import { type Action, type Actions, type Operands, readContent } from '../reader/content-reader.js';
import { emptyDict, type PdfDict, PdfName, PdfRef, type PdfStream, type PdfValue } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { ShownFont } from '../reader/shown-font.js';
import { type Claims, isClaimed } from './claims.js';
import { checkLanguage, hasDocumentLanguage, hasLanguage, reportTexts, spokenKeys } from './language-rules.js';
import type { ReportViolation } from './rules.js';

/** A page or form XObject whose content may have marked content with MCIDs. */
export interface ContentOwner {
  /** The number of its object. */
  readonly id: number;
  readonly label: string;
  /** Its key in the parent tree. */
  readonly key: number | undefined;
  readonly mcids: ReadonlySet<number>;
}

/** An owner whose content is being read. */
type OpenOwner = ContentOwner & { readonly mcids: Set<number> };

/** What encloses content. */
interface Enclosure {
  /** An artifact, tagged content of a structure element, or neither. */
  readonly kind: 'artifact' | 'tagged' | undefined;
  /** Whether it is known in which language texts are. */
  readonly hasLanguage: boolean;
}

/** Nested form XObjects. */
const maxDepth = 30;

/** Reads the content of pages and of all form XObjects that they draw. */
export class ContentSurvey {
  readonly fonts = new Map<PdfDict, ShownFont>();
  readonly owners = new Map<number, OpenOwner>();
  /** How often each form is drawn. */
  private readonly uses = new Map<number, number>();
  private readonly read = new Set<string>();

  /** What encloses the content of a page. */
  private readonly outermost: Enclosure;

  constructor(
    readonly file: PdfFile,
    /** Undefined for a file without structure tree, whose marked content is taken for tagged. */
    readonly claims: Claims | undefined,
    readonly report: ReportViolation,
    readonly onText?: (words: string) => void,
  ) {
    this.outermost = { kind: undefined, hasLanguage: hasDocumentLanguage(file) };
  }

  /** @param id the number of the page's object */
  page(id: number, label: string, dict: PdfDict, resources: PdfDict, bytes: Buffer): void {
    const owner = this.owner(id, label, dict);
    new ContentStreamCheck(this, owner, resources, this.outermost, 0).read(bytes);
  }

  /** A form XObject. It is read once for each kind of content that encloses it. */
  form(id: number, label: string, stream: PdfStream, resources: PdfDict, enclosure: Enclosure, depth: number): void {
    if (depth > 0) this.uses.set(id, (this.uses.get(id) ?? 0) + 1);
    const key = `${id} ${enclosure.kind} ${enclosure.hasLanguage}`;
    if (this.read.has(key) || depth > maxDepth) return;
    this.read.add(key);
    if (stream.dict.get('Ref') !== undefined) {
      this.report('form-content', `${capitalized(label)} stands for a page of another file (Ref).`);
    }
    const isKnown = this.owners.has(id);
    const known = this.owner(id, label, stream.dict);
    const owner = isKnown ? { ...known, mcids: new Set<number>() } : known;
    const formResources = this.file.dict(stream.dict.get('Resources')) ?? resources;
    new ContentStreamCheck(this, owner, formResources, enclosure, depth).read(this.file.bytes(stream));
  }

  /** The appearance of an annotation, which is in the structure tree with the annotation. */
  appearance(id: number, label: string, stream: PdfStream): void {
    this.form(id, label, stream, emptyDict, { ...this.outermost, kind: 'tagged' }, 0);
  }

  font(dict: PdfDict, label: string): ShownFont {
    const font = this.fonts.get(dict) ?? new ShownFont(this.file, dict, label);
    this.fonts.set(dict, font);
    return font;
  }

  /** Marked content that is drawn twice would be in the tree twice (Matterhorn 30-002). */
  checkUses(): void {
    for (const [id, uses] of this.uses) {
      const owner = this.owners.get(id);
      if (uses > 1 && owner && owner.mcids.size > 0) {
        this.report('form-content', `${capitalized(owner.label)} has tagged content and is drawn ${uses} times.`);
      }
    }
  }

  private owner(id: number, label: string, dict: PdfDict): OpenOwner {
    return getOrInsertComputed(this.owners, id, () => ({
      id,
      label,
      key: this.file.number(dict.get('StructParents')),
      mcids: new Set<number>(),
    }));
  }
}

/** An open marked-content sequence. */
interface Mark {
  readonly enclosure: Enclosure;
  readonly outer: Mark | undefined;
  readonly statesBelow: number;
  readonly inText: boolean;
}

/** The part of the graphics state that the rules need. */
interface State {
  readonly font: ShownFont | undefined;
  readonly isVisible: boolean;
}

/** For text that is in no element. */
const maxQuotedLetters = 40;

/** Reads one content stream. */
class ContentStreamCheck {
  private static readonly showText: Action<ContentStreamCheck> = (check, operands) => check.showText(operands);
  private static readonly paintPath: Action<ContentStreamCheck> = (check, _operands, operator) =>
    check.paint(() => `a path or shading painted with ${operator}`);

  private static readonly actions: Actions<ContentStreamCheck> = new Map(
    Object.entries<Action<ContentStreamCheck>>({
      Tj: ContentStreamCheck.showText,
      TJ: ContentStreamCheck.showText,
      "'": ContentStreamCheck.showText,
      '"': ContentStreamCheck.showText,
      ...Object.fromEntries(
        'f F f* S s B B* b b* sh'.split(' ').map((operator) => [operator, ContentStreamCheck.paintPath]),
      ),
      BI: (check) => check.paint(() => 'an inline image'),
      Do: (check, operands) => check.draw(operands.name()),
      q: (check) => {
        check.states.push(check.state);
      },
      Q: (check) => {
        const state = check.states.pop();
        if (state) check.state = state;
        else check.unbalanced('Q has no q before it');
      },
      BT: (check) => {
        if (check.inText) check.unbalanced('BT stands inside a text object');
        check.inText = true;
      },
      ET: (check) => {
        if (!check.inText) check.unbalanced('ET has no BT before it');
        check.inText = false;
      },
      BMC: (check, operands) => check.open(operands.name(), emptyDict),
      BDC: (check, operands) => check.openWithProperties(operands.values()),
      EMC: (check) => check.close(),
      Tf: (check, operands) => check.setFont(check.resource('Font', operands.name())),
      Tr: (check, operands) => {
        check.state = { ...check.state, isVisible: operands.values()[0] !== 3 };
      },
      gs: (check, operands) => {
        const { file } = check.survey;
        const state = file.dict(check.resource('ExtGState', operands.name()));
        const font = state?.get('Font');
        if (font !== undefined) check.setFont(file.array(font)[0]);
      },
    }),
  );

  private mark: Mark | undefined;
  private state: State = { font: undefined, isVisible: true };
  private readonly states: State[] = [];
  private inText = false;

  constructor(
    private readonly survey: ContentSurvey,
    private readonly owner: OpenOwner,
    private readonly resources: PdfDict,
    private readonly outer: Enclosure,
    private readonly depth: number,
  ) {}

  read(bytes: Buffer): void {
    const { file } = this.survey;
    file.spend(bytes.length);
    readContent(bytes, file.names, ContentStreamCheck.actions, this);
    for (let mark = this.mark; mark; mark = mark.outer) this.unbalanced('marked content is opened and not closed');
    if (this.states.length > 0) this.unbalanced('q is not followed by Q');
    if (this.inText) this.unbalanced('BT is not followed by ET');
  }

  private get enclosure(): Enclosure {
    return this.mark?.enclosure ?? this.outer;
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
    const { enclosure, owner } = this;
    const { claims } = this.survey;
    const mcid = file.number(properties.get('MCID'));
    checkLanguage(file, () => `Marked content on ${owner.label}`, properties, report);
    const inside = this.kindInside(tag, mcid);
    const isSpoken =
      enclosure.hasLanguage ||
      properties.get('Lang') !== undefined ||
      (mcid !== undefined && hasLanguage(claims?.content.get(owner.id)?.get(mcid)));
    if (tag === 'Span' && !isSpoken) reportTexts(properties, spokenKeys, `marked content on ${owner.label}`, report);
    this.mark = {
      enclosure: { kind: inside, hasLanguage: isSpoken },
      outer: this.mark,
      statesBelow: this.states.length,
      inText: this.inText,
    };
  }

  /** What marked content is; notes its number. */
  private kindInside(tag: string, mcid: number | undefined): Enclosure['kind'] {
    const { file, claims, report } = this.survey;
    const { owner, enclosure } = this;
    if (tag === 'Artifact') {
      if (enclosure.kind === 'tagged')
        report('content-artifact', `An artifact stands inside tagged content on ${owner.label}.`);
      return 'artifact';
    }
    if (mcid === undefined) return enclosure.kind;
    if (enclosure.kind === 'artifact') {
      report('content-artifact', `Tagged content ${mcid} stands inside an artifact on ${owner.label}.`);
    }
    if (owner.mcids.has(mcid))
      report('content-mcid', `Two stretches of content on ${owner.label} have the MCID ${mcid}.`);
    owner.mcids.add(mcid);
    return !claims || isClaimed(file, claims, owner, mcid) ? 'tagged' : enclosure.kind;
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
    if (this.enclosure.kind) return;
    this.survey.report('content-tagged', `On ${this.owner.label}, ${what()} is neither tagged nor an artifact.`);
  }

  private showText(operands: Operands): void {
    const { survey, enclosure, owner } = this;
    const { font, isVisible } = this.state;
    // A form may inherit the font of the page that draws it.
    if (!font && this.depth === 0) {
      survey.report('font-embedded', `Text on ${owner.label} is shown in a font that the page does not have.`);
    }
    if (font && font.codeBytes > 0) operands.addCodes(font.codeBytes, font.codes);
    if (font && isVisible) font.isVisible = true;
    if (enclosure.kind === 'tagged' ? !enclosure.hasLanguage : !enclosure.kind) this.reportText(operands);
    survey.onText?.(this.wordsOf(operands));
  }

  private reportText(operands: Operands): void {
    const words = this.wordsOf(operands).slice(0, maxQuotedLetters);
    const { enclosure, owner, survey } = this;
    if (enclosure.kind === 'tagged') {
      survey.report('language', `The language of the text “${words}” on ${owner.label} is not known.`);
    }
    this.paint(() => `the text “${words}”`);
  }

  private wordsOf(operands: Operands): string {
    const { font } = this.state;
    return operands
      .strings()
      .map((string) => font?.words(string) ?? '')
      .join('');
  }

  private setFont(value: PdfValue | undefined): void {
    const dict = this.survey.file.dict(value);
    this.state = { font: dict && this.survey.font(dict, this.owner.label), isVisible: this.state.isVisible };
  }

  /** The content of a form is enclosed in what the form is drawn in. */
  private draw(name: string): void {
    const { file } = this.survey;
    const value = this.resource('XObject', name);
    const stream = file.stream(value);
    if (stream && value instanceof PdfRef && file.name(stream.dict.get('Subtype')) === 'Form') {
      const label = `form ${value.number} on ${this.owner.label}`;
      this.survey.form(value.number, label, stream, this.resources, this.enclosure, this.depth + 1);
    } else this.paint(() => `the picture ${name}`);
  }

  private resource(kind: string, name: string): PdfValue | undefined {
    return this.survey.file.dict(this.resources.get(kind))?.get(name);
  }
}
