import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { type Brief, type SourcedText, unitsOf } from '../model/brief.js';
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
  const shown = (text: SourcedText) => {
    const place = placeOf(text.span);
    return { text: text.text, ...(place ? { place } : {}) };
  };
  const translated = new Map(textsOf(translation).map((one) => [one.name, one]));
  return textsOf(source).map(({ name, text }) => {
    const other = translated.get(name)?.text;
    return {
      unit: name,
      source: shown(text),
      ...(isSame || !other ? {} : { translation: shown(other) }),
      stale: other !== undefined && stale.some((span) => isWithin(span, other.span)),
    };
  });
}

/** A mark stands on the words of a text, which the file may have in quotation marks. */
function isWithin(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

interface NamedText {
  readonly name: string;
  readonly text: SourcedText;
}

function textsOf(brief: Brief): readonly NamedText[] {
  const line = (name: string, text: SourcedText | undefined) => (text ? [{ name, text }] : []);
  return [
    ...line('headline', brief.headline),
    ...line(brief.finding.id, brief.finding),
    ...line('ask', brief.ask),
    ...line('applicability', brief.applicability),
    ...line('method', brief.method),
    ...brief.pillars.flatMap(({ id, title, headline }) => [...line(id, title), ...line(`${id} (headline)`, headline)]),
    ...unitsOf(brief).flatMap(({ id, full, short }) => [
      ...line(id, full),
      ...(short.text === full.text ? [] : line(`${id} (short)`, short)),
    ]),
  ];
}
