import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editFile, testFolder, textsBelow } from '../support/folders.js';
import { run } from '../support/program.js';
import { editWord } from '../support/word.js';

/** The mini pack with every kind of text that a page prints. */
function furnish(pack: string): void {
  const text = (words: string) => `{ en: "${words}", zh-Hant: "字" }`;
  editFile(
    join(pack, 'argument.yaml'),
    'pillars:\n',
    `  units:
    - { id: stake, role: why-now, priority: must, source: { paragraphs: [1] }, text: ${text('A stake of importance.')}, limits: ${text('Stakes are uncertain.')} }
pillars:
`,
  );
  editFile(
    join(pack, 'argument.yaml'),
    '        priority: must\n',
    `        priority: must
        owner: ${text('the town hall')}
        by: ${text('the next winter')}
        cost: ${text('a few coins')}
        facts: [counted]
`,
  );
  editFile(
    join(pack, 'argument.yaml'),
    'facts:\n',
    `facts:
  - { id: counted, figures: { n: 4 }, value: { en: "{{counted.n}}", zh-Hant: "{{counted.n}}" }, standing: reported, references: [smith2025], source: { paragraphs: [1] }, text: ${text('counters were asked')} }
  - { id: plain, standing: reported, references: [smith2025], priority: must, source: { paragraphs: [1] }, text: ${text('Nobody has asked before.')} }
`,
  );
  editFile(
    join(pack, 'pack.yaml'),
    '  source: smith2025\n',
    `  source: smith2025
  places: shown
  paragraph-numbering: ${text('Paragraphs are numbered by us.')}
  issuer: ${text('Bureau of Tests')}
  handling: ${text('Handle with gloves')}
  distribution: ${text('Anyone may have it')}
  contact: ${text('Ask at the desk')}
  cite-as: ${text('Cite as we do')}
  licence: ${text('Free to copy')}
  sections: { figures: { heading: ${text('Counts')} } }
`,
  );
  editFile(
    join(pack, 'audiences/readers.yaml'),
    'weights:\n',
    `applicability: ${text('in all towns alike')}
method: ${text('by counting slowly')}
profile: research
sections: { evidence: { heading: ${text('Proofs of it')} } }
next:
  - { text: ${text('A meeting follows.')}, where: ${text('the old hall')}, by: ${text('the first of May')} }
weights:
`,
  );
}

let [folder, pack] = ['', ''];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-brief-words-'));
  const cwd = testFolderOf(folder);
  pack = join(cwd, 'content/mini');
  furnish(pack);
  expect(await run(cwd, 'build', '-f', 'docx', '-l', 'en')).toMatchObject({ status: 0 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function testFolderOf(path: string): string {
  cpSync(join(import.meta.dirname, '../support/mini-pack'), join(path, 'content/mini'), { recursive: true });
  return path;
}

const [argument, packFile, readers] = ['argument.yaml', 'pack.yaml', 'audiences/readers.yaml'] as const;
/** In the place of a text of the reader's own. */
type Place = { readonly file: string; readonly has: string } | 'not-taken';
const own = (has: string): Place => ({ file: readers, has });

describe('words that were changed in Word go', () => {
  it.each<readonly [kind: string, words: string, place: Place, everywhere: string | undefined]>([
    ['the name of the reader', 'readers', own('en: "readers and others"'), undefined],
    ['the title', 'What readers should know', own('en: "What readers should know and others"'), undefined],
    ['the ask', 'Read this page', own('en: "Read this page and others."'), undefined],
    ['where it applies', 'in all towns alike', own('en: "in all towns alike and others"'), undefined],
    ['the method', 'by counting slowly', own('en: "by counting slowly and others"'), undefined],
    ['a heading of the reader', 'Proofs of it', own('heading: { en: "Proofs of it and others"'), undefined],
    ['a next step', 'A meeting follows', own('text: { en: "A meeting follows and others."'), undefined],
    ['its place', 'the old hall', own('where: { en: "the old hall and others"'), undefined],
    ['its date', 'the first of May', own('by: { en: "the first of May and others"'), undefined],
    ['the finding', 'Two of three things', own('lede:\n  en: "Two of three things and others are'), argument],
    [
      'the title of a recommendation',
      'First',
      own('pillars:\n  first:\n    title:\n      en: "First and others"'),
      argument,
    ],
    [
      'its sentence',
      'Do the first thing',
      own('pillars:\n  first:\n    headline:\n      en: "Do the first thing and others."'),
      argument,
    ],
    ['a measure', 'Begin early', own('text:\n  first.begin:\n    en: "Begin early and others."'), argument],
    ['a fact with a figure', 'things are missing', own('text:\n  missing:\n    en: "things are missing and'), argument],
    [
      'a fact in a measure',
      'counters were asked',
      own('text:\n  counted:\n    en: "counters were asked and'),
      argument,
    ],
    ['a fact without a figure', 'Nobody has asked before', own('text:\n  plain:\n    en: "Nobody has asked'), argument],
    ['a point of the framing', 'A stake of importance', own('text:\n  stake:\n    en: "A stake of'), argument],
    ['the heading over the recommendations', 'What the author advises', own('recommendations'), argument],
    ['a heading of the pack', 'Counts', own('figures'), packFile],
    ['the contact', 'Ask at the desk', own('contact:\n  en: "Ask at the desk and others"'), packFile],
    ['who may have the page', 'Anyone may have it', own('distribution:\n  en: "Anyone may have it and'), packFile],
    ['how it is handled', 'Handle with gloves', own('handling:\n  en: "Handle with gloves and'), packFile],
    ['the whole of a figure', 'of ', 'not-taken', argument],
    ['the limits of a fact', 'counted once', 'not-taken', argument],
    ['the limits of a point', 'Stakes are uncertain', 'not-taken', argument],
    ['who is to act', 'the town hall', 'not-taken', argument],
    ['by when', 'the next winter', 'not-taken', argument],
    ['what it costs', 'a few coins', 'not-taken', argument],
    ['who publishes it', 'Bureau of Tests', 'not-taken', packFile],
    ['how it is cited', 'Cite as we do', 'not-taken', packFile],
    ['the licence', 'Free to copy', 'not-taken', packFile],
    ['the disclaimer', 'A test, endorsed by nobody', 'not-taken', packFile],
    ['how paragraphs are counted', 'Paragraphs are numbered by us', 'not-taken', packFile],
  ])('of %s', async (_, words, place, everywhere) => {
    const change = async (...options: readonly string[]) => {
      const cwd = testFolder({ mini: pack });
      const file = join(cwd, 'page.docx');
      cpSync(join(folder, 'out/mini/readers.en.docx'), file);
      let places = 0;
      // The last place of the words is their own: they may stand in another text above.
      editWord(file, (parts) => {
        const edit = (xml = '') => {
          if (places > 0) return xml;
          const runs = [...xml.matchAll(/(<w:t xml:space="preserve">)([^<]*)(?=<)/g)];
          const found = words === 'readers' ? runs.filter(([, , text]) => text?.endsWith(words)) : runs;
          const hit =
            found.find(([, , text]) => text === words || text === `${words}.`) ??
            found.find(([, , text]) => text?.includes(words));
          if (!hit) return xml;
          places += 1;
          const at = hit.index + (hit[1]?.length ?? 0) + (hit[2]?.lastIndexOf(words) ?? 0) + words.trimEnd().length;
          return `${xml.slice(0, at)} and others${xml.slice(at)}`;
        };
        return {
          'word/document.xml': edit(parts['word/document.xml']),
          'word/footer1.xml': edit(parts['word/footer1.xml']),
        };
      });
      expect(places, 'the words stand on the page').toBe(1);
      const before = textsBelow(join(cwd, 'content/mini'));
      const { stdout } = await run(cwd, 'redline', file, '--json', '--apply', ...options);
      const { ok, diagnostics, changed, others } = JSON.parse(stdout);
      expect({ ok, others, count: changed.length }).toEqual({ ok: true, others: [], count: 1 });
      const after = textsBelow(join(cwd, 'content/mini'));
      const files = Object.keys(after).filter((name) => name.endsWith('.yaml') && after[name] !== before[name]);
      // What was taken is taken once.
      const again = JSON.parse((await run(cwd, 'redline', file, '--json', ...options)).stdout);
      return {
        ...{ files, after, again: again.changed.length },
        codes: diagnostics.map(({ code }: { code: string }) => code),
      };
    };
    const one = await change();
    if (place === 'not-taken') {
      expect({ ...one, after: {} }).toEqual({ files: [], after: {}, codes: ['change/not-taken'], again: 1 });
    } else {
      expect({ ...one, after: {} }).toEqual({ files: [place.file], after: {}, codes: [], again: 0 });
      expect(one.after[place.file]).toContain(place.has);
    }
    const all = await change('--everywhere');
    expect({ ...all, after: {} }).toEqual({ files: [everywhere ?? readers], after: {}, codes: [], again: 0 });
  });
});

/** Takes the paragraph that has words out of a page, as Word tracks it or not, wherever it stands. */
function withoutParagraph(file: string, words: string, isTracked: boolean): void {
  let count = 0;
  const edit = (xml = '') =>
    xml.replace(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs, (paragraph) => {
      if (count > 0 || !new RegExp(words, 'u').test(paragraph.replace(/<[^>]*>/g, ''))) return paragraph;
      count += 1;
      return isTracked
        ? paragraph.replace(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/gs, (run) => {
            const gone = run.replaceAll('<w:t ', '<w:delText ').replaceAll('</w:t>', '</w:delText>');
            return `<w:del w:id="9" w:author="Minister" w:date="2026-11-27T10:00:00Z">${gone}</w:del>`;
          })
        : '';
    });
  editWord(file, (parts) => {
    const body = edit(parts['word/document.xml']);
    return { 'word/document.xml': body, 'word/footer1.xml': edit(parts['word/footer1.xml']) };
  });
  expect(count, 'the words stand on the page').toBe(1);
}

describe('words that were deleted in Word are told', () => {
  it.each<readonly [kind: string, words: string, unit: string, fields: readonly string[], remedy: string]>([
    ['the name of the reader', 'For readers', 'name', ['name'], 'replace'],
    ['the title', 'What readers should know', 'headline', ['headline'], 'replace'],
    ['the ask', 'Read this page', 'ask', ['text'], 'replace'],
    ['where it applies', 'in all towns alike', 'ask', ['applicability'], 'leave-out'],
    ['the method', 'by counting slowly', 'method', ['method'], 'leave-out'],
    ['a heading of the reader', 'Proofs of it', 'evidence', ['heading'], 'leave-out'],
    ['a next step', 'A meeting follows', 'next-1', ['text', 'where', 'by'], 'leave-out'],
    ['the finding', 'Two of three things', 'finding', ['text'], 'replace'],
    ['the title of a recommendation', '1\u2002First', 'first', ['title'], 'replace'],
    ['its sentence', 'Do the first thing', 'first', ['headline'], 'replace'],
    ['a must', 'Begin early', 'first.begin', ['text', 'text', 'owner', 'by', 'cost'], 'release-and-drop'],
    ['a measure', 'Continue', 'first.continue', ['text'], 'drop'],
    ['the sentence of a figure', '^things are missing', 'missing', ['text'], 'drop'],
    ['a point of the framing', 'A stake of importance', 'stake', ['text'], 'release-and-drop'],
    ['the heading over the recommendations', 'What the author advises', 'advice', ['advice'], 'replace'],
    ['the contact', 'Ask at the desk', 'contact', ['contact'], 'leave-out'],
    ['the limits of a fact', 'counted once', 'missing', ['limits'], 'leave-out'],
    ['the disclaimer', 'A test, endorsed by nobody', 'disclaimer', ['disclaimer'], 'replace'],
  ])('of %s', async (_, words, unit, fields, remedy) => {
    for (const isTracked of [false, true]) {
      const cwd = testFolder({ mini: pack });
      const file = join(cwd, 'page.docx');
      cpSync(join(folder, 'out/mini/readers.en.docx'), file);
      withoutParagraph(file, words, isTracked);
      const before = textsBelow(join(cwd, 'content/mini'));
      const { stdout } = await run(cwd, 'redline', file, '--json', '--apply');
      const { ok, changed, others, rearranged, deleted } = JSON.parse(stdout);
      expect({ ok, changed, others, rearranged }).toEqual({ ok: true, changed: [], others: [], rearranged: [] });
      const own = deleted.find((one: { unit: string }) => one.unit === unit);
      expect(own).toMatchObject({
        remedy,
        by: isTracked ? [{ author: 'Minister', date: '2026-11-27T10:00:00Z' }] : [],
      });
      expect(own.texts.map(({ key }: { key: string }) => key.split('/').at(-1))).toEqual(fields);
      expect(textsBelow(join(cwd, 'content/mini'))).toEqual(before);
    }
  });
});
