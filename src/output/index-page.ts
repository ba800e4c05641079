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
  languageName: 'text',
  /** `rtl` for a language that is written from right to left, else empty. */
  dir: 'text',
  title: 'text',
  /** The web page of which the browser draws a picture; empty where none was made. */
  page: 'text',
  /** Where the title leads. */
  main: 'text',
  editions: [
    {
      /** Paper and theme where they are not the default. */
      name: 'text',
      /** How full the page is and which units of priority "should" or "must" it left out; empty in a public gallery. */
      report: 'text',
      links: [{ href: 'text', format: 'text' }],
    },
  ],
} as const satisfies Shape;

type CellView = ViewOf<typeof cellShape>;

/** A choice that shows all, or one language or reader alone; `control` is the id of its input. */
const choiceShape = {
  kind: 'text',
  control: 'text',
  name: 'text',
  lang: 'text',
  dir: 'text',
  /** `checked` for the choice of all, else empty. */
  checked: 'text',
} as const satisfies Shape;

const indexShape = {
  heading: 'text',
  /** The language of the heading, where it is not that of the page. */
  lang: 'text',
  /** `yes` where how full pages are and what they left out may be shown, else empty. */
  forAnalyst: 'text',
  filters: [{ kind: 'text', legend: 'text', choices: [choiceShape] }],
  /** Which control leaves which cards. */
  hiding: [{ control: 'text', kind: 'text', value: 'text' }],
  packs: [
    {
      /** Empty in a public gallery. */
      id: 'text',
      /** Empty where it is the heading of the page. */
      title: 'text',
      language: 'text',
      dir: 'text',
      version: 'text',
      issued: 'text',
      rows: [
        {
          /** That of the pack. */ title: 'text',
          reader: 'text',
          name: 'text',
          lang: 'text',
          dir: 'text',
          cells: [cellShape],
        },
      ],
    },
  ],
} as const satisfies Shape;

type IndexView = ViewOf<typeof indexShape>;
type FilterView = IndexView['filters'][number];

/**
 * `out/index.html`: a gallery of the briefs of every pack in the folder, by reader and language, with pictures that the
 * browser draws. It filters without script. Of a public manifest it says nothing about how pages were filled.
 */
export function renderIndex(template: SourceFile, manifests: readonly Manifest[]): string {
  const compiled = compileTemplates({ main: template, partials: new Map() }, 'html', indexShape);
  if (!compiled.ok) throw new Error(compiled.diagnostics.map((d) => d.message).join(' '));
  return compiled.value(indexView(manifests));
}

function indexView(manifests: readonly Manifest[]): IndexView {
  const [first, ...others] = manifests;
  const alone = first && others.length === 0 ? first.pack : undefined;
  const filters = [languageFilter(manifests), readerFilter(manifests)].filter(({ choices }) => choices.length > 2);
  return {
    heading: alone?.title ?? 'Policy briefs',
    lang: alone?.languages[0] ?? '',
    forAnalyst: manifests.some((manifest) => !isPublic(manifest)) ? 'yes' : '',
    filters,
    hiding: filters.flatMap(({ kind, choices }) =>
      choices
        .filter(({ checked }) => checked === '')
        .map(({ control }) => ({ control, kind, value: ofControl(control) })),
    ),
    packs: manifests.map((manifest) => {
      const { pack, briefs } = manifest;
      const entries = Object.values(briefs);
      return {
        ...{ id: isPublic(manifest) ? '' : pack.id, version: pack.version, issued: pack.issued },
        title: alone ? '' : pack.title,
        ...spoken(pack.languages[0] ?? ''),
        language: pack.languages[0] ?? '',
        rows: readersOf(entries).map(({ audience, name, language }) => ({
          title: alone ? '' : pack.title,
          reader: audience,
          name,
          ...spoken(language),
          cells: pack.languages.flatMap((locale) =>
            cellOf(
              entries.filter((brief) => brief.audience === audience && brief.language === locale),
              manifest,
            ),
          ),
        })),
      };
    }),
  };
}

/** A public manifest does not name the pack's files. */
function isPublic({ sources }: Manifest): boolean {
  return sources === undefined;
}

function spoken(language: string): { readonly lang: string; readonly dir: string } {
  return { lang: language, dir: directionOf(language) === 'rtl' ? 'rtl' : '' };
}

/** Ids of readers and tags of languages are of letters, digits and hyphens. */
function controlOf(kind: string, value: string): string {
  return `${kind}-${value}`;
}

function ofControl(control: string): string {
  return control.slice(control.indexOf('-') + 1);
}

const all = (kind: string) => ({
  kind,
  control: controlOf(kind, 'any'),
  name: 'All',
  lang: '',
  dir: '',
  checked: 'checked',
});

/** Languages by their own names. */
function languageFilter(manifests: readonly Manifest[]): FilterView {
  const kind = 'language';
  const briefs = manifests.flatMap((manifest) => Object.values(manifest.briefs));
  const languages = [...new Set(manifests.flatMap(({ pack }) => pack.languages))];
  const choices = languages.flatMap((language) => {
    const brief = briefs.find((one) => one.language === language);
    return brief
      ? [{ kind, control: controlOf(kind, language), name: nameOf(brief), ...spoken(language), checked: '' }]
      : [];
  });
  return { kind, legend: 'Language', choices: [all(kind), ...choices] };
}

function readerFilter(manifests: readonly Manifest[]): FilterView {
  const kind = 'reader';
  const readers = manifests.flatMap(({ briefs }) => readersOf(Object.values(briefs)));
  const choices = [...new Map(readers.map((one) => [one.audience, one])).values()].map(
    ({ audience, name, language }) => ({
      kind,
      control: controlOf(kind, audience),
      name,
      ...spoken(language),
      checked: '',
    }),
  );
  return { kind, legend: 'For', choices: [all(kind), ...choices] };
}

/** Readers by their names in English, the language of the page, else in the first language that they have. */
function readersOf(
  briefs: readonly BriefEntry[],
): readonly { readonly audience: string; readonly name: string; readonly language: string }[] {
  return [...new Set(briefs.map(({ audience }) => audience))].flatMap((audience) => {
    const own = briefs.filter((brief) => brief.audience === audience);
    const shown = own.find(({ language }) => language === 'en' || language.startsWith('en-')) ?? own[0];
    return shown ? [{ audience, name: shown.reader, language: shown.language }] : [];
  });
}

/** Manifests of earlier versions have the tag alone. */
function nameOf({ language, languageName }: BriefEntry): string {
  return languageName ?? language;
}

const formatNames: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  html: 'Web page',
  md: 'Markdown',
  'annex.pdf': 'Annex (PDF)',
};

function cellOf(briefs: readonly BriefEntry[], manifest: Manifest): readonly CellView[] {
  const [first] = briefs;
  if (!first) return [];
  const { language, title } = first;
  const pack = manifest.pack.id;
  const hrefOf = (brief: BriefEntry, format: string) => {
    const file = brief.files[format]?.file;
    return file === undefined ? undefined : `${pack}/${file}`;
  };
  const page = briefs.map((brief) => hrefOf(brief, 'html')).find((href) => href !== undefined) ?? '';
  const editions = briefs.map((brief) => {
    const { paper, theme, fill, leftOut = [], files } = brief;
    const left = leftOut.filter(({ priority }) => priority !== 'could').map(({ unit }) => unit);
    const names = [...(paper === 'a4' ? [] : ['Letter']), ...(theme === defaultTheme ? [] : [theme])];
    return {
      name: names.join(', '),
      report: isPublic(manifest)
        ? ''
        : [
            `${percentOf(fill)} % full`,
            ...(left.length > 0 ? [`${left.length} left out: ${left.join(', ')}`] : []),
          ].join('; '),
      links: Object.entries(files).map(([format, { file }]) => ({
        href: `${pack}/${file}`,
        format: formatNames[format] ?? format,
      })),
    };
  });
  const main = page || (editions[0]?.links[0]?.href ?? '');
  const { dir } = spoken(language);
  return [{ language, languageName: nameOf(first), dir, title, page, main, editions }];
}
