import type { Pack } from '../model/pack.js';
import type { Edition } from '../model/variant.js';
import { type FittedEdition, fitEdition, type RenderContext, type RenderedFile } from './compile.js';

/** A piece of work that was done, for whoever asks where the time goes. Nothing that is written depends on it. */
export interface Step {
  readonly work: 'load' | 'templates' | 'fit' | 'draw' | 'write' | 'manifest' | 'index' | 'unchanged';
  /** The pack, reader, brief or file that it was done for. */
  readonly of: string;
  readonly ms: number;
  readonly notes: readonly string[];
}

export type ReportStep = (step: Step) => void;

/** Work begins; what comes back is called when it is done. */
export function begin(
  tell: ReportStep | undefined,
  work: Step['work'],
  of: string,
): (notes?: () => readonly string[]) => void {
  const start = performance.now();
  return (notes) => tell?.({ work, of, ms: performance.now() - start, notes: notes?.() ?? [] });
}

const fromCache = 'from the cache';

/** Fits the page of a reader, and tells how it came out. */
export function fitAndReport(
  pack: Pack,
  edition: Edition,
  context: RenderContext,
  tell: ReportStep | undefined,
): FittedEdition {
  const told = begin(tell, 'fit', `${edition.pack}/${edition.audience}`);
  const fitted = fitEdition(pack, edition, context);
  told(() => fitNotes(fitted));
  return fitted;
}

/** How the page of each language came out, and what it took to find it. */
function fitNotes({ known, variants }: FittedEdition): readonly string[] {
  const pages = variants.map(({ variant, fitted: { report } }) => {
    const { density, fill, layouts } = report;
    const tried = `${layouts} layout${layouts === 1 ? '' : 's'} tried`;
    return `${variant.locale} ${Math.round(fill * 100)} % full, ${density}, ${tried}`;
  });
  return [...(known ? [fromCache] : []), ...pages];
}

export function drawNotes(files: readonly RenderedFile[]): readonly string[] {
  return files.map(({ format, known }) => (known ? `${format} ${fromCache}` : format));
}
