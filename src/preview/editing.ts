import { termsIn } from '../commands/terms-in.js';
import { roomOnPage } from '../commands/text-room.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isWithin, type Span } from '../diagnostics/span.js';
import { sha256 } from '../host/digest.js';
import { textsOf } from '../model/brief.js';
import type { PackOutline } from '../pack/load-pack.js';
import { type PackText, textsUnder } from '../pack/pack-index.js';
import type { FittedVariant } from '../pipeline/fit-edition.js';
import type { LocaleRules } from '../schema/locale.js';
import type { TextEdit } from '../schema/preview-edits.js';
import { currentText } from '../write-back/apply-texts.js';
import { withSetQuotes } from '../write-back/set-quotes.js';
import type { TextChange } from '../write-back/text-change.js';
import type { EditableText, EditableWording, EditConflict, SourceLocation } from './responses.js';

/** What the texts of a unit are told by. */
export interface EditContext {
  readonly outline: PackOutline;
  /** The pages of the reader that is shown. */
  readonly pages: readonly FittedVariant[];
  readonly warnings: readonly Diagnostic[];
  readonly locationOf: (span: Span) => SourceLocation | undefined;
}

/** The texts of the pack that a unit of the page has its words from, in all languages that they are read in. */
export function editableTexts(unit: string, context: EditContext): readonly EditableText[] {
  const { outline, pages, warnings, locationOf } = context;
  const shown = pages.flatMap(({ brief }) => textsOf(brief).filter((one) => one.unit === unit));
  const spans = shown.map(({ text }) => text.span);
  const own = outline.texts.filter((text) =>
    text.wordings.some(({ node }) => spans.some((span) => isWithin(span, node.span))),
  );
  const room = roomBy(context);
  const stale = warnings.flatMap(({ code, span }) => (code === 'lint/stale-translation' && span ? [span] : []));
  const isStale = (node: { readonly span: Span } | undefined) =>
    node !== undefined && stale.some((span) => isWithin(span, node.span));
  const [source = ''] = outline.languages;
  return own.map((text): EditableText => {
    const hasLengths = text.wordings.some(({ lengths }) => lengths.length === 1);
    const lengths = hasLengths ? (['full', 'short'] as const) : [undefined];
    const wordings = readIn(text, outline.languages).flatMap((language) =>
      lengths.map((length): EditableWording => {
        const node = currentText(text, { language, length }, outline.languages);
        const original = currentText(text, { language: source, length }, outline.languages)?.text ?? '';
        return {
          ...{ language, text: node?.text.trim() ?? null, stale: isStale(node) },
          ...(length ? { length } : {}),
          terms: language === source ? [] : termsIn(original, source, language, outline.root),
          ...roomIn(room, text.key, language, length),
        };
      }),
    );
    const location = locationOf(text.span);
    return {
      ...{ key: text.key, field: text.field, hasLengths, wordings },
      ofReader: text.entry?.kind === 'audience',
      mayHaveLengths: text.unit !== undefined && (text.field === 'text' || text.path.at(-2) === 'text'),
      ...(location ? { location } : {}),
    };
  });
}

/** How many characters a text may have, by key, language and length. */
export type Rooms = Readonly<Record<string, number>>;

function roomBy({ pages, outline }: Pick<EditContext, 'pages' | 'outline'>): Rooms {
  const [source = ''] = outline.languages;
  return Object.fromEntries(
    pages.flatMap((page) =>
      [...roomOnPage(page, { texts: outline.texts, source })].map(
        ([name, fits]) => [`${page.variant.locale} ${name}`, fits] as const,
      ),
    ),
  );
}

function roomIn(rooms: Rooms, key: string, language: string, length: EditableWording['length']) {
  const names = length === undefined ? (['full', 'short'] as const) : [length];
  const found = names.flatMap((one) => rooms[`${language} ${key}#${one}`] ?? []);
  return found.length === 0 ? {} : { room: Math.min(...found) };
}

/** Of a reader who gets some languages only, these. */
function readIn({ entry }: PackText, languages: readonly string[]): readonly string[] {
  const own = entry?.kind === 'audience' ? textsUnder(entry.node, 'languages').map(({ text }) => text) : [];
  return own.length === 0 ? languages : languages.filter((language) => own.includes(language));
}

/**
 * Edits with the quotation marks and the apostrophe that their language writes: keyboards have straight ones alone.
 * @param rulesOf how a language writes, where that is known
 */
export function withQuotesSet(
  edits: readonly TextEdit[],
  rulesOf: (language: string) => LocaleRules | undefined,
): readonly TextEdit[] {
  return edits.map((edit) => {
    const rules = rulesOf(edit.language);
    return rules && edit.text !== null ? { ...edit, text: withSetQuotes(edit.text, edit.language, rules) } : edit;
  });
}

export function changesOf(edits: readonly TextEdit[], { texts, languages }: PackOutline): readonly TextChange[] {
  return edits.map(({ key, language, length, before, text }): TextChange => {
    const node = texts.find((one) => one.key === key);
    const current = node && currentText(node, { language, length }, languages);
    return {
      ...{ key, language, length, text: text?.trim() },
      madeFrom: before === null ? undefined : sha256(before.trim()),
      ancestor: before ?? undefined,
      // Where findings are to be shown.
      origin: current?.span ?? node?.span,
    };
  });
}

/** The edits of texts that are no longer what they were made from, unless both say the same. */
export function conflictsIn(edits: readonly TextEdit[], { texts, languages }: PackOutline): readonly EditConflict[] {
  return edits.flatMap(({ key, language, length, before, text }) => {
    const node = texts.find((one) => one.key === key);
    const now = node && (currentText(node, { language, length }, languages)?.text.trim() ?? null);
    if (now === undefined || now === (before?.trim() ?? null) || now === (text?.trim() ?? null)) return [];
    return [{ key, language, ...(length ? { length } : {}), before, now, text }];
  });
}

/** The text that a finding is about. */
export function textAtSpan(span: Span | undefined, { texts, languages }: PackOutline) {
  if (!span) return undefined;
  for (const { key, wordings } of texts) {
    const found = wordings.find(({ node }) => isWithin(span, node.span));
    if (!found) continue;
    const [length, other] = found.lengths;
    return { key, language: found.locale ?? languages[0] ?? '', ...(other === undefined && length ? { length } : {}) };
  }
  return undefined;
}
