import { detachString } from './detach-string.js';

/**
 * Values computed from texts. Bounded, since ten thousand briefs have more words than are worth keeping: a full cache is
 * cleared, and what briefs share is soon computed again.
 */
export class BoundedCache<Value extends object> {
  private readonly values = new Map<string, Value>();

  constructor(private readonly maxEntries: number) {}

  /** The value of a text; `make` gets a copy of the text that is safe to keep. */
  of(text: string, make: (detached: string) => Value): Value {
    const known = this.values.get(text);
    if (known !== undefined) return known;
    const detached = detachString(text);
    const value = make(detached);
    if (this.values.size >= this.maxEntries) this.values.clear();
    this.values.set(detached, value);
    return value;
  }
}
