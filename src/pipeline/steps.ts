import type { Pack } from '../model/loaded-pack.js';
import { type Edition, variantId } from '../model/variant.js';
import { percentOf } from '../text/percent.js';
import { plural } from '../text/plural.js';
import { type FittedEdition, fitEdition } from './fit-edition.js';
import type { RenderedFile } from './render-brief.js';
import type { RenderContext } from './render-context.js';

/** A piece of work that is done, for whoever asks where the time goes. Nothing that is written depends on it. */
export interface Step {
  readonly work: 'load' | 'templates' | 'fit' | 'draw' | 'write' | 'manifest' | 'index' | 'unchanged';
  /** The pack, reader, brief or file that it was done for. */
  readonly of: string;
  readonly ms: number;
  readonly notes: readonly string[];
}

export type ReportStep = (step: Step) => void;

/** Starts a step. The function that comes back is called at its end, and reports it. */
export function startStep(
  onStep: ReportStep | undefined,
  work: Step['work'],
  of: string,
): (notes?: readonly string[]) => void {
  // Asking for the time loads a part of Node.js.
  if (!onStep) return () => {};
  const start = performance.now();
  return (notes = []) => onStep({ work, of, ms: performance.now() - start, notes });
}

const fromCache = 'from the cache';

/**
 * Fits the pages of a reader in all languages of the pack and reports the step. Pages and mistakes are those of the
 * given languages: what is wrong in another one is for the build that asks for it.
 */
export function fitAndReport(
  pack: Pack,
  edition: Edition,
  context: RenderContext,
  { locales, onStep }: { readonly locales: readonly string[]; readonly onStep: ReportStep | undefined },
): FittedEdition {
  const endStep = startStep(onStep, 'fit', `${edition.pack}/${edition.audience}`);
  const fitted = fitEdition(pack, edition, context);
  endStep(fitNotes(fitted));
  const wanted = locales.map((locale) => variantId({ ...edition, locale }));
  return {
    ...fitted,
    variants: fitted.variants.filter(({ variant }) => locales.includes(variant.locale)),
    diagnostics: fitted.diagnostics.filter(({ variant }) => variant === undefined || wanted.includes(variant)),
  };
}

/** How full the page of each language is, and what it took to find it. */
function fitNotes({ known, variants }: FittedEdition): readonly string[] {
  const pages = variants.map(({ variant, fitted: { report } }) => {
    const { density, fill, layouts } = report;
    return `${variant.locale} ${percentOf(fill)}% full, ${density}, ${plural(layouts, 'layout')} tried`;
  });
  return [...(known ? [fromCache] : []), ...pages];
}

export function drawNotes(files: readonly RenderedFile[]): readonly string[] {
  return files.map(({ format, known }) => (known ? `${format} ${fromCache}` : format));
}
