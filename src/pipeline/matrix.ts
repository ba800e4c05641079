import { suggestion } from '../diagnostics/suggest.js';
import type { OpenPack } from '../model/loaded-pack.js';
import { annexName, defaultTheme, type Edition, type Format, type Paper, papers } from '../model/variant.js';
import { isFileId, themeMeant } from '../schema/rules.js';
import { languageSuggestion } from '../validation/locale-names.js';
import { UsageError } from './report.js';

/** The readers of a pack, and its languages. */
type Readers = Pick<OpenPack, 'pack' | 'audiences'>;

/** Which briefs of the packs to build; an empty list means all. */
export interface Selection {
  /** Ids of audiences. */
  readonly audiences: readonly string[];
  /** Language tags of BCP 47, such as `zh-Hant`. */
  readonly locales: readonly string[];
  readonly formats: readonly Format[];
  /** Without one, each reader's own, else A4. */
  readonly paper?: Paper | undefined;
  /** The name of a theme: `standard`, or a file under `templates/themes/`. Without one, each reader's own. */
  readonly theme?: string | undefined;
}

export const everyPage: Selection = { audiences: [], locales: [], formats: [] };

/**
 * The name of a theme becomes part of file names, beside that of the paper.
 * @throws UsageError for a name that none can have
 */
export function checkTheme(theme: string): void {
  const isName = (name: string) => isFileId(name) && ![...papers, annexName].some((taken) => taken === name);
  if (isName(theme)) return;
  const meant = themeMeant(theme);
  const hint = isName(meant) ? `Write ${meant}.` : 'Write lower-case letters, digits and hyphens.';
  throw new UsageError(`"${theme}" cannot be the name of a theme. ${hint}`);
}

/** @throws UsageError for names that no pack has. Where only some packs have a name, the others have nothing to build. */
export function checkSelection(selection: Selection, packs: readonly Readers[]): void {
  if (selection.theme !== undefined) checkTheme(selection.theme);
  const known = {
    audience: packs.flatMap((pack) => pack.audiences.map((a) => a.id)),
    language: packs.flatMap((pack) => pack.pack.languages),
  };
  const requested = { audience: selection.audiences, language: selection.locales };
  for (const kind of ['audience', 'language'] as const) {
    const unknown = requested[kind].find((name) => !known[kind].includes(name));
    if (unknown !== undefined) {
      const names = [...new Set(known[kind])];
      const hint = kind === 'language' ? languageSuggestion(unknown, names) : (suggestion(unknown, names) ?? '');
      throw new UsageError(`no pack has the ${kind} "${unknown}". ${hint}`);
    }
  }
}

/** The editions of a pack in a selection, one for each audience. */
export function editionsOf(pack: Readers, selection: Selection): readonly Edition[] {
  return pack.audiences
    .filter((audience) => selection.audiences.length === 0 || selection.audiences.includes(audience.id))
    .map(({ id, paper: ownPaper = papers[0], theme: ownTheme = defaultTheme }): Edition => {
      const { paper = ownPaper, theme = ownTheme } = selection;
      const isUsual = ownPaper === papers[0] && ownTheme === defaultTheme;
      return {
        pack: pack.pack.id,
        audience: id,
        paper,
        theme,
        ...(isUsual ? {} : { usual: { paper: ownPaper, theme: ownTheme } }),
      };
    })
    .filter((edition) => localesOf(pack, edition, selection).length > 0);
}

/** The languages of a reader, in the order of the pack. */
export function languagesOf({ pack, audiences }: Readers, { audience }: Pick<Edition, 'audience'>): readonly string[] {
  const own = audiences.find(({ id }) => id === audience)?.languages;
  return own === undefined ? pack.languages : pack.languages.filter((locale) => own.includes(locale));
}

/** The languages of a reader that are selected. */
export function localesOf(
  pack: Readers,
  edition: Pick<Edition, 'audience'>,
  { locales }: Pick<Selection, 'locales'>,
): readonly string[] {
  return languagesOf(pack, edition).filter((locale) => locales.length === 0 || locales.includes(locale));
}
