import { printable } from '../diagnostics/printable.js';
import type { IoError } from '../host/host.js';
import type { ReportStep, Step } from '../pipeline/steps.js';
import type { Streams } from './streams.js';

/** Says of each step how long it took, as it ends; nothing is told where nobody asks. */
export function stepTeller(verbose: boolean, { stderr }: Streams): { readonly onStep?: ReportStep } {
  return verbose ? { onStep: (step) => stderr(stepLine(step)) } : {};
}

function stepLine({ work, of, ms, notes }: Step): string {
  const rest = notes.length > 0 ? `: ${notes.join('; ')}` : '';
  return `${line(ms, printable(`${work.padEnd('templates'.length)}  ${of}${rest}`))}`;
}

/** The last line of a command: all the time since the program was started. */
export function totalLine(version: string): string {
  return line(performance.now(), `in all, policy-brief ${version} on Node.js ${process.versions.node}`);
}

function line(ms: number, text: string): string {
  return `${String(Math.round(ms)).padStart(6)} ms  ${text}\n`;
}

/** What the system said of reading or writing that failed, for whoever looks after it. */
export function causeLine({ cause }: IoError): string {
  const message =
    cause instanceof Error ? cause.message : String((cause as { message?: unknown } | undefined)?.message);
  return `  ${printable(message)}\n`;
}
