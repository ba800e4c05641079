import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { isError } from '../../src/diagnostics/diagnostic.js';
import { lengthOf, shortened } from '../../src/fit/shorten.js';
import { builtIn } from '../support/built.js';
import { builtInPackFolder, workspace } from '../support/packs.js';

interface Lengths {
  full: string;
  short: string;
}
interface Recommendations {
  pillars: { id: string; measures: { id: string; priority: string; text: Record<string, string | Lengths> }[] }[];
}

const { path: cwd, remove } = workspace({ pack: builtInPackFolder });
afterAll(remove);
const file = join(cwd, 'content/pack/recommendations.yaml');
// Texts that are cut short lose terms that the other languages keep.
writeFileSync(join(cwd, 'content/pack/glossary.yaml'), 'glossary: []\n');
// Every text that may be shortened is in one file.
const reader = join(cwd, 'content/pack/audiences/un-delegates.yaml');
const { 'cooperation.united-nations': _, ...others } = parse(readFileSync(reader, 'utf8')).text;
writeFileSync(reader, stringify({ ...parse(readFileSync(reader, 'utf8')), text: others }, { lineWidth: 0 }));
const request = { packs: ['pack'], audiences: ['un-delegates'], formats: ['pdf' as const] };

function rewrite(change: (recommendations: Recommendations) => void): void {
  const content = parse(readFileSync(file, 'utf8')) as Recommendations;
  change(content);
  writeFileSync(file, stringify(content, { lineWidth: 0 }));
}

/** As in "Shorten agenda.capacity by 23 words (from 58 to 35)". */
const advice = /^Shorten ([a-z0-9.-]+) by (\d+) (word|character)s? \(from (\d+) to (\d+)\)/;

describe('a page whose musts are twice too long', () => {
  it('fails with advice that makes it pass', async () => {
    rewrite(({ pillars }) => {
      for (const measure of pillars.flatMap(({ measures }) => measures)) {
        measure.priority = 'must';
        for (const [locale, text] of Object.entries(measure.text)) {
          const full = typeof text === 'string' ? text : text.full;
          // Without numbers, which all languages must share.
          const words = full.replace(/\d+|\*\*|\[@[^\]]*\]/g, '');
          measure.text[locale] = [words, words].join(locale === 'en' ? ' ' : '');
        }
      }
    });
    const before = await builtIn(cwd, request);
    const errors = before.report.diagnostics.filter((d) => d.code === 'fit/overflow');
    expect(errors.map((d) => d.variant)).toEqual(['un-delegates.zh-Hant', 'un-delegates.zh-Hans', 'un-delegates.en']);
    expect(before.written.size).toBe(0);
    for (const { message, hint = '', span, related, variant } of errors) {
      expect(message).toMatch(/\b\d+ pt\b/);
      const counted = variant === 'un-delegates.en' ? 'word' : 'character';
      // Every text to shorten has its span, the one to shorten most first.
      const cuts = [hint, ...related.map((r) => r.message)].map((said) => advice.exec(said) ?? []);
      expect(hint).toContain(`(${related.length})`);
      // And units without which it fits as it is.
      expect(hint.replace(advice, '')).toMatch(/\b[a-z]+\.[a-z-]+\b/);
      for (const place of [span, ...related.map((r) => r.span)]) {
        expect(place?.source).toBe('content/pack/recommendations.yaml');
      }
      const by = cuts.map(([, , count]) => Number(count));
      expect(by).toEqual([...by].sort((a, b) => b - a));
      rewrite(({ pillars }) => {
        for (const [, name = '', , unit, from, to] of cuts) {
          expect(unit).toBe(counted);
          const [pillar, id] = name.split('.');
          const measure = pillars.find((p) => p.id === pillar)?.measures.find((m) => m.id === id);
          const locale = variant?.split('.')[1] ?? '';
          const text = measure?.text[locale];
          if (!measure || typeof text !== 'string') throw new Error(`the advice names ${name}, which is no measure`);
          expect(lengthOf(text, counted)).toBe(Number(from));
          measure.text[locale] = shortened(text, Number(to), counted);
        }
      });
    }
    const after = await builtIn(cwd, request);
    expect(after.report.diagnostics.filter(isError).map((d) => `${d.code} ${d.message}`)).toEqual([]);
    expect(after.report.briefs.map((b) => b.id)).toEqual(errors.map((d) => d.variant));
  }, 60_000);
});
