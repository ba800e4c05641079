export const [blank, newline, carriageReturn, colon] = [0x20, 0x0a, 0x0d, 0x3a];
const [hash, hyphen] = [0x23, 0x2d];

/** A place in a file of YAML, which goes on over blanks, comments and the ends of lines. */
export class LineCursor {
  protected at = 0;
  /** That of what stands at `at` and is the first in its line, but for hyphens; -1 at the end of the file. */
  protected column = 0;
  /** Where the node ends that was read last, with the blanks and comments that belong to it. */
  protected end = 0;
  /** The greatest column of the comments between that and `at`. */
  protected commentColumn = -1;

  constructor(protected readonly text: string) {}

  /** Whether nothing but a comment follows in the line; then the next line is gone to, else what follows. */
  protected isLineOver(): boolean {
    while (this.text.charCodeAt(this.at) === blank) this.at += 1;
    if (!this.isLineEnd(this.at) && this.text.charCodeAt(this.at) !== hash) return false;
    this.at = this.lineAfter(this.at);
    this.toNextLine();
    return true;
  }

  /**
   * Goes on from the beginning of a line to the next that has more than a comment. Comments right here that stand further
   * in than the block belong to what was read last.
   */
  protected toNextLine(indent = Number.POSITIVE_INFINITY): void {
    this.end = this.at;
    this.commentColumn = -1;
    for (;;) {
      let { at } = this;
      while (this.text.charCodeAt(at) === blank) at += 1;
      const isComment = this.text.charCodeAt(at) === hash;
      const column = at - this.at;
      if (!isComment && !this.isLineEnd(at)) {
        this.at = at;
        this.column = column;
        return;
      }
      if (at === this.text.length) break;
      this.at = this.lineAfter(at);
      if (isComment && column > indent && this.commentColumn === -1) this.end = this.at;
      else if (isComment) this.commentColumn = Math.max(this.commentColumn, column);
    }
    this.at = this.text.length;
    this.column = -1;
  }

  protected lineAfter(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end === -1 ? this.text.length : end + 1;
  }

  /** Goes behind what the pattern finds here. */
  protected skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const isFound = pattern.test(this.text);
    if (isFound) this.at = pattern.lastIndex;
    return isFound;
  }

  protected isAtBracket(): boolean {
    const mark = this.text[this.at];
    return mark === '[' || mark === '{';
  }

  protected isAtQuote(): boolean {
    const mark = this.text[this.at];
    return mark === '"' || mark === "'";
  }

  protected isAtHyphen(): boolean {
    return this.text.charCodeAt(this.at) === hyphen && this.isBlank(this.at + 1);
  }

  protected isBlank(at: number): boolean {
    return this.text.charCodeAt(at) === blank || this.isLineEnd(at);
  }

  protected isLineEnd(at: number): boolean {
    const code = this.text.charCodeAt(at);
    const isTwo = code === carriageReturn && this.text.charCodeAt(at + 1) === newline;
    return code === newline || isTwo || at >= this.text.length;
  }
}
