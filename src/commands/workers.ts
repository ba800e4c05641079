import { availableParallelism } from 'node:os';
import { IoError } from '../host/host.js';
import type { VariantId } from '../model/variant.js';
import { type StopSignal, stopSignals } from '../pipeline/report.js';
import type { Step } from '../pipeline/steps.js';
import type { EditionResult } from './build-editions.js';
import type { BuildRequest } from './build-request.js';
import type { WorkerPack } from './worker-packs.js';

/** With fewer briefs for each worker one thread is faster: every worker loads packs and fonts, and measures texts, anew. */
const minBriefsPerJob = 100;
const maxJobs = 16;

/** How many threads to use, this one included. */
export function jobsFor(requested: number | undefined, briefs: number, editions: number): number {
  const jobs = requested ?? Math.min(availableParallelism(), maxJobs, Math.floor(briefs / minBriefsPerJob));
  return Math.max(1, Math.min(jobs, editions));
}

/** What a worker is started with. */
export interface WorkerTask {
  readonly request: Omit<BuildRequest, 'onProgress' | 'onStep' | 'stopSignal'>;
  readonly reportsSteps: boolean;
  readonly cwd: string;
  readonly tool: string;
  readonly packs: readonly WorkerPack[];
  /** One number: the place in `toldSignals` of the signal that has come. */
  readonly stop: SharedArrayBuffer;
}

export type WorkerMessage =
  | { readonly kind: 'begun'; readonly brief: string }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'result'; readonly result: EditionResult }
  | { readonly kind: 'failed'; readonly action: IoError['action']; readonly path: string; readonly cause: object };

/** Those that a worker may be told of, by their places. */
export const toldSignals: readonly (StopSignal | undefined)[] = [undefined, ...stopSignals];

/** An edition that a worker is to build, and the names of its briefs. */
export interface Expected {
  readonly order: number;
  readonly variants: readonly VariantId[];
}

interface WorkerStart extends Pick<WorkerTask, 'cwd' | 'tool'> {
  readonly request: BuildRequest;
  readonly packsFor: (index: number) => readonly WorkerPack[];
}

/** What workers tell while they work. */
interface WorkerNews {
  /** Called before the work on a brief begins. */
  readonly onBrief: (brief: string) => void;
  readonly onResult: (result: EditionResult) => void;
}

interface Workers {
  /** Waits for all of them, and says what kept them from reading or writing. `expected` names what a worker should have built, in case it has died. */
  ended(expected: (index: number) => readonly Expected[]): Promise<readonly IoError[]>;
}

const pollStopMs = 50;

/** V8 keeps three rooms of a third each for young objects, and fills them before it clears any. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

/** Starts all but the first worker, which is this thread. */
export async function startWorkers(
  jobs: number,
  { request, cwd, tool, packsFor }: WorkerStart,
  { onBrief, onResult }: WorkerNews,
): Promise<Workers> {
  if (jobs === 1) return { ended: async () => [] };
  const { Worker } = await import('node:worker_threads');
  const { onProgress: _, onStep, stopSignal, ...plain } = request;
  const stop = new SharedArrayBuffer(4);
  const flag = new Int32Array(stop);
  const failures: IoError[] = [];
  const running = Array.from({ length: jobs - 1 }, (_unused, i) => {
    const packs = packsFor(i + 1);
    const task: WorkerTask = { request: plain, reportsSteps: onStep !== undefined, cwd, tool, packs, stop };
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: task, resourceLimits });
    const done = new Set<number>();
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'begun') onBrief(message.brief);
      else if (message.kind === 'step') onStep?.(message.step);
      else if (message.kind === 'failed') failures.push(new IoError(message.action, message.path, message.cause));
      else {
        done.add(message.result.order);
        onResult(message.result);
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
    flag[0] = Math.max(0, toldSignals.indexOf(stopSignal?.()));
  }, pollStopMs);
  watch.unref();
  return {
    async ended(expected) {
      for (const { index, done, died } of await Promise.all(running)) {
        if (died === undefined) continue;
        const missing = expected(index).filter(({ order }) => !done.has(order));
        for (const edition of missing) onResult(missingResult(edition, died));
      }
      clearInterval(watch);
      return failures;
    },
  };
}

/** The result of an edition that its worker did not build because it died. */
function missingResult({ order, variants }: Expected, died: string): EditionResult {
  const detail = `the worker that should make it has died: ${died}`;
  return { order, files: [], briefs: [], diagnostics: [], bugs: variants.map((variant) => ({ variant, detail })) };
}
