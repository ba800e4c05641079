import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import { type SourceFile, sourcesById } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import type { PackFile } from '../model/loaded-pack.js';
import { type LoadedPack, loadPack, type PackOutline } from '../pack/load-pack.js';
import type { PackText } from '../pack/pack-index.js';
import type { TextLengths } from '../schema/localized-text.js';
import type { Digest } from '../text/digest.js';
import { normalized, withoutControls } from '../text/set-text.js';
import { type Located, type LocatedText, nodeAt, toPlain } from '../validation/located.js';
import { editsOfLanguages, editsOfText, inOneForm } from './edit-text.js';
import { partsMissing } from './protected-parts.js';
import { type RewriteOptions, type Rewriting, type RewrittenPack, rewritePack } from './rewrite-pack.js';
import type { ChangedText, Edit, LanguageText, TextChange } from './text-change.js';

export interface AppliedTexts extends RewrittenPack {
  readonly changed: readonly ChangedText[];
}

export interface ApplyOptions extends RewriteOptions {
  readonly digest: Digest;
  /** A language that the pack does not have yet, and gets. */
  readonly newLanguage?: string | undefined;
  /** Whether a text that has changed since is overwritten. */
  readonly overwrite?: boolean;
  /** What the files load as, where it is known. */
  readonly loaded?: LoadedPack | undefined;
}

/**
 * Writes changes of texts into the YAML of a pack, in memory: only the scalars that change, and their entries, have other
 * bytes. All of it or nothing: a change that meets a text that has changed since, that loses a figure, a citation or
 * words marked as of another language, or that makes of the pack one that does not load, is told, and nothing is done.
 */
export function applyTexts(
  files: readonly PackFile[],
  given: readonly TextChange[],
  options: ApplyOptions,
): Rewriting<AppliedTexts> {
  const { nameOf, newLanguage, known, loaded = loadPack(files, nameOf, [], known) } = options;
  const { outline } = loaded;
  const refused = (diagnostics: readonly Diagnostic[]) =>
    ({ ok: false, diagnostics, sources: loaded.sources, outline }) as const;
  if (!outline) return refused(diagnosticsOf(loaded.result));
  const languages = newLanguage ? [...new Set([...outline.languages, newLanguage])] : outline.languages;
  const texts = new Map(outline.texts.map((text) => [text.key, text]));
  const changes = given.map((change) => asItReads(change, texts.get(change.key), outline));
  const findings = changes.flatMap((change) => checkChange(change, texts.get(change.key), outline, options));
  if (findings.length > 0) return refused(findings);

  const sources = sourcesById(loaded.sources);
  const wanted = wantedTexts(changes, texts, outline);
  const edits: Edit[] = [...wanted].flatMap(([text, byLanguage]) => {
    const file = sourceOf(nodeAt(outline.root, text.path), sources);
    return editsOfText({ root: outline.root, path: text.path, file, languages }, byLanguage);
  });
  if (languages.length > outline.languages.length && newLanguage) {
    const file = sourceOf(nodeAt(outline.root, ['pack', 'languages']), sources);
    edits.push(...editsOfLanguages(outline.root, file, newLanguage));
  }
  const rewritten = rewritePack(files, loaded.sources, edits, options);
  if (!rewritten.ok) return rewritten;
  const expected = expectedTree(outline, wanted, languages);
  const got = inOneForm(toPlain(rewritten.value.loaded.outline.root));
  if (JSON.stringify(expected) !== JSON.stringify(got)) throw new Error('what was written does not read back as meant');
  const changed = changedTexts(changes, texts, outline);
  return { ok: true, value: { ...rewritten.value, changed }, warnings: rewritten.warnings };
}

/** Of Windows, of Word and spreadsheets in what is copied from them, and of Unicode (UAX 14, BK and NL). */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** They take no room. An editor who put them in had a reason: a place where a long name may be divided. */
const withoutWidth = /[\u034f\u200b\ufeff]/g;

/**
 * What keyboards and other systems write otherwise reads the same: accents by themselves, line ends, controls, and
 * characters without width that the pack has not in this text.
 */
function asItReads(change: TextChange, known: PackText | undefined, { languages }: PackOutline): TextChange {
  const { text } = change;
  if (text === undefined) return change;
  const read = normalized(withoutControls(text.replace(lineEnds, '\n')));
  if (!known || read.search(withoutWidth) === -1) return { ...change, text: read };
  const [own = ''] = languages;
  const texts = [change.language, own].map((language) => currentText(known, { ...change, language }, languages)?.text);
  return {
    ...change,
    text: read.replace(withoutWidth, (sign) => (texts.some((one) => one?.includes(sign)) ? sign : '')),
  };
}

function checkChange(
  change: TextChange,
  text: PackText | undefined,
  { languages }: PackOutline,
  options: ApplyOptions,
): readonly Diagnostic[] {
  const span = change.origin ?? text?.span ?? { source: options.nameOf('pack.yaml'), start: 0, end: 0 };
  const shown = nameForPeople(change);
  const isKnown = languages.includes(change.language) || change.language === options.newLanguage;
  if (!text || !isKnown) {
    const what = text ? `The pack has no language "${change.language}".` : `The pack has no text ${shown}.`;
    const hint = 'Has it been taken out or renamed since? Then take this change out as well.';
    return [error('change/unknown-text', what, { span, hint })];
  }
  const [own = ''] = languages;
  const current = currentText(text, change, languages);
  const source = currentText(text, { ...change, language: own }, languages);
  if (change.text === undefined && (current === undefined || change.language === own)) {
    const hint =
      'A text has words in each language. To spare a reader a unit, write it under drop in the file of the reader.';
    return [error('change/unknown-text', `${shown} cannot be taken out in ${change.language}.`, { span, hint })];
  }
  if (change.text !== undefined && change.text.trim() === current?.text.trim()) return [];
  const stale = options.overwrite ? [] : checkUnchanged(change, { current, source, own }, span, options);
  if (stale.length > 0) return stale;
  return [
    ...checkLetters(change, current, span),
    ...checkKept(change, change.language === own ? current : source, span),
  ];
}

/** In the place of a letter that a program could not read or write (Unicode 16, 23.8.3). */
const lostLetter = '\ufffd';

function checkLetters(change: TextChange, current: LocatedText | undefined, span: Span): readonly Diagnostic[] {
  const { text = '' } = change;
  if (!text.includes(lostLetter) || current?.text.includes(lostLetter)) return [];
  const word = /\S*\ufffd\S*/.exec(text)?.[0].slice(0, 40) ?? lostLetter;
  return [
    error('change/lost-letter', `A letter is lost in "${word}", in ${nameForPeople(change)} in ${change.language}.`, {
      span,
      hint: `Write the letter in the file that comes in, in the place of ${lostLetter} (U+FFFD).`,
    }),
  ];
}

function checkUnchanged(
  change: TextChange,
  { current, source, own }: Readonly<Record<'current' | 'source', LocatedText | undefined>> & { readonly own: string },
  span: Span,
  { digest }: ApplyOptions,
): readonly Diagnostic[] {
  const digestOf = (text: LocatedText | undefined) => text && digest(text.text.trim());
  if (digestOf(current) !== change.madeFrom) return [conflict(change, current, span)];
  if (change.language === own || change.sourceMadeFrom === undefined || !source) return [];
  return digestOf(source) === change.sourceMadeFrom ? [] : [sourceHasChanged(change, source, span)];
}

/** @param model the text that has the figures and citations that this one must have */
function checkKept(change: TextChange, model: LocatedText | undefined, span: Span): readonly Diagnostic[] {
  const { text } = change;
  if (text === undefined) return [];
  const missing = partsMissing(model?.text ?? '', text);
  if (missing.length === 0) return [];
  const lost = missing.join(', ');
  return [
    error('change/lost-placeholder', `The text of ${nameForPeople(change)} in ${change.language} has lost ${lost}.`, {
      span,
      ...(model ? { related: [{ span: model.span, message: 'It stands here.' }] } : {}),
      hint: `Put ${lost} back where ${missing.length === 1 ? 'it belongs' : 'they belong'}.`,
    }),
  ];
}

function conflict(change: TextChange, current: LocatedText | undefined, span: Span): Diagnostic {
  const lines = [
    `Now:       ${current?.text.trim() ?? '(none)'}`,
    `Comes in:  ${change.text ?? '(taken out)'}`,
    `Made from: ${change.madeFrom === undefined ? '(none)' : (change.ancestor ?? '(not known)')}`,
  ];
  return error('change/conflict', `${nameForPeople(change)} has changed in ${change.language} since.`, {
    span,
    ...(current ? { related: [{ span: current.span, message: 'This text has changed.' }] } : {}),
    hint: `${lines.join('\n')}\nWrite into the YAML what shall stand, or add --overwrite.`,
  });
}

function sourceHasChanged(change: TextChange, source: LocatedText, span: Span): Diagnostic {
  const lines = [
    `Now:             ${source.text.trim()}`,
    ...(change.sourceAncestor === undefined ? [] : [`Translated from: ${change.sourceAncestor}`]),
    `Comes in:        ${change.text ?? '(taken out)'}`,
  ];
  return error('change/conflict', `The text that this translates, ${nameForPeople(change)}, has changed since.`, {
    span,
    related: [{ span: source.span, message: 'It reads so now.' }],
    hint: `${lines.join('\n')}\nExport it again, and have the translation brought up to date; or add --overwrite.`,
  });
}

/** `pillars/agenda/measures/capacity/text`, with the length where it has two. */
export function nameForPeople({ key, length }: Pick<TextChange, 'key' | 'length'>): string {
  return length === undefined ? key : `${key} (${length})`;
}

/** The wording that a name names, as it stands in the file. */
export function currentText(
  text: PackText,
  { language, length }: Pick<TextChange, 'language' | 'length'>,
  languages: readonly string[],
): LocatedText | undefined {
  const own = text.wordings.filter(({ locale }) => (locale ?? languages[0]) === language);
  return own.find(({ lengths }) => lengths.includes(length ?? 'full'))?.node;
}

function wantedTexts(
  changes: readonly TextChange[],
  texts: ReadonlyMap<string, PackText>,
  { languages }: PackOutline,
): ReadonlyMap<PackText, ReadonlyMap<string, LanguageText | undefined>> {
  const wanted = new Map<PackText, Map<string, LanguageText | undefined>>();
  for (const change of changes) {
    const text = texts.get(change.key);
    if (!text) continue;
    const current = currentText(text, change, languages);
    if (change.text !== undefined && change.text.trim() === current?.text.trim()) continue;
    const byLanguage = wanted.get(text) ?? new Map<string, LanguageText | undefined>();
    const value = byLanguage.has(change.language)
      ? byLanguage.get(change.language)
      : languageText(text, change.language, languages);
    byLanguage.set(change.language, withLength(value, change));
    wanted.set(text, byLanguage);
  }
  return wanted;
}

function languageText(text: PackText, language: string, languages: readonly string[]): LanguageText | undefined {
  const [full, short] = (['full', 'short'] as const).map((length) =>
    currentText(text, { language, length }, languages),
  );
  if (!full || !short) return full?.text.trim();
  return full === short ? full.text.trim() : { full: full.text.trim(), short: short.text.trim() };
}

function withLength(
  value: LanguageText | undefined,
  { length, text }: Pick<TextChange, 'length' | 'text'>,
): LanguageText | undefined {
  const now = text?.trim();
  if (now === undefined || length === undefined) return now;
  const lengths: TextLengths = typeof value === 'object' ? value : { full: value ?? now, short: value ?? now };
  return { ...lengths, [length]: now };
}

function sourceOf(node: Located | undefined, sources: ReadonlyMap<string, SourceFile>): SourceFile {
  const file = node && sources.get(node.span.source);
  if (!file) throw new Error('a text stands in no file');
  return file;
}

/** The whole pack as it shall read. */
function expectedTree(
  { root, languages: before }: PackOutline,
  wanted: ReadonlyMap<PackText, ReadonlyMap<string, LanguageText | undefined>>,
  languages: readonly string[],
): unknown {
  const plain = toPlain(root) as Record<string, unknown>;
  const parentOf = (path: PackText['path']) =>
    path.slice(0, -1).reduce<Record<string | number, unknown>>((node, step) => {
      return node[step] as Record<string | number, unknown>;
    }, plain);
  for (const [{ path }, byLanguage] of wanted) {
    const parent = parentOf(path);
    const step = path.at(-1) ?? '';
    const value = parent[step];
    const isByLanguage = typeof value === 'object' && value !== null && !('full' in value);
    const [own = ''] = before;
    const all: Record<string, unknown> = isByLanguage ? { ...value } : { [own]: value };
    for (const [language, text] of byLanguage) {
      if (text === undefined) delete all[language];
      else all[language] = text;
    }
    const isOne = !isByLanguage && Object.keys(all).length === 1;
    parent[step] = isOne ? all[own] : all;
  }
  (plain.pack as Record<string, unknown>).languages = languages;
  return inOneForm(plain);
}

function changedTexts(
  changes: readonly TextChange[],
  texts: ReadonlyMap<string, PackText>,
  { languages }: PackOutline,
): readonly ChangedText[] {
  return changes.flatMap(({ key, language, length, text: after, sourceAncestor }) => {
    const text = texts.get(key);
    const before = text && currentText(text, { language, length }, languages)?.text.trim();
    if (before === after?.trim()) return [];
    const made = sourceAncestor === undefined ? {} : { translatedFrom: sourceAncestor };
    return [{ key, language, length, before, after: after?.trim(), ...made }];
  });
}
