import type { Span } from '../../diagnostics/span.js';
import { blankPlaceholders } from '../../text/placeholders.js';
import { spanWithin } from '../../validation/located.js';
import type { PackText, Wording } from '../pack-index.js';

/** One text in one language, as the file has it. */
export interface LintText extends Wording {
  readonly packText: PackText;
  readonly locale: string;
  readonly text: string;
  readonly lowerCase: string;
}

/** The same text in all languages, at one length. The first is in the source language. */
export interface LintSet {
  readonly packText: PackText;
  readonly texts: readonly LintText[];
}

/** Every text of a pack, in every language and at every length. */
export function lintSets(texts: readonly PackText[], languages: readonly string[]): readonly LintSet[] {
  return texts.flatMap((packText) => {
    const [full, short] = (['full', 'short'] as const).map((length): readonly LintText[] =>
      languages.flatMap((language) => {
        const wording = packText.wordings.find(
          ({ locale, lengths }) => lengths.includes(length) && (locale === language || locale === undefined),
        );
        if (!wording) return [];
        const { text } = wording.node;
        return [{ ...wording, packText, locale: language, text, lowerCase: text.toLowerCase() }];
      }),
    ) as [readonly LintText[], readonly LintText[]];
    const same = full.every(({ node }, i) => node === short[i]?.node);
    return (same ? [full] : [full, short]).map((texts) => ({ packText, texts }));
  });
}

/** The place of a stretch of a text; without one, of the whole text. */
export function spanOf({ node, text }: LintText, start = 0, end = text.length): Span {
  return spanWithin(node, start, end);
}

/** Where a pattern matches the words of a text; citations and figures are none. */
export function matchesIn(text: LintText, pattern: RegExp): readonly { readonly found: string; readonly span: Span }[] {
  return [...blankPlaceholders(text.text).matchAll(pattern)].map(({ 0: found, index }) => ({
    found,
    span: spanOf(text, index, index + found.length),
  }));
}
