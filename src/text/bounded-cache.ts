import { detachString } from './detach-string.js';

/**
 * Values computed from texts. Bounded, since ten thousand briefs have more words than are worth keeping: of two halves,
 * the one that nobody has asked for in a while is dropped where the other is full.
 */
export class BoundedCache<Value extends object> {
  private recent = new Map<string, Value>();
  private older = new Map<string, Value>();

  constructor(private readonly maxEntries: number) {}

  /** The value of a text; `make` gets a copy of the text that is safe to keep. */
  of(text: string, make: (detached: string) => Value): Value {
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    const aged = this.older.get(text);
    const detached = detachString(text);
    const value = aged ?? make(detached);
    if (this.recent.size >= this.maxEntries / 2) [this.older, this.recent] = [this.recent, new Map()];
    this.recent.set(detached, value);
    return value;
  }
}
