/** The links around what is read. */
export class Links {
  private readonly open: { readonly address: string | undefined; readonly anchor: string }[] = [];

  /** @param address undefined for a link within the page, to an anchor */
  begin(address: string | undefined, anchor = ''): void {
    this.open.push({ address, anchor });
  }

  end(): void {
    this.open.pop();
  }

  get address(): string | undefined {
    return this.open.findLast(({ address }) => address !== undefined)?.address;
  }

  /** Whether what is read leads to a source of the page, as the number of a citation does. */
  get leadsToSource(): boolean {
    return this.open.some(({ anchor }) => /^reference_\d+$/.test(anchor));
  }
}
