/** Characters that lean on the word before them, and start no line of a title. */
const leaning = /^[的地得了着著等之]$/u;

/** Made when the first title in Chinese is set, and kept: the fit sets each title many times. */
let segmenter: Intl.Segmenter | undefined;

/**
 * Where a Chinese text has the inside of a word: offsets at which a title does not break. By the dictionary that
 * JavaScript brings; body text breaks anywhere, as print does.
 */
export function insideWords(text: string): ReadonlySet<number> {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const inside = new Set<number>();
  for (const { segment, index } of segmenter.segment(text)) {
    for (let at = 1; at < segment.length; at += 1) inside.add(index + at);
    if (leaning.test(segment)) inside.add(index);
  }
  return inside;
}
