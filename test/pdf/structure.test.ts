import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPdf } from '../../src/pdfua/check-pdf.js';
import { builtIn, builtInPack } from '../support/built.js';
import { editFile } from '../support/folders.js';
import { applyEdits, miniPackFolder, workspace } from '../support/packs.js';
import { type PdfFacts, pdfFacts, type StructureNode, squeeze } from '../support/pdf.js';
import { shield } from '../support/pictures.js';

/** The ToUnicode maps of a PDF, without their ranges of codes. */
function toUnicodeMaps(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap((match) => {
    const plain = inflated(Buffer.from(match[1] ?? '', 'latin1'));
    return plain.includes('begincmap') ? [plain.replace(/<\w{4}> <\w{4}> (?=\[)/g, '')] : [];
  });
}

function inflated(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    return '';
  }
}

/** Every element of the tree, in reading order. */
function all(node: StructureNode): StructureNode[] {
  return [node, ...node.kids.flatMap(all)];
}

/** The words of an element and its descendants. Those of a paragraph come before its reference marks here. */
function words(node: StructureNode): string {
  return node.text + node.kids.map(words).join('');
}

const of = (facts: PdfFacts, role: string) => all(facts.structure).filter((node) => node.role === role);

describe.each(['en', 'zh-Hant', 'zh-Hans'])('the structure of the PDFs in %s', (locale) => {
  const briefs = new Map<string, PdfFacts>();
  const files = new Map<string, Uint8Array>();
  beforeAll(async () => {
    const { report, file } = await builtInPack();
    for (const { id } of report.briefs.filter(({ entry }) => entry.language === locale)) {
      files.set(id, file(`/${id}.pdf`));
      briefs.set(id, await pdfFacts(file(`/${id}.pdf`)));
    }
  });

  it('encloses everything drawn in an element or an artifact', () => {
    expect(briefs.size).toBe(6);
    for (const [id, facts] of briefs) expect(facts.unmarked, id).toBe(0);
  });

  it('has all words of the page, and no element without words', () => {
    for (const [id, facts] of briefs) {
      const sorted = (text: string) => [...squeeze(text)].sort().join('');
      expect(sorted(words(facts.structure)), id).toBe(sorted(facts.text));
      // A figure has an alternative text instead.
      for (const node of all(facts.structure).filter((n) => n.role !== 'Figure'))
        expect(squeeze(words(node)), `${id} ${node.role}`).not.toBe('');
      expect(of(facts, 'Figure'), id).toHaveLength(facts.alternatives.length);
    }
  });

  it('has one title, then headings that skip no level, in reading order', () => {
    for (const [id, facts] of briefs) {
      const headings = all(facts.structure).filter((node) => /^H\d$/.test(node.role));
      const levels = headings.map((node) => Number(node.role.slice(1)));
      expect(
        levels.filter((level) => level === 1),
        id,
      ).toHaveLength(1);
      expect(levels[0], id).toBe(1);
      expect(
        levels.filter((level) => level === 3),
        id,
      ).toHaveLength(4);
      for (const [i, level] of levels.slice(1).entries()) expect(level - (levels[i] ?? 0), id).toBeLessThanOrEqual(1);
      expect(squeeze(words(headings[0] as StructureNode)), id).toBe(squeeze(facts.title));
      const numbers = headings.filter((h) => h.role === 'H3').map((h) => h.text.trim()[0]);
      expect(numbers, id).toEqual(['1', '2', '3', '4']);
    }
  });

  it('has the heading of the recommendations before the first of them', () => {
    for (const [, facts] of briefs) {
      const roles = all(facts.structure).map((node) => node.role);
      expect(roles.slice(0, roles.indexOf('H3')).lastIndexOf('H2')).toBeGreaterThan(0);
      const section = all(facts.structure).find(
        (n) => n.role === 'Sect' && n.kids.some((k) => k.kids[0]?.role === 'H3'),
      );
      expect(section?.kids.map((k) => k.role)).toEqual(['H2', 'Sect', 'Sect', 'Sect', 'Sect']);
    }
  });

  it('has lists of items with a label and a body', () => {
    for (const [id, facts] of briefs) {
      expect(of(facts, 'L').length, id).toBeGreaterThanOrEqual(5);
      for (const list of of(facts, 'L')) expect(new Set(list.kids.map((k) => k.role)), id).toEqual(new Set(['LI']));
      for (const item of of(facts, 'LI'))
        expect(
          item.kids.map((k) => k.role),
          id,
        ).toEqual(['Lbl', 'LBody']);
    }
  });

  it('has each key figure as one sentence that starts with its number', () => {
    for (const [id, facts] of briefs) {
      const sentences = of(facts, 'P').map((p) => squeeze(words(p)));
      const places = locale === 'en' ? /^\d+\+?.*\[1\]para/ : /^\d+.*\[1\]第\d+段/;
      expect(sentences.filter((s) => places.test(s)).length, id).toBeGreaterThanOrEqual(of(facts, 'Figure').length);
    }
  });

  it('has links with words', () => {
    for (const [id, facts] of briefs) {
      const links = of(facts, 'Link').map((link) => squeeze(link.text));
      expect(links, id).toContain('https://doi.org/10.16619/j.cnki.rmltxsqy.2025.09.003');
      const marks = of(facts, 'Reference');
      expect(
        marks.every((mark) => /^,?\d$/.test(words(mark).trim()) && mark.kids.map((k) => k.role).join() === 'Link'),
        id,
      ).toBe(true);
    }
  });

  it('has reference marks that lead to their source, and describe it', () => {
    for (const [id, facts] of briefs) {
      // Sorted, since the words of a note's links come after its other words here.
      const sorted = (text: string) => [...squeeze(text)].sort().join('');
      const notes = of(facts, 'Note').map((note) => sorted(words(note)));
      expect(notes.length, id).toBeGreaterThanOrEqual(1);
      expect(facts.jumps.length, id).toBe(of(facts, 'Reference').length);
      for (const { says, toPt } of facts.jumps) {
        expect(notes, id).toContain(sorted(says));
        // To the line of its number, in the lower half of the page.
        expect(toPt, id).toBeGreaterThan(facts.lowestPt);
        expect(toPt, id).toBeLessThan(facts.sizePt[1] / 2);
      }
    }
  });

  it('has bookmarks of its headings, in their order and with their positions', () => {
    for (const [id, facts] of briefs) {
      const flat = (marks: PdfFacts['bookmarks']): PdfFacts['bookmarks'] =>
        marks.flatMap((m) => [m, ...flat(m.inside)]);
      const headings = all(facts.structure).filter((node) => /^H\d$/.test(node.role));
      const marks = flat(facts.bookmarks);
      expect(marks, id).toHaveLength(headings.length);
      for (const [i, mark] of marks.entries()) {
        // The source reference in the heading's line is no part of its bookmark.
        expect(squeeze(words(headings[i] as StructureNode)).startsWith(squeeze(mark.title)), mark.title).toBe(true);
        const { yPt = 0 } = facts.placeOf(mark.title) ?? {};
        expect(mark.toPt - yPt, mark.title).toBeGreaterThan(0);
        expect(mark.toPt - yPt, mark.title).toBeLessThan(40);
      }
      expect(facts.bookmarks.map((m) => m.title)).toEqual([facts.title]);
      expect(facts.bookmarks[0]?.inside.find((m) => m.inside.length > 0)?.inside).toHaveLength(4);
    }
  });

  it('marks words of another language', () => {
    const foreign = [...briefs.values()].flatMap((facts) =>
      of(facts, 'Span').map(({ lang, text }) => `${lang}: ${squeeze(text)}`),
    );
    if (locale === 'en') expect(foreign).toEqual([]);
    else expect(foreign.join('\n')).toMatch(/^en: \p{L}/mu);
  });

  it('maps no character to U+0000, U+FEFF or U+FFFE', () => {
    for (const [id, bytes] of files) {
      const maps = toUnicodeMaps(bytes);
      expect(maps.length, id).toBeGreaterThanOrEqual(3);
      for (const map of maps) expect(map, id).not.toMatch(/\[[^\]]*<(?:0000|feff|fffe)>/i);
    }
  });

  it('breaks no rule of PDF/UA that we check', () => {
    for (const [id, bytes] of files) expect(checkPdf(bytes), id).toEqual([]);
  });
});

describe('a letterhead and metadata', () => {
  it('are a figure with an alternative text, and escaped titles', async () => {
    const { path, remove } = workspace({ mini: miniPackFolder });
    try {
      mkdirSync(join(path, 'templates/themes'), { recursive: true });
      writeFileSync(
        join(path, 'templates/themes/house.yaml'),
        'base: standard\nissuer: { name: "R&D House", logo: { file: s.svg, alt: { en: "A shield", zh-Hant: "一面盾" } } }\n',
      );
      writeFileSync(join(path, 'templates/themes/s.svg'), shield);
      const readers = join(path, 'content/mini/audiences/readers.yaml');
      editFile(readers, '"What readers should know"', '"R&D: “smaller” & better"');
      const { report, file } = await builtIn(path, { theme: 'house', formats: ['pdf'] });
      expect(report.diagnostics).toEqual([]);
      const facts = await pdfFacts(file('readers.en.house.pdf'));
      expect(facts.alternatives).toEqual(['A shield']);
      expect(facts.unmarked).toBe(0);
      const problems: string[] = [];
      let text = '';
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (cause) => problems.push(cause.message));
      parser.on('text', (part) => {
        text += part;
      });
      parser.write(facts.xmp.replace(/<\?xpacket[^>]*\?>/g, '').trim()).close();
      expect(problems).toEqual([]);
      expect(text).toContain('R&D House');
      expect(text).toContain('R&D: “smaller” & better');
      expect(checkPdf(file('readers.en.house.pdf'))).toEqual([]);
    } finally {
      remove();
    }
  });
});

describe('a bar of several parts', () => {
  const at = workspace({ mini: miniPackFolder });
  afterAll(at.remove);

  it('is a figure with an alternative text', async () => {
    const path = join(at.path, 'content/mini/argument.yaml');
    const edited = applyEdits(readFileSync(path, 'utf8'), path, [
      { file: path, find: 'figures: { part: 2, all: 3 }', write: 'figures: { part: 2, other: 1, all: 3 }' },
      {
        file: path,
        find: 'chart: { kind: share, of: [part, all] }',
        write:
          'chart: { kind: parts, of: [part, other, all], alt: { en: "{{missing.part}} of {{missing.all}} and {{missing.other}} more", zh-Hant: "{{missing.all}}件中有{{missing.part}}件和{{missing.other}}件" } }',
      },
    ]);
    writeFileSync(path, edited);
    const { file } = await builtIn(at.path, { packs: ['mini'], formats: ['pdf'] });
    expect((await pdfFacts(file('/readers.en.pdf'))).alternatives.join()).toContain('2 of 3 and 1 more');
    expect((await pdfFacts(file('/readers.zh-Hant.pdf'))).alternatives.join()).toContain('3件中有2件和1件');
  });
});
