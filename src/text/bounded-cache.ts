import { detachString } from './detach-string.js';

/**
 * What was made for a text, kept for whoever asks again. Bounded, since ten thousand briefs have more words than are worth
 * keeping: beyond `most` all is forgotten, and what briefs share is soon made again.
 */
export class BoundedCache<Value extends object> {
  private readonly known = new Map<string, Value>();

  constructor(private readonly most: number) {}

  /** `make` is handed the text standing alone. */
  of(text: string, make: (own: string) => Value): Value {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const own = detachString(text);
    const made = make(own);
    if (this.known.size >= this.most) this.known.clear();
    this.known.set(own, made);
    return made;
  }
}
