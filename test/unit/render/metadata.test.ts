import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/document/parse.js';
import type { BriefMeta } from '../../../src/model/brief.js';
import type { RenderInput } from '../../../src/model/render-input.js';
import { loadFonts } from '../../../src/render/fonts/theme-fonts.js';
import { htmlView } from '../../../src/render/html/page.js';
import { renderMarkdown } from '../../../src/render/markdown.js';
import { PdfRenderer } from '../../../src/render/pdf/pdf-renderer.js';
import { themeSchema } from '../../../src/schema/theme-schema.js';
import { escapeInline } from '../../../src/text/escape-markdown.js';
import { toPlain } from '../../../src/validation/located.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';
import { composed, labelsOf } from '../../support/briefs.js';
import { packageFont } from '../../support/host.js';
import { rulesOf } from '../../support/locales.js';
import { loadedPack, miniPackFolder } from '../../support/packs.js';
import { pdfFacts } from '../../support/pdf.js';
import { noSpan } from '../../support/spans.js';
import { standardTheme } from '../../support/theme.js';

const theme = { ...themeSchema.parse(standardTheme()), id: 'standard' };
const pdf = new PdfRenderer(loadFonts(theme, packageFont));

/** To be escaped in HTML, JSON, YAML and XML. */
const awkward = `R&D "x" <b> </script> 'y' --> ]]> \\u003c &amp; {{x}}`;
const { variant, meta: plain } = composed(loadedPack(miniPackFolder), 'readers', 'en');
const { issuer: _, ...bare } = plain;

const metas: Readonly<Record<string, BriefMeta>> = {
  'only what is required': { ...bare, keywords: [], authors: [] },
  'an issuer who is the author': {
    ...plain,
    issuer: 'Tests & Sons',
    authors: [],
    licence: 'https://example.org/licence',
  },
  'everything, with characters to escape': {
    ...plain,
    audience: awkward,
    issuer: `Issuer ${awkward}`,
    authors: [awkward, `Issuer ${awkward}`],
    keywords: ['a', awkward],
    version: `1.0 ${awkward}`,
    licence: awkward,
    handling: 'TLP:AMBER+STRICT',
    online: 'https://example.org/R&D/readers.en.html',
    source: {
      type: 'article-journal',
      title: awkward,
      authors: ['Smith, Ann'],
      isByBodies: false,
      url: 'https://doi.org/10.1234/a&b',
    },
  },
};

function inputOf(meta: BriefMeta): RenderInput {
  const source = [
    '::::masthead',
    `# ${escapeInline(awkward)}`,
    '',
    ':::lede',
    `Found: ${escapeInline(awkward)}[@smith2025].`,
    ':::',
    '::::',
    '',
    '::::references',
    '## Sources',
    '',
    ':::reference{ref="smith2025" number="1"}',
    `Smith (2025). *${escapeInline('R&D <b>')}*.`,
    ':::',
    '::::',
    '',
    '::::footer',
    'End.',
    '::::',
  ].join('\n');
  const document = parse(source, () => noSpan);
  if (!document.ok) throw new Error(document.diagnostics.map((d) => d.message).join());
  const languages = [{ locale: 'en', name: 'English' }];
  const words = labelsOf('en').page;
  return {
    document: document.value,
    variant,
    meta,
    theme,
    languages,
    words,
    rules: rulesOf('en'),
    density: 0,
    spanOf: () => noSpan,
    textsWith: () => [],
  };
}

interface Facts {
  readonly title: unknown;
  readonly description: unknown;
  readonly authors: unknown;
  readonly publisher: unknown;
  readonly audience: unknown;
  readonly keywords: unknown;
  readonly language: unknown;
  readonly identifier: unknown;
  readonly version: unknown;
  readonly issued: unknown;
  readonly asAt: unknown;
  readonly licence: unknown;
  readonly handling: unknown;
  readonly url: unknown;
}

function factsOfMarkdown(text: string): Facts {
  const [, front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  const tree = readYaml({ id: 'front.yaml', text: front });
  if (!tree.ok) throw new Error(tree.diagnostics.map((d) => d.message).join());
  const y = toPlain(tree.value) as Record<string, unknown>;
  const { title, description, publisher, audience, version, identifier, handling, url } = y;
  return {
    ...{ title, description, publisher, audience, version, identifier, handling, url },
    authors: y.author ?? [],
    keywords: y.keywords ?? [],
    language: y.lang,
    issued: y.date,
    asAt: y['as-at'],
    licence: y.rights,
  };
}

interface Named {
  readonly '@type': string;
  readonly name: string;
}
interface JsonLd {
  readonly [key: string]: unknown;
  readonly author?: readonly Named[];
  readonly publisher?: Named;
  readonly audience: { readonly audienceType: string };
  readonly license?: string | Named;
}

function factsOfJsonLd(ld: JsonLd): Facts {
  return {
    title: ld.name,
    description: ld.description,
    authors: (ld.author ?? []).map(({ name }) => name),
    publisher: ld.publisher?.name,
    audience: ld.audience.audienceType,
    keywords: ld.keywords ?? [],
    language: ld.inLanguage,
    identifier: ld.identifier,
    version: ld.version,
    issued: ld.datePublished,
    asAt: ld.contentReferenceTime,
    licence: typeof ld.license === 'object' ? ld.license.name : ld.license,
    handling: ld.conditionsOfAccess,
    url: ld.url,
  };
}

/** The text of each property of an XMP packet, or of its list items, the first of each language alternative. */
function propertiesOf(xmp: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const parser = new SaxesParser();
  const open: string[] = [];
  let text = '';
  parser.on('opentag', ({ name, attributes }) => {
    open.push(attributes['xml:lang'] === 'x-default' ? 'default' : name);
    text = '';
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', () => {
    const name = open.pop();
    const property = open.findLast((tag) => tag !== 'default' && !tag.startsWith('rdf:'));
    const key = name === 'rdf:li' ? property : name;
    if (key && text.trim() !== '') found.set(key, [...(found.get(key) ?? []), text]);
    text = '';
  });
  parser.write(xmp).close();
  return found;
}

function factsOfXmp(xmp: string): Facts {
  const all = propertiesOf(xmp);
  const one = (name: string) => all.get(name)?.[0];
  return {
    title: one('dc:title'),
    description: one('dc:description'),
    authors: all.get('dc:creator') ?? [],
    publisher: one('dc:publisher'),
    audience: one('dcterms:audience'),
    keywords: all.get('dc:subject') ?? [],
    language: one('dc:language'),
    identifier: one('dc:identifier'),
    version: one('xmpMM:VersionID'),
    issued: one('xmp:CreateDate')?.slice(0, 10),
    asAt: one('dc:coverage'),
    licence: one('dc:rights'),
    handling: one('dcterms:accessRights'),
    url: one('xmp:BaseURL'),
  };
}

describe('the metadata of a brief', () => {
  it.each(Object.entries(metas))('are the same in the three formats: %s', async (_name, meta) => {
    const input = inputOf(meta);
    const { jsonLd } = htmlView(input, '');
    expect(jsonLd).not.toMatch(/[<>&\u2028\u2029]/);
    const ld = factsOfJsonLd(JSON.parse(jsonLd));
    expect(ld.title).toBe(awkward);
    expect(ld.description).toBe(`Found: ${awkward}.`);
    expect(ld.licence).toBe(meta.licence);
    expect(ld.handling).toBe(meta.handling);
    expect(factsOfMarkdown(renderMarkdown(input))).toEqual(ld);
    expect(factsOfXmp((await pdfFacts(await pdf.render(input))).xmp)).toEqual(ld);
  });

  it('distinguish works, people and organizations in JSON-LD', () => {
    const ld = (meta: BriefMeta | undefined) => JSON.parse(htmlView(inputOf(meta ?? plain), '').jsonLd);
    const full = ld(metas['everything, with characters to escape']);
    expect(full).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Report',
      author: [{ '@type': 'Person' }, { '@type': 'Organization' }],
      license: { '@type': 'CreativeWork', name: awkward },
      isBasedOn: {
        '@type': 'ScholarlyArticle',
        name: awkward,
        author: [{ '@type': 'Person', name: 'Smith, Ann' }],
        url: 'https://doi.org/10.1234/a&b',
      },
      citation: ['Smith (2025). R&D <b>.'],
      encoding: [
        { encodingFormat: 'application/pdf', contentUrl: 'https://example.org/R&D/readers.en.pdf' },
        { encodingFormat: 'text/markdown', contentUrl: 'https://example.org/R&D/readers.en.md' },
      ],
    });
    expect(ld(metas['an issuer who is the author'])).toMatchObject({
      author: [{ '@type': 'Organization', name: 'Tests & Sons' }],
      license: 'https://example.org/licence',
      encoding: [{ contentUrl: 'readers.en.pdf' }, {}],
    });
    const report = { ...plain.source, type: 'report', authors: ['Audit Office'], isByBodies: true };
    expect(ld({ ...plain, source: report }).isBasedOn).toMatchObject({
      '@type': 'Report',
      author: [{ '@type': 'Organization', name: 'Audit Office' }],
    });
    expect(ld({ ...plain, source: { ...report, type: 'map' } }).isBasedOn['@type']).toBe('CreativeWork');
    const none = ld(metas['only what is required']);
    for (const key of ['author', 'publisher', 'keywords', 'license', 'conditionsOfAccess', 'url']) {
      expect(none).not.toHaveProperty(key);
    }
  });

  it.each([
    ['report', '{ literal: "Audit Office" }', true],
    ['report', '{ family: Smith, given: Ann }', false],
    ['report', '{ literal: "薛瀾" }', false],
    ['article-journal', '{ literal: "Ann Smith" }', false],
  ])('take the author of a %s, %s, for a body: %s', (type, author, expected) => {
    const edits = [
      { file: 'pack.yaml', find: 'type: article-journal', write: `type: ${type}` },
      { file: 'pack.yaml', find: '{ family: "Smith", given: "Ann" }', write: author },
    ];
    const { meta } = composed(loadedPack(miniPackFolder, edits), 'readers', 'en');
    expect(meta.source.isByBodies).toBe(expected);
  });
});
