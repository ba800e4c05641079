/** In characters: what is kept until it is read. */
const maxKept = 65_536;
/** From the end of a string to the start of the next one. */
const between = />[^<]*</g;

/** The character codes that are shown in a font, in the order in which they come first: pages have thousands. */
export class ShownCodes {
  private readonly codes = new Set<number>();
  /** Strings of codes of two bytes, in hexadecimal: they are read many at once. */
  private strings = '';

  add(code: number): void {
    this.readStrings();
    this.codes.add(code);
  }

  /** @param strings hexadecimal ones as they are written, with four digits for each code */
  addWhole(strings: string): void {
    this.strings += strings;
    if (this.strings.length > maxKept) this.readStrings();
  }

  get all(): ReadonlySet<number> {
    this.readStrings();
    return this.codes;
  }

  private readStrings(): void {
    if (this.strings === '') return;
    const bytes = Buffer.from(this.strings.slice(1, -1).replace(between, ''), 'hex');
    for (let i = 0; i < bytes.length; i += 2) this.codes.add(((bytes[i] as number) << 8) | (bytes[i + 1] as number));
    this.strings = '';
  }
}
