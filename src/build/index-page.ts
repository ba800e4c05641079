import type { SourceFile } from '../diagnostics/source.js';
import type { Manifest } from '../model/manifest.js';
import { papers, variantId } from '../model/variant.js';
import { compileTemplates } from '../template/expand.js';
import type { ShapeOf } from '../template/shape.js';

interface IndexView {
  readonly packs: readonly {
    readonly id: string;
    readonly title: string;
    readonly language: string;
    readonly version: string;
    readonly issued: string;
    readonly rows: readonly {
      readonly audience: string;
      readonly cells: readonly {
        readonly language: string;
        readonly title: string;
        /** Named where it is not the default. */
        readonly paper: string;
        readonly links: readonly { readonly href: string; readonly format: string }[];
      }[];
    }[];
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
          cells: [{ language: 'text', title: 'text', paper: 'text', links: [{ href: 'text', format: 'text' }] }],
        },
      ],
    },
  ],
} as const satisfies ShapeOf<IndexView>;

/** `out/index.html`: every brief of every pack in the folder, with links to its files. */
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
        cells: pack.languages.flatMap((language) =>
          papers.flatMap((paper) => {
            const brief = briefs[variantId({ audience, locale: language, paper, theme: 'standard' })];
            if (!brief) return [];
            const { files, title } = brief;
            const links = Object.entries(files).map(([format, { file }]) => ({ href: `${pack.id}/${file}`, format }));
            return [{ language, title, paper: paper === papers[0] ? '' : paper, links }];
          }),
        ),
      })),
    })),
  });
}
