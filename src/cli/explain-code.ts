import {
  allCodes,
  catalogueLines,
  codeNamed,
  explanationJson,
  explanationLines,
  nearestCode,
} from '../diagnostics/format-explanation.js';
import { UsageError } from '../pipeline/report.js';
import type { Extras } from './context.js';

/**
 * What a code of a message means; for `all`, every code in one line.
 * @throws UsageError for a code that does not exist
 */
export function explainCode(typed: string, packs: readonly string[]): Extras {
  if (packs.length > 0) throw new UsageError('--explain takes one code, and no packs beside it.');
  if (typed.trim() === 'all') return { more: { explanations: allCodes.map(explanationJson) }, lines: catalogueLines() };
  const code = codeNamed(typed);
  if (code === undefined) {
    const near = nearestCode(typed);
    const hint = near === undefined ? '' : `Did you mean "${near}"? `;
    throw new UsageError(`there is no code "${typed}". ${hint}policy-brief check --explain all lists them.`);
  }
  return { more: { explanations: [explanationJson(code)] }, lines: explanationLines(code) };
}
