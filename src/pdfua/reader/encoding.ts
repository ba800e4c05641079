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
  const names = differencesOf(file, dict);
  return {
    isUndefined: (at) => names.get(at) === '.notdef',
    isNamed: (at) => {
      const name = names.get(at);
      return name === undefined ? isLatin && at >= 0x20 && at !== 0x7f : isKnownName(name);
    },
  };
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

/** Names that contain their code point, e.g. uni4E2D, and those of the Latin character set. */
function isKnownName(name: string): boolean {
  const [stem = ''] = name.split('.');
  return /^(?:[A-Za-z]|uni(?:[0-9A-F]{4})+|u[0-9A-F]{4,6})$/.test(stem) || latinNames.has(stem);
}

const accents = 'acute circumflex dieresis grave tilde ring caron cedilla'.split(' ');
const marks =
  'AE OE Lslash Oslash Eth Thorn ae oe lslash oslash eth thorn germandbls dotlessi fi fl ff ffi ffl mu florin ' +
  'zero one two three four five six seven eight nine onesuperior twosuperior threesuperior onehalf onequarter ' +
  'threequarters ampersand asciicircum asciitilde asterisk at backslash bar braceleft braceright bracketleft ' +
  'bracketright breve brokenbar bullet caron cedilla cent circumflex colon comma copyright currency dagger daggerdbl ' +
  'degree dieresis divide dollar dotaccent ellipsis emdash endash equal Euro exclam exclamdown fraction grave greater ' +
  'guillemotleft guillemotright guilsinglleft guilsinglright hungarumlaut hyphen less logicalnot macron minus multiply ' +
  'numbersign ogonek ordfeminine ordmasculine paragraph parenleft parenright percent period periodcentered perthousand ' +
  'plus plusminus question questiondown quotedbl quotedblbase quotedblleft quotedblright quoteleft quoteright ' +
  'quotesinglbase quotesingle registered ring section semicolon slash space sterling tilde trademark underscore yen acute';

/** The Latin character set (ISO 32000-1, annex D.1). */
const latinNames: ReadonlySet<string> = new Set([
  ...marks.split(' '),
  ...[...'ACEINOSUYZaceinosuyz'].flatMap((letter) => accents.map((accent) => letter + accent)),
]);
