import { plural } from '../text/plural.js';
import { type Difference, differencesOf, type PageChange } from './compare-pages.js';
import {
  type EditionDiff,
  type FigureChange,
  isReaderUnchanged,
  isUnchanged,
  type OutdatedWording,
  type ReaderChange,
  type Version,
} from './edition-diff.js';
import { markedAsWordDiff, shortened, type WordChange } from './word-changes.js';

/** How a form of the report writes what the others write too. */
interface Style {
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly subheading: (text: string) => string;
  readonly item: (text: string) => string;
  readonly name: (text: string) => string;
  /** Text that is not ours. */
  readonly quoted: (text: string) => string;
  /** Text of a page, in its language. */
  readonly printed: (text: string) => string;
  readonly words: (changes: readonly WordChange[]) => string;
}

function eachWord(write: (change: WordChange) => string): Style['words'] {
  return (changes) => changes.map(write).join('');
}

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

/** For the terminal; changed words are marked as `git diff --word-diff` marks them, since nothing depends on colours. */
const terminal: Style = {
  title: (text) => text,
  heading: (text) => `\n${text}`,
  subheading: (text) => `  ${text}`,
  item: (text) => `    ${text}`,
  name: (text) => text,
  quoted: inOneLine,
  printed: inOneLine,
  words: eachWord(markedAsWordDiff),
};

/** What would be read as markup. */
const escaped = (text: string) => inOneLine(text).replaceAll(/[\\`*_~<>[\]|]/g, '\\$&');
/** Marks do not take blanks beside them. */
const marked = (mark: string, text: string) => text.replace(/^(\s*)(.*?)(\s*)$/s, `$1${mark}$2${mark}$3`);

const markdown: Style = {
  title: (text) => `# ${text}\n`,
  heading: (text) => `\n## ${text}\n`,
  subheading: (text) => `\n### ${text}\n`,
  item: (text) => `- ${text}`,
  name: (text) => `\`${text}\``,
  quoted: escaped,
  printed: escaped,
  words: eachWord(({ kind, text }) =>
    kind === 'removed' ? marked('~~', escaped(text)) : kind === 'added' ? marked('**', escaped(text)) : escaped(text),
  ),
};

export function diffAsText(diff: EditionDiff): readonly string[] {
  return lines(diff, terminal);
}

export function diffAsMarkdown(diff: EditionDiff): readonly string[] {
  return lines(diff, markdown);
}

/** @returns "1.0 of 2026-10-01 (git:HEAD~1)" */
export function versionWords({ version, issued, from }: Version): string {
  return `${version} of ${issued} (${from})`;
}

function lines(diff: EditionDiff, style: Style): readonly string[] {
  const { before, after, figures, readers } = diff;
  const names = before.pack === after.pack ? after.pack : `${before.pack} and ${after.pack}`;
  const changed = readers.filter((one) => !isReaderUnchanged(one));
  const same = readers.filter(isReaderUnchanged);
  return [
    style.title(style.quoted(`${names}: from ${versionWords(before)} to ${versionWords(after)}`)),
    ...(isUnchanged(diff) ? ['No reader sees anything different.'] : []),
    ...(figures.length === 0
      ? []
      : [style.heading('Figures'), ...figures.map((one) => style.item(figureLine(one, style)))]),
    ...changed.flatMap((reader) => readerLines(reader, style)),
    ...(same.length === 0 || changed.length === 0
      ? []
      : [style.heading('Unchanged'), style.item(same.map(({ audience }) => style.name(audience)).join(', '))]),
  ];
}

export function figureLine({ figure, before, after, readers }: FigureChange, style: Pick<Style, 'name'>): string {
  const value = (text: string | undefined) => text ?? 'none';
  const shown = readers.length === 0 ? 'on no page' : `on the page of ${readers.map(style.name).join(', ')}`;
  return `${style.name(figure)}: ${value(before)} → ${value(after)}, ${shown}`;
}

export const statusWords = { new: 'a new reader', gone: 'no reader any more', changed: '', same: '' } as const;

function readerLines({ audience, reader, status, pages, outdated }: ReaderChange, style: Style): readonly string[] {
  const note = statusWords[status];
  const heading = `${style.name(audience)} · ${style.quoted(reader)}${note === '' ? '' : ` · ${note}`}`;
  if (note !== '') return [style.heading(heading)];
  return [
    style.heading(heading),
    ...outdated.map((one) => style.item(outdatedLine(one, style))),
    ...pages.flatMap((page) => pageLines(page, style)),
  ];
}

/** @returns "agenda.capacity text: the pack has other words now, this reader’s own are as they were: …" */
export function outdatedLine(one: OutdatedWording, style: Pick<Style, 'name' | 'words'>): string {
  const changed = style.words(shortened(one.words));
  return `${fieldName(one, style)}: the pack has other words now, this reader’s own are as they were: ${changed}`;
}

/** @returns "en: 2 texts changed, 1 entered; 97 % → 98 % full" */
export function pageSummary({ language, status, fill, settings, texts, entered, left, following }: PageChange): string {
  if (status === 'new') return `${language}: a new language`;
  if (status === 'gone') return `${language}: no longer`;
  if (status === 'same') return `${language}: the same`;
  const percent = (thousandths: number | undefined) => `${Math.round((thousandths ?? 0) * 100)}%`;
  const full = `${percent(fill.before)} → ${percent(fill.after)} full`;
  const others = settings.length + following.length;
  const counts = [
    others > 0 ? `${plural(others, 'setting')} changed` : '',
    texts.length > 0 ? `${plural(texts.length, 'text')} changed` : '',
    entered.length > 0 ? `${entered.length} entered` : '',
    left.length > 0 ? `${left.length} left` : '',
  ].filter(Boolean);
  return `${language}: ${counts.length === 0 ? 'the same words, set differently' : counts.join(', ')}; ${full}`;
}

function pageLines(page: PageChange, style: Style): readonly string[] {
  return [style.subheading(pageSummary(page)), ...differencesOf(page).map((one) => style.item(difference(one, style)))];
}

/** @returns "entered agenda.capacity (it is new): …", "in the annex: ask standing: authors-view → derived" */
export function difference(one: Difference, style: Pick<Style, 'name' | 'quoted' | 'printed' | 'words'>): string {
  const { name, quoted, printed, words } = style;
  const place = 'in' in one && one.in === 'annex' ? 'in the annex: ' : '';
  switch (one.kind) {
    case 'entered':
    case 'left':
      return `${place}${one.kind} ${name(one.unit)} (${quoted(one.why)}): ${printed(one.text)}`;
    case 'length':
      return `${name(one.unit)}: ${one.before} → ${one.after}`;
    case 'setting':
      return `${place}${fieldName(one, style)}: ${quoted(one.before ?? 'none')} → ${quoted(one.after ?? 'none')}`;
    case 'text':
      return `${place}${fieldName(one, style)}: ${words(shortened(one.words))}`;
  }
}

function fieldName({ unit, field }: { readonly unit: string; readonly field: string }, { name }: Pick<Style, 'name'>) {
  return unit === field ? name(unit) : `${name(unit)} ${field}`;
}
