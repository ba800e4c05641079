/**
 * The same text, standing alone. V8 keeps the whole of a text as long as a part of it is used; what is kept for many
 * briefs would hold all their pages.
 */
export function detachString(text: string): string {
  return Buffer.from(text).toString();
}
