/** OpenType features that are kept: kerning, ligatures, marks, forms by language, half-width Chinese punctuation. */
const features = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'halt', 'chws'];

/** Features by which letters join. */
const joiningFeatures = ['init', 'medi', 'fina', 'isol', 'rlig', 'rclt', 'curs', 'mset'];

/** A font as WOFF2, with the glyphs of the characters only. */
export async function subsetOf(font: Uint8Array, characters: string, joining: boolean): Promise<Uint8Array> {
  // Slow to load, and not needed where the program brings the subsets.
  const { default: subsetFont } = await import('subset-font');
  const keepFeatures = joining ? [...features, ...joiningFeatures] : features;
  return subsetFont(Buffer.from(font), characters, { targetFormat: 'woff2', keepFeatures });
}
