import { describe, expect, it } from 'vitest';
import { foundIn } from '../../support/mistakes.js';
import { miniPackFolder, packFiles } from '../../support/packs.js';

/** The errors of the mini pack in English alone, with one of its lines written otherwise. */
function errors(find: string, write: string) {
  const files = packFiles(miniPackFolder).map(({ path, bytes }) => {
    const english = new TextDecoder()
      .decode(bytes)
      .replace(/^( *)zh-Hant:.*\n(?:\1 +.*\n)*/gm, '')
      .replace('languages: [en, zh-Hant]', 'languages: [en]');
    return { path, bytes: new TextEncoder().encode(english.replace(find, write)) };
  });
  const { diagnostics, sources } = foundIn(files);
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, span }) => `${code} ${span && sources.get(span.source)?.text.slice(span.start, span.end)}`);
}

describe('in a pack of one language, a language without its colon', () => {
  it.each(['en "Begin early."', 'en:"Begin early."', 'en= "Begin early."', 'en ; "Begin early."', "en 'Begin early.'"])(
    'is said: %s',
    (write) => {
      expect(errors('en: "Begin early."', write)).toEqual(['content/wrong-type en']);
    },
  );

  it('is not looked for in a text', () => {
    expect(errors('text:\n          en: "Begin early."', 'text: “En” is a measure.')).toEqual([]);
    expect(errors('en: "Begin early."', 'en: "Begin early."')).toEqual([]);
  });
});
