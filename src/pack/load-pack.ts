import type { DiagnosticCode } from '../diagnostics/codes.js';
import { type Diagnostic, error, isError } from '../diagnostics/diagnostic.js';
import { fail, type Result, unlessErrors } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Pack, PackFile } from '../model/pack.js';
import { limits } from '../schema/limits.js';
import { type PackContent, packSchema } from '../schema/pack.js';
import { checkWithStandIns, isSynthetic } from '../validation/check-schema.js';
import { type Located, nearestSpan, nodeAt } from '../validation/located.js';
import { decodeUtf8, legible } from '../yaml/decode.js';
import { readWithRepairs } from '../yaml/read-yaml.js';
import { checkFileCharacters } from '../yaml/unsafe-characters.js';
import { checkPlaceholders } from './check-placeholders.js';
import { checkScalars } from './check-scalars.js';
import { type CoverageRow, coverageOf } from './coverage.js';
import { checkCrossReferences } from './cross-references.js';
import { emptyFile, mergeParts, type PackPart } from './merge.js';
import { overrideTree } from './override.js';
import { checkLanguages, localizedTextsIn } from './texts.js';

export interface LoadedPack {
  readonly result: Result<Pack>;
  /** The texts of the files, for code frames; there even when loading failed. */
  readonly sources: readonly SourceFile[];
  /** Which texts there are in which language; also where some are missing. */
  readonly coverage?: { readonly pack: string; readonly rows: readonly CoverageRow[] };
}

/**
 * Reads the YAML files of a pack, in the order given, into one checked pack.
 * `nameOf` turns a path inside the pack into the name that messages use. `settings` are values of the command line
 * that stand in for those of the files.
 */
export function loadPack(
  files: readonly PackFile[],
  nameOf: (path: string) => string,
  settings: readonly string[] = [],
): LoadedPack {
  const sources: SourceFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const parts: PackPart[] = [];
  for (const file of files) {
    const id = nameOf(file.path);
    const text = decodeUtf8(id, file.bytes);
    if (typeof text !== 'string') {
      diagnostics.push(text);
      sources.push({ id, text: legible(file.bytes) });
      continue;
    }
    const source = { id, text };
    sources.push(source);
    const empty = emptyFile(source);
    const { tree, diagnostics: slips } = empty ? { diagnostics: [empty] } : readWithRepairs(source);
    diagnostics.push(...slips);
    const scalars = tree ? checkScalars(tree) : [];
    diagnostics.push(...checkFileCharacters(source), ...scalars);
    // What is too large or too nested is not looked at further.
    if (tree && !scalars.some(isError)) parts.push({ path: file.path, tree });
  }
  // A file that cannot be read would make everything in it look missing: stop here.
  if (parts.length < files.length) return { result: fail(diagnostics), sources };

  const whole = { source: nameOf('pack.yaml'), start: 0, end: 0 };
  const merged = mergeParts(parts, whole);
  diagnostics.push(...merged.diagnostics);
  const overridden = overrideTree(merged.tree, settings);
  if (settings.length > 0) sources.push(overridden.source);
  diagnostics.push(...overridden.diagnostics);
  const { value: content, root, complete, diagnostics: issues } = checkWithStandIns(packSchema, overridden.tree);
  diagnostics.push(...issues);
  if (!content) return { result: fail(diagnostics), sources };

  // References are CSL, with fields that we do not know.
  const texts = localizedTextsIn({ ...content, references: [] });
  const figures = new Map(content.facts.map((f) => [f.id, [...Object.keys(f.figures), ...Object.keys(f.derived)]]));
  const findings = [
    ...duplicateLanguages(content.pack.languages, root),
    ...checkLanguages(texts, content.pack.languages, root),
    ...checkPlaceholders(texts, { references: content.references.map((r) => r.id), figures }, root),
    ...checkCrossReferences(content, root),
    ...tooManyUnits(content, root),
  ];
  diagnostics.push(...oncePerName(findings.filter((d) => !isSynthetic(d))));
  const result = unlessErrors((): Pack => ({ ...content, located: root, files, settings }), diagnostics);
  // What stands in for a missing text is no text.
  const coverage = { pack: content.pack.id, rows: coverageOf(content) };
  return { result, sources, ...(complete ? { coverage } : {}) };
}

/** A name that is used in many places and known in none is one mistake. */
const perName: readonly DiagnosticCode[] = [
  'content/unknown-figure',
  'content/unknown-reference',
  'content/unknown-id',
  'content/unknown-language',
];

function oncePerName(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const first = new Map<string, Diagnostic>();
  for (const d of diagnostics) {
    const key = perName.includes(d.code) ? `${d.code} ${d.message}` : `${first.size}`;
    const earlier = first.get(key);
    const related = d.span ? [{ span: d.span, message: 'It stands here too.' }] : [];
    first.set(key, earlier ? { ...earlier, related: [...earlier.related, ...related] } : d);
  }
  return [...first.values()];
}

/** Each page is searched for among all of them. */
function tooManyUnits({ pillars, facts, framing }: PackContent, root: Located): Diagnostic[] {
  const units = pillars.flatMap(({ measures }) => measures).length + facts.length + framing.units.length;
  if (units <= limits.units) return [];
  return [
    error('content/too-large', `This pack has ${units} measures, facts and points, and may have ${limits.units}.`, {
      span: nearestSpan(root, ['pack']),
      hint: 'Make two packs of it, each with its own readers.',
    }),
  ];
}

function duplicateLanguages(languages: readonly string[], root: Located): Diagnostic[] {
  return languages.flatMap((language, i) => {
    if (languages.indexOf(language) === i) return [];
    return [
      error('content/duplicate-id', `The language "${language}" is listed twice.`, {
        span: nodeAt(root, ['pack', 'languages', i])?.span ?? nearestSpan(root, ['pack', 'languages']),
        hint: 'Take one of the two out.',
      }),
    ];
  });
}
