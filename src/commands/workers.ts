import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { IoError } from '../host/host.js';
import type { VariantId } from '../model/variant.js';
import type { StopSignal } from '../pipeline/report.js';
import type { Step } from '../pipeline/steps.js';
import type { BuildRequest } from './build-request.js';
import type { EditionResult } from './build-run.js';

/** A worker reads pack and fonts anew, shapes and measures anew what briefs share: with fewer for each, one thread is faster. */
const fewestBriefs = 100;
const mostJobs = 16;

/** How many threads pay, this one included. */
export function jobsFor(asked: number | undefined, briefs: number, editions: number): number {
  const paying = Math.min(availableParallelism(), mostJobs, Math.floor(briefs / fewestBriefs));
  return Math.max(1, Math.min(asked ?? paying, editions));
}

/** What a worker is started with. */
export interface WorkerTask {
  readonly request: Omit<BuildRequest, 'onProgress' | 'onStep' | 'stopSignal'>;
  /** Whether its steps are wanted. */
  readonly steps: boolean;
  readonly cwd: string;
  readonly tool: string;
  readonly index: number;
  readonly of: number;
  /** One number: which signal has come. */
  readonly stop: SharedArrayBuffer;
}

export type WorkerMessage =
  | { readonly kind: 'begun'; readonly brief: string }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'result'; readonly result: EditionResult }
  | { readonly kind: 'failed'; readonly action: IoError['action']; readonly path: string; readonly cause: object };

export const stopSignals: readonly (StopSignal | undefined)[] = [undefined, 'SIGINT', 'SIGTERM'];

/** An edition that a worker is to make, and the names of its briefs. */
export interface Expected {
  readonly order: number;
  readonly variants: readonly VariantId[];
}

interface Workers {
  /** All that they made. `expected` names what a worker should have made, for one that has died. */
  ended(expected: (index: number) => readonly Expected[]): Promise<{ results: EditionResult[]; failures: IoError[] }>;
}

const askStopMs = 50;

/** Starts all but the first worker, which is this thread. */
export function startWorkers(
  jobs: number,
  { request, cwd, tool }: { readonly request: BuildRequest; readonly cwd: string; readonly tool: string },
  begun: (brief: string) => void,
): Workers {
  const { onProgress: _, onStep, stopSignal, ...plain } = request;
  const stop = new SharedArrayBuffer(4);
  const flag = new Int32Array(stop);
  const results: EditionResult[] = [];
  const failures: IoError[] = [];
  const running = Array.from({ length: jobs - 1 }, (_unused, i) => {
    const task: WorkerTask = { request: plain, steps: onStep !== undefined, cwd, tool, index: i + 1, of: jobs, stop };
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: task });
    const done = new Set<number>();
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'begun') begun(message.brief);
      else if (message.kind === 'step') onStep?.(message.step);
      else if (message.kind === 'failed') failures.push(new IoError(message.action, message.path, message.cause));
      else {
        done.add(message.result.order);
        results.push(message.result);
      }
    });
    return new Promise<{ index: number; done: ReadonlySet<number>; died: string | undefined }>((resolve) => {
      let died: string | undefined;
      worker.on('error', (cause) => {
        died = cause.stack ?? cause.message;
      });
      worker.on('exit', (code) => {
        resolve({ index: i + 1, done, died: died ?? (code === 0 ? undefined : `exit code ${code}`) });
      });
    });
  });
  const watch = setInterval(() => {
    flag[0] = Math.max(0, stopSignals.indexOf(stopSignal?.()));
  }, askStopMs);
  watch.unref();
  return {
    async ended(expected) {
      for (const { index, done, died } of await Promise.all(running)) {
        if (died === undefined) continue;
        const missing = expected(index).filter(({ order }) => !done.has(order));
        results.push(...missing.map((one) => deadResult(one, died)));
      }
      clearInterval(watch);
      return { results, failures };
    },
  };
}

/** A brief that was not made, because its worker has died, or was to be made after it. */
function deadResult({ order, variants }: Expected, died: string): EditionResult {
  const detail = `the worker that should make it has died: ${died}`;
  return { order, files: [], briefs: [], diagnostics: [], bugs: variants.map((variant) => ({ variant, detail })) };
}
