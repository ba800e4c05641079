import { leavesOfText } from '../document/text-leaves.js';
import { type Brief, textsOf } from '../model/brief.js';
import type { Pack } from '../model/loaded-pack.js';
import type { NamedText } from '../model/named-text.js';
import { packIndex } from '../pack/pack-index.js';
import { figuresOf } from '../schema/figure-values.js';
import type { LocaleRules } from '../schema/locale.js';
import { formatFigure } from '../schema/number-format.js';

/** The texts of the pack that a brief may print, each by its name; found by the place in the YAML that they come from. */
export function namedTextsOf(pack: Pack, brief: Brief, rules: LocaleRules): readonly NamedText[] {
  const [own = ''] = pack.pack.languages;
  const { locale } = brief.variant;
  const wordings = new Map(
    packIndex(pack, pack.located).texts.flatMap(({ key, wordings: all }) =>
      all
        .filter((wording) => (wording.locale ?? own) === locale)
        .map((wording) => [placeOf(wording.node.span), { key, ...wording }] as const),
    ),
  );
  const figure = (fact: string, name: string) => {
    const one = pack.facts.find(({ id }) => id === fact);
    const value = one && figuresOf(one)[name];
    return value === undefined ? '' : formatFigure(value, rules);
  };
  const named = textsOf(brief).flatMap(({ unit, field, text }): readonly [string, NamedText][] => {
    const place = placeOf(text.span);
    const wording = wordings.get(place);
    if (!wording) return [];
    const { key, lengths, node } = wording;
    const length = lengths.length > 1 ? undefined : lengths[0];
    const source = node.text;
    return [[place, { key, language: locale, length, unit, field, source, leaves: leavesOfText(source, figure) }]];
  });
  // The first place of a text is that of its own unit.
  return [...new Map(named.toReversed()).values()].toReversed();
}

function placeOf({ source, start }: { readonly source: string; readonly start: number }): string {
  return `${source}:${start}`;
}
