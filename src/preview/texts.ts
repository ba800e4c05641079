import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { type Brief, type BriefText, textsOf } from '../model/brief.js';
import type { Place, PreviewText } from './shown.js';

/**
 * The texts of a brief beside those that they were translated from, in the order of the page; a short text after the full
 * one where it is another. `warnings` know which translations are older than their source.
 */
export function textsBeside(
  source: Brief,
  translation: Brief,
  warnings: readonly Diagnostic[],
  placeOf: (span: Span) => Place | undefined,
): readonly PreviewText[] {
  const isSame = source.variant.locale === translation.variant.locale;
  const stale = warnings.flatMap(({ code, span }) => (code === 'lint/stale-translation' && span ? [span] : []));
  const shown = ({ text }: BriefText) => {
    const place = placeOf(text.span);
    return { text: text.text, ...(place ? { place } : {}) };
  };
  const translated = new Map(textsOf(translation).map((each) => [nameOf(each), each]));
  const texts = textsOf(source);
  const different = texts.filter(({ field, text }, i) => field !== 'short' || text.text !== texts[i - 1]?.text.text);
  return different.map((each) => {
    const other = translated.get(nameOf(each));
    return {
      unit: nameOf(each),
      source: shown(each),
      ...(isSame || !other ? {} : { translation: shown(other) }),
      stale: other !== undefined && stale.some((span) => isWithin(span, other.text.span)),
    };
  });
}

/** A mark stands on the words of a text, which the file may have in quotation marks. */
function isWithin(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

function nameOf({ unit, field }: BriefText): string {
  const isMain = field === unit || field === 'finding' || field === 'title' || field === 'full';
  return isMain ? unit : `${unit} (${field})`;
}
