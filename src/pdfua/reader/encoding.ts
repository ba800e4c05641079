import { type PdfDict, PdfName } from './objects.js';
import type { PdfFile } from './pdf-file.js';

/** The encoding of a simple font (ISO 32000-1, 9.6.6). */
export interface Encoding {
  /** Whether a code stands for .notdef. */
  readonly isUndefined: (code: number) => boolean;
  /** Whether a code has a glyph name that determines its character. */
  readonly isNamed: (code: number) => boolean;
}

const standardEncodings = ['WinAnsiEncoding', 'MacRomanEncoding', 'MacExpertEncoding', 'StandardEncoding'];
/** The Nonsymbolic flag of a font descriptor: the characters are Latin (ISO 32000-1, table 123). */
const nonsymbolic = 32;

export function encodingOf(file: PdfFile, font: PdfDict, glyphs: PdfDict): Encoding {
  const given = font.get('Encoding');
  const dict = file.dict(given);
  const base = file.name(dict ? dict.get('BaseEncoding') : given);
  const flags = file.number(file.dict(glyphs.get('FontDescriptor'))?.get('Flags')) ?? 0;
  const isLatin = base === undefined ? (flags & nonsymbolic) !== 0 : standardEncodings.includes(base);
  // Type 1 programs name their glyphs themselves.
  const namesItself = base === undefined && file.name(font.get('Subtype')) === 'Type1' && hasProgram(file, glyphs);
  const names = differencesOf(file, dict);
  return {
    isUndefined: (at) => names.get(at) === '.notdef',
    isNamed: (at) => {
      const name = names.get(at);
      if (name !== undefined) return isCharacterName(name);
      return namesItself || (isLatin && at >= 0x20 && at !== 0x7f);
    },
  };
}

function hasProgram(file: PdfFile, glyphs: PdfDict): boolean {
  const descriptor = file.dict(glyphs.get('FontDescriptor'));
  return descriptor?.get('FontFile') !== undefined || descriptor?.get('FontFile3') !== undefined;
}

/** The glyph names that an encoding gives to codes. */
export function differencesOf(file: PdfFile, encoding: PdfDict | undefined): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  let code = 0;
  for (const entry of file.array(encoding?.get('Differences'))) {
    const value = file.resolve(entry);
    if (typeof value === 'number') code = value;
    else if (value instanceof PdfName) {
      names.set(code, value.value);
      code += 1;
    }
  }
  return names;
}

/**
 * Whether a glyph name may say which character it is: one of the Adobe Glyph List, or with its code point in it. Of the
 * names with digits in that list only some series are known here; others, such as g12, are those that programs count
 * glyphs with.
 */
export function isCharacterName(name: string): boolean {
  const [stem = ''] = name.split('.');
  if (stem === '') return false;
  return !/\d/.test(stem) || /^(?:uni(?:[0-9A-F]{4})+|u[0-9A-F]{4,6}|afii\d+|SF\d+|H\d{5})$/.test(stem);
}
