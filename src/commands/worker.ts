import { parentPort, workerData } from 'node:worker_threads';
import { IoError, nodeHost } from '../host/host.js';
import { errorCode, errorMessage } from '../host/system-error.js';
import { BuildCache } from '../pipeline/build-cache.js';
import { Run } from '../pipeline/run.js';
import type { Step } from '../pipeline/steps.js';
import { buildEditions } from './build-editions.js';
import { sharesOf } from './worker-packs.js';
import { toldSignals, type WorkerMessage, type WorkerTask } from './workers.js';

/** A thread that builds its share of the briefs from the files. The first thread reports the mistakes of packs. */
const { request, reportsSteps, cwd, tool, packs, stop } = workerData as WorkerTask;
const post = (message: WorkerMessage) => parentPort?.postMessage(message);
const flag = new Int32Array(stop);
const host = nodeHost(cwd);
const onStep = reportsSteps ? (step: Step) => post({ kind: 'step', step }) : undefined;
const run = new Run(host, onStep, request.force ? undefined : BuildCache.open(host, tool));

/** A rejection ends the thread, and the first one reports its briefs as missing. */
async function work(): Promise<void> {
  try {
    const results = buildEditions(run, {
      request,
      packs: sharesOf(packs, run.sources),
      onBrief: (brief) => post({ kind: 'begun', brief }),
      isStopped: () => toldSignals[Atomics.load(flag, 0)] !== undefined,
    });
    for await (const result of results) post({ kind: 'result', result });
  } catch (cause) {
    if (!(cause instanceof IoError)) throw cause;
    const why = { code: errorCode(cause.cause), message: errorMessage(cause.cause) };
    post({ kind: 'failed', action: cause.action, path: cause.path, cause: why });
  }
}

void work();
