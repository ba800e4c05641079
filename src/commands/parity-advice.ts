import type { Diagnostic } from '../diagnostics/diagnostic.js';
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
 * Of a text that came back with other numbers or other stress than it has in the other languages, one mistake in the place
 * of one for each of them, and what to do: a page comes back in one language, and cannot change the others.
 */
export function withParityAdvice(diagnostics: readonly Diagnostic[], changes: ReturnedChanges): readonly Diagnostic[] {
  const reported = new Set<string>();
  return diagnostics.flatMap((one) => {
    const changed = one.code.startsWith('lint/parity-') ? changedTextOf(one, changes) : undefined;
    if (!changed) return [one];
    const { key, length, language } = changed;
    const name = [one.code, key, length, language].join(' ');
    if (reported.has(name)) return [];
    reported.add(name);
    const place = placeBefore(changed, changes);
    const where = place === undefined ? '' : `, at ${place} and beside it`;
    const advice = `The document has it in ${language} alone: change all languages in the YAML${where}, and read the document again. Or put it back in the document.`;
    return [{ ...one, hint: one.hint === undefined ? advice : `${one.hint}\n${advice}` }];
  });
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

/** `recommendations.yaml:27` */
function placeBefore(changed: ChangedText, { before, sources }: ReturnedChanges): string | undefined {
  const text = before.texts.find(({ key }) => key === (changed.wordedAs ?? changed.key));
  const node = text && currentText(text, changed, before.languages);
  const source = node && sources.get(node.span.source);
  return source && node && `${source.id}:${positionAt(source.text, node.span.start).line}`;
}
