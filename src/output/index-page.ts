import type { SourceFile } from '../diagnostics/source.js';
import { compileTemplates } from '../document/expand.js';
import type { ShapeOf } from '../document/shape.js';
import { defaultTheme } from '../model/variant.js';
import type { BriefEntry, Manifest } from './manifest-schema.js';

interface IndexView {
  readonly packs: readonly {
    readonly id: string;
    readonly title: string;
    readonly language: string;
    readonly version: string;
    readonly issued: string;
    readonly rows: readonly {
      readonly audience: string;
      readonly cells: readonly CellView[];
    }[];
  }[];
}

/** One reader in one language, on each paper and in each theme that there are briefs for. */
interface CellView {
  readonly language: string;
  readonly reader: string;
  readonly title: string;
  readonly editions: readonly {
    /** Paper and, where it is not the default, theme. */
    readonly name: string;
    readonly fill: number;
    /** How many units of priority "should" or "must" the page left out, and which. */
    readonly leftOut: number;
    readonly leftOutUnits: string;
    readonly links: readonly { readonly href: string; readonly format: string }[];
  }[];
}

const indexShape = {
  packs: [
    {
      id: 'text',
      title: 'text',
      language: 'text',
      version: 'text',
      issued: 'text',
      rows: [
        {
          audience: 'text',
          cells: [
            {
              language: 'text',
              reader: 'text',
              title: 'text',
              editions: [
                {
                  name: 'text',
                  fill: 'text',
                  leftOut: 'text',
                  leftOutUnits: 'text',
                  links: [{ href: 'text', format: 'text' }],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
} as const satisfies ShapeOf<IndexView>;

/** `out/index.html`: every brief of every pack in the folder, by reader and language, with links to its files. */
export function renderIndex(template: SourceFile, manifests: readonly Manifest[]): string {
  const compiled = compileTemplates<IndexView>({ main: template, partials: new Map() }, 'html', indexShape);
  if (!compiled.ok) throw new Error(compiled.diagnostics.map((d) => d.message).join(' '));
  return compiled.value({
    packs: manifests.map(({ pack, briefs }) => ({
      id: pack.id,
      title: pack.title,
      language: pack.languages[0] ?? '',
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

function cellOf(pack: string, briefs: readonly BriefEntry[]): readonly CellView[] {
  const [first] = briefs;
  if (!first) return [];
  const { language, reader, title } = first;
  const editions = briefs.map(({ paper, theme, fill, leftOut = [], files }) => ({
    name: [paper === 'a4' ? 'A4' : 'Letter', ...(theme === defaultTheme ? [] : [theme])].join(' · '),
    fill: Math.round(fill * 100),
    leftOut: leftOut.filter((u) => u.priority !== 'could').length,
    leftOutUnits: leftOut.flatMap((u) => (u.priority === 'could' ? [] : [u.unit])).join(', '),
    links: Object.entries(files).map(([format, { file }]) => ({
      href: `${pack}/${file}`,
      format: format.toUpperCase(),
    })),
  }));
  return [{ language, reader, title, editions }];
}
