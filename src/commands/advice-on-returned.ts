import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { positionAt, type Sources } from '../diagnostics/source.js';
import { isWithin, type Span } from '../diagnostics/span.js';
import type { PackOutline } from '../pack/load-pack.js';
import { currentText } from '../write-back/apply-texts.js';
import type { ChangedText, TextChange, TextName } from '../write-back/text-change.js';

/** A pack before and with changes that came back in one language. */
export interface ReturnedChanges {
  readonly changed: readonly ChangedText[];
  readonly before: PackOutline;
  /** Of the pack before. */
  readonly sources: Sources;
  readonly after: PackOutline;
}

/**
 * The mistakes that a check would find, and differences that it is not sure of where somebody has just changed a number: 5
 * may stand beside another 5. Each says what to do about words that nobody has written into the YAML. Of a text that came back
 * with other numbers or other stress than it has in the other languages one finding, in the place of one for each of them: a
 * page comes back in one language, and cannot change the others.
 */
export function withAdviceOnPage(found: readonly Diagnostic[], changes: ReturnedChanges): readonly Diagnostic[] {
  const reported = new Set<string>();
  return found.flatMap((one) => {
    const returned = returnedText(one, changes.changed, changes.after);
    const isOfParity = one.code.startsWith('lint/parity-');
    if (!isError(one) && !(isOfParity && returned && hasOtherNumbers(returned.text))) return [];
    if (!returned) return [one];
    const { text: changed, isItsOwn } = returned;
    if (!isOfParity && isItsOwn)
      return [withHint(one, ['It stands so in the document: correct it there, and read it again.'])];
    const name = [one.code, changed.key, changed.length, changed.language].join(' ');
    // What a glossary has for a term is another word in each language.
    if (reported.has(name)) return isOfParity ? [] : [one];
    reported.add(name);
    const advice = isError(one)
      ? adviceOn(changed, changes)
      : [`The document has changed it in ${changed.language} alone: see whether the others are to say so too.`];
    return [withHint(one, advice)];
  });
}

/** The mistakes that a check would find: those in texts of a file of translations with their place there. */
export function withPlaceInFile(
  found: readonly Diagnostic[],
  changes: readonly TextChange[],
  after: PackOutline,
): readonly Diagnostic[] {
  return found.filter(isError).map((one) => {
    const span = returnedText(one, changes, after)?.text.origin;
    const message = 'It comes in here: correct it, and import the file again.';
    return span ? { ...one, related: [...one.related, { span, message }] } : one;
  });
}

function withHint(one: Diagnostic, advice: readonly string[]): Diagnostic {
  return { ...one, hint: [...(one.hint === undefined ? [] : [one.hint]), ...advice].join('\n') };
}

function hasOtherNumbers({ before = '', after = '' }: ChangedText): boolean {
  const numbersOf = (text: string) => (text.match(/\p{N}+/gu) ?? []).sort().join(' ');
  return numbersOf(before) !== numbersOf(after);
}

/** The text that came back of which a finding is: by itself, or beside one in another language. */
function returnedText<Text extends TextName>(
  { span, related }: Diagnostic,
  texts: readonly Text[],
  after: PackOutline,
): { readonly text: Text; readonly isItsOwn: boolean } | undefined {
  const isIn = (name: Text, at: Span) => {
    const text = after.texts.find(({ key }) => key === name.key);
    const node = text && currentText(text, name, after.languages);
    return node !== undefined && isWithin(at, node.span);
  };
  const own = span && texts.find((one) => isIn(one, span));
  if (own) return { text: own, isItsOwn: true };
  const beside = texts.find((one) => related.some((place) => isIn(one, place.span)));
  return beside && { text: beside, isItsOwn: false };
}

/** Where the text stands today, in each language: whoever has only the page does not know the files. */
function adviceOn(changed: ChangedText, changes: ReturnedChanges): readonly string[] {
  const { languages } = changes.before;
  const places = languages.flatMap((language) => placeBefore({ ...changed, language }, changes) ?? []);
  return [
    `The document has it in ${changed.language} alone. Change it in every language, and read the document again; or put it back in the document.`,
    ...places,
  ];
}

/** `en: recommendations.yaml:27` */
function placeBefore(changed: ChangedText, { before, sources }: ReturnedChanges): string | undefined {
  const text = before.texts.find(({ key }) => key === (changed.wordedAs ?? changed.key));
  const node = text && currentText(text, changed, before.languages);
  const source = node && sources.get(node.span.source);
  return source && node && `  ${changed.language}: ${source.id}:${positionAt(source.text, node.span.start).line}`;
}
