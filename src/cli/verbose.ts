import { printable } from '../diagnostics/printable.js';
import type { IoError } from '../host/host.js';
import { errorMessage } from '../host/system-error.js';
import type { ReportStep, Step } from '../pipeline/steps.js';
import type { Streams } from './streams.js';

/** With --verbose, writes a line at the end of each step. */
export function stepReporter(verbose: boolean, { stderr }: Streams): { readonly onStep?: ReportStep } {
  return verbose ? { onStep: (step) => stderr(stepLine(step)) } : {};
}

function stepLine({ work, of, ms, notes }: Step): string {
  const rest = notes.length > 0 ? `: ${notes.join('; ')}` : '';
  return timedLine(ms, printable(`${work.padEnd('templates'.length)}  ${of}${rest}`));
}

/** The last line: the time since the program was started. */
export function totalLine(version: string): string {
  return timedLine(performance.now(), `in all, policy-brief ${version} on Node.js ${process.versions.node}`);
}

function timedLine(ms: number, text: string): string {
  return `${String(Math.round(ms)).padStart(6)} ms  ${text}\n`;
}

/** The message of the system behind a failure, for its administrator. */
export function causeLine({ cause }: IoError): string {
  return `  ${printable(errorMessage(cause))}\n`;
}
