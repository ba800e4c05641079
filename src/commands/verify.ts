import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { displayPath, type Host } from '../host/host.js';
import { emptyReport, type Report } from '../pipeline/report.js';
import { verifyAnyPdf } from '../pipeline/verify-pdf.js';

/**
 * Checks finished PDFs, ours or others: structure, text, fonts and metadata, by rules of PDF/UA (ISO 14289-1).
 * @param files paths of PDFs, relative to the working directory
 * @returns a report whose `files` are those that break no rule
 * @throws IoError for a file that cannot be read
 */
export async function verify(files: readonly string[], host: Host): Promise<Report> {
  const sound: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of files.map((file) => resolve(host.cwd, file))) {
    const file = displayPath(host, path);
    const broken = verifyAnyPdf(await host.read(path), file);
    if (broken.length === 0) sound.push(file);
    diagnostics.push(...broken);
  }
  return { ...emptyReport, ok: diagnostics.length === 0, files: sound, diagnostics };
}
