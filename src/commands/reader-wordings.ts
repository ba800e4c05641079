import { type Diagnostic, warning } from '../diagnostics/diagnostic.js';
import { othersToo } from '../diagnostics/further-places.js';
import { ok } from '../diagnostics/result.js';
import type { Span } from '../diagnostics/span.js';
import { sha256 } from '../host/digest.js';
import type { PackOutline } from '../pack/load-pack.js';
import { isUnit, type PackText } from '../pack/pack-index.js';
import { plural } from '../text/plural.js';
import { nodeAt } from '../validation/located.js';
import { applyTexts, currentText, nameForPeople } from '../write-back/apply-texts.js';
import { editsOfNewWordings, type NewWording } from '../write-back/new-wording.js';
import { type LoadedFiles, type Rewriting, rewritePack } from '../write-back/rewrite-pack.js';
import type { ChangedText, LanguageText, TextChange } from '../write-back/text-change.js';

interface WordingOptions {
  readonly nameOf: (path: string) => string;
  readonly audience: string;
  /** Those that the reader gets. */
  readonly languages: readonly string[];
  /** The document that brings the wordings. */
  readonly span: Span;
  /** Whether a text that has changed since is overwritten. */
  readonly overwrite: boolean;
}

/** Files in which a reader has wordings of its own. */
export interface Reworded extends LoadedFiles {
  /** The texts that the reader has now, each with the one that it was worded as. */
  readonly changed: readonly ChangedText[];
  /** The keys of the texts that have one wording for all readers. */
  readonly leftOut: readonly string[];
}

/**
 * The files of a pack in which a reader has wordings of its own for the texts that are changed. Other languages keep the
 * words that they have. What only all readers can have is left out with a warning.
 */
export function withNewWordings(
  pack: LoadedFiles,
  changes: readonly TextChange[],
  options: WordingOptions,
): Rewriting<Reworded> {
  if (changes.length === 0) return ok({ ...pack, changed: [], leftOut: [] });
  const { files, loaded } = pack;
  const { outline, sources } = loaded;
  const { nameOf, span, overwrite } = options;
  // What protects figures and finds conflicts is the same as for a change of the pack's own text.
  const tried = applyTexts(files, changes, { nameOf, digest: sha256, overwrite, loaded });
  if (!tried.ok) return tried;
  const index = outline.root.kind === 'map' ? readerIndex(outline, options.audience) : -1;
  const texts = new Map(outline.texts.map((text) => [text.key, text]));
  const wordings = new Map<string, NewWording>();
  const ofAll: TextOfAllReaders[] = [];
  const changed: ChangedText[] = [];
  for (const change of changes) {
    const text = texts.get(change.key);
    if (!text) continue;
    const keys = placeWithReader(text);
    if (keys === undefined) {
      ofAll.push({ change, text });
      continue;
    }
    const place = keys.join('/');
    const { key: wordedAs, language, length, text: after } = change;
    const key = `audiences/${options.audience}/${place}`;
    changed.push({ key, language, length, before: undefined, after, wordedAs });
    wordings.set(place, newWording(keys, text, change, wordings.get(place), outline, options));
  }
  const warnings = oneForAllReaders(ofAll, span);
  const leftOut = ofAll.map(({ change }) => change.key);
  if (wordings.size === 0) return ok({ ...pack, changed, leftOut }, warnings);
  const audience = ['audiences', index] as const;
  const node = nodeAt(outline.root, audience);
  const file = sources.find(({ id }) => id === node?.span.source);
  if (!file) throw new Error('a reader stands in no file');
  const edits = editsOfNewWordings(outline.root, audience, file, [...wordings.values()]);
  const rewritten = rewritePack(files, sources, edits, { nameOf });
  if (!rewritten.ok) return rewritten;
  checkRead(rewritten.value.loaded.outline, options.audience, wordings);
  const { files: written, loaded: now } = rewritten.value;
  return ok({ files: written, loaded: now, changed, leftOut }, warnings);
}

/** More than anybody looks at. */
const mostPlaces = 20;

interface TextOfAllReaders {
  readonly change: TextChange;
  readonly text: PackText;
}

function oneForAllReaders([first, ...others]: readonly TextOfAllReaders[], span: Span): readonly Diagnostic[] {
  if (!first) return [];
  const name = nameForPeople(first.change);
  const what =
    others.length === 0
      ? `${name} has one wording for all readers: its change is left out.`
      : `${plural(1 + others.length, 'text')} that were changed have one wording for all readers, such as ${name}: their changes are left out.`;
  return [
    warning('change/not-taken', what, {
      span,
      related: [
        { span: first.text.span, message: 'It stands here.' },
        ...othersToo(
          others.map(({ text }) => text.span),
          mostPlaces,
        ),
      ],
      hint: `Add --everywhere to change ${others.length === 0 ? 'it' : 'them'} for all readers.`,
    }),
  ];
}

function readerIndex({ root }: PackOutline, audience: string): number {
  const list = nodeAt(root, ['audiences']);
  const items = list?.kind === 'list' ? list.items : [];
  return items.findIndex((item) => {
    const id = nodeAt(item, ['id']);
    return id?.kind === 'text' && id.text.trim() === audience;
  });
}

/** The key of the text that a reader sees in the place of another: its own wording, where it has one. */
export function keyForReader(text: PackText, audience: string): string | undefined {
  const keys = placeWithReader(text);
  return keys && ['audiences', audience, ...keys].join('/');
}

/**
 * Where the file of a reader has words of its own in the place of a text of all readers, in keys below the reader. What a
 * figure is, how far it can be trusted, who is to act and by when, and what all pages say of themselves is the same for
 * everybody.
 */
function placeWithReader({ key, entry, unit, field, path }: PackText): readonly string[] | undefined {
  if (entry && isUnit(entry)) return unit !== undefined && path.at(-1) === 'text' ? ['text', unit] : undefined;
  if (entry?.kind === 'pillar' && (field === 'title' || field === 'headline')) return ['pillars', entry.id, field];
  const [, section] = /^pack\/sections\/([\w-]+)\/heading$/.exec(key) ?? [];
  return section === undefined ? linesWithReader.get(key) : ['sections', section, 'heading'];
}

const linesWithReader: ReadonlyMap<string, readonly string[]> = new Map([
  ['framing/finding/text', ['lede']],
  ['framing/advice', ['sections', 'recommendations', 'heading']],
  ['pack/contact', ['contact']],
  ['pack/distribution', ['distribution']],
  ['pack/handling', ['handling']],
]);

function newWording(
  keys: readonly string[],
  text: PackText,
  { language, length, text: words = '' }: TextChange,
  earlier: NewWording | undefined,
  { languages }: PackOutline,
  options: WordingOptions,
): NewWording {
  const texts = new Map<string, LanguageText>(earlier?.texts);
  for (const one of options.languages) {
    if (texts.has(one)) continue;
    const [full, short] = (['full', 'short'] as const).map((own) =>
      currentText(text, { language: one, length: own }, languages),
    );
    if (full && short) {
      texts.set(one, full === short ? full.text.trim() : { full: full.text.trim(), short: short.text.trim() });
    }
  }
  const now = texts.get(language);
  if (length === undefined || typeof now !== 'object') texts.set(language, words);
  else texts.set(language, { ...now, [length]: words });
  return { keys, texts, isPlain: languages.length === 1 };
}

/** @throws Error where what was written does not read back as meant */
function checkRead(
  { texts: all, languages }: PackOutline,
  audience: string,
  wordings: ReadonlyMap<string, NewWording>,
): void {
  for (const { keys, texts } of wordings.values()) {
    const text = all.find(({ key }) => key === ['audiences', audience, ...keys].join('/'));
    for (const [language, value] of texts) {
      for (const length of ['full', 'short'] as const) {
        const wanted = typeof value === 'string' ? value : value[length];
        const got = text && currentText(text, { language, length }, languages);
        if (got?.text.trim() !== wanted.trim()) throw new Error('a new wording does not read back as meant');
      }
    }
  }
}
