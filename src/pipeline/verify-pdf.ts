import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { checkPdf } from '../pdfua/check-pdf.js';
import { isOfHouse, pdfRules, type Violation } from '../pdfua/rules/rules.js';
import { producer } from '../render/pdf/pdf-metadata.js';

/** The rules that a finished PDF of ours breaks, those of the house among them. `variant` is its brief. */
export function verifyOurPdf(bytes: Uint8Array, file: string, variant: string): readonly Diagnostic[] {
  return checkPdf(bytes, 'house').map((violation) => diagnosticOf(violation, file, variant));
}

/** The rules that any finished PDF breaks: those of the standard, and those of the house for a file of ours. */
export function verifyAnyPdf(bytes: Uint8Array, file: string): readonly Diagnostic[] {
  return checkPdf(bytes, { houseOf: producer }).map((violation) => diagnosticOf(violation, file));
}

function diagnosticOf({ rule, message }: Violation, file: string, variant?: string): Diagnostic {
  const { requirement, source } = pdfRules[rule];
  return error('pdf/rule', `${rule}: ${message}`, {
    span: { source: file, start: 0, end: 0 },
    hint: isOfHouse(rule) ? `${requirement} A rule of the house (${source})` : `${requirement} (${source})`,
    ...(variant === undefined ? {} : { variant }),
  });
}
