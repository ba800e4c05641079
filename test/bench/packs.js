// Packs that hold what is measured: the peer's text as a pack with one language, and packs with many readers.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/** Texts in one line, and nothing repeated by a name. */
const written = { lineWidth: 0, aliasDuplicateObjects: false };
const fullWidth = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
const source = { paragraphs: [1] };
const slug = (i) => `part-${i + 1}`;

const dataFile = (lang) => new URL(`data/brief.${lang}.yaml`, import.meta.url);

/** Writes the text of a peer as JSON, and returns the path of the file. */
export function textAsJson(folder, lang) {
  const path = join(folder, `brief.${lang}.json`);
  writeFileSync(path, JSON.stringify(parse(readFileSync(dataFile(lang), 'utf8'))));
  return path;
}

/** The peer's brief, which stands in `data/`, with every sentence of it. */
export function peerPack(folder, lang) {
  const text = readFileSync(dataFile(lang), 'utf8');
  // The peer's text has half-width commas, which our checks do not let pass in Chinese.
  const brief = parse(
    lang === 'zh' ? text.replace(/(?<=[\p{Script=Han}」』》）])[,;:?!]/gu, (mark) => fullWidth[mark]) : text,
  );
  const references = brief.refs.map((title, i) => ({ id: `work${i + 1}`, type: 'report', title, issued: '2025' }));
  const pack = {
    pack: {
      id: `peer-${lang}`,
      version: '1',
      issued: '2026-01-31',
      'as-at': '2025',
      languages: [lang === 'zh' ? 'zh-Hant' : lang],
      title: brief.title,
      source: 'work1',
      disclaimer: brief.footer,
    },
    framing: { finding: { source, text: brief.lede }, advice: brief.pillars_title, units: [] },
    pillars: brief.pillars.map((pillar, i) => ({
      id: slug(i),
      title: pillar.title,
      headline: pillar.text,
      source,
      measures: pillar.bullets.map((text, j) => ({ id: `m${j + 1}`, text, source })),
    })),
    facts: brief.facts.map(({ value, label }, i) => ({
      id: `fact-${i + 1}`,
      value,
      text: label,
      references: [`work${i + 1}`],
      source,
    })),
    references,
    audiences: [
      {
        id: 'peer',
        name: brief.kicker,
        headline: brief.title,
        ask: { standing: 'derived', text: brief.pillars[0].text },
      },
    ],
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pack.yaml'), stringify(pack, written));
  return folder;
}

/** The peer's English pack under another id, with some of it changed. */
function changedPack(folder, id, change) {
  peerPack(folder, 'en');
  const path = join(folder, 'pack.yaml');
  const pack = parse(readFileSync(path, 'utf8'));
  pack.pack.id = id;
  change(pack);
  writeFileSync(path, stringify(pack, written));
  return folder;
}

/** The peer's pack with so many measures in each of its pillars, of which the page holds a few. */
export function manyMeasures(folder, perPillar) {
  return changedPack(folder, `measures-${perPillar}`, (pack) => {
    for (const [p, pillar] of pack.pillars.entries()) {
      const [first] = pillar.measures;
      pillar.measures = Array.from({ length: perPillar }, (_, i) => ({
        ...first,
        id: `m${i + 1}`,
        text: `${first.text.replace(/\.$/, '')}, in step ${i + 1} of part ${p + 1}.`,
      }));
    }
  });
}

/** A pack of one language with so many readers, each with a headline, an ask and weights of their own. */
export function manyReaders(folder, readers) {
  return changedPack(folder, `readers-${readers}`, (pack) => {
    const [like] = pack.audiences;
    delete pack.audiences;
    // One file for each: a file may have 1 MiB, which ten thousand readers exceed.
    mkdirSync(join(folder, 'audiences'), { recursive: true });
    for (let i = 0; i < readers; i += 1) {
      const audience = {
        ...like,
        id: `reader-${i + 1}`,
        headline: `What reader ${i + 1} should know`,
        ask: { standing: 'derived', text: `Reader ${i + 1} could begin with part ${(i % 4) + 1} of the advice.` },
        weights: { [slug(i % 4)]: 2 },
      };
      writeFileSync(join(folder, 'audiences', `${audience.id}.yaml`), stringify(audience, written));
    }
  });
}
