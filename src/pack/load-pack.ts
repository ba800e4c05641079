import type { DiagnosticCode } from '../diagnostics/codes.js';
import { type Diagnostic, error, isError } from '../diagnostics/diagnostic.js';
import { furtherPlaces } from '../diagnostics/further-places.js';
import { fail, type Result, unlessErrors } from '../diagnostics/result.js';
import type { SourceFile, SourceId } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import type { Pack, PackFile } from '../model/loaded-pack.js';
import { limits } from '../schema/limits.js';
import { getOrInsertComputed } from '../text/once.js';
import { checkWithStandIns, isSynthetic } from '../validation/check-schema.js';
import { type Located, nearestSpan, nodeAt, syntheticSource, valueSpan } from '../validation/located.js';
import { decodeUtf8, legible } from '../yaml/decode.js';
import type { ReadFile } from '../yaml/read-by-parser.js';
import { readWithRepairs } from '../yaml/read-yaml.js';
import { checkFileCharacters } from '../yaml/unsafe-characters.js';
import { answersInReferences } from './answers-in-references.js';
import { checkAuthorNames } from './author-names.js';
import { checkBlocks } from './check-blocks.js';
import { checkDates } from './check-dates.js';
import { checkFigures } from './check-figures.js';
import { checkGlossaryTerms } from './check-glossary.js';
import { checkLanguages, checkScript, type ListedLanguage } from './check-languages.js';
import { checkPlaceholders, figuresGone, type UnknownFigure } from './check-placeholders.js';
import { checkScalars } from './check-scalars.js';
import { type CoverageRow, coverageOf } from './coverage.js';
import { checkCrossReferences } from './cross-references.js';
import { asCsl } from './csl-variants.js';
import { marksInReferences } from './marks-in-references.js';
import { emptyFile, mergeParts, type PackPart, readerWithoutKeys } from './merge.js';
import { overrideTree } from './override.js';
import { isUnit, type PackEntry, type PackText, packIndex } from './pack-index.js';
import { withHidden, withoutCovered, withoutGuesses, withoutMisnamed } from './reported-once.js';

export interface LoadedPack {
  readonly result: Result<Pack>;
  /** The texts of the files, for code frames; there even when loading failed. */
  readonly sources: readonly SourceFile[];
  /** Which texts there are in which language; also where some are missing. */
  readonly coverage?: { readonly pack: string; readonly rows: readonly CoverageRow[] };
  /** Those that it lists and whose script can be set; also where their texts are missing. */
  readonly languages?: readonly ListedLanguage[];
  /** What there is to write texts into; also where some are missing. */
  readonly outline?: PackOutline;
}

/** The texts of a pack, with the tree of its files as they were typed. */
export interface PackOutline {
  readonly root: Located;
  readonly texts: readonly PackText[];
  /** Source language first. */
  readonly languages: readonly string[];
}

/**
 * Reads the YAML files of a pack, in the order given, into one checked pack.
 * `nameOf` turns a path inside the pack into the name that messages use. `settings` are values of the command line
 * that stand in for those of the files. What is in `known` is not read again, and what was read is put there.
 */
export function loadPack(
  files: readonly PackFile[],
  nameOf: (path: string) => string,
  settings: readonly string[] = [],
  known: KnownFiles = new Map(),
): LoadedPack {
  const read = files.map((file) => readOnce(file, nameOf(file.path), known));
  const sources = read.map(({ source }) => source);
  const inFiles = read.flatMap(({ diagnostics }) => diagnostics);
  const parts = read.flatMap(({ part }) => (part ? [part] : []));
  // A file that cannot be read would make everything in it look missing: stop here.
  if (parts.length < files.length) return { result: fail(inFiles), sources };

  const merged = mergeParts(parts, { source: nameOf('pack.yaml'), start: 0, end: 0 });
  const overridden = overrideTree(merged.tree, settings);
  const allSources = settings.length > 0 ? [...sources, overridden.source] : sources;
  const { value: content, root, complete, diagnostics: issues } = checkWithStandIns('pack', asCsl(overridden.tree));
  const sure = withoutGuesses(
    issues,
    read.flatMap(({ guessed = [] }) => guessed),
  );
  const inTree = [...withoutCovered(inFiles, issues), ...merged.diagnostics, ...overridden.diagnostics, ...sure];
  if (!content) return { result: fail(withHidden(inTree, sources)), sources: allSources };

  const index = packIndex(content, root);
  const { languages } = content.pack;
  const findings = [
    ...checkLanguages(index, languages, root),
    ...checkPlaceholders(index.texts, content),
    ...checkBlocks(index.texts),
    ...checkDates(content, root),
    ...marksInReferences(root),
    ...answersInReferences(root),
    ...checkAuthorNames(content, root),
    ...checkCrossReferences(index.entries, root),
    ...checkGlossaryTerms(content.glossary, root),
    ...content.facts.flatMap((fact, i) =>
      withoutMisnamed(checkFigures(fact, ['facts', i], root), nodeAt(root, ['facts', i]), issues),
    ),
    ...tooManyUnits(index.entries, root),
  ];
  const inScripts = languages.flatMap((language, i) =>
    checkScript(language, valueSpan(root, ['pack', 'languages', i])),
  );
  // The letters of a language that cannot be set say nothing new.
  const others = inScripts.length === 0 ? inTree : inTree.filter(({ code }) => code !== 'content/unsupported-script');
  const inPack = oncePerName(findings.filter((finding) => !isSynthetic(finding)));
  const diagnostics = withHidden([...inScripts, ...oncePerPlace(others, inPack)], sources);
  const result = unlessErrors((): Pack => ({ ...content, located: root, files, settings }), diagnostics);
  // What stands in for a missing text is no text.
  const coverage = complete ? { coverage: { pack: content.pack.id, rows: coverageOf(index, languages) } } : {};
  const isAsTyped = complete && settings.length === 0 && !inTree.some(isError);
  const outline = isAsTyped ? { outline: { root, texts: index.texts, languages } } : {};
  const listed = languages.map((tag, i) => ({ tag, span: valueSpan(root, ['pack', 'languages', i]) }));
  const settable = listed.filter(
    ({ tag, span }) => span.source !== syntheticSource && checkScript(tag, span).length === 0,
  );
  return { result, sources: allSources, languages: settable, ...coverage, ...outline };
}

/** Files that were read before, by path: for whoever reads a pack again whenever one of its files has changed. */
export type KnownFiles = Map<string, { readonly bytes: Uint8Array; readonly read: ReadPackFile }>;

function readOnce(file: PackFile, id: SourceId, known: KnownFiles): ReadPackFile {
  const before = known.get(file.path);
  const isSame = before?.read.source.id === id && Buffer.compare(before.bytes, file.bytes) === 0;
  const read = isSame ? before.read : readFile(file, id);
  known.set(file.path, { bytes: file.bytes, read });
  return read;
}

interface ReadPackFile {
  readonly source: SourceFile;
  /** None where the file cannot be read, or is too large or too nested for any further check. */
  readonly part?: PackPart;
  readonly guessed?: readonly Span[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function readFile({ path, bytes }: PackFile, id: SourceId): ReadPackFile {
  const text = decodeUtf8(id, bytes);
  if (typeof text !== 'string') return { source: { id, text: legible(bytes) }, diagnostics: [text] };
  const source = { id, text };
  const empty = emptyFile(source);
  const { tree, guessed, diagnostics }: ReadFile = empty ? { diagnostics: [empty] } : readWithRepairs(source);
  const keyless = tree && readerWithoutKeys({ path, tree });
  const scalars = keyless ? [keyless] : tree ? checkScalars(tree) : [];
  return {
    source,
    guessed,
    ...(tree && !scalars.some(isError) ? { part: { path, tree } } : {}),
    diagnostics: [...diagnostics, ...withoutReported(checkFileCharacters(source), diagnostics), ...scalars],
  };
}

/** A character that nobody sees is reported once, where YAML cannot be read for it. */
function withoutReported(characters: readonly Diagnostic[], inYaml: readonly Diagnostic[]): readonly Diagnostic[] {
  const reported = new Set(inYaml.map(({ span }) => span?.start));
  return characters.filter(({ code, span }) => code !== 'content/invisible-character' || !reported.has(span?.start));
}

/** A name that has not the form of an id and is unknown as well is one mistake: those that there are say what to write. */
function oncePerPlace(others: readonly Diagnostic[], inPack: readonly Diagnostic[]): readonly Diagnostic[] {
  const placeOf = ({ span }: Diagnostic) => `${span?.source} ${span?.start}`;
  const formless = new Set(others.filter(({ code }) => code === 'content/invalid-value').map(placeOf));
  const isUnknown = ({ code }: Diagnostic) => code === 'content/unknown-id' || code === 'content/unknown-reference';
  const unknown = inPack.filter((one) => isUnknown(one) && formless.has(placeOf(one)));
  const hints = new Map(unknown.map((one) => [placeOf(one), one.hint]));
  return [
    ...others.map((one) => {
      const hint = one.code === 'content/invalid-value' ? hints.get(placeOf(one)) : undefined;
      return hint === undefined ? one : { ...one, hint };
    }),
    ...inPack.filter((one) => !unknown.includes(one)),
  ];
}

/** A name that is used in many places and known in none is one mistake. */
const perName: readonly DiagnosticCode[] = [
  'content/unknown-figure',
  'content/unknown-reference',
  'content/unknown-id',
  'content/unknown-language',
];

function oncePerName(findings: readonly UnknownFigure[]): readonly Diagnostic[] {
  const byName = new Map<string, UnknownFigure[]>();
  for (const [i, d] of findings.entries()) {
    const name = d.ofNone ? `figures of ${d.ofNone.fact}` : d.message;
    const key = perName.includes(d.code) ? `${d.code} ${name}` : String(i);
    getOrInsertComputed(byName, key, () => []).push(d);
  }
  return [...byName.values()].flatMap((same) => {
    const [head, ...others] = same;
    if (!head) return [];
    const { ofNone, ...first } = head;
    const names = [...new Set(same.flatMap((one) => one.ofNone?.figure ?? []))];
    const gone = ofNone && names.length > 1 ? figuresGone(ofNone.fact, names, same.length) : {};
    return [
      { ...first, ...gone, related: [...first.related, ...furtherPlaces(others.flatMap(({ span }) => span ?? []))] },
    ];
  });
}

/** The best choice for a page is searched for among all of them. */
function tooManyUnits(entries: readonly PackEntry[], root: Located): Diagnostic[] {
  const units = entries.filter(isUnit).length;
  if (units <= limits.units) return [];
  return [
    error('content/too-large', `This pack has ${units} measures, facts and points, and may have ${limits.units}.`, {
      span: nearestSpan(root, ['pack']),
      hint: 'Make two packs of it, each with its own readers.',
    }),
  ];
}
