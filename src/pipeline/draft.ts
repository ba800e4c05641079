import { compose } from '../brief/compose.js';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import { viewOf } from '../document/brief-view.js';
import { parsePage } from '../document/parse-page.js';
import { plainMeta, refusedInMeta } from '../document/plain-meta.js';
import { isChosenFrom } from '../fit/choose.js';
import { type Brief, type BriefMeta, unitsOf } from '../model/brief.js';
import type { DocumentRoot } from '../model/document.js';
import type { FittedBrief } from '../model/fitted-brief.js';
import type { Pack } from '../model/loaded-pack.js';
import type { NamedText } from '../model/named-text.js';
import type { RenderInput } from '../model/render-input.js';
import type { Edition, Variant } from '../model/variant.js';
import { type LocaleRules, rulesIn } from '../schema/locale.js';
import { getOrInsertComputed, once } from '../text/once.js';
import { languagesOf } from './matrix.js';
import { namedTextsOf } from './named-texts.js';
import type { RenderContext } from './render-context.js';
import { sourceSpansOf } from './source-spans.js';
import { textsWithOf } from './texts-with.js';

/** A brief before the fit, with what it takes to draw a candidate page of it. */
export interface Draft {
  readonly variant: Variant;
  readonly brief: Brief;
  readonly rules: LocaleRules;
  readonly spanOf: RenderInput['spanOf'];
  readonly textsWith: RenderInput['textsWith'];
  readonly languages: RenderInput['languages'];
  /** The texts of the pack that it may print. */
  readonly texts: () => readonly NamedText[];
  /** What it says about itself, without marks. */
  readonly meta: () => BriefMeta;
  /** What no page says of it: mistakes in texts that stand in metadata alone. */
  readonly metaProblems: () => readonly Diagnostic[];
  /** Its pages once they are expanded and parsed. */
  readonly drawn: WeakMap<FittedBrief, Result<RenderInput>>;
  /** What they show, by their units: the same at every density. */
  readonly documents: Map<string, Result<DocumentRoot>>;
}

export function draftsOf(pack: Pack, edition: Edition, context: RenderContext): readonly Draft[] {
  const locales = languagesOf(pack, edition);
  const languages = locales.map((locale) => ({ locale, name: rulesIn(context.locales, locale).name }));
  return locales.map((locale): Draft => {
    const variant = { ...edition, locale };
    const rules = rulesIn(context.locales, locale);
    const brief = compose(pack, variant, rules, context.templates.assets.theme);
    const spanOf = sourceSpansOf(brief, pack, context.sources);
    const textsWith = textsWithOf(pack.located, spanOf);
    const texts = once(() => namedTextsOf(pack, brief, rules));
    const meta = once(() => plainMeta(brief.meta));
    const metaProblems = once(() =>
      refusedInMeta(brief.meta).map(({ code, message, hint, raw }) =>
        error(code, message, { hint, span: spanOf(undefined, raw) }),
      ),
    );
    return {
      variant,
      brief,
      rules,
      spanOf,
      textsWith,
      languages,
      texts,
      meta,
      metaProblems,
      drawn: new WeakMap(),
      documents: new Map(),
    };
  });
}

/** The page that the fit chose is drawn as it was confirmed. */
export function drawOnce(page: FittedBrief, draft: Draft, context: RenderContext): Result<RenderInput> {
  return getOrInsertComputed(draft.drawn, page, () => draw(page, draft, context));
}

/** What every renderer, and every candidate of the fit, starts from. */
export function draw(page: FittedBrief, draft: Draft, context: RenderContext): Result<RenderInput> {
  const { brief } = context.templates;
  const parsed = () => parsePage(brief, (texts) => viewOf(page, draft.rules, texts), draft.spanOf);
  const document = isChosenFrom(page, draft.brief) ? kept(draft.documents, page, draft.brief, parsed) : parsed();
  if (!document.ok) return document;
  const problems = draft.metaProblems();
  return problems.length > 0 ? fail(problems) : ok(drawnWith(document.value, page, draft, context));
}

function kept(
  documents: Draft['documents'],
  page: FittedBrief,
  brief: Brief,
  make: () => Result<DocumentRoot>,
): Result<DocumentRoot> {
  const key = shownUnits(page, brief);
  return getOrInsertComputed(documents, key, make);
}

/** Which units a page has, and which text of those that have two. */
function shownUnits({ points, facts, pillars }: FittedBrief, brief: Brief): string {
  const shown = [...points, ...facts, ...pillars.flatMap(({ units }) => units)];
  const lengths = new Map(shown.map(({ id, length }) => [id, length]));
  const named = unitsOf(brief).map(({ id, full, short }) => {
    const length = lengths.get(id);
    return length !== undefined && full.text === short.text ? 'both' : (length ?? '');
  });
  return named.join(' ');
}

export function drawnWith(
  document: DocumentRoot,
  page: FittedBrief,
  { rules, spanOf, textsWith, languages, meta }: Draft,
  { templates }: RenderContext,
): RenderInput {
  const { variant, density } = page;
  const { theme, logo } = templates.assets;
  return {
    document,
    variant,
    meta: meta(),
    density,
    theme,
    ...(logo ? { logo } : {}),
    languages,
    rules: rulesOfPage(rules),
    words: rules.labels.page,
    spanOf,
    textsWith,
  };
}

/** What a page is set by, beside its words. */
export function rulesOfPage({ direction, spacing, lines }: LocaleRules): RenderInput['rules'] {
  return { direction, spacing, lines };
}
