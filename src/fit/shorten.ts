import { type BriefText, textsOf } from '../model/brief.js';
import { scriptClass } from '../schema/theme.js';
import { citationOf, citationsIn, replacePlaceholders } from '../text/placeholders.js';
import { isOnPage, type Lengths } from './choose.js';
import type { LanguagePage } from './language-page.js';

/** What editors count: characters in Chinese, words elsewhere. */
export type CountUnit = 'word' | 'character';

export function countUnitOf(locale: string): CountUnit {
  return scriptClass(locale) === 'han' ? 'character' : 'word';
}

/** Without citations and markup, as it is read. */
function readable(text: string): string {
  return replacePlaceholders(text, ({ kind }, written) => (kind === 'citation' ? '' : written))
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})/g, '$1')
    .replace(/[*\\]/g, '')
    .trim();
}

function pieces(text: string, unit: CountUnit): readonly string[] {
  return unit === 'word' ? readable(text).split(/\s+/).filter(Boolean) : [...readable(text).replace(/\s+/g, '')];
}

export function lengthOf(text: string, unit: CountUnit): number {
  return pieces(text, unit).length;
}

/** The beginning of a text with the citations of the whole: about the room that an editor's shorter text would take. */
export function shortened(text: string, max: number, unit: CountUnit): string {
  const all = pieces(text, unit);
  if (all.length <= max) return text;
  const citations = citationsIn(text).map((id) => citationOf(id));
  return all.slice(0, max).join(unit === 'word' ? ' ' : '') + citations.join('');
}

/** A text that an editor may shorten. */
export interface ShortenableText extends BriefText {
  /** What messages call it. */
  readonly name: string;
  /** The usual length of such a text: of two that could be shorter, the one further above it is. */
  readonly usual: Readonly<Record<CountUnit, number>>;
}

const heading = { word: 14, character: 30 };
const statement = { word: 30, character: 62 };
const unitText = { word: 20, character: 38 };

const usualLengths: { readonly [Field in BriefText['field']]?: ShortenableText['usual'] } = {
  headline: heading,
  finding: statement,
  ask: statement,
  applicability: statement,
  advice: heading,
  title: { word: 5, character: 10 },
  full: unitText,
  short: unitText,
  method: statement,
  limits: { word: 24, character: 46 },
  disclaimer: statement,
};

/** The texts on the page of these units that an editor may shorten, in the order of the page. */
export function shortenableTexts({ brief }: LanguagePage, lengths: Lengths): readonly ShortenableText[] {
  return textsOf(brief).flatMap((text) => {
    const usual = usualLengths[text.field];
    return usual && isOnPage(text, lengths) ? [{ ...text, name: nameOf(text), usual }] : [];
  });
}

function nameOf({ unit, field }: BriefText): string {
  switch (field) {
    case 'full':
    case 'short':
      return unit;
    case 'title':
    case 'limits':
      return `the ${field} of ${unit}`;
    case 'headline':
      return unit === 'headline' ? 'the headline' : `the headline of ${unit}`;
    case 'applicability':
      return 'where it applies';
    case 'advice':
      return 'the heading over the pillars';
    default:
      return `the ${field}`;
  }
}

/** A part of a page in which some texts are replaced, wherever they stand. */
export function replaceTexts<Part>(part: Part, replacements: ReadonlyMap<unknown, string>): Part {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((item) => replaceTexts(item, replacements)) as Part;
  const entries = Object.entries(part).map(([key, value]) => [key, replaceTexts(value, replacements)]);
  const text = replacements.get(part);
  return Object.fromEntries(text === undefined ? entries : [...entries, ['text', text]]) as Part;
}
