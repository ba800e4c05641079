import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Term } from '../schema/pack.js';
import { type Located, nodeAt, valueSpan } from '../validation/located.js';

/** A rendering is accepted or wrong: where it is both, no text could ever be right. */
export function checkGlossaryTerms(glossary: readonly Term[], root: Located): readonly Diagnostic[] {
  return glossary.flatMap(({ terms, avoid }, i) =>
    Object.entries(avoid).flatMap(([locale, words]) =>
      words.flatMap((word, at) => {
        const accepted = (terms[locale] ?? []).indexOf(word);
        if (accepted === -1) return [];
        const path = (key: string, index: number) => ['glossary', i, key, locale, index];
        return [
          error('content/contradiction', `"${word}" stands under "terms" and under "avoid".`, {
            span: valueSpan(root, path('avoid', at)),
            hint: 'Take it out of one of the two places.',
            related: nodeAt(root, path('terms', accepted))
              ? [{ span: valueSpan(root, path('terms', accepted)), message: 'It is accepted here.' }]
              : [],
          }),
        ];
      }),
    ),
  );
}
