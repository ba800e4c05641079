import type { ReadDocument } from '../exchange/word/read-document.js';
import { likeness, printedSide, readSide } from '../exchange/word/tokens.js';
import type { Pack } from '../model/loaded-pack.js';
import type { Edition } from '../model/variant.js';
import { editionsOf, languagesOf } from '../pipeline/matrix.js';
import { UsageError } from '../pipeline/report.js';
import { identifierProperty } from '../render/word/write-word.js';
import { textIn } from '../schema/localized-text.js';

/** How alike the beginning of a page must be to be known by it. */
const minLikeness = 0.4;
/** The same for a page whose properties name a reader that the pack does not have: he may have another id now. */
const minLikenessOfRenamed = 0.8;

/** Which page of a pack a document is. */
export interface PageOf {
  readonly edition: Edition;
  readonly language: string;
}

/** The id of the pack that its properties name. */
export function packOf({ properties, identifier }: ReadDocument): string | undefined {
  const [id] = (properties.get(identifierProperty) ?? '').split(' ');
  const [named] = identifier.split('/');
  return id || (identifier.includes('/') ? named : undefined);
}

/**
 * Its properties say which page it is, or else its first words: programs lose properties.
 * @throws UsageError for a page of another pack, or of a reader or in a language that this one does not have
 */
export function pageOf(pack: Pack, document: ReadDocument, file: string): PageOf | undefined {
  const { properties, paragraphs } = document;
  const all = editionsOf(pack, { audiences: [], locales: [], formats: [] });
  const [, audience, language, paper, theme] = (properties.get(identifierProperty) ?? '').split(' ');
  const of = packOf(document);
  if (of && of !== pack.pack.id) {
    throw new UsageError(`${file} is a page of the pack "${of}", and this one is "${pack.pack.id}".`);
  }
  const known = all.find((edition) => edition.audience === audience);
  if (known && language !== undefined && languagesOf(pack, known).includes(language)) {
    const sheet = paper === 'letter' ? 'letter' : 'a4';
    return { edition: { ...known, paper: sheet, theme: theme ?? known.theme }, language };
  }
  const heads = paragraphs.slice(0, 12).map((paragraph) => readSide([paragraph], ({ inserted }) => !inserted).tokens);
  const candidates = all.flatMap((edition) => {
    const reader = pack.audiences.find((one) => one.id === edition.audience);
    return languagesOf(pack, edition).map((locale) => {
      const headline = reader ? textIn(reader.headline, locale).full : '';
      const tokens = printedSide([{ units: [], runs: [{ text: headline }], texts: [] }]).tokens;
      return { edition, language: locale, score: Math.max(0, ...heads.map((head) => likeness(head, tokens))) };
    });
  });
  const [best] = candidates.sort((a, b) => b.score - a.score);
  if (audience === undefined) return best && best.score >= minLikeness ? best : undefined;
  if (!known && best && best.score >= minLikenessOfRenamed) return best;
  if (!known) {
    const readers = pack.audiences.map(({ id }) => id).join(', ');
    throw new UsageError(
      `${file} is the page of the reader "${audience}", whom this pack does not have. Known here: ${readers}.`,
    );
  }
  const languages = languagesOf(pack, known).join(', ');
  throw new UsageError(
    `${file} is the page of "${audience}" in "${language ?? ''}", which this reader does not get. Known here: ${languages}.`,
  );
}
