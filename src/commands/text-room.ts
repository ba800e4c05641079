import type { Pack } from '../model/loaded-pack.js';
import { type PackText, packIndex } from '../pack/pack-index.js';
import type { FittedVariant } from '../pipeline/fit-edition.js';
import { editionsOf, everyPage, localesOf } from '../pipeline/matrix.js';
import type { Run } from '../pipeline/run.js';
import { fitAndReport } from '../pipeline/steps.js';
import { scriptClass } from '../schema/theme.js';

/**
 * How many characters the texts of units may have, so that every page that shows them today still holds all that it
 * shows: each text may grow by the white space at the foot. By `key#length`. It is on the low side, since the last line
 * of a text is seldom full, and it counts one text alone: not all of them can use the same white space.
 * @param language where the pack is not in it yet, pages in the source language say it, if the script is of one width
 */
export async function textRoom(pack: Pack, language: string, run: Run): Promise<ReadonlyMap<string, number>> {
  const { languages } = pack.pack;
  const [own = ''] = languages;
  const measured = languages.includes(language) ? language : own;
  const room = new Map<string, number>();
  if (scriptClass(measured) !== scriptClass(language)) return room;
  const { texts } = packIndex(pack, pack.located);
  const contextOf = run.renderContexts({}, pack, 'none');
  for (const edition of editionsOf(pack, everyPage)) {
    const context = await contextOf(edition);
    if (!context) continue;
    const locales = localesOf(pack, edition, everyPage).filter((locale) => locale === measured);
    const [page] = fitAndReport(pack, edition, context, { locales, onStep: run.onStep }).variants;
    if (!page) continue;
    for (const [name, fits] of roomOnPage(page, { texts, source: own })) {
      room.set(name, Math.min(fits, room.get(name) ?? fits));
    }
  }
  return room;
}

/** The same for the texts of the units on one page, in its language. @param source the language of texts without one */
export function roomOnPage(
  { variant, fitted }: Pick<FittedVariant, 'variant' | 'fitted'>,
  { texts, source }: { readonly texts: readonly PackText[]; readonly source: string },
): ReadonlyMap<string, number> {
  const { audience, locale } = variant;
  const { units, availablePt, usedPt } = fitted.report;
  const freePt = Math.max(0, availablePt - usedPt);
  const room = new Map<string, number>();
  for (const { unit, kept, heightPt } of units) {
    if (kept === 'out' || heightPt <= 0) continue;
    const wording = texts.findLast(
      (text) =>
        text.unit === unit &&
        text.path.at(-1) !== 'limits' &&
        (text.entry?.kind === 'audience' ? text.entry.id === audience : text.field === 'text'),
    );
    const node = wording?.wordings.find(
      ({ locale: own, lengths }) => (own ?? source) === locale && lengths.includes(kept),
    )?.node;
    if (!wording || !node) continue;
    room.set(`${wording.key}#${kept}`, Math.floor([...node.text.trim()].length * (1 + freePt / heightPt)));
  }
  return room;
}
