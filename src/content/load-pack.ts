import { type Diagnostic, error, isError } from '../diagnostics/diagnostic.js';
import { diagnosticsOf, fail, type Result, settle } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import { checkAgainst } from '../model/check-schema.js';
import { nearestSpan } from '../model/located.js';
import { type Pack, type PackFile, packSchema } from '../model/pack.js';
import { type CoverageRow, coverageOf } from './coverage.js';
import { checkCrossReferences } from './cross-references.js';
import { decodeUtf8 } from './decode.js';
import { mergeParts, type PackPart } from './merge.js';
import { overrideTree } from './override.js';
import { checkLanguages, checkPlaceholders, localizedTextsIn } from './texts.js';
import { readYaml } from './yaml.js';

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
      continue;
    }
    const source = { id, text };
    sources.push(source);
    const tree = readYaml(source);
    diagnostics.push(...diagnosticsOf(tree));
    if (tree.ok) parts.push({ path: file.path, tree: tree.value });
  }
  // A file that cannot be read would make everything in it look missing: stop here.
  if (diagnostics.some(isError)) return { result: fail(diagnostics), sources };

  const whole = { source: nameOf('pack.yaml'), start: 0, end: 0 };
  const merged = mergeParts(parts, whole);
  diagnostics.push(...merged.diagnostics);
  const overridden = overrideTree(merged.tree, settings);
  if (settings.length > 0) sources.push(overridden.source);
  diagnostics.push(...overridden.diagnostics);
  const root = overridden.tree;
  const { value: content, diagnostics: issues } = checkAgainst(packSchema, root);
  diagnostics.push(...issues);
  if (!content) return { result: fail(diagnostics), sources };

  // References are CSL, with fields that we do not know.
  const texts = localizedTextsIn({ ...content, references: [] });
  const figures = new Map(content.facts.map((f) => [f.id, [...Object.keys(f.figures), ...Object.keys(f.derived)]]));
  diagnostics.push(
    ...duplicateLanguages(content.pack.languages, nearestSpan(root, ['pack', 'languages'])),
    ...checkLanguages(texts, content.pack.languages, root),
    ...checkPlaceholders(texts, { references: content.references.map((r) => r.id), figures }, root),
    ...checkCrossReferences(content, root),
  );
  const result = settle((): Pack => ({ ...content, located: root, files, settings }), diagnostics);
  return { result, sources, coverage: { pack: content.pack.id, rows: coverageOf(content) } };
}

function duplicateLanguages(languages: readonly string[], span: Diagnostic['span']): Diagnostic[] {
  const twice = languages.filter((l, i) => languages.indexOf(l) !== i);
  return twice.map((l) => error('content/duplicate-id', `The language "${l}" is listed twice.`, { span }));
}
