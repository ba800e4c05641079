import type { Embedded } from './read-document.js';

/** The content controls around what is read (ISO/IEC 29500-1, 17.5.2): what a program shows in some is nobody's words. */
export class Controls {
  private readonly open: (Embedded['kind'] | undefined)[] = [];

  begin(): void {
    this.open.push(undefined);
  }

  /** The innermost shows a box, or what asks to be filled in. */
  is(kind: 'checkbox' | 'unfilled'): void {
    if (this.open.length > 0) this.open[this.open.length - 1] = kind;
  }

  end(): void {
    this.open.pop();
  }

  /** What the words are that are read; nothing where they are words. */
  get kind(): Embedded['kind'] | undefined {
    return this.open.findLast((one) => one !== undefined);
  }
}
