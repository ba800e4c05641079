/** V8 copies what is shorter, and cuts longer pieces out of the whole, which they keep. */
const shortestSlice = 13;

/**
 * A copy of a text that holds no other in memory. V8 keeps a whole string as long as a slice of it is in use, so that a
 * cache for many briefs would hold all their pages.
 */
export function detachString(text: string): string {
  // Cut out of a new string that has it alone, beside a blank: V8 puts that together before it cuts.
  return text.length < shortestSlice ? text : ` ${text}`.slice(1);
}
