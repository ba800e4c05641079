import { parentPort, workerData } from 'node:worker_threads';
import { IoError, nodeHost } from '../host/host.js';
import { BuildCache } from '../pipeline/build-cache.js';
import type { Step } from '../pipeline/steps.js';
import { BuildRun } from './build-run.js';
import { editionsToBuild } from './shares.js';
import { stopSignals, type WorkerMessage, type WorkerTask } from './workers.js';

/** A thread that makes its part of the briefs, from the files; what is wrong with the pack the first thread tells. */
const { request: asked, steps, cwd, tool, index, of, stop } = workerData as WorkerTask;
const post = (message: WorkerMessage) => parentPort?.postMessage(message);
const flag = new Int32Array(stop);
const request = {
  ...asked,
  stopSignal: () => stopSignals[Atomics.load(flag, 0)],
  onProgress: ({ brief }: { readonly brief: string }) => post({ kind: 'begun', brief }),
};
const host = nodeHost(cwd);
const reportStep = steps ? (step: Step) => post({ kind: 'step', step }) : undefined;
const run = new BuildRun(host, request.force ? undefined : BuildCache.open(host, tool), reportStep);
const tell = () => {
  for (const result of run.results.splice(0)) post({ kind: 'result', result });
};

/** A rejection ends the thread, and is told as its fault. */
async function work(): Promise<void> {
  try {
    const packs = await run.load(request.packs, { set: request.set ?? [] });
    const editions = editionsToBuild(packs, request);
    for (const pack of packs) await run.buildPack(pack, editions.get(pack) ?? [], request, { index, of }, tell);
  } catch (cause) {
    if (!(cause instanceof IoError)) throw cause;
    const { code, message } = cause.cause as NodeJS.ErrnoException;
    post({ kind: 'failed', action: cause.action, path: cause.path, cause: { code, message } });
  } finally {
    tell();
  }
}

void work();
