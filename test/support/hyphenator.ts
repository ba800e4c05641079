import { loadHyphenators } from '../../src/pipeline/hyphenators.js';
import type { Hyphenator } from '../../src/render/lines/hyphenation.js';
import { diskHost } from './host.js';
import { rulesOf } from './locales.js';
import { root } from './packs.js';

/** How the words of a language of the package are divided. */
export function hyphenator(locale: string): Hyphenator {
  const found = loadHyphenators(new Map([[locale, rulesOf(locale)]]), diskHost(root)).get(locale);
  if (!found) throw new Error(`the words of ${locale} are not divided`);
  return found;
}
