/**
 * Fonts with characters of their own, which are in none of them what their codes say: rows of sixteen, from 0x20 on, with a
 * blank where there is no character for it. Symbol as Adobe encodes it; of Wingdings what stands in texts.
 */
const symbol = [
  ' !∀#∃%&∋()∗+,−./',
  '0123456789:;<=>?',
  '≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ',
  'ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_',
  ' αβχδεφγηιϕκλμνο',
  'πθρστυϖωξψζ{|}∼ ',
  '                ',
  '                ',
  '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓',
  '°±″≥×∝∂•÷≠≡≈… —↵',
  'ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉',
  '∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓',
  '◊〈®©™∑          ',
  ' 〉∫             ',
].join('');
const wingdings: Readonly<Record<number, string>> = {
  ...{ 40: '☎', 42: '✉', 108: '●', 110: '■', 159: '•', 167: '▪', 168: '◻' },
  ...{ 223: '←', 224: '→', 225: '↑', 226: '↓', 251: '✗', 252: '✓', 253: '☒', 254: '☑' },
};

/** Where fonts of symbols have their characters, besides the codes themselves. */
const privateStart = 0xf000;

/** The character that `w:sym` stands for (ISO/IEC 29500-1, 17.3.3.30), in hexadecimal; nothing where only its font knows. */
export function characterOfSymbol(font: string, code: string): string | undefined {
  const point = /^[\da-f]{1,6}$/i.test(code) ? Number.parseInt(code, 16) : Number.NaN;
  const own = point >= privateStart && point <= privateStart + 0xff ? point - privateStart : point;
  const isSymbol = /^(?:Symbol|Standard Symbols\b.*)$/i.test(font);
  if (own <= 0xff && (isSymbol || /^Wingdings$/i.test(font))) {
    const found = isSymbol ? symbol[own - 0x20] : wingdings[own];
    return found === ' ' && own !== 0x20 ? undefined : found;
  }
  const isCharacter = point >= 0x20 && !(point >= 0xd800 && point <= 0xf8ff) && point <= 0xfffd;
  // Fonts of dingbats have them at the codes of letters.
  if (!isCharacter || /wingdings|webdings|dingbats|marlett/i.test(font)) return undefined;
  return String.fromCodePoint(point);
}
