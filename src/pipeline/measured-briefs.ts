import type { Result } from '../diagnostics/result.js';
import type { FitInput } from '../fit/fit.js';
import { type VariantId, variantId } from '../model/variant.js';

/** Wordings of one brief whose heights are kept: those of the files, and the last that somebody typed. */
const maxWordings = 3;

interface MeasuredBrief {
  /** What the brief says, wherever in its files that stands. */
  readonly says: string;
  readonly heights: Map<unknown, ReturnType<FitInput['measure']>>;
  readonly layouts: Map<unknown, ReturnType<FitInput['layOut']>>;
}

/**
 * What was measured of the briefs of one theme, for whoever fits a pack again and again while somebody types: of all its
 * languages, only the one that reads another way is measured anew. What is wrong has its place in a file, and places
 * move: a fit that finds something wrong is no use to a later one, and is to be made without what is kept here.
 */
export class MeasuredBriefs {
  private readonly byVariant = new Map<VariantId, readonly MeasuredBrief[]>();

  /** A brief that takes what is known of its words. @param context what else its pages depend on, as plain data */
  remembering(input: FitInput, context: unknown): FitInput {
    const { heights, layouts } = this.of(input, JSON.stringify([input.brief, input.densities, context], withoutPlaces));
    return {
      ...input,
      measure: (density) => remembered(heights, density, () => input.measure(density)),
      layOut: (page) => remembered(layouts, JSON.stringify(page, withoutPlaces), () => input.layOut(page)),
    };
  }

  forget(inputs: readonly FitInput[]): void {
    for (const { brief } of inputs) this.byVariant.delete(variantId(brief.variant));
  }

  private of({ brief }: FitInput, says: string): MeasuredBrief {
    const id = variantId(brief.variant);
    const all = this.byVariant.get(id) ?? [];
    const known = all.find((one) => one.says === says) ?? { says, heights: new Map(), layouts: new Map() };
    this.byVariant.set(id, [known, ...all.filter((one) => one !== known)].slice(0, maxWordings));
    return known;
  }
}

function remembered<T>(known: Map<unknown, Result<T>>, key: unknown, make: () => Result<T>): Result<T> {
  const value = known.get(key) ?? make();
  if (value.ok) known.set(key, value);
  return value;
}

/** For JSON: texts without their places, and maps as their entries. */
function withoutPlaces(key: string, value: unknown): unknown {
  if (key === 'span') return undefined;
  return value instanceof Map ? [...value] : value;
}
