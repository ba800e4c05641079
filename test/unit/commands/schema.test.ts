import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withModeline } from '../../../src/commands/modeline.js';
import { type SchemaReport, schema, schemaText } from '../../../src/commands/schema.js';
import { diagnosticsOf } from '../../../src/diagnostics/result.js';
import { loadPack } from '../../../src/pack/load-pack.js';
import { editPack } from '../../support/folders.js';
import { diskHost } from '../../support/host.js';
import { builtInPackFolder, type Edit, miniPackFolder, packFiles, workspace } from '../../support/packs.js';

const made: { remove(): void }[] = [];
afterAll(() => {
  for (const one of made) one.remove();
});

// biome-ignore lint/suspicious/noExplicitAny: a JSON document, looked into at many places
type Json = any;

/** The schemas of a changed copy of the mini pack. */
async function schemasOf(...edits: Edit[]): Promise<SchemaReport & { sections: Json; audience: Json }> {
  const one = workspace({ mini: miniPackFolder });
  made.push(one);
  editPack(join(one.path, 'content/mini'), edits);
  const report = await schema({ pack: 'mini', write: false }, diskHost(one.path));
  const [first] = report.schemas;
  return { ...report, sections: first?.sections, audience: first?.audience };
}

const mini = await schemasOf();
const builtIn = (await schema({ pack: builtInPackFolder, write: false }, diskHost(builtInPackFolder)))
  .schemas[0] as Json;
const measure = mini.sections.properties.pillars.items.properties.measures.items;

/** Every schema inside a schema, with the way to it. */
function nodesOf(node: Json, way = ''): readonly { readonly way: string; readonly node: Json }[] {
  if (typeof node !== 'object' || node === null) return [];
  return [
    { way, node },
    ...Object.entries(node as object).flatMap(([key, value]) => nodesOf(value, way === '' ? key : `${way}/${key}`)),
  ];
}

/** Every key that an editor may write, with the schema of what follows it. */
function keysOf(root: Json): readonly { readonly way: string; readonly node: Json }[] {
  return nodesOf(root).filter(({ way }) => /(?:^|\/)properties\/[^/]+$/.test(way));
}

describe('the schema of a pack', () => {
  it('explains every key', () => {
    for (const one of [mini.sections, mini.audience]) {
      const keys = keysOf(one);
      expect(keys.length).toBeGreaterThan(30);
      expect(keys.filter(({ node }) => !node.description).map(({ way }) => way)).toEqual([]);
    }
  });

  it('explains without terms of programming', () => {
    const words = JSON.stringify(keysOf(mini.sections).map(({ node }) => node.description));
    expect(words).not.toMatch(/\b(?:string|array|object|boolean|null|regex|schema|enum|JSON(?!\)))\b/i);
  });

  it('refuses unknown keys everywhere but in references, which may have any field of CSL', () => {
    const open = [mini.sections, mini.audience].flatMap((one) =>
      nodesOf(one)
        .filter(({ node }) => node.properties && node.type === 'object' && node.additionalProperties !== false)
        .map(({ way }) => way),
    );
    expect(open.length).toBeGreaterThan(0);
    for (const way of open) expect(way).toMatch(/^properties\/references\/items/);
  });

  it('requires no section in a file, since each file has some of them', () => {
    expect(mini.sections.required).toBeUndefined();
    expect(Object.keys(mini.sections.properties)).toEqual([
      'pack',
      'framing',
      'pillars',
      'facts',
      'references',
      'glossary',
      'audiences',
    ]);
    expect(mini.audience.required).toEqual(['id', 'name', 'headline', 'ask']);
  });

  it('says what the default is, but offers no empty list', () => {
    expect(measure.properties.priority.default).toBe('should');
    expect(mini.audience.properties.profile.default).toBe('general');
    for (const { node } of nodesOf(mini.sections)) expect(node.default).not.toEqual([]);
  });

  it('allows a number for a text or a number, and none for a date', () => {
    const { version, issued, 'as-at': asAt } = mini.sections.properties.pack.properties;
    expect(version.anyOf[0].type).toEqual(['string', 'number']);
    expect(asAt.type).toEqual(['string', 'integer']);
    expect(issued.type).toBe('string');
    expect(mini.audience.properties.weights.additionalProperties.type).toEqual(['string', 'number']);
    expect(measure.properties.source.properties.paragraphs.items.type).toEqual(['string', 'integer']);
  });
});

describe('the ids of the pack', () => {
  it('are those that fit each key, sorted', () => {
    const units = ['first.begin', 'first.continue', 'missing', 'second.finish'];
    const { reserved, keep, drop, text, weights } = mini.audience.properties;
    expect(reserved.items.enum).toEqual(units);
    expect(keep.items.anyOf.map((one: Json) => one.enum ?? one.properties.unit.enum)).toEqual([units, units]);
    expect(drop.items.properties.unit.enum).toEqual(units);
    expect(text.propertyNames.enum).toEqual(units);
    expect(weights.propertyNames.enum).toEqual([...units, 'first', 'patience', 'second'].sort());
    expect(measure.properties.references.items).toMatchObject({ enum: ['smith2025'], enumDescriptions: ['A source'] });
    expect(mini.sections.properties.pack.properties.source.enum).toEqual(['smith2025']);
  });

  it('are the ones that the check of the pack accepts', () => {
    const ids: Record<string, readonly string[]> = {
      weights: builtIn.audience.properties.weights.propertyNames.enum,
      reserved: builtIn.audience.properties.reserved.items.enum,
    };
    expect(ids.weights).toContain('stakes');
    const write = `weights: {${ids.weights?.map((id) => `${id}: 2`).join(', ')}}\nreserved: [${ids.reserved?.join(', ')}]\nwas:`;
    const file = 'audiences/un-delegates.yaml';
    const files = packFiles(builtInPackFolder, [{ file, find: 'weights:', write }]);
    const { result } = loadPack(files, (path) => path);
    const said = diagnosticsOf(result).map(({ code }) => code);
    expect(said).toContain('content/unknown-key');
    expect(said).not.toContain('content/unknown-id');
    const known = new Set([...(ids.weights ?? []), ...(ids.reserved ?? [])]);
    for (const name of ['ask', 'finding', 'un-delegates']) expect(known).not.toContain(name);
  });

  it('are free where they are defined, and topics are offered', () => {
    expect(measure.properties.id.enum).toBeUndefined();
    expect(measure.properties.topics.items).toMatchObject({
      pattern: expect.any(String),
      defaultSnippets: [{ label: 'patience', body: 'patience' }],
    });
  });

  it('may look like numbers', async () => {
    const { sections } = await schemasOf(
      { file: 'pack.yaml', find: 'id: smith2025', write: 'id: 2025' },
      { file: 'pack.yaml', find: 'source: smith2025', write: 'source: 2025' },
    );
    expect(sections.properties.pack.properties.source).toMatchObject({ enum: ['2025', 2025] });
  });

  it('come from packs with mistakes too', async () => {
    const { diagnostics, ok, sections, audience } = await schemasOf(
      { file: 'argument.yaml', find: 'id: continue', write: 'idd: continue' },
      { file: 'argument.yaml', find: 'priority: must', write: 'priority: most' },
      { file: 'pack.yaml', find: 'version: "0.1"', write: 'vershun: 1' },
    );
    expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] });
    expect(audience.properties.reserved.items.enum).toEqual(['first.begin', 'missing', 'second.finish']);
    expect(sections.properties.pack.properties.source.enum).toEqual(['smith2025']);
  });

  it('are offered beside any other id where a file cannot be read', async () => {
    const { diagnostics, ok, sections, audience } = await schemasOf({
      file: 'argument.yaml',
      find: 'framing:',
      write: 'framing: &anchor',
    });
    expect(ok).toBe(false);
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml/forbidden']);
    const { source } = sections.properties.pack.properties;
    expect(source).toMatchObject({ pattern: expect.any(String), defaultSnippets: [{ label: 'smith2025' }] });
    expect(source.enum).toBeUndefined();
    expect(audience.properties.reserved.items.enum).toBeUndefined();
  });

  it('are missing where there is no pack', async () => {
    const one = workspace();
    made.push(one);
    const { schemas, ok } = await schema({ write: false }, diskHost(one.path));
    expect(ok).toBe(true);
    expect(schemas).toHaveLength(1);
    const [{ folder, sections }] = schemas as [Json];
    expect(folder).toBeUndefined();
    expect(sections.properties.pack.properties.source.enum).toBeUndefined();
    expect(sections.properties.pack.properties.title.anyOf).toHaveLength(2);
  });
});

describe('the languages of the pack', () => {
  it('are all required, and no other is allowed', () => {
    expect(measure.properties.text).toMatchObject({ required: ['en', 'zh-Hant'], additionalProperties: false });
    expect(Object.keys(measure.properties.text.properties)).toEqual(['en', 'zh-Hant']);
  });

  it('may be left out where there is only one', async () => {
    const { sections } = await schemasOf({
      file: 'pack.yaml',
      find: 'languages: [en, zh-Hant]',
      write: 'languages: [en]',
    });
    const { title } = sections.properties.pack.properties;
    expect(title.anyOf[0].anyOf[0].type).toEqual(['string', 'number']);
    expect(title.anyOf[1]).toMatchObject({ required: ['en'] });
  });
});

describe('the text of a schema', () => {
  it('is the same for the same pack, whatever the order of its ids', async () => {
    const again = await schemasOf();
    expect(schemaText(again.sections)).toBe(schemaText(mini.sections));
    const turned = await schemasOf(
      { file: 'argument.yaml', find: 'topics: [patience]', write: 'topics: [zeal, patience]' },
      { file: 'argument.yaml', find: 'id: missing\n', write: 'id: missing\n    topics: [art]\n' },
    );
    const back = await schemasOf(
      { file: 'argument.yaml', find: 'topics: [patience]', write: 'topics: [art, patience]' },
      { file: 'argument.yaml', find: 'id: missing\n', write: 'id: missing\n    topics: [zeal]\n' },
    );
    expect(schemaText(turned.audience)).toBe(schemaText(back.audience));
    expect(schemaText(mini.audience)).toMatch(/^\{\n {2}"\$schema": "[^"]+",\n[\s\S]*\n\}\n$/);
  });
});

describe('the line that names the schema', () => {
  const line = '# yaml-language-server: $schema=.schema/pack.schema.json';
  const lined = (text: string) => {
    const bytes = withModeline(Buffer.from(text), '.schema/pack.schema.json');
    return bytes && Buffer.from(bytes).toString();
  };

  it.each([
    ['a comment', '# Ours.\npack:\n'],
    ['a key', 'pack:\n  id: a\n'],
    ['a start of a document', '---\npack:\n'],
    ['a comment that only speaks of it', '# see yaml-language-server: it helps\npack:\n'],
    ['a text further down that looks like one', 'pack:\n  title: |\n    # yaml-language-server: $schema=x\n'],
    ['nothing', ''],
  ])('is put before %s', (_, text) => {
    expect(lined(text)).toBe(`${line}\n${text}`);
  });

  it('ends as the lines of the file do, and follows a byte-order mark', () => {
    expect(lined('pack:\r\n  id: a\r\n')).toBe(`${line}\r\npack:\r\n  id: a\r\n`);
    expect(lined('\ufeffpack:\n')).toBe(`\ufeff${line}\npack:\n`);
  });

  it.each([
    line,
    '# yaml-language-server: $schema=https://example.org/another.json',
    '# $schema: another.json',
    `# Ours.\n\n${line}`,
    `%YAML 1.2\n---\n${line}`,
    `\ufeff${line}`,
  ])('is not added to a file that has one: %j', (head) => {
    expect(lined(`${head}\npack:\n`)).toBeUndefined();
    expect(lined(`${head}\r\npack:\r\n`)).toBeUndefined();
  });

  it('leaves bytes that are not UTF-8 as they are', () => {
    const bytes = Uint8Array.from([0x61, 0x3a, 0x20, 0xff, 0xc3, 0x0a]);
    const made = withModeline(bytes, 'x') as Uint8Array;
    expect(Buffer.from(made).subarray(-6)).toEqual(Buffer.from(bytes));
  });
});
