import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isWithin, type Span } from '../diagnostics/span.js';
import { type Brief, type BriefText, textsOf } from '../model/brief.js';
import type { PreviewText, SourceLocation } from './responses.js';

/**
 * The texts of a brief beside their source texts, in the order of the page; a short text follows the full one where they
 * differ. `warnings` say which translations are older than their source.
 */
export function textsBeside(
  source: Brief,
  translation: Brief,
  warnings: readonly Diagnostic[],
  locationOf: (span: Span) => SourceLocation | undefined,
): readonly PreviewText[] {
  const isSame = source.variant.locale === translation.variant.locale;
  const stale = warnings.flatMap(({ code, span }) => (code === 'lint/stale-translation' && span ? [span] : []));
  const shown = ({ text: { text, span } }: BriefText) => {
    const location = locationOf(span);
    return { text, ...(location ? { location } : {}) };
  };
  const keyOf = ({ unit, field }: BriefText) => `${unit} ${field}`;
  const translated = new Map(textsOf(translation).map((each) => [keyOf(each), each]));
  const texts = textsOf(source);
  const different = texts.filter(({ field, text }, i) => field !== 'short' || text.text !== texts[i - 1]?.text.text);
  return different.map((each) => {
    const other = translated.get(keyOf(each));
    return {
      unit: each.unit,
      field: each.field,
      source: shown(each),
      ...(isSame || !other ? {} : { translation: shown(other) }),
      stale: other !== undefined && stale.some((span) => isWithin(span, other.text.span)),
    };
  });
}
