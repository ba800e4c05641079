import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { positionAt, type Sources } from '../diagnostics/source.js';
import { isWithin } from '../diagnostics/span.js';
import type { PackOutline } from '../pack/load-pack.js';
import { currentText } from '../write-back/apply-texts.js';
import type { ChangedText } from '../write-back/text-change.js';

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
 * may stand beside another 5. Of a text that came back with other numbers or other stress than it has in the other languages
 * one finding, in the place of one for each of them, and what to do: a page comes back in one language, and cannot change the
 * others.
 */
export function withParityAdvice(found: readonly Diagnostic[], changes: ReturnedChanges): readonly Diagnostic[] {
  const reported = new Set<string>();
  return found.flatMap((one) => {
    const changed = one.code.startsWith('lint/parity-') ? changedTextOf(one, changes) : undefined;
    if (!isError(one) && !(changed && hasOtherNumbers(changed))) return [];
    if (!changed) return [one];
    const { key, length, language } = changed;
    const name = [one.code, key, length, language].join(' ');
    if (reported.has(name)) return [];
    reported.add(name);
    const advice = isError(one)
      ? adviceOn(changed, changes)
      : [`The document has changed it in ${language} alone: see whether the others are to say so too.`];
    return [{ ...one, hint: [...(one.hint === undefined ? [] : [one.hint]), ...advice].join('\n') }];
  });
}

function hasOtherNumbers({ before = '', after = '' }: ChangedText): boolean {
  const numbersOf = (text: string) => (text.match(/\p{N}+/gu) ?? []).sort().join(' ');
  return numbersOf(before) !== numbersOf(after);
}

function changedTextOf(
  { span, related = [] }: Diagnostic,
  { changed, after }: ReturnedChanges,
): ChangedText | undefined {
  const spans = [span, ...related.map((one) => one.span)];
  return changed.find((one) => {
    const text = after.texts.find(({ key }) => key === one.key);
    const node = text && currentText(text, one, after.languages);
    return node !== undefined && spans.some((at) => at !== undefined && isWithin(at, node.span));
  });
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
