import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { Term } from '../schema/pack.js';
import { type Located, nodeAt, valueSpan } from '../validation/located.js';

/** A rendering is accepted or wrong: where it is both, no text could ever be right. */
export function checkGlossaryTerms(glossary: readonly Term[], root: Located): readonly Diagnostic[] {
  return glossary.flatMap(({ avoid, ...term }, i) =>
    Object.entries(avoid).flatMap(([locale, words]) =>
      words.flatMap((word, at) => {
        const key = (['terms', 'short'] as const).find((one) => term[one][locale]?.includes(word));
        if (key === undefined) return [];
        const accepted = term[key][locale]?.indexOf(word) ?? 0;
        const path = (ofTerm: string, index: number) => ['glossary', i, ofTerm, locale, index];
        return [
          error('content/contradiction', `"${word}" stands under "${key}" and under "avoid".`, {
            span: valueSpan(root, path('avoid', at)),
            hint: 'Take it out of one of the two places.',
            related: nodeAt(root, path(key, accepted))
              ? [{ span: valueSpan(root, path(key, accepted)), message: 'It is accepted here.' }]
              : [],
          }),
        ];
      }),
    ),
  );
}
