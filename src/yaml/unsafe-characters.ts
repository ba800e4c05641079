import { codePointName } from '../diagnostics/code-point.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { type Diagnostic, error, warning } from '../diagnostics/diagnostic.js';
import { needlessJoiner } from '../diagnostics/needless-joiner.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { once } from '../text/once.js';
import { directionControls } from '../text/set-text.js';
import {
  classOf,
  notMadeFor,
  refusedScriptOf,
  refusedScripts,
  settableClass,
  settableScripts,
} from '../text/settable-scripts.js';
import { checkGarbled } from './garbled.js';

/** A kind of character that a pack must not have, or that its editor should know of. */
interface CharacterKind {
  readonly code: DiagnosticCode;
  readonly report: typeof error;
  readonly pattern: RegExp;
  readonly message: (found: string) => string;
  readonly hint: string;
  /** How many are reported; more of one kind in one file are not worth it. */
  readonly most?: number;
}

/** Tag characters: invisible copies of ASCII that programs read. */
const tags = '\\u{e0000}-\\u{e007f}';
/** Fillers, hidden break opportunities, variation selectors. */
const invisible =
  '\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u2060-\\u2064\\u206a-\\u206f' +
  '\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0100}-\\u{e01ef}';
/** Controls of terminals and old printers; tab and line ends are text, and so is U+000B, a line end of Word's. */
const controls = '\\u0000-\\u0008\\u000c\\u000e-\\u001f\\u007f-\\u009f';

/** Made for the first text that is not harmless: classes of Unicode take milliseconds. */
const kinds = once((): readonly CharacterKind[] => [
  {
    code: 'content/unsafe-character',
    report: error,
    pattern: new RegExp(`[${directionControls}]`, 'gu'),
    message: (char) => `${codePointName(char)} stands here: it turns the order of what follows, and nobody sees it.`,
    hint: 'Delete it. If it cannot be seen, write the line anew.',
  },
  {
    code: 'content/unsafe-character',
    report: error,
    pattern: new RegExp(`[${tags}]+`, 'gu'),
    message: (chars) =>
      `Hidden characters stand here, ${codePointName(chars)} and the like: nobody sees what they say.`,
    hint: 'Delete them. If they cannot be seen, write the line anew.',
  },
  {
    code: 'content/unsafe-character',
    report: error,
    pattern: new RegExp(`[${controls}]`, 'gu'),
    message: (char) => `${codePointName(char)} stands here, a control character that no text needs.`,
    hint: 'Delete it. If it cannot be seen, write the line anew.',
  },
  {
    code: 'content/unsafe-character',
    report: error,
    pattern: /\p{Cs}/gu,
    message: (char) => `${codePointName(char)} stands here, which is half a character.`,
    hint: 'Write the whole character.',
  },
  ...refusedScripts.map(({ scripts, reason }): CharacterKind => refused(`[${classOf(scripts)}]+`, reason)),
  refused(
    `[^${settableClass()}${refusedScripts.map(({ scripts }) => classOf(scripts)).join('')}\\p{Cs}\\p{Co}\\p{Cn}\\p{Cc}\\p{Cf}]+`,
    notMadeFor,
  ),
  {
    code: 'content/invisible-character',
    report: warning,
    pattern: new RegExp(`[${invisible}]|${needlessJoiner}`, 'gu'),
    message: (char) => `${codePointName(char)} stands here, which nobody sees.`,
    hint: 'Delete it, unless you know what it is for.',
  },
  {
    code: 'content/invisible-character',
    report: warning,
    pattern: /[\u2028\u2029]/gu,
    message: (char) => `${codePointName(char)} stands here, a line end that few editors show.`,
    hint: 'Write a blank in its place.',
  },
  {
    code: 'content/invisible-character',
    report: warning,
    pattern: /\u00ad/gu,
    message: (char) => `${codePointName(char)} stands here, a soft hyphen: nobody sees it where no line ends at it.`,
    hint: 'Delete it, unless the word may be divided there.',
    // A text with one has many, and all are meant or none is.
    most: 1,
  },
  {
    code: 'content/private-character',
    report: warning,
    pattern: /\p{Co}/gu,
    message: (char) => `${codePointName(char)} is a private character: each font shows something else for it.`,
    hint: 'Write the character that is meant.',
  },
]);

/** Told once: whoever writes one word in such a script has written others. */
function refused(pattern: string, reason: string): CharacterKind {
  return {
    code: 'content/unsupported-script',
    report: error,
    pattern: new RegExp(pattern, 'gu'),
    message: (chars) => {
      const name = refusedScriptOf(chars);
      return `"${chars.slice(0, 20)}" is in ${name === undefined ? 'a script that' : `${name} letters, which`} cannot be set here.`;
    },
    hint: `${reason}\nWrite each word in another script, such as Latin. ${settableScripts}`,
    most: 1,
  };
}

const lookalike = once(() => /[\p{Script=Greek}\p{Script=Cyrillic}]/u);
/**
 * Signs of units and formulas: Greek ones in front of Latin letters, or one behind the capitals of a protein, as in TNFα; and
 * tonnes of gases, as in ГтCO₂.
 */
const signs = /^[µμΔΩαβγδπσ]|^\p{Lu}{2,}[αβγδεζκλ]$|^[кМГТ]?т(?:CO|CH|N|C$)/u;
/** What an escape in double quotation marks, such as `\n`, ends with. */
const escaped = /^[abefnrtvNLP]/;

/** More in one file are not worth reporting. */
const maxOfOneKind = 20;

/** Characters that hide, deceive or cannot be set. */
export function checkCharacters(text: string, spanOf: (start: number, end: number) => Span): readonly Diagnostic[] {
  if (harmless.test(text)) return [];
  const found = kinds().flatMap(({ code, report, pattern, message, hint, most }) =>
    first(text.matchAll(pattern), most).map((match) =>
      report(code, message(match[0]), { span: spanOf(match.index, match.index + match[0].length), hint }),
    ),
  );
  const mixed = first(mixedWords(text)).map((match) => {
    const [word] = match;
    const at = match.index + word.search(lookalike());
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    return warning(
      'content/mixed-scripts',
      `The ${codePointName(char)} in "${word.slice(0, 40)}" is no Latin letter.`,
      {
        span: spanOf(at, at + char.length),
        hint: 'It only looks like one. Write the word anew, if it is a Latin word.',
      },
    );
  });
  return [...found, ...mixed].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

/** Words in which Latin letters stand beside those of Greek or Cyrillic that look like them. */
function* mixedWords(text: string): Generator<RegExpExecArray> {
  for (const match of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const isEscaped = text[match.index - 1] === '\\' && escaped.test(match[0]);
    const word = isEscaped ? match[0].slice(1) : match[0];
    if (lookalike().test(word) && /\p{Script=Latin}/u.test(word) && !signs.test(word)) yield match;
  }
}

/** Most texts hold no more than printable ASCII, Latin-1 letters, general punctuation and Chinese. */
const harmless =
  /^[\t\n\r\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u202f-\u205f\u2070-\u22ff\u2460-\u25ff\u3000-\u30ff\u3400-\u9fff\uff01-\uff60\uffe0-\uffe6]*$/;

function first<T>(matches: Iterable<T>, most = maxOfOneKind): T[] {
  const taken: T[] = [];
  for (const match of matches) {
    if (taken.length === most) break;
    taken.push(match);
  }
  return taken;
}

/** The same over a whole file, comments included: what misleads a reader of the file misleads its editor. */
export function checkFileCharacters(file: SourceFile): readonly Diagnostic[] {
  const characters = checkCharacters(file.text, (start, end) => ({ source: file.id, start, end }));
  return [...characters, ...checkGarbled(file)];
}
