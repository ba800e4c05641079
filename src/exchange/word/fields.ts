import { DropDown } from './drop-down.js';

interface OpenField {
  instruction: string;
  isShown: boolean;
  /** The list to choose from: some programs have what was chosen there alone, others show it as well. */
  list?: DropDown;
}

/** The fields around what is read: some programs write links so, and Word does where their change is tracked. */
export class Fields {
  private readonly open: OpenField[] = [];

  begin(): void {
    this.open.push({ instruction: '', isShown: false });
  }

  beginList(): void {
    const field = this.open.at(-1);
    if (field) field.list = new DropDown();
  }

  /** What an element in the list says. */
  say(name: string, value: string): void {
    this.open.at(-1)?.list?.say(name, value);
  }

  /** Words are read that the field shows. */
  showed(): void {
    delete this.open.at(-1)?.list;
  }

  instruct(words: string): void {
    const field = this.open.at(-1);
    if (field) field.instruction += words;
  }

  /** Between its instruction and what it shows. */
  separate(): void {
    const field = this.open.at(-1);
    if (field) field.isShown = true;
  }

  /** @returns what was chosen in it and is not shown */
  end(): string {
    return this.open.pop()?.list?.chosen ?? '';
  }

  /** A field that is one element, with what it shows. */
  beginSimple(instruction: string): void {
    this.open.push({ instruction, isShown: true });
  }

  /** Whether what is read is the number of a sheet, or of all: a program counts them, and nobody has written it. */
  get isSheetNumber(): boolean {
    const field = this.open.at(-1);
    return field?.isShown === true && /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)(?![^\s\\])/i.test(field.instruction);
  }

  /** Whether what is read leads to a source of the page, as the number of a citation does. */
  get leadsToSource(): boolean {
    return this.open.some(({ instruction, isShown }) => isShown && /\\l\s+"?reference_\d+/i.test(instruction));
  }

  /** Where what is read leads to. */
  get address(): string | undefined {
    const shown = this.open.filter(({ isShown }) => isShown).map(({ instruction }) => addressOfField(instruction));
    return shown.findLast((address) => address !== undefined);
  }
}

/** Where the field of a link leads to (ISO/IEC 29500-1, 17.16.5.25); with \\l alone it is a place of the document itself. */
function addressOfField(instruction: string): string | undefined {
  const [, quoted, plain] = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))/i.exec(instruction) ?? [];
  return quoted ?? plain;
}
