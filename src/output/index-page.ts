import type { SourceFile } from '../diagnostics/source.js';
import { compileTemplates } from '../document/compile-templates.js';
import type { Shape, ViewOf } from '../model/template-shape.js';
import { defaultTheme } from '../model/variant.js';
import { directionOf } from '../schema/scripts.js';
import { percentOf } from '../text/percent.js';
import type { BriefEntry, Manifest } from './manifest-schema.js';

/** One reader in one language, on every paper and in every theme that it was made for. */
const cellShape = {
  language: 'text',
  /** `rtl` for a language that is written from right to left, else empty. */
  dir: 'text',
  reader: 'text',
  title: 'text',
  editions: [
    {
      /** Paper and, where it is not the default, theme. */
      name: 'text',
      /** In percent. */
      fill: 'number',
      /** How many units of priority "should" or "must" the page left out, and which. */
      leftOut: 'number',
      leftOutUnits: 'text',
      links: [{ href: 'text', format: 'text' }],
    },
  ],
} as const satisfies Shape;

type CellView = ViewOf<typeof cellShape>;

const indexShape = {
  packs: [
    {
      id: 'text',
      title: 'text',
      language: 'text',
      dir: 'text',
      version: 'text',
      issued: 'text',
      rows: [{ audience: 'text', cells: [cellShape] }],
    },
  ],
} as const satisfies Shape;

/** `out/index.html`: every brief of every pack in the folder, by reader and language, with links to its files. */
export function renderIndex(template: SourceFile, manifests: readonly Manifest[]): string {
  const compiled = compileTemplates({ main: template, partials: new Map() }, 'html', indexShape);
  if (!compiled.ok) throw new Error(compiled.diagnostics.map((d) => d.message).join(' '));
  return compiled.value({
    packs: manifests.map(({ pack, briefs }) => ({
      id: pack.id,
      title: pack.title,
      language: pack.languages[0] ?? '',
      dir: dirOf(pack.languages[0] ?? ''),
      version: pack.version,
      issued: pack.issued,
      rows: [...new Set(Object.values(briefs).map((b) => b.audience))].map((audience) => ({
        audience,
        cells: pack.languages.flatMap((language) => {
          const cell = Object.values(briefs).filter((b) => b.audience === audience && b.language === language);
          return cellOf(pack.id, cell);
        }),
      })),
    })),
  });
}

function dirOf(language: string): string {
  return directionOf(language) === 'rtl' ? 'rtl' : '';
}

function cellOf(pack: string, briefs: readonly BriefEntry[]): readonly CellView[] {
  const [first] = briefs;
  if (!first) return [];
  const { language, reader, title } = first;
  const editions = briefs.map(({ paper, theme, fill, leftOut = [], files }) => ({
    name: [paper === 'a4' ? 'A4' : 'Letter', ...(theme === defaultTheme ? [] : [theme])].join(' · '),
    fill: percentOf(fill),
    leftOut: leftOut.filter((u) => u.priority !== 'could').length,
    leftOutUnits: leftOut.flatMap((u) => (u.priority === 'could' ? [] : [u.unit])).join(', '),
    links: Object.entries(files).map(([format, { file }]) => ({
      href: `${pack}/${file}`,
      format: format.toUpperCase(),
    })),
  }));
  return [{ language, dir: dirOf(language), reader, title, editions }];
}
