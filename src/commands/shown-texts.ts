import { textsShown } from '../editions/compare-pages.js';
import type { Pack } from '../model/loaded-pack.js';
import { namesInChart } from '../pack/check-charts.js';
import { packIndex } from '../pack/pack-index.js';
import type { FittedVariant } from '../pipeline/fit-edition.js';
import { isTyped } from '../schema/chart.js';
import type { LocalizedText } from '../schema/localized-text.js';
import { placeholdersIn } from '../text/placeholders.js';
import type { LocatedText } from '../validation/located.js';

/** What a page takes from the YAML. */
export interface ShownTexts {
  /** The keys of the texts. */
  readonly keys: ReadonlySet<string>;
  /** Of the figures that it prints or draws: `sdg-targets.enabled`. */
  readonly figures: ReadonlySet<string>;
}

/** What the pages of one reader show, in one language or another. */
export function shownTexts(pack: Pack, pages: readonly FittedVariant[]): ShownTexts {
  const texts = new Map(
    packIndex(pack, pack.located).texts.flatMap(({ key, wordings }) =>
      wordings.map(({ node }) => [placeOf(node), { key, text: node.text }] as const),
    ),
  );
  const shown = pages.flatMap(({ brief, fitted: { page } }) =>
    textsShown({ brief, page }).flatMap(({ text }) => texts.get(placeOf(text)) ?? []),
  );
  const figures = [
    ...shown.flatMap(({ text }) => figuresIn(text)),
    ...pages.flatMap(({ fitted: { page } }) => [...figuresInSentences(pack, page), ...figuresDrawn(pack, page)]),
  ];
  return { keys: new Set(shown.map(({ key }) => key)), figures: new Set(figures) };
}

type Page = FittedVariant['fitted']['page'];

/** The number of a fact and what it is a part of, where they stand in the sentence of a measure. */
function figuresInSentences({ pillars, facts }: Pack, page: Page): readonly string[] {
  const units = new Set(page.pillars.flatMap((pillar) => pillar.units.map(({ id }) => id)));
  const named = pillars.flatMap(({ id, measures }) =>
    measures.flatMap((measure) => (units.has(`${id}.${measure.id}`) ? measure.facts : [])),
  );
  return facts
    .filter(({ id }) => named.includes(id))
    .flatMap(({ value, whole }) => [value, whole].flatMap((text) => (text ? textsIn(text).flatMap(figuresIn) : [])));
}

function figuresDrawn({ facts }: Pack, page: Page): readonly string[] {
  const onPage = new Set(page.facts.map(({ id }) => id));
  return facts.flatMap(({ id, chart }) =>
    chart && onPage.has(id) ? namesInChart(chart).flatMap(([name]) => (isTyped(name) ? [] : [`${id}.${name}`])) : [],
  );
}

function textsIn(text: LocalizedText): readonly string[] {
  const all = text.plain ? [text.plain] : Object.values(text.byLocale);
  return all.flatMap((one) => (one ? [one.full, one.short] : []));
}

function figuresIn(text: string): readonly string[] {
  return placeholdersIn(text).flatMap((one) => (one.kind === 'figure' ? [`${one.fact}.${one.figure}`] : []));
}

function placeOf({ span }: Pick<LocatedText, 'span'>): string {
  return `${span.source}:${span.start}`;
}
