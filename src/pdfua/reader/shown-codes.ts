/** Digits that are kept until they are read. */
const maxDigits = 65_536;

/** The character codes that are shown in a font, in the order in which they come first: pages have thousands. */
export class ShownCodes {
  private readonly codes = new Set<number>();
  /** Of codes of two bytes, in hexadecimal: they are read many at once. */
  private digits = '';

  add(code: number): void {
    this.readDigits();
    this.codes.add(code);
  }

  /** @param digits four for each code */
  addDigits(digits: string): void {
    this.digits += digits;
    if (this.digits.length > maxDigits) this.readDigits();
  }

  get all(): ReadonlySet<number> {
    this.readDigits();
    return this.codes;
  }

  private readDigits(): void {
    if (this.digits === '') return;
    const bytes = Buffer.from(this.digits, 'hex');
    for (let i = 0; i < bytes.length; i += 2) this.codes.add(((bytes[i] as number) << 8) | (bytes[i + 1] as number));
    this.digits = '';
  }
}
