import { basename } from 'node:path';
import type { ReadDocument } from '../exchange/word/read-document.js';
import { likeness, printedSide, tokensAsMade } from '../exchange/word/tokens.js';
import type { Pack } from '../model/loaded-pack.js';
import type { Edition } from '../model/variant.js';
import { editionsOf, languagesOf } from '../pipeline/matrix.js';
import { UsageError } from '../pipeline/report.js';
import { identifierProperty } from '../render/word/write-word.js';
import { textIn } from '../schema/localized-text.js';
import { literalPattern } from '../text/literal-pattern.js';

/** How alike the beginning of a page must be to be known by it. */
const minLikeness = 0.4;
/** The same for a page whose properties name a reader that the pack does not have: he may have another id now. */
const minLikenessOfRenamed = 0.8;

/** Which page of a pack a document is. */
export interface PageOf {
  readonly edition: Edition;
  readonly language: string;
  /** Whether the document says on which sheet and in which theme it was made; else they are the reader's own. */
  readonly isLookKnown: boolean;
}

/** The id of the pack that its properties name. */
export function packOf({ properties, identifier }: ReadDocument): string | undefined {
  const [id] = (properties.get(identifierProperty) ?? '').split(' ');
  const [named] = identifier.split('/');
  return id || (identifier.includes('/') ? named : undefined);
}

/**
 * Its properties say which page it is, or else its title or its name: programs lose properties.
 * @throws UsageError for a page of another pack, or of a reader or in a language that this one does not have
 */
export function pageOf(pack: Pack, document: ReadDocument, file: string): PageOf | undefined {
  const { properties } = document;
  const all = editionsOf(pack, { audiences: [], locales: [], formats: [] });
  const [, audience, language, paper, theme] = (properties.get(identifierProperty) ?? '').split(' ');
  const of = packOf(document);
  if (of && of !== pack.pack.id) {
    throw new UsageError(`${file} is a page of the pack "${of}", and this one is "${pack.pack.id}".`);
  }
  const known = all.find((edition) => edition.audience === audience);
  if (known && language !== undefined && languagesOf(pack, known).includes(language)) {
    const sheet = paper === 'letter' ? 'letter' : 'a4';
    return { edition: { ...known, paper: sheet, theme: theme ?? known.theme }, language, isLookKnown: true };
  }
  const candidates = likelyPages(pack, all, document);
  const [best] = candidates;
  if (audience === undefined) return likeliest(candidates, file);
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

interface LikelyPage extends PageOf {
  readonly score: number;
}

/** All pages, with how much of a title each has among the first words of a document: the likeliest first. */
function likelyPages(pack: Pack, all: readonly Edition[], { paragraphs }: ReadDocument): readonly LikelyPage[] {
  const heads = paragraphs.slice(0, 12).map(tokensAsMade);
  const candidates = all.flatMap((edition) => {
    const reader = pack.audiences.find((one) => one.id === edition.audience);
    return languagesOf(pack, edition).map((locale) => {
      const headline = reader ? textIn(reader.headline, locale).full : '';
      const tokens = printedSide([{ units: [], runs: [{ text: headline }], texts: [] }]).tokens;
      const score = Math.max(0, ...heads.map((head) => likeness(head, tokens)));
      return { edition, language: locale, isLookKnown: false, score };
    });
  });
  return candidates.toSorted((a, b) => b.score - a.score);
}

/** The title may have been changed as well, or be that of several readers: the name of the file says which it is then. */
function likeliest([best, ...others]: readonly LikelyPage[], file: string): PageOf | undefined {
  if (!best) return undefined;
  const isSure = best.score >= minLikenessOfRenamed;
  const named = [best, ...others].find((one) => (!isSure || one.score === best.score) && isNamed(file, one));
  return named ?? (best.score >= minLikeness ? best : undefined);
}

/** Whether a file has the name that `build` gave a page, with whatever people and programs put around it. */
function isNamed(file: string, { edition, language }: PageOf): boolean {
  const name = literalPattern(`${edition.audience}.${language}`);
  return new RegExp(`(?<![\\p{L}\\p{N}-])${name}(?![\\p{L}\\p{N}]|-\\p{L})`, 'iu').test(basename(file));
}
