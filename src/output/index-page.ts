import type { SourceFile } from '../diagnostics/source.js';
import { compileTemplates, type Expand } from '../document/compile-templates.js';
import type { Shape, ViewOf } from '../model/template-shape.js';
import { defaultTheme, type VariantId } from '../model/variant.js';
import { fillLabel } from '../schema/labels.js';
import { formatDate, type LocaleRules } from '../schema/locale.js';
import type { BriefEntry } from '../schema/manifest-schema.js';
import { directionOf } from '../schema/scripts.js';
import { percentOf } from '../text/percent.js';
import { eachEntry, type OpenManifest } from './brief-entries.js';

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
      links: [{ href: 'text', format: 'text', spokenName: 'text' }],
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

/** One reader of a pack. */
const readerShape = {
  /** That of the pack. */
  title: 'text',
  reader: 'text',
  name: 'text',
  lang: 'text',
  dir: 'text',
  cells: [cellShape],
} as const satisfies Shape;

type ReaderView = ViewOf<typeof readerShape>;

const indexShape = {
  heading: 'text',
  /** The language of the heading, where it is not that of the page, and its direction. */
  lang: 'text',
  dir: 'text',
  /** `yes` where how full pages are and what they left out may be shown, else empty. */
  forAnalyst: 'text',
  filters: [{ kind: 'text', legend: 'text', choices: [choiceShape] }],
  /** Which control leaves which cards, and what around them goes where it leaves none; empty where nothing does. */
  hiding: [{ control: 'text', kind: 'text', value: 'text', around: 'text' }],
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
      /** Where its readers come, each from a template of its own. */
      readers: 'html',
    },
  ],
} as const satisfies Shape;

type IndexView = ViewOf<typeof indexShape>;
type FilterView = IndexView['filters'][number];

/** What the page is made with: all but the readers, and one reader. */
export interface IndexTemplates {
  readonly page: SourceFile;
  readonly reader: SourceFile;
}

/** How the language of the page writes numbers and dates. */
type English = Pick<LocaleRules, 'dates' | 'numbers'>;

/** Nobody finds a reader among more, and each has rules that a browser looks at for every card: of thousands, for many seconds. */
const mostChoices = 60;

/** Texts are escaped: none of them reads so. */
const readersHere = '<readers>\n';

/**
 * `out/index.html`, piece by piece: a gallery of the briefs of every pack in the folder, by reader and language, with
 * pictures that the browser draws. It filters without script. Of a public manifest it says nothing about how pages were
 * filled.
 */
export function* renderIndex(
  templates: IndexTemplates,
  manifests: readonly OpenManifest[],
  english: English,
): Generator<string, void> {
  const [page, reader] = [compiled(templates.page, indexShape), compiled(templates.reader, readerShape)];
  const packs = manifests.map(indexed);
  const choices = readerChoices(packs);
  const values = new Map(choices.flatMap(({ value, readers }) => readers.map((one) => [one, value] as const)));
  const pieces = page(indexView(packs, choices, english)).split(readersHere);
  for (const [i, piece] of pieces.entries()) {
    yield piece;
    const pack = packs[i];
    if (!pack) continue;
    for (const one of pack.readers) {
      yield reader(
        readerView(one, { value: values.get(one) ?? '', isAlone: packs.length === 1 }, pack.manifest, english),
      );
    }
  }
}

function compiled<S extends Shape>(main: SourceFile, shape: S): Expand<ViewOf<S>> {
  const template = compileTemplates({ main, partials: new Map() }, 'html', shape);
  if (!template.ok) throw new Error(template.diagnostics.map((d) => d.message).join(' '));
  return template.value;
}

/** A manifest with its readers: their briefs are made one reader at a time. */
interface IndexedPack {
  readonly manifest: OpenManifest;
  readonly readers: readonly Reader[];
  /** The languages of its briefs, by their own names. */
  readonly languages: ReadonlyMap<string, string>;
}

interface Reader {
  readonly audience: string;
  /** The name in English, the language of the page, else in the first language of the pack that the reader has. */
  readonly name: string;
  readonly language: string;
  /** In each language that the reader has. */
  readonly names: ReadonlyMap<string, string>;
  readonly ids: readonly VariantId[];
}

/** Readers of several packs that are one: shown or hidden together. */
interface ReaderChoice {
  /** Their id; where others have it too, with a number that no id has. */
  readonly value: string;
  readonly readers: readonly Reader[];
}

/** Those with one id and one name, in a language that both have: other people may give the id to other readers. */
function readerChoices(packs: readonly IndexedPack[]): readonly ReaderChoice[] {
  const groups = new Map<string, readonly (readonly Reader[])[]>();
  for (const reader of packs.flatMap(({ readers }) => readers)) {
    const known = groups.get(reader.audience) ?? [];
    const own = known.filter((group) => group.some((other) => isSameReader(reader, other)));
    const [first] = own;
    const joined = [...own.flat(), reader];
    // One may have a name with each of two that have none with one another.
    const rest = known.flatMap((group) => (group === first ? [joined] : own.includes(group) ? [] : [group]));
    groups.set(reader.audience, first ? rest : [...rest, joined]);
  }
  return [...groups].flatMap(([id, all]) =>
    all.map((readers, i) => ({ value: i === 0 ? id : `${id}_${i + 1}`, readers })),
  );
}

function isSameReader({ names }: Reader, other: Reader): boolean {
  return [...names].some(([language, name]) => other.names.get(language) === name);
}

function indexed(manifest: OpenManifest): IndexedPack {
  const readers = new Map<string, Reader & { readonly names: Map<string, string>; readonly ids: VariantId[] }>();
  const languages = new Map<string, string>();
  for (const [id, brief] of eachEntry(manifest.briefs)) {
    const { audience, reader: name, language } = brief;
    if (!languages.has(language)) languages.set(language, nameOf(brief));
    const known = readers.get(audience);
    if (!known) readers.set(audience, { audience, name, language, names: new Map([[language, name]]), ids: [id] });
    else {
      known.ids.push(id);
      known.names.set(language, name);
      if (rankOf(language, manifest) < rankOf(known.language, manifest)) Object.assign(known, { name, language });
    }
  }
  return { manifest, readers: [...readers.values()], languages };
}

/** In English, the language of the page, where a brief is, as the names of readers are; else as the pack has it. */
function titleOf({ manifest: { pack }, languages }: IndexedPack): {
  readonly title: string;
  readonly language: string;
} {
  const { title, titles = {} } = pack;
  for (const [language, text] of Object.entries(titles))
    if (isEnglish(language) && languages.has(language)) return { title: text, language };
  return { title, language: pack.languages[0] ?? '' };
}

/** English first, the language of the page, then the languages of the pack in their order. */
function rankOf(language: string, { pack: { languages } }: OpenManifest): number {
  if (isEnglish(language)) return -1;
  const at = languages.indexOf(language);
  return at === -1 ? languages.length : at;
}

function isEnglish(language: string): boolean {
  return language === 'en' || language.startsWith('en-');
}

function indexView(packs: readonly IndexedPack[], readers: readonly ReaderChoice[], english: English): IndexView {
  const manifests = packs.map(({ manifest }) => manifest);
  const [first, ...others] = packs;
  const alone = first && others.length === 0 ? titleOf(first) : undefined;
  const filters = [languageFilter(packs), readerFilter(readers)].filter(
    // Beside the choice of all.
    ({ choices: [, ...others] }) => others.length > 1 && others.length <= mostChoices,
  );
  return {
    heading: alone?.title ?? 'Policy briefs',
    ...spoken(alone?.language ?? ''),
    forAnalyst: manifests.some((manifest) => !isPublic(manifest)) ? 'yes' : '',
    filters,
    hiding: filters.flatMap(({ kind, choices }) =>
      choices
        .filter(({ checked }) => checked === '')
        .map(({ control }) => ({ control, kind, value: ofControl(control), around: aroundCards(kind, packs.length) })),
    ),
    packs: packs.map((indexed) => {
      const { manifest } = indexed;
      const { pack } = manifest;
      const { title, language } = titleOf(indexed);
      return {
        ...{ id: isPublic(manifest) ? '' : pack.id, version: pack.version, issued: dayIn(english, pack.issued) },
        title: alone ? '' : title,
        ...spoken(language),
        language,
        readers: readersHere.trimEnd(),
      };
    }),
  };
}

function readerView(
  { name, language, ids }: Reader,
  { value, isAlone }: { readonly value: string; readonly isAlone: boolean },
  manifest: OpenManifest,
  english: English,
): ReaderView {
  const { pack, briefs } = manifest;
  const entries = ids.flatMap((id) => briefs.get(id) ?? []);
  return {
    title: isAlone ? '' : pack.title,
    reader: value,
    name,
    ...spoken(language),
    cells: pack.languages.flatMap((locale) =>
      cellOf(
        entries.filter((brief) => brief.language === locale),
        manifest,
        english,
      ),
    ),
  };
}

/** A public manifest does not name the pack's files. */
function isPublic({ sources }: OpenManifest): boolean {
  return sources === undefined;
}

function spoken(language: string): { readonly lang: string; readonly dir: string } {
  return { lang: language, dir: directionOf(language) === 'rtl' ? 'rtl' : '' };
}

/** A manifest is read as it is: what is no day stays as it is written. */
function dayIn(english: English, day: string): string {
  return /^\d{4}-(?:0[1-9]|1[0-2])-\d\d$/.test(day) ? formatDate(day, english) : day;
}

/** What has a heading over cards: a reader, and each of several packs. */
function aroundCards(kind: string, packs: number): string {
  return [...(packs > 1 ? ['section'] : []), ...(kind === languageKind ? ['[data-reader]'] : [])].join(', ');
}

/** Values are of letters, digits, hyphens and the line before a number. */
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

const languageKind = 'language';

/** Languages by their own names. */
function languageFilter(packs: readonly IndexedPack[]): FilterView {
  const kind = languageKind;
  const names = new Map(packs.flatMap((pack) => [...pack.languages]).toReversed());
  const languages = [...new Set(packs.flatMap(({ manifest }) => manifest.pack.languages))];
  const choices = languages.flatMap((language) => {
    const name = names.get(language);
    return name === undefined
      ? []
      : [{ kind, control: controlOf(kind, language), name, ...spoken(language), checked: '' }];
  });
  return { kind, legend: 'Language', choices: [all(kind), ...choices] };
}

/** By the name that their last pack gives them. */
function readerFilter(readers: readonly ReaderChoice[]): FilterView {
  const kind = 'reader';
  const choices = readers.flatMap(({ value, readers }) =>
    readers
      .slice(-1)
      .map(({ name, language }) => ({ kind, control: controlOf(kind, value), name, ...spoken(language), checked: '' })),
  );
  return { kind, legend: 'For', choices: [all(kind), ...choices] };
}

/** Manifests of earlier versions have the tag alone. */
function nameOf({ language, languageName }: BriefEntry): string {
  return languageName ?? language;
}

const formatNames: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  html: 'Web page',
  md: 'Markdown',
  docx: 'Word',
  'annex.pdf': 'Annex (PDF)',
};

function cellOf(briefs: readonly BriefEntry[], manifest: OpenManifest, english: English): readonly CellView[] {
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
    const name = names.join(', ');
    return {
      name,
      report: isPublic(manifest)
        ? ''
        : [
            `${fillLabel(english.numbers.percent, { number: String(percentOf(fill)) })} full`,
            ...(left.length > 0 ? [`${left.length} left out: ${left.join(', ')}`] : []),
          ].join('; '),
      links: Object.entries(files).map(([key, { file }]) => {
        const format = formatNames[key] ?? key;
        // In a list of links alone, all would be called "PDF".
        return { href: `${pack}/${file}`, format, spokenName: `${format}${name && ` (${name})`}: ${title}` };
      }),
    };
  });
  const main = page || (editions[0]?.links[0]?.href ?? '');
  const { dir } = spoken(language);
  return [{ language, languageName: nameOf(first), dir, title, page, main, editions }];
}
