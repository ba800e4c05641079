import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { formatFrame } from '../../src/diagnostics/format-frame.js';
import { toJson } from '../../src/diagnostics/format-json.js';
import type { Sources } from '../../src/diagnostics/source.js';
import type { Span } from '../../src/diagnostics/span.js';
import { casesOf, depth } from '../support/depth.js';
import { foundIn } from '../support/mistakes.js';
import { byteMutants, type Mutant, structuredMutants } from '../support/mutations.js';

/** Seeds are fixed, so that any failure comes again. */
const cases = casesOf(20_000, 600);
const timeout = cases * 50;
/** Far more than any case needs, and far less than what grows faster than its input. */
const slowestMs = 10_000;

function expectWithin(span: Span, sources: Sources): void {
  const { text } = sources.get(span.source) ?? {};
  if (text === undefined) throw new Error(`no file ${span.source}`);
  if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length)) {
    throw new Error(`${span.source}: ${span.start} to ${span.end} of ${text.length}`);
  }
}

/** Plain throws: one comparison of the test library would cost as much as the rest of a case. */
function expectSound(d: Diagnostic, sources: Sources): void {
  if (!d.code || !/\S/.test(d.message)) throw new Error('a diagnostic says nothing');
  if (!d.span) throw new Error(`${d.code} has no place`);
  for (const span of [d.span, ...d.related.map((r) => r.span)]) expectWithin(span, sources);
  const shown = formatFrame(d, sources);
  const [raw] = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/u.exec(shown) ?? [];
  if (raw !== undefined) throw new Error(`${d.code} shows U+${raw.codePointAt(0)?.toString(16)} raw`);
  const json = toJson(d, sources);
  if (!((json.line ?? 0) >= 1 && (json.column ?? 0) >= 1)) throw new Error(`${d.code} has no line and column`);
}

function fuzz(mutants: fc.Arbitrary<Mutant>, seed: number): ReadonlyMap<string, number> {
  const codes = new Map<string, number>();
  fc.assert(
    fc.property(mutants, ({ files }) => {
      const start = performance.now();
      const { diagnostics, sources } = foundIn(files());
      for (const d of diagnostics) {
        expectSound(d, sources);
        codes.set(d.code, (codes.get(d.code) ?? 0) + 1);
      }
      const took = performance.now() - start;
      if (took > slowestMs) throw new Error(`took ${Math.round(took)} ms`);
    }),
    { seed, numRuns: cases / 2 },
  );
  return codes;
}

describe('a damaged pack is told of, each mistake in its place, and nothing breaks', () => {
  it(
    'with keys, values, texts and lines changed',
    () => {
      // That many kinds of mistakes are reached shows that the changes go deeper than the syntax.
      expect(fuzz(structuredMutants, 20260131).size).toBeGreaterThan(depth === 'fast' ? 15 : 25);
    },
    timeout,
  );

  it(
    'with bytes changed',
    () => {
      expect(fuzz(byteMutants, 20260201).size).toBeGreaterThan(depth === 'fast' ? 8 : 15);
    },
    timeout,
  );
});
