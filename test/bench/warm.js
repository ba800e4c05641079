// One brief after another in a process that runs already: composed, fitted, drawn and checked. Prints medians in ms.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { buildEditions } from '../../dist/commands/build-editions.js';
import { editionsToBuild } from '../../dist/commands/shares.js';
import { nodeHost } from '../../dist/host/host.js';
import { Run } from '../../dist/pipeline/run.js';
import { setFlags } from '../../src/cli/load-program.cjs';
import { printTimes, stopwatch } from './measure.js';

// As the program itself runs.
setFlags();

const [, , folder] = process.argv;
const path = join(folder, 'pack.yaml');
const pack = parse(readFileSync(path, 'utf8'));
const { audiences } = pack;
// Texts that have not been seen before, as the peer gets them.
const others = Array.from({ length: 40 }, (_, i) => ({
  ...audiences[0],
  id: `peer-${i}`,
  headline: `${audiences[0].headline}${i}`,
}));
writeFileSync(path, stringify({ ...pack, audiences: others }, { lineWidth: 0, aliasDuplicateObjects: false }));
const files = new Map();
const run = new Run({ ...nodeHost(folder), writeAtomically: async (file, bytes) => files.set(file, bytes) });
const request = {
  packs: [folder],
  audiences: [],
  locales: [],
  formats: ['pdf'],
  paper: 'a4',
  theme: 'standard',
  outDir: 'out',
};
const packs = editionsToBuild(await run.open(request.packs), request);
const times = [];
let end = stopwatch();
for await (const _ of buildEditions(run, { request, packs, onBrief: () => {}, isStopped: () => false })) {
  times.push(end());
  end = stopwatch();
}
if (files.size !== others.length) throw new Error(`${files.size} of ${others.length} briefs were made`);
printTimes(times.slice(10));
