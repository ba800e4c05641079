import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { isLocalizedText, type LocalizedText } from '../schema/localized-text.js';
import { localeMeant } from '../validation/locale-names.js';
import { entryOf, type Located, nearestSpan, nodeAt, type Path } from '../validation/located.js';

export interface FoundText {
  readonly path: Path;
  readonly text: LocalizedText;
}

/** Every localized text of a parsed value, with its path. */
export function localizedTextsIn(value: unknown, path: Path = []): readonly FoundText[] {
  if (isLocalizedText(value)) return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => localizedTextsIn(item, [...path, i]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, child]) => localizedTextsIn(child, [...path, key]));
  }
  return [];
}

/** Each text must be there in each language of the pack, and in no other. */
export function checkLanguages(found: readonly FoundText[], languages: readonly string[], root: Located): Diagnostic[] {
  const absent = absentLanguages(found, languages);
  return [
    ...absent.map((language) =>
      error('content/missing-text', `No text of this pack is in ${language}.`, {
        span: nodeAt(root, ['pack', 'languages', languages.indexOf(language)])?.span,
        hint: 'Write every text in it as well, or take it out of "languages".',
      }),
    ),
    ...found.flatMap((each) =>
      checkText(
        each,
        languages.filter((language) => !absent.includes(language)),
        languages,
        root,
      ),
    ),
  ];
}

/** Languages that the pack lists and nothing is written in: one mistake, however many texts there are. */
function absentLanguages(found: readonly FoundText[], languages: readonly string[]): readonly string[] {
  const texts = found.filter(({ text }) => text.plain === undefined);
  if (texts.length < 2) return [];
  return languages.filter((language) => texts.every(({ text }) => text.byLocale[language] === undefined));
}

function checkText(
  { path, text }: FoundText,
  wanted: readonly string[],
  languages: readonly string[],
  root: Located,
): Diagnostic[] {
  const name = String(path.findLast((step) => typeof step === 'string'));
  const node = nodeAt(root, path);
  if (text.plain) {
    if (languages.length === 1) return [];
    const lines = languages.map((l, i) => `    ${l}: "${i === 0 ? shortened(text.plain?.full ?? '…') : '…'}"`);
    return [
      error('content/missing-text', `"${name}" is one text, and this pack has ${languages.length} languages.`, {
        span: nearestSpan(root, path),
        hint: `Write one line for each language:\n  ${name}:\n${lines.join('\n')}`,
      }),
    ];
  }
  const given = Object.keys(text.byLocale);
  let missing = wanted.filter((language) => !given.includes(language));
  const unknown = given
    .filter((language) => !languages.includes(language))
    .map((language) => {
      const only = missing.length === 1 ? missing[0] : undefined;
      const meant = localeMeant(language, missing) ?? nearest(language, missing) ?? only;
      // A language under another name is not missing as well.
      missing = missing.filter((each) => each !== meant);
      return error('content/unknown-language', `"${language}" is not a language of this pack.`, {
        span: entryOf(node, language)?.keySpan ?? nearestSpan(root, path),
        hint: `${meant === undefined ? '' : `Did you mean "${meant}"? `}The languages of this pack: ${languages.join(', ')}.`,
      });
    });
  if (missing.length === 0) return unknown;
  const where = nearestSpan(root, path);
  return [
    ...unknown,
    error('content/missing-text', `"${name}" has no text in ${missing.join(', ')}.`, {
      span: where,
      hint: `Add below it:\n${missing.map((l) => `  ${l}: "…"`).join('\n')}`,
    }),
  ];
}

function shortened(text: string): string {
  return text.length > 50 ? `${text.slice(0, 48).trimEnd()} …` : text;
}
