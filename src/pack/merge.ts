import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { isSection, sectionWith } from '../schema/telling-keys.js';
import { getOrInsertComputed } from '../text/once.js';
import { wordList } from '../text/word-list.js';
import type { Located, LocatedEntry } from '../validation/located.js';

/** One YAML file of a pack: its path inside the pack and its tree. */
export interface PackPart {
  readonly path: string;
  readonly tree: Located;
}

/**
 * Merges the files of a pack by their top-level keys, those of pack.yaml first. A file under `audiences/` is one entry
 * of that list. A key that stands in two files is an error.
 */
export function mergeParts(
  parts: readonly PackPart[],
  whole: Span,
): { tree: Located; diagnostics: readonly Diagnostic[] } {
  const misplaced = parts.filter(isMisplacedReader);
  const isAudience = (part: PackPart) => part.path.startsWith('audiences/') || misplaced.includes(part);
  const trees = parts.filter((part) => !isAudience(part)).map(asSections);
  // Read on as what it is meant as, so that its ids are known elsewhere.
  const sections = trees.map((tree) => meantAs(tree) ?? tree);
  const all = sections.flatMap((tree) => (tree.kind === 'map' ? tree.entries : []));
  const firsts = new Map(all.toReversed().map((entry) => [entry.key, entry]));
  const kept = all.filter((entry) => firsts.get(entry.key) === entry);
  const readers = parts.filter(isAudience).map(({ tree }) => tree);
  const merged = withAudiences(
    kept,
    readers.flatMap((tree) => readersIn(tree) ?? [tree]),
  );
  // What is missing in the whole pack is reported in pack.yaml.
  const order = ({ keySpan }: LocatedEntry) => Number(keySpan.source !== whole.source);
  return {
    tree: { kind: 'map', entries: merged.toSorted((a, b) => order(a) - order(b)), span: whole },
    diagnostics: [
      ...trees.flatMap((tree) => (tree.kind === 'map' ? [] : [notSections(tree)])),
      ...misplaced.map(outsideItsFolder),
      ...readers.flatMap((tree) => notOneReader(tree) ?? []),
      ...sections.flatMap((tree) => (tree.kind === 'map' ? repeatedSections(tree.entries, firsts) : [])),
    ],
  };
}

/** A file with the keys of one reader, beside those of the sections. */
function isMisplacedReader({ path, tree }: PackPart): boolean {
  if (path.startsWith('audiences/') || tree.kind !== 'map') return false;
  const keys = tree.entries.map(({ key }) => key);
  return keys.includes('ask') && keys.includes('headline') && !keys.some(isSection);
}

function outsideItsFolder({ path, tree }: PackPart): Diagnostic {
  const [first] = tree.kind === 'map' ? tree.entries : [];
  return error('content/wrong-type', 'This file is one reader, and does not stand in the folder of readers.', {
    span: first?.keySpan ?? tree.span,
    hint: `Move it into the folder audiences, as audiences/${path.split('/').at(-1)}`,
  });
}

/** What is no group of keys: prose, a table, the keys of another program. */
export function readerWithoutKeys({ path, tree }: PackPart): Diagnostic | undefined {
  if (!path.startsWith('audiences/') || tree.kind !== 'text') return undefined;
  const [line = ''] = tree.raw.split('\n');
  return error(
    'content/wrong-type',
    'A file of the folder "audiences" is one reader, and this one is a text without keys.',
    {
      span: { ...tree.span, end: tree.span.start + line.length },
      hint: 'Begin each line with a key and a colon:\n  id: …\n  name: "…"\n  headline: "…"\n  ask: …',
    },
  );
}

/** The sections of a file that stand in another one, too: together where they are several, as in a copy of that file. */
function repeatedSections(
  entries: readonly LocatedEntry[],
  firsts: ReadonlyMap<string, LocatedEntry>,
): readonly Diagnostic[] {
  const byFile = new Map<string, (readonly [entry: LocatedEntry, first: LocatedEntry])[]>();
  for (const entry of entries) {
    const first = firsts.get(entry.key);
    if (!first || first === entry) continue;
    const { source } = first.keySpan;
    getOrInsertComputed(byFile, source, () => []).push([entry, first]);
  }
  return [...byFile.values()].map((pairs) => {
    const [[entry, first]] = pairs as [(typeof pairs)[0]];
    const names = wordList(
      pairs.map(([{ key }]) => `"${key}"`),
      'and',
    );
    const isOne = pairs.length === 1;
    const message = isOne ? `The section ${names} stands in two files.` : `The sections ${names} stand in two files.`;
    return error('content/duplicate-section', message, {
      span: entry.keySpan,
      related: [{ span: first.keySpan, message: isOne ? 'It stands here already.' : 'They stand here already.' }],
      hint: isOne
        ? 'Keep it in one file.'
        : 'Keep each in one file. If one of the two is a copy, move it out of the pack.',
    });
  });
}

/** A bibliography as programs export it is a list, and a file called references holds nothing else. */
function asSections({ path, tree }: PackPart): Located {
  if (tree.kind !== 'list' || !/^references\.ya?ml$/.test(path)) return tree;
  return asSection('references', tree);
}

function asSection(key: string, value: Located): Located {
  const keySpan = { ...value.span, end: value.span.start + 1 };
  return { kind: 'map', entries: [{ key, keySpan, value }], span: value.span };
}

/** A list whose section has been lost, under the key of that. */
function meantAs(tree: Located): Located | undefined {
  const section = sectionOf(tree);
  return section === undefined ? undefined : asSection(section, tree);
}

function sectionOf(tree: Located): string | undefined {
  if (tree.kind !== 'list') return undefined;
  return sectionWith(tree.items.flatMap((item) => (item.kind === 'map' ? item.entries.map(({ key }) => key) : [])));
}

function notSections(tree: Located): Diagnostic {
  const { kind, span } = tree;
  const section = sectionOf(tree);
  return error('content/wrong-type', `This file begins with a ${kind}, and not with the key of a section.`, {
    span: { ...span, end: span.start + 1 },
    hint:
      section === undefined
        ? 'Begin it with the key of its section, such as  pillars:  or  facts:  and indent all that follows.'
        : `Add a line above it, without spaces before it:\n  ${section}:`,
  });
}

/** The readers of a file that lists them, as a section of a pack does, or has one below a key; undefined where it is one reader. */
function readersIn(tree: Located): readonly Located[] | undefined {
  const wrapped = wrappedReader(tree);
  if (wrapped) return [wrapped.value];
  const [first, ...others] = tree.kind === 'map' ? tree.entries : [];
  const list = first?.key === 'audiences' && others.length === 0 ? first.value : tree;
  return list.kind === 'list' && list.items.every(({ kind }) => kind === 'map') ? list.items : undefined;
}

/** `audience:` or the name of the reader, and its keys below that. */
function wrappedReader(tree: Located): LocatedEntry | undefined {
  const [only, ...others] = tree.kind === 'map' ? tree.entries : [];
  if (only?.value.kind !== 'map' || others.length > 0) return undefined;
  const keys = only.value.entries.map(({ key }) => key);
  return keysOfReader.filter((key) => keys.includes(key)).length >= 2 ? only : undefined;
}

/** Those that each reader has. */
const keysOfReader = ['id', 'name', 'headline', 'ask'];

function belowAnotherKey({ key, keySpan }: LocatedEntry): Diagnostic {
  return error(
    'content/wrong-type',
    `The keys of this reader stand below "${key}", and nothing may stand above them.`,
    {
      span: keySpan,
      hint: `Take out "${key}:", and the spaces before the other lines:\n  id: …\n  name: "…"`,
    },
  );
}

function notOneReader(tree: Located): Diagnostic | undefined {
  const wrapped = wrappedReader(tree);
  if (wrapped) return belowAnotherKey(wrapped);
  const readers = readersIn(tree);
  if (!readers) return undefined;
  const span = { ...tree.span, end: tree.span.start + (tree.kind === 'map' ? 'audiences'.length : 1) };
  const marks = tree.kind === 'map' ? '"audiences:" and the hyphen' : 'the hyphen';
  return error('content/wrong-type', 'A file of the folder "audiences" is one reader, and this one is a list.', {
    span,
    hint:
      readers.length > 1
        ? `Write each reader into a file of its own, without ${marks}:\n  id: …\n  name: "…"`
        : `Take out ${marks}, and the spaces before the other lines:\n  id: …\n  name: "…"`,
  });
}

/** The files of audiences after those that the section lists, if it is a list at all. */
function withAudiences(entries: readonly LocatedEntry[], audiences: readonly Located[]): readonly LocatedEntry[] {
  const [first] = audiences;
  const section = entries.find(({ key }) => key === 'audiences');
  // A section of another shape stays as it is, for the schema to refuse.
  if (!first || (section && section.value.kind !== 'list')) return entries;
  const listed = section?.value.kind === 'list' ? section.value.items : [];
  const merged: LocatedEntry = {
    key: 'audiences',
    keySpan: section?.keySpan ?? { ...first.span, end: first.span.start },
    value: { kind: 'list', items: [...listed, ...audiences], span: first.span },
  };
  return section ? entries.map((entry) => (entry === section ? merged : entry)) : [...entries, merged];
}

/** A file without content is an error: what belongs into it would be reported as missing, piece by piece. */
export function emptyFile({ id, text }: SourceFile): Diagnostic | undefined {
  if (!/^(?:\s*(?:#.*)?(?:\n|$))*$/u.test(text)) return undefined;
  const end = text.trimEnd().indexOf('\n');
  return error('content/empty-file', text.trim() === '' ? 'This file is empty.' : 'This file has notes only.', {
    span: { source: id, start: 0, end: end === -1 ? text.trimEnd().length : end },
    hint: 'Write what belongs into it, or delete the file.',
  });
}
