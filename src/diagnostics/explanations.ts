import type { DiagnosticCode } from './codes.js';
import { contentPlaces } from './explanations/content.js';
import { contentNames } from './explanations/content-names.js';
import { contentSafety } from './explanations/content-safety.js';
import type { Explanation } from './explanations/explanation.js';
import { lintLanguages } from './explanations/lint.js';
import { lintProse } from './explanations/lint-prose.js';
import { pages } from './explanations/pages.js';
import { yaml } from './explanations/yaml.js';

/** Every code explained to an editor. A code without a text does not compile. */
export const explanations: { readonly [Code in DiagnosticCode]: Explanation } = {
  ...yaml,
  ...contentPlaces,
  ...contentNames,
  ...contentSafety,
  ...lintLanguages,
  ...lintProse,
  ...pages,
};
