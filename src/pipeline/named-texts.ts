import { leavesOfText } from '../document/text-leaves.js';
import { type Brief, textsOf } from '../model/brief.js';
import type { Pack } from '../model/loaded-pack.js';
import { type NamedText, pageLines } from '../model/named-text.js';
import { type PackText, packIndex } from '../pack/pack-index.js';
import { figuresOf } from '../schema/figure-values.js';
import type { LocaleRules } from '../schema/locale.js';
import { formatFigure } from '../schema/number-format.js';

/** The texts of the pack that a brief may print, each by its name; found by the place in the YAML that they come from. */
export function namedTextsOf(pack: Pack, brief: Brief, rules: LocaleRules): readonly NamedText[] {
  const [own = ''] = pack.pack.languages;
  const { locale, audience } = brief.variant;
  const { texts } = packIndex(pack, pack.located);
  const inLanguage = ({ wordings }: PackText) => wordings.filter((wording) => (wording.locale ?? own) === locale);
  const wordings = new Map(
    texts.flatMap((text) =>
      inLanguage(text).map((wording) => [placeOf(wording.node.span), { key: text.key, ...wording }] as const),
    ),
  );
  const byKey = new Map(texts.map((text) => [text.key, text]));
  const lines = linesOfPage.flatMap(({ unit, field, isOfReader }) => {
    const keys = [...(isOfReader ? [`audiences/${audience}/${field}`] : []), `pack/${field}`];
    const text = keys.map((key) => byKey.get(key)).find((found) => found !== undefined);
    return (text ? inLanguage(text) : []).map(({ node }) => ({ unit, field, text: node }));
  });
  const figure = (fact: string, name: string) => {
    const one = pack.facts.find(({ id }) => id === fact);
    const value = one && figuresOf(one)[name];
    return value === undefined ? '' : formatFigure(value, rules);
  };
  const named = [...textsOf(brief), ...lines].flatMap(({ unit, field, text }): readonly [string, NamedText][] => {
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

/** What a page says of itself; a reader's own before the pack's. */
const linesOfPage: readonly { readonly unit: string; readonly field: string; readonly isOfReader?: boolean }[] = [
  { unit: pageLines.name, field: 'name', isOfReader: true },
  { unit: pageLines.handling, field: 'handling', isOfReader: true },
  { unit: pageLines.contact, field: 'contact', isOfReader: true },
  { unit: pageLines.imprint, field: 'distribution', isOfReader: true },
  { unit: pageLines.imprint, field: 'cite-as' },
  { unit: pageLines.imprint, field: 'licence' },
  { unit: pageLines.issuer, field: 'issuer' },
  { unit: pageLines.numbering, field: 'paragraph-numbering' },
];

function placeOf({ source, start }: { readonly source: string; readonly start: number }): string {
  return `${source}:${start}`;
}
