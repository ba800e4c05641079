/** The entries of a list from which a form lets people choose (ISO/IEC 29500-1, 17.16.9), and which one was chosen. */
export class DropDown {
  private readonly entries: string[] = [];
  private usual = 0;
  private result: number | undefined;

  /** What an element in it says. */
  say(name: string, value: string): void {
    if (name === 'listEntry') this.entries.push(value);
    else if (name === 'default') this.usual = Number(value);
    else if (name === 'result') this.result = Number(value);
  }

  /** Programs show the first where nobody has chosen. */
  get chosen(): string {
    return this.entries[this.result ?? this.usual] ?? '';
  }
}
