import { detachString } from './detach-string.js';

/** In characters. The longer a text, the more is made of it. */
const usualKeyLength = 500;
/** For each entry that there is room for. */
const asksPerEntry = 2;

/**
 * Values computed from texts. Bounded by their number and by the length of the texts, since ten thousand briefs have more
 * words than are worth keeping: of two halves, the one that nobody has asked for in a while is dropped where the other is
 * full. So it is where the other has long been asked: what is still missing there stood in one brief alone, and would take
 * ever more memory until there is no room.
 */
export class BoundedCache<Value extends object> {
  private recent = new Map<string, Value>();
  private older = new Map<string, Value>();
  /** The length of the texts in the recent half. */
  private length = 0;
  /** Since the other half was dropped. */
  private asks = 0;

  constructor(
    private readonly maxEntries: number,
    private readonly maxLength = maxEntries * usualKeyLength,
  ) {}

  /** The value of a text; `make` gets a copy of the text that is safe to keep. */
  of(text: string, make: (detached: string) => Value): Value {
    this.asks += 1;
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    const aged = this.older.get(text);
    const detached = detachString(text);
    const value = aged ?? make(detached);
    const isFull = this.recent.size >= this.maxEntries / 2 || this.length >= this.maxLength / 2;
    if (isFull || this.asks >= this.maxEntries * asksPerEntry) {
      [this.older, this.recent, this.length, this.asks] = [this.recent, new Map(), 0, 0];
    }
    this.recent.set(detached, value);
    this.length += detached.length;
    return value;
  }
}
