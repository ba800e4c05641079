import { describe, expect, it } from 'vitest';
import { loadPack } from '../../../src/pack/load-pack.js';
import { type PackIndex, packEntries, packIndex } from '../../../src/pack/pack-index.js';
import { packNames } from '../../../src/pack/pack-names.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';
import { miniPackFolder, packFiles } from '../../support/packs.js';

function indexOf(files: readonly { readonly path: string; readonly text: string }[]): PackIndex {
  const bytes = files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  const { result } = loadPack(bytes, (path) => path);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return packIndex(result.value, result.value.located);
}

const ownWording = 'text:\n  first.begin:\n    en: "Readers begin."\n    zh-Hant: "讀者開始。"\nweights:';
const edit = { file: 'audiences/readers.yaml', find: 'weights:', write: ownWording };
const files = packFiles(miniPackFolder, [edit]).map(({ path, bytes }) => ({
  path,
  text: new TextDecoder().decode(bytes),
}));
const index = indexOf(files);

/** Every wording of an index, by the address of its text, its language and its lengths. */
function wordingsOf({ texts }: PackIndex): ReadonlyMap<string, string> {
  return new Map(
    texts.flatMap(({ key, wordings }) =>
      wordings.map(({ locale, lengths, node }) => [`${key} ${locale} ${lengths.join('+')}`, node.text] as const),
    ),
  );
}

describe('the ids of a pack', () => {
  it('are those of everything that has one, each with its kind', () => {
    expect(index.entries.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'ask ask',
      'finding finding',
      'pillar first',
      'measure first.begin',
      'measure first.continue',
      'pillar second',
      'measure second.finish',
      'fact missing',
      'audience readers',
      'reference smith2025',
    ]);
  });

  it('know where they stand in the files', () => {
    const written = index.entries.slice(2).map(({ idSpan: { source, start, end } }) => {
      return files.find(({ path }) => path === source)?.text.slice(start, end);
    });
    expect(written).toEqual(['first', 'begin', 'continue', 'second', 'finish', 'missing', 'readers', 'smith2025']);
  });

  it('are read from a pack with mistakes as far as they can be', () => {
    const text =
      'pillars:\n  - id: a\n    measures: [{ id: b }, { topics: [c] }]\n  - measures: [{ id: d }]\nfacts: none\n';
    const read = readYaml({ id: 'a.yaml', text });
    if (!read.ok) throw new Error('the text is no YAML');
    expect(packEntries(read.value).map(({ id }) => id)).toEqual(['ask', 'finding', 'a', 'a.b', '', '', '']);
    expect(packNames(read.value)).toMatchObject({ units: ['a.b'], weighable: ['a', 'a.b', 'c'], topics: ['c'] });
  });
});

describe('the texts of a pack', () => {
  it('name the unit that they word, the entry and the key that they stand under', () => {
    const rows = index.texts.map(({ entry, unit, field }) => [entry?.kind, unit, field].join(' '));
    expect(rows).toContain('measure first.continue text');
    expect(rows).toContain('fact missing value');
    expect(rows).toContain('audience first.begin first.begin');
    expect(rows).toContain('audience  headline');
    expect(rows).toContain('  advice');
    expect(rows).toContain('finding finding text');
  });

  it('have one wording for each language and length, or one for both lengths', () => {
    const wordings = (key: string) => [...wordingsOf(index).keys()].filter((name) => name.startsWith(`${key} `));
    expect(wordings('pillars/first/measures/begin/text')).toEqual([
      'pillars/first/measures/begin/text en full+short',
      'pillars/first/measures/begin/text zh-Hant full+short',
    ]);
    expect(wordings('pillars/first/measures/continue/text')).toEqual([
      'pillars/first/measures/continue/text en full',
      'pillars/first/measures/continue/text en short',
      'pillars/first/measures/continue/text zh-Hant full',
      'pillars/first/measures/continue/text zh-Hant short',
    ]);
  });

  it('keep their addresses when entries move', () => {
    const [, first = '', second = ''] = /\n( {2}- id: first\n.*?)( {2}- id: second\n.*?)(?=facts:)/s.exec(
      files.find(({ path }) => path === 'argument.yaml')?.text ?? '',
    ) as RegExpExecArray;
    const moved = indexOf(
      files.map(({ path, text }) => ({ path, text: text.replace(first + second, second + first) })),
    );
    expect(moved.entries.map(({ id }) => id)).not.toEqual(index.entries.map(({ id }) => id));
    expect(new Map([...wordingsOf(moved)].sort())).toEqual(new Map([...wordingsOf(index)].sort()));
  });

  it('can be written anew in the file by the span of a wording, and nothing else changes', () => {
    const before = wordingsOf(index);
    expect(before.size).toBeGreaterThan(25);
    for (const { key, wordings } of index.texts) {
      for (const { locale, lengths, node } of wordings) {
        const { source, start, end } = node.span;
        const changed = files.map(({ path, text }) =>
          path === source ? { path, text: `${text.slice(0, start)}"Anew."${text.slice(end)}` } : { path, text },
        );
        const after = wordingsOf(indexOf(changed));
        expect([...after]).toEqual(
          [...before].map(([name, text]) => [name, name === `${key} ${locale} ${lengths.join('+')}` ? 'Anew.' : text]),
        );
      }
    }
  });
});
