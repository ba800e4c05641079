import type { Span } from '../../diagnostics/span.js';
import type { Pack } from '../../model/pack.js';
import { type LocatedText, nodeAt, type Path, spanWithin } from '../../validation/located.js';
import { localizedTextsIn } from '../texts.js';

/** One text in one language, as it stands in the file. */
export interface LintText {
  readonly path: Path;
  readonly locale: string;
  readonly text: string;
  readonly node: LocatedText;
}

/** The same text in all languages, at one length. The first is in the source language. */
export interface LintSet {
  readonly path: Path;
  readonly texts: readonly LintText[];
}

/** Every text of a pack that a reader may see, in every language and length. References and glossary are data. */
export function lintSets(pack: Pack): readonly LintSet[] {
  const { located, languages } = { located: pack.located, languages: pack.pack.languages };
  const { framing, pillars, facts, audiences, pack: info } = pack;
  return localizedTextsIn({ pack: info, framing, pillars, facts, audiences }).flatMap(({ path, text }) => {
    const lengths = (['full', 'short'] as const).map((length): LintSet => {
      const texts = languages.flatMap((locale): LintText[] => {
        const inLanguage = text.plain ? path : [...path, locale];
        const node = [[...inLanguage, length], inLanguage]
          .map((p) => nodeAt(located, p))
          .find((n) => n?.kind === 'text');
        return node?.kind === 'text' ? [{ path, locale, text: node.text, node }] : [];
      });
      return { path, texts };
    });
    const [full, short] = lengths as [LintSet, LintSet];
    const same = full.texts.every((t, i) => t.node === short.texts[i]?.node);
    return same ? [full] : [full, short];
  });
}

/** The place of a stretch of a text. */
export function spanOf({ node }: LintText, start: number, end: number): Span {
  return spanWithin(node, start, end);
}

/** The text without citations and figures, each replaced by spaces so that places stay what they are. */
export function wordsOnly(text: string): string {
  return text.replace(/\[@[^\]]*\]|\{\{[^}]*\}\}/g, (found) => ' '.repeat(found.length));
}
