import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import type { Located } from '../validation/located.js';

/** What its schema says of a value is more to the point than that its YAML was unsound in the same place. */
export function withoutCovered(inFiles: readonly Diagnostic[], issues: readonly Diagnostic[]): readonly Diagnostic[] {
  const placeOf = ({ span }: Diagnostic) => (span ? `${span.source} ${span.start}` : undefined);
  const covering = issues.filter(({ code }) => code === 'content/invalid-value' || code === 'content/missing-key');
  const places = new Set(covering.map(placeOf));
  return inFiles.filter((d) => !(d.code.startsWith('yaml/') && d.code !== 'yaml/encoding' && places.has(placeOf(d))));
}

/**
 * What a line means follows from where it stands. Where it first has to be put in its place, nothing is reported of it, nor that
 * what is above it in its file lacks a key, which may be its own.
 */
export function withoutGuesses(issues: readonly Diagnostic[], guessed: readonly Span[]): readonly Diagnostic[] {
  const follows = ({ code, span }: Diagnostic, { source, start, end }: Span) => {
    if (span?.source !== source || span.start > end) return false;
    if (code === 'content/missing-key') return true;
    return (code === 'content/unknown-key' || code === 'content/wrong-type') && span.start >= start;
  };
  return issues.filter((issue) => !guessed.some((line) => follows(issue, line)));
}

/** A key that seems to be missing may stand there under a name that is unknown. */
export function withoutMisnamed(
  findings: readonly Diagnostic[],
  entry: Located | undefined,
  issues: readonly Diagnostic[],
): readonly Diagnostic[] {
  const isMisnamed = issues.some(
    ({ code, span }) => code === 'content/unknown-key' && span && isInside(span, entry?.span),
  );
  return isMisnamed ? findings.filter(({ code }) => code !== 'content/missing-key') : findings;
}

/** A word is unknown, or has the wrong form, for a character in it that nobody sees: reported there, and once. */
export function withHidden(diagnostics: readonly Diagnostic[], sources: readonly SourceFile[]): readonly Diagnostic[] {
  const hidden = diagnostics.filter(({ code }) => hiddenCharacters.includes(code));
  if (hidden.length === 0) return diagnostics;
  const covered = new Set<Diagnostic>();
  const others = diagnostics.map((one) => {
    const inside = wordCodes.includes(one.code) ? hidden.filter(({ span }) => span && isInside(span, one.span)) : [];
    for (const each of inside) covered.add(each);
    const [first] = inside;
    const text = sources.find(({ id }) => id === one.span?.source)?.text;
    if (!first || !one.span || text === undefined) return one;
    const anew = withoutSpans(
      text,
      one.span,
      inside.flatMap(({ span }) => span ?? []),
    );
    return { ...one, hint: `${first.message}\nDelete the word with what is in it, and write it anew:\n  ${anew}` };
  });
  return others.filter((one) => !covered.has(one));
}

function isInside({ source, start }: Span, around: Span | undefined): boolean {
  return around?.source === source && around.start <= start && start < around.end;
}

function withoutSpans(text: string, around: Span, spans: readonly Span[]): string {
  const starts = [around.start, ...spans.map(({ end }) => end)];
  const ends = [...spans.map(({ start }) => start), around.end];
  return starts.map((start, i) => text.slice(start, ends[i])).join('');
}

const hiddenCharacters: readonly DiagnosticCode[] = ['content/invisible-character', 'content/unsafe-character'];
/** Codes of one word: a key, an id, a number. */
const wordCodes: readonly DiagnosticCode[] = [
  'content/unknown-key',
  'content/invalid-value',
  'content/unknown-language',
  'content/unknown-id',
  'content/unknown-reference',
  'content/bad-placeholder',
  'content/unknown-figure',
];
