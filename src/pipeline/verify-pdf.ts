import { resolve } from 'node:path';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { displayPath, type Host } from '../host/host.js';
import { checkPdf } from '../pdfua/check-pdf.js';
import { pdfRules, type Violation } from '../pdfua/rules/rules.js';

/** What rules a finished PDF breaks. `variant` is the brief that it was made for, where we know it. */
export function verifyPdf(
  bytes: Uint8Array,
  about: { readonly file: string; readonly variant?: string },
): readonly Diagnostic[] {
  return checkPdf(bytes).map((violation) => diagnosticOf(violation, about));
}

function diagnosticOf(
  { rule, message }: Violation,
  { file, variant }: { readonly file: string; readonly variant?: string },
): Diagnostic {
  const { requirement, source } = pdfRules[rule];
  return error('pdf/rule', `${rule}: ${message}`, {
    span: { source: file, start: 0, end: 0 },
    hint: `${requirement} (${source})`,
    ...(variant === undefined ? {} : { variant }),
  });
}

/**
 * Checks finished files one by one.
 * @throws IoError for a file that cannot be read
 */
export async function verifyFiles(
  files: readonly string[],
  host: Host,
): Promise<{ readonly sound: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const sound: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const path = resolve(host.cwd, file);
    const found = verifyPdf(await host.read(path), { file: displayPath(host, path) });
    if (found.length === 0) sound.push(displayPath(host, path));
    diagnostics.push(...found);
  }
  return { sound, diagnostics };
}
