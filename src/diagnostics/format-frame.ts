import type { Diagnostic } from './diagnostic.js';
import { displayWidth } from './display-width.js';
import { type Paint, plain } from './paint.js';
import { printable } from './printable.js';
import { lineAt, positionAt, type Sources } from './source.js';
import type { Span } from './span.js';

/** Columns of a terminal. */
const maxWidth = 110;
/** Columns shown before the span where a line is cut. */
const contextWidth = 40;

/**
 * A diagnostic for people: `file:line:column`, the message, a code frame with the span underlined, the hint.
 * Control characters of the source are shown as symbols, so nothing from a pack reaches the terminal raw.
 */
export function formatFrame(d: Diagnostic, sources: Sources, paint: Paint = plain): string {
  const lines = [`${place(d.span, sources)}${paint(d.severity, `${d.severity}:`)} ${printable(d.message)} [${d.code}]`];
  if (d.span) lines.push(...codeFrame(d.span, sources, (text) => paint(d.severity, text)));
  for (const { span, message } of d.related) {
    lines.push(`  ${place(span, sources)}${printable(message)}`);
  }
  const hint = d.hint?.split('\n') ?? [];
  lines.push(...hint.map((line, i) => `${i === 0 ? '  → ' : '    '}${printable(line)}`.trimEnd()));
  if (d.variant) lines.push(`  in ${d.variant}`);
  return lines.join('\n');
}

function place(span: Span | undefined, sources: Sources): string {
  if (!span) return '';
  const text = sources.get(span.source)?.text;
  if (text === undefined) return `${printable(span.source)}: `;
  const { line, column } = positionAt(text, span.start);
  return `${printable(span.source)}:${line}:${column}: `;
}

/** The line of a span with a mark below it, after the line before it; none where the source is unknown. */
export function codeFrame(span: Span, sources: Sources, mark = (text: string) => text): string[] {
  const text = sources.get(span.source)?.text;
  if (text === undefined || text === '') return [];
  const { line } = positionAt(text, span.start);
  const target = lineAt(text, line);
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const from = Math.min(span.start, text.length) - lineStart;
  const to = Math.min(span.end - lineStart, target.length);

  const gutter = String(line).length;
  const row = (n: number, content: string) => `  ${String(n).padStart(gutter)} | ${content}`.trimEnd();
  const out: string[] = [];
  if (line > 1) out.push(row(line - 1, clip(lineAt(text, line - 1), 0).text));
  const shown = clip(target, from);
  out.push(row(line, shown.text));
  const before = displayWidth(printable(target.slice(shown.start, from)));
  const first = String.fromCodePoint(target.codePointAt(from) ?? 0).length;
  const marked = displayWidth(printable(target.slice(from, Math.max(from + first, Math.min(to, shown.end)))));
  const pad = (shown.start > 0 ? 1 : 0) + before;
  out.push(`  ${' '.repeat(gutter)} | ${' '.repeat(pad)}${mark('^'.repeat(Math.max(1, marked)))}`);
  return out;
}

/** A long line is shown as a window that holds offset `around`, cut between characters. */
function clip(line: string, around: number): { text: string; start: number; end: number } {
  if (fits(line, maxWidth)) return { text: printable(line), start: 0, end: line.length };
  // A character takes no more than two columns, and half ones and combining marks are few: this is as far as is looked.
  const before = line.slice(Math.max(0, around - maxUnits), around);
  const start = fits(line.slice(0, around), maxWidth / 2 - 1)
    ? 0
    : around - unitsWithin(contextWidth, [...before].reverse());
  const end = start + unitsWithin(maxWidth, [...line.slice(start, start + maxUnits)]);
  const body = printable(line.slice(start, end));
  return { text: `${start > 0 ? '…' : ''}${body}${end < line.length ? '…' : ''}`, start, end };
}

/** UTF-16 units, more than a window of the frame has. */
const maxUnits = 2_000;

function fits(text: string, width: number): boolean {
  return text.length <= maxUnits && displayWidth(printable(text)) <= width;
}

/** How many UTF-16 units of the first characters fit a width in columns. */
function unitsWithin(width: number, chars: readonly string[]): number {
  let [units, used] = [0, 0];
  for (const char of chars) {
    used += displayWidth(printable(char));
    if (used > width) break;
    units += char.length;
  }
  return units;
}
