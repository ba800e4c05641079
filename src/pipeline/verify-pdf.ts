import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { checkPdf } from '../pdfua/check-pdf.js';
import { pdfRules } from '../pdfua/rules/rules.js';

/** The rules that a finished PDF breaks. `variant` is its brief, where that is known. */
export function verifyPdf(
  bytes: Uint8Array,
  { file, variant }: { readonly file: string; readonly variant?: string },
): readonly Diagnostic[] {
  return checkPdf(bytes).map(({ rule, message }) => {
    const { requirement, source } = pdfRules[rule];
    return error('pdf/rule', `${rule}: ${message}`, {
      span: { source: file, start: 0, end: 0 },
      hint: `${requirement} (${source})`,
      ...(variant === undefined ? {} : { variant }),
    });
  });
}
