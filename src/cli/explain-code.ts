import {
  allCodes,
  catalogueLines,
  codeNamed,
  explanationJson,
  explanationLines,
  nearestCode,
} from '../diagnostics/format-explanation.js';
import { emptyReport, type Report } from '../pipeline/report.js';
import { UsageError } from '../pipeline/usage-error.js';
import type { Ending } from './context.js';

/**
 * What a code of a message means; with `all` every code in one line.
 * @throws UsageError for a code that there is not
 */
export function explainCode(
  typed: string,
  packs: readonly string[],
): { readonly report: Report; readonly ending: Ending } {
  if (packs.length > 0) throw new UsageError('--explain takes one code, and no packs beside it.');
  if (typed.trim() === 'all') {
    return {
      report: emptyReport,
      ending: { more: { explanations: allCodes.map(explanationJson) }, lines: catalogueLines() },
    };
  }
  const code = codeNamed(typed);
  if (code === undefined) {
    const near = nearestCode(typed);
    const hint = near === undefined ? '' : `Did you mean "${near}"? `;
    throw new UsageError(`there is no code "${typed}". ${hint}policy-brief check --explain all lists them.`);
  }
  return {
    report: emptyReport,
    ending: { more: { explanations: [explanationJson(code)] }, lines: explanationLines(code) },
  };
}
