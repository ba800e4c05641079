import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import type { ArchiveLevel } from '../model/archive-level.js';
import { checkPdf } from '../pdfua/check-pdf.js';
import { isOfHouse, pdfRules, type Violation } from '../pdfua/rules/rules.js';
import { producer } from '../render/pdf/pdf-metadata.js';

/** The rules that a finished PDF of ours breaks, those of the house and of its level of PDF/A among them. */
export function verifyOurPdf(
  bytes: Uint8Array,
  {
    file,
    variant,
    archive,
  }: { readonly file: string; readonly variant: string; readonly archive: ArchiveLevel | undefined },
): readonly Diagnostic[] {
  return checkPdf(bytes, 'house', archive).map((violation) => diagnosticOf(violation, file, variant));
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
