/** What programs write between two pages: Zotero a hyphen, BibTeX two, Word a dash, and Japanese and Korean ones a tilde. */
const between = /(?<=[\p{L}\p{N}])\s*(?:-{1,3}|[‐‑–—−~～〜])\s*(?=[\p{L}\p{N}])/gu;

/** The pages of an article with one sign in each of their ranges: 101–119, 12–13, and, whose pages have a hyphen. */
export function pageRange(page: string, dash: string): string {
  const plain = page.replace(/[０-９Ａ-Ｚａ-ｚ－，]/gu, (sign) => sign.normalize('NFKC'));
  return plain
    .split(/([,;、،؛]\s*)/u)
    .map((range) => {
      const count = [...range.matchAll(between)].length;
      let at = -1;
      return range.replace(between, (sign) => {
        at += 1;
        return count === 3 && at !== 1 ? sign : dash;
      });
    })
    .join('');
}
