import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Sources } from '../diagnostics/source.js';
import type { Pack } from '../model/loaded-pack.js';
import type { Edition, Paper } from '../model/variant.js';
import type { LoadedPack } from '../pack/load-pack.js';
import type { FittedEdition, FittedVariant } from '../pipeline/fit-edition.js';
import { editionsOf, languagesOf } from '../pipeline/matrix.js';
import type { RenderContext } from '../pipeline/render-context.js';
import { fitAndReport, type ReportStep } from '../pipeline/steps.js';
import type { LocaleRules } from '../schema/locale.js';

/** The files at one moment, with the pages that were made of them so far. */
export interface Snapshot {
  readonly version: number;
  /** How many saves its files had seen when they were read. */
  readonly saves: number;
  readonly pack: Pack;
  /** By theme: of those that the readers have. */
  readonly contexts: ReadonlyMap<string, RenderContext>;
  readonly sources: Sources;
  readonly warnings: readonly Diagnostic[];
  readonly editions: Map<string, FittedEdition>;
  /** Its files without the values of the command line. */
  readonly loaded: () => LoadedPack;
  /** Where it is of edits that were not saved. */
  readonly draft?: number;
}

/** How pages are made. */
export interface PageOptions {
  /** Without one, each reader's own. */
  readonly paper?: Paper | undefined;
  /** The name of a theme: `standard`, or a file under `templates/themes/`. Without one, each reader's own. */
  readonly theme?: string | undefined;
  /** Called at the end of each step of the work. */
  readonly onStep?: ReportStep;
}

export function editionsIn(pack: Pack, { paper, theme }: PageOptions): readonly Edition[] {
  return editionsOf(pack, { audiences: [], locales: [], formats: [], paper, theme });
}

/** The pages of a reader, fitted when they are first asked for. */
export function editionIn(snapshot: Snapshot, audience: string, options: PageOptions): FittedEdition {
  const known = snapshot.editions.get(audience);
  if (known) return known;
  const { pack, editions } = snapshot;
  const edition = editionsIn(pack, options).find((one) => one.audience === audience);
  if (!edition) return { briefs: [], variants: [], known: false, diagnostics: [] };
  const locales = languagesOf(pack, edition);
  const fitted = fitAndReport(pack, edition, contextIn(snapshot, edition), { locales, onStep: options.onStep });
  editions.set(audience, fitted);
  return fitted;
}

export function pageIn({ variants }: Pick<FittedEdition, 'variants'>, locale: string): FittedVariant | undefined {
  return variants.find(({ variant }) => variant.locale === locale);
}

/** @throws Error for a theme that no reader of the snapshot has */
export function contextIn({ contexts }: Snapshot, { theme }: Pick<Edition, 'theme'>): RenderContext {
  const context = contexts.get(theme);
  if (!context) throw new Error(`the theme ${theme} was not loaded`);
  return context;
}

/** How a language writes, if any page is in it: all themes have the same locales. */
export function knownRules({ contexts }: Snapshot, language: string): LocaleRules | undefined {
  const [context] = contexts.values();
  return context?.locales.get(language);
}
