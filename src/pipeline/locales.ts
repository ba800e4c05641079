import { type Diagnostic, error, warning } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import type { Host } from '../host/host.js';
import { type LocaleContent, type LocaleRules, rulesOf } from '../schema/locale.js';
import { languageOf, scriptOf } from '../schema/scripts.js';
import { someOf } from '../text/word-list.js';
import {
  entryOf,
  type Located,
  type LocatedEntry,
  type LocatedMap,
  type LocatedText,
  nodeAt,
  overlay,
} from '../validation/located.js';
import { readYaml } from '../yaml/read-yaml.js';
import { missingPatterns } from './hyphenators.js';
import { knownValue } from './known-files.js';
import { TemplateReader } from './template-reader.js';
import type { TemplateChoice } from './template-roots.js';
import { readingNumbersAs, untranslatedWords } from './untranslated-words.js';

/** How each language of a pack writes, by its tag. */
export type Locales = ReadonlyMap<string, LocaleRules>;

export interface LoadedLocale {
  /** Undefined where a file is missing or has mistakes. */
  readonly rules: LocaleRules | undefined;
  /** What is wrong in the files, and warnings of files that only nearly have the name of a locale. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a locale: the one that it is based on, then `locales/<tag>.yaml` of the package and of the user's own templates,
 * then the user's `labels/<tag>.yaml`, of which each changes what it names. Every file read is added to `sources`.
 * @param span where the language is asked for
 */
export async function loadLocale(
  tag: string,
  choice: TemplateChoice,
  host: Host,
  sources: Map<string, SourceFile>,
  span: Span | undefined,
): Promise<LoadedLocale> {
  const reader = new TemplateReader(host, sources, choice);
  const files = await filesOf(tag, reader);
  const content = knownContent(files) ?? (await readContent(tag, files, reader, host, span));
  const { diagnostics, warnings } = reader;
  return {
    rules: content && diagnostics.length === 0 ? rulesOf(content) : undefined,
    diagnostics: [...diagnostics, ...warnings],
  };
}

/** A locale as it comes with the program, whatever the user's own templates make of it. */
export async function builtInLocale(tag: string, host: Host): Promise<LocaleRules> {
  const inPackage = { ...host, cwd: host.packageRoot };
  const { rules, diagnostics } = await loadLocale(tag, {}, inPackage, new Map(), undefined);
  if (!rules) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  return rules;
}

/** One of the files that a locale is made of. */
interface LocalePart {
  /** As templates are named. */
  readonly name: string;
  readonly file: SourceFile;
}

/** That of the package first. */
async function filesOf(tag: string, reader: TemplateReader): Promise<readonly LocalePart[]> {
  const parts: LocalePart[] = [];
  for (const root of reader.roots.toReversed()) {
    for (const name of [localeFile(tag), labelsFile(tag)]) {
      const file = await reader.fileIn(root, name);
      if (file) parts.push({ name, file });
    }
  }
  return parts;
}

const localeFile = (tag: string) => `locales/${tag}.yaml`;
const labelsFile = (tag: string) => `labels/${tag}.yaml`;

/** What a locale of the package says that nobody has changed: it was read when the program was compiled. */
function knownContent(parts: readonly LocalePart[]): LocaleContent | undefined {
  const [only] = parts;
  if (!only || parts.length > 1) return undefined;
  return knownValue(only.name, only.file.text) as LocaleContent | undefined;
}

async function readContent(
  tag: string,
  parts: readonly LocalePart[],
  reader: TemplateReader,
  host: Host,
  span: Span | undefined,
): Promise<LocaleContent | undefined> {
  const tree = await treeOf(tag, parts, reader, [], span);
  const content = tree && reader.checked('locale', tree);
  if (content) reader.diagnostics.push(...missingPatterns(tree, host));
  return content && withSpaceOfPercent(content);
}

/** The space that figures have before their % stands before each %, unless the locale says another: 62 % and 5 %. */
function withSpaceOfPercent(content: LocaleContent): LocaleContent {
  const { before } = content.spacing;
  const space = spaceOfPercent(content.numbers.percent);
  if (!space || before['%'] !== undefined) return content;
  return { ...content, spacing: { ...content.spacing, before: { ...before, '%': space } } };
}

/** The space between a number and its %, also none; undefined where percentages have no such sign behind them. */
function spaceOfPercent(printed: string): string | undefined {
  return /^\{number\}(\s?)%$/u.exec(printed)?.[1];
}

async function treeOf(
  tag: string,
  parts: readonly LocalePart[],
  reader: TemplateReader,
  open: readonly string[],
  span: Span | undefined,
): Promise<Located | undefined> {
  const layers = parts.flatMap(({ name, file }) => {
    const tree = reader.valueOf(readYaml(file));
    if (!tree) return [];
    return [name === labelsFile(tag) ? fromLabels(tree) : tree];
  });
  const [first, ...rest] = layers;
  if (!first) {
    if (reader.diagnostics.length === 0) await reader.reportMissing(localeFile(tag), span);
    return undefined;
  }
  const own = rest.reduce(localeOver, first);
  const base = nodeAt(own, ['base']);
  if (base?.kind !== 'text') {
    const english = languageOf(tag) === 'en' ? undefined : await englishLocale(reader);
    if (!english) return own;
    reader.warnings.push(...untranslatedWords(tag, own, english));
    return readingNumbersAs(english, own);
  }
  if (base.text === tag || open.includes(base.text)) {
    const message = `The locales ${tag} and ${base.text} are based on each other.`;
    reader.diagnostics.push(error('template/bad-locale', message, { span: base.span, hint: 'Take one  base:  out.' }));
    return undefined;
  }
  const below = await treeOf(base.text, await filesOf(base.text, reader), reader, [...open, tag], base.span);
  if (!below) return undefined;
  const isOfSame = languageOf(tag) === languageOf(base.text) && scriptOf(tag) === scriptOf(base.text);
  const locale = localeOver(below, own);
  if (isOfSame) return locale;
  const inherited = inheritedWords(below, own);
  if (inherited.length > 0) reader.warnings.push(wordsOfAnother(tag, base, inherited));
  return readingNumbersAs(below, locale);
}

async function englishLocale(reader: TemplateReader): Promise<Located | undefined> {
  const file = await reader.fileIn(reader.roots.at(-1) ?? '', localeFile('en'));
  const english = file && readYaml(file);
  return english?.ok ? english.value : undefined;
}

/**
 * One locale over another. One that says how figures have their % says the space before each %, too, which the other puts
 * there whatever was typed.
 */
function localeOver(below: Located, own: Located): Located {
  const percent = nodeAt(own, ['numbers', 'percent']);
  const space = percent?.kind === 'text' ? spaceOfPercent(percent.text) : undefined;
  const path = ['spacing', 'before', '%'];
  const kept = nodeAt(below, path);
  const isDecided = space === undefined || kept?.kind !== 'text' || nodeAt(own, path) !== undefined;
  return overlay(isDecided ? below : withText(below, path, { ...kept, text: space }), own);
}

/** A tree with another text at the end of a path. */
function withText(node: Located, [key, ...path]: readonly string[], text: LocatedText): Located {
  if (key === undefined) return text;
  if (node.kind !== 'map') return node;
  const entries = node.entries.map((entry) =>
    entry.key === key ? { ...entry, value: withText(entry.value, path, text) } : entry,
  );
  return { ...node, entries };
}

/** The words of a page that a locale does not have itself, by their keys. */
function inheritedWords(below: Located, own: Located): readonly string[] {
  const theirs = nodeAt(below, ['labels']);
  const words = nodeAt(own, ['labels']);
  return theirs?.kind === 'map' ? theirs.entries.flatMap(({ key }) => (entryOf(words, key) ? [] : [key])) : [];
}

function wordsOfAnother(tag: string, base: LocatedText, keys: readonly string[]): Diagnostic {
  return warning(
    'template/words-of-base',
    `Pages in ${tag} have these words in the language of ${base.text}: ${someOf(keys)}.`,
    {
      span: base.span,
      hint: `Write them under  labels:  in ${tag}, or copy the locale of ${base.text} and translate it.`,
    },
  );
}

/**
 * A file of labels as the locale that it is a part of. Before locales held them, such a file had the name of the
 * language, its dates and the words of references beside the words of the page.
 */
function fromLabels(file: Located): Located {
  if (file.kind !== 'map') return file;
  const { language, dates, citation } = Object.fromEntries(
    ['language', 'dates', 'citation'].map((key) => [key, entryOf(file, key)]),
  );
  const words = file.entries.filter((entry) => ![language, dates, citation].includes(entry));
  const months = dates && entryOf(dates.value, 'months');
  const quotes = citation && entryOf(citation.value, 'quotes');
  return {
    ...file,
    entries: [
      ...(language ? [{ ...language, key: 'name' }] : []),
      ...(quotes ? [quotes] : []),
      ...(words.length > 0 ? [partOf(file, 'labels', words)] : []),
      ...(dates ? [renamed(dates, months, 'months-printed')] : []),
      ...(citation ? [without(citation, quotes)] : []),
    ],
  };
}

function partOf(file: LocatedMap, key: string, entries: readonly LocatedEntry[]): LocatedEntry {
  const [first] = entries;
  return { key, keySpan: first?.keySpan ?? file.span, value: { ...file, entries } };
}

function renamed(part: LocatedEntry, old: LocatedEntry | undefined, key: string): LocatedEntry {
  if (part.value.kind !== 'map') return part;
  const entries = part.value.entries.map((entry) => (entry === old ? { ...entry, key } : entry));
  return { ...part, value: { ...part.value, entries } };
}

function without(part: LocatedEntry, left: LocatedEntry | undefined): LocatedEntry {
  if (part.value.kind !== 'map') return part;
  return { ...part, value: { ...part.value, entries: part.value.entries.filter((entry) => entry !== left) } };
}
