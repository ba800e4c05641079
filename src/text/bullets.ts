/** Bullets that are nothing else, wherever they stand. */
export const smallBullets = '•‣▪◦';
/** Bullets that are nothing else before a word: ○ alone may be a zero, and ✓ say yes. */
export const sureBullets = '●■□▶►➢➤◆◇⁃\uf0a7\uf0b7\uf0d8';
/** All bullets of Word, boxes to be ticked among them, of web pages and of offices in Asia; those of Wingdings are private characters. */
export const bullets = `${smallBullets}${sureBullets}○✓✔→∙·\uf0fc☐☑☒◻❏❑❒`;
