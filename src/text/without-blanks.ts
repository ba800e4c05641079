/** Blanks of all kinds, and what is not seen: where lines may or may not be broken. Typesetting puts some in. */
const unseen = /[\s\u00a0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u2060\u2066-\u2069\ufeff]/;

/** The characters that are seen, and where each stands. Offsets in UTF-16 code units. */
export function withoutBlanks(text: string): { readonly seen: string; readonly at: readonly number[] } {
  let seen = '';
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text[i] ?? '';
    if (unseen.test(unit)) continue;
    seen += unit;
    at.push(i);
  }
  return { seen, at };
}
