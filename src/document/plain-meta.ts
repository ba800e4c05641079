import type { BriefMeta } from '../model/brief.js';
import { plainText } from '../model/document.js';
import { parseText } from './parse-inlines.js';
import type { Refusal } from './parsed-text.js';

/** What may begin a mark of Markdown or a character reference. */
const maybeMarked = /[\\`*_[<&]/;

/** The words of a line of inline Markdown, as places show them that have no marks. */
export function plainWords(markdown: string): string {
  return maybeMarked.test(markdown) ? plainText(parseText(markdown).children) : markdown;
}

/** What a brief says about itself, for metadata and running heads: `R&amp;D *Office*` is R&D Office there too. */
export function plainMeta(meta: BriefMeta): BriefMeta {
  const { audience, packTitle, authors, keywords, issuer, licence, handling } = meta;
  return {
    ...meta,
    audience: plainWords(audience),
    packTitle: plainWords(packTitle),
    authors: authors.map(plainWords),
    keywords: keywords.map(plainWords),
    ...(issuer === undefined ? {} : { issuer: plainWords(issuer) }),
    ...(licence === undefined ? {} : { licence: plainWords(licence) }),
    ...(handling === undefined ? {} : { handling: plainWords(handling) }),
  };
}

/** What no text may have, in those that stand in metadata alone: nobody would miss there what is lost. */
export function refusedInMeta({ packTitle, authors, keywords }: BriefMeta): readonly Refusal[] {
  return [packTitle, ...authors, ...keywords]
    .filter((markdown) => maybeMarked.test(markdown))
    .flatMap((markdown) => parseText(markdown).refusals);
}
