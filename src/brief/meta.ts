import type { BriefMeta, SourcedText, SourceWork } from '../model/brief.js';
import { hasAnnex, type Pack } from '../model/loaded-pack.js';
import { annexFile, type Variant, variantId } from '../model/variant.js';
import { fillLabel } from '../schema/labels.js';
import { formatDate, type LocaleRules } from '../schema/locale.js';
import { isLocalizedText, type LocalizedText, textIn } from '../schema/localized-text.js';
import type { Audience } from '../schema/pack.js';
import type { Reference } from '../schema/reference.js';
import type { Theme } from '../schema/theme.js';
import { linkTarget } from '../text/address.js';
import { withoutCharacterReferences } from '../text/set-text.js';
import type { Path } from '../validation/located.js';
import { addressOf } from './references/format.js';
import { authorNames } from './references/names.js';
import { plainTitleIn } from './references/titles.js';
import { namesVersion, versionMark } from './version-mark.js';

interface MetaInput {
  readonly pack: Pack;
  readonly audience: Audience;
  readonly audiencePath: Path;
  readonly variant: Variant;
  readonly rules: LocaleRules;
  /** Goes before the pack's issuer. */
  readonly themeIssuer: Theme['issuer'];
}

/** Composes a text of the pack in the brief's language. */
interface Lines {
  line(text: LocalizedText, path: Path): SourcedText;
}

/** What a brief says about itself. */
export function composeMeta(input: MetaInput, lines: Lines): BriefMeta {
  const { pack, audience, audiencePath, variant, rules, themeIssuer } = input;
  const { labels } = rules;
  const { pack: info, references } = pack;
  const { locale } = variant;
  const notes = info['notes-as-at'];
  const source = references.find((r) => r.id === info.source);
  if (!source) throw new Error(`a loaded pack has no reference "${info.source}"`);
  const citeAs = info['cite-as'] && lines.line(info['cite-as'], ['pack', 'cite-as']);
  const optional = <Key extends 'issuer' | 'licence'>(key: Key) => {
    const text = info[key];
    return text ? { [key]: lines.line(text, ['pack', key]).text } : {};
  };
  return {
    audience: lines.line(audience.name, [...audiencePath, 'name']).text,
    packTitle: lines.line(info.title, ['pack', 'title']).text,
    authors: info.authors.map((author, i) => lines.line(author, ['pack', 'authors', i]).text),
    keywords: keywords(pack, lines),
    source: sourceWork(source, locale),
    version: info.version,
    issued: info.issued,
    asAt: info['as-at'],
    ...(notes === undefined ? {} : { notesAsAt: notes }),
    ...optional('issuer'),
    ...(themeIssuer?.name ? { issuer: textIn(themeIssuer.name, locale).full } : {}),
    ...(themeIssuer?.logo ? { logo: withoutCharacterReferences(textIn(themeIssuer.logo.alt, locale).full) } : {}),
    ...contact(input, lines),
    ...(citeAs ? { citeAs: citeAs.text } : {}),
    ...optional('licence'),
    ...useRestrictions(input),
    ...(info.online === undefined ? {} : { online: `${info.online}${variantId(variant)}.html` }),
    ...(hasAnnex(pack, audience) ? { annex: `${variantId(variant)}.${annexFile}` } : {}),
    marks: [
      ...(citeAs && namesVersion(citeAs.text, info.version, rules) ? [] : [versionMark(info.version, rules)]),
      formatDate(info.issued, rules),
      fillLabel(labels['as-at'], { date: formatDate(info['as-at'], rules) }),
      ...(notes === undefined ? [] : [fillLabel(labels['notes-as-at'], { date: formatDate(notes, rules) })]),
    ],
  };
}

/** Where to ask: the audience's words before the pack's. */
function contact({ pack, audience, audiencePath }: MetaInput, lines: Lines): Pick<BriefMeta, 'contact'> {
  if (audience.contact) return { contact: lines.line(audience.contact, [...audiencePath, 'contact']).text };
  return pack.pack.contact ? { contact: lines.line(pack.pack.contact, ['pack', 'contact']).text } : {};
}

/** The keywords of the pack, else the titles of its pillars. */
function keywords({ pack, pillars }: Pack, lines: Lines): readonly string[] {
  if (!pack.keywords) return pillars.map((pillar, i) => lines.line(pillar.title, ['pillars', i, 'title']).text);
  return (
    lines
      .line(pack.keywords, ['pack', 'keywords'])
      // What ends a character reference parts no keywords; none has a name of one letter, as R&D; would be.
      .text.split(/(?<!&(?:#\w{1,8}|\w{2,31}));|[,，；、]/)
      .map((word) => word.trim())
      .filter(Boolean)
  );
}

/**
 * How the page may be handled and who may have it: the audience's words before the pack's. Where neither says who may have
 * it, a label of the Traffic Light Protocol is followed by what it allows: FIRST's TLP 2.0 has the label itself in no other
 * language, its meaning in any, and wants readers to understand it.
 */
function useRestrictions({ pack, audience, variant, rules }: MetaInput): Pick<BriefMeta, 'handling' | 'distribution'> {
  const handling = audience.handling ?? pack.pack.handling;
  const distribution = audience.distribution ?? pack.pack.distribution;
  const tlp = handling && !isLocalizedText(handling) ? handling.tlp : undefined;
  const allowed = tlp && rules.labels.tlp?.[tlpMeaning[tlp]];
  return {
    ...(handling && { handling: isLocalizedText(handling) ? textIn(handling, variant.locale).full : handling.tlp }),
    ...(distribution
      ? { distribution: textIn(distribution, variant.locale).full }
      : allowed === undefined
        ? {}
        : { distribution: allowed }),
  };
}

const tlpMeaning = {
  'TLP:RED': 'red',
  'TLP:AMBER+STRICT': 'amber-strict',
  'TLP:AMBER': 'amber',
  'TLP:GREEN': 'green',
  'TLP:CLEAR': 'clear',
} as const;

/** Works whose authors are persons, also where a name stands undivided, as Chinese ones do. */
const worksOfPersons: ReadonlySet<string> = new Set([
  'article',
  'article-journal',
  'paper-conference',
  'chapter',
  'thesis',
]);
const shortHan = /^\p{Script=Han}{2,4}$/u;

function sourceWork(reference: Reference, locale: string): SourceWork {
  const address = addressOf(reference);
  const url = address && linkTarget(withoutCharacterReferences(address.target));
  const { type, author = [] } = reference;
  return {
    type,
    title: plainTitleIn(reference, locale),
    authors: authorNames(reference, locale),
    isByBodies:
      !worksOfPersons.has(type) && author.every(({ literal }) => literal !== undefined && !shortHan.test(literal)),
    ...(url === undefined ? {} : { url }),
  };
}
