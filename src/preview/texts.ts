import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { type Brief, type SourcedText, unitsOf } from '../model/brief.js';
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
  const located = ({ text, span }: SourcedText) => {
    const location = locationOf(span);
    return { text, ...(location ? { location } : {}) };
  };
  const translated = textsOf(translation);
  return textsOf(source).map(({ unit, kind, text }) => {
    const other = translated.find((one) => one.unit === unit && one.kind === kind)?.text;
    return {
      unit,
      kind,
      source: located(text),
      ...(isSame || !other ? {} : { translation: located(other) }),
      stale: other !== undefined && stale.some((span) => isWithin(span, other.span)),
    };
  });
}

/** The span of a warning is without the quotation marks that the file may have around the text. */
function isWithin(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

interface NamedText extends Pick<PreviewText, 'unit' | 'kind'> {
  readonly text: SourcedText;
}

function textsOf(brief: Brief): readonly NamedText[] {
  const main = (unit: string, text: SourcedText | undefined): readonly NamedText[] =>
    text ? [{ unit, kind: 'main', text }] : [];
  return [
    ...main('headline', brief.headline),
    ...main(brief.finding.id, brief.finding),
    ...main('ask', brief.ask),
    ...main('applicability', brief.applicability),
    ...main('method', brief.method),
    ...brief.pillars.flatMap(({ id, title, headline }): readonly NamedText[] => [
      ...main(id, title),
      { unit: id, kind: 'headline', text: headline },
    ]),
    ...unitsOf(brief).flatMap(({ id, full, short }): readonly NamedText[] => [
      ...main(id, full),
      ...(short.text === full.text ? [] : [{ unit: id, kind: 'short' as const, text: short }]),
    ]),
  ];
}
