import { deserialize, serialize } from 'node:v8';
import { type Diagnostic, withoutRepeats } from '../diagnostics/diagnostic.js';
import { diagnosticsOf, fail, ok, type Result } from '../diagnostics/result.js';
import { choose, type Lengths } from '../fit/choose.js';
import { type Fitted, fit } from '../fit/fit.js';
import type { FitInput } from '../fit/language-page.js';
import type { Lengthening } from '../fit/select.js';
import { type Brief, unitsOf } from '../model/brief.js';
import type { Length } from '../model/fitted-brief.js';
import type { Pack } from '../model/loaded-pack.js';
import type { RenderInput } from '../model/render-input.js';
import { type Edition, variantId } from '../model/variant.js';
import type { Extremes } from '../render/page/page-heights.js';
import { once } from '../text/once.js';
import { type Draft, draftsOf, draw, drawOnce, rulesOfPage } from './draft.js';
import { keptButHidden } from './kept-but-hidden.js';
import type { RenderContext } from './render-context.js';

/** A fitted brief, ready to be drawn in any format. */
export interface FittedVariant extends Draft {
  readonly fitted: Fitted;
}

export interface FittedEdition {
  /** Everything that the reader may see, in each language of the pack, its source language first. */
  readonly briefs: readonly Brief[];
  readonly variants: readonly FittedVariant[];
  /** Whether the fit is from the cache. */
  readonly known: boolean;
  /** What is wrong with the briefs that are missing; each names its variant. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Chooses what is on the page of one reader, in all languages of the pack at once: the selection is the same whichever
 * languages and formats are drawn.
 */
export function fitEdition(pack: Pack, edition: Edition, context: RenderContext): FittedEdition {
  const drafts = draftsOf(pack, edition, context);
  const contradictions = keptButHidden(pack, drafts[0]?.brief);
  if (contradictions.length > 0) {
    return { briefs: drafts.map(({ brief }) => brief), variants: [], known: false, diagnostics: contradictions };
  }
  const { fitted, diagnostics, known } = fitOnce(drafts, pack.pack.lengths, context);
  const variants = drafts.flatMap((draft) => {
    const found = fitted.get(variantId(draft.variant));
    return found ? [{ ...draft, fitted: found }] : [];
  });
  return { briefs: drafts.map(({ brief }) => brief), variants, known, diagnostics: withoutRepeats(diagnostics) };
}

type FitOutcome = ReturnType<typeof fit> & { readonly known: boolean };

/** The fit of a reader, from the cache where the same texts had the same theme. One with mistakes is never cached. */
function fitOnce(drafts: readonly Draft[], lengths: Lengthening, context: RenderContext): FitOutcome {
  const { cache, templates } = context;
  const fitAll = () => fitMeasured(drafts, lengths, context);
  if (!cache) return { ...fitAll(), known: false };
  const { assets, files } = templates;
  const inputs = [
    drafts.map(({ variant, brief, rules }) => [
      variant,
      brief,
      rules.labels,
      rulesOfPage(rules),
      rules['not-looser-than'],
    ]),
    lengths,
    [assets.theme, assets.logo, assets.fontStamps()],
    files.brief,
  ];
  const key = cache.key('fit', inputs);
  const known = cache.read(key);
  if (known) return { fitted: deserialize(known) as FitOutcome['fitted'], diagnostics: [], known: true };
  const outcome = fitAll();
  // Structured clones keep what JSON would lose: maps, and keys whose value is undefined.
  if (outcome.diagnostics.length === 0) cache.write(key, serialize(outcome.fitted));
  return { ...outcome, known: false };
}

function fitMeasured(
  drafts: readonly Draft[],
  lengths: Lengthening,
  context: RenderContext,
): Omit<FitOutcome, 'known'> {
  const { measured } = context;
  const inputs = drafts.map((draft) => fitInputOf(draft, context));
  if (!measured) return fit(inputs, lengths);
  const outcome = fit(
    inputs.map((input, i) => measured.remembering(input, drafts[i]?.languages)),
    lengths,
  );
  if (outcome.diagnostics.length === 0) return outcome;
  measured.forget(inputs);
  return fit(inputs, lengths);
}

/** The input of the fit for each language of an edition. */
export function fitInputsOf(pack: Pack, edition: Edition, context: RenderContext): readonly FitInput[] {
  return draftsOf(pack, edition, context).map((draft) => fitInputOf(draft, context));
}

function fitInputOf(draft: Draft, context: RenderContext): FitInput {
  const { brief, rules } = draft;
  const notLooserThan = rules['not-looser-than'];
  const parts = once(() => extremes(draft, context));
  return {
    brief,
    densities: context.templates.assets.theme.densities.map((d) => d.id),
    ...(notLooserThan === undefined ? {} : { notLooserThan }),
    measure: (density) => {
      const found = parts();
      if (!found.ok) return found;
      const { full, short, none } = found.value;
      const at = (input: RenderInput): RenderInput => ({ ...input, density });
      return ok(context.pdf.measure({ full: at(full), short: at(short), none: at(none) }));
    },
    layOut: (page) => {
      const input = drawOnce(page, draft, context);
      return input.ok ? context.pdf.layOut(input.value) : input;
    },
  };
}

/** Three pages that together have every part a page of the brief may have. */
function extremes(draft: Draft, context: RenderContext): Result<Extremes<RenderInput>> {
  const { brief } = draft;
  const units = unitsOf(brief).map(({ id }) => id);
  const all = (length: Length) => new Map(units.map((id) => [id, length]));
  const drawn = (lengths: Lengths) => draw(choose(brief, { density: 0, lengths }), draft, context);
  const [full, short, none] = [drawn(all('full')), drawn(all('short')), drawn(new Map())];
  if (full.ok && short.ok && none.ok) return ok({ full: full.value, short: short.value, none: none.value });
  return fail([full, short, none].flatMap(diagnosticsOf));
}
