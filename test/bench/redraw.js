// A saved sentence in a preview that runs already: the pack is read again, fitted, and one page drawn. Prints medians in ms.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeHost } from '../../dist/host/host.js';
import { PreviewSession } from '../../dist/preview/session.js';
import { printTimes, stopwatch } from './measure.js';
// As the program itself runs.
import '../../src/cli/load-program.js';

const [, , pack, folder] = process.argv;
cpSync(pack, folder, { recursive: true });
const path = join(folder, 'framing.yaml');
const text = readFileSync(path, 'utf8');
const [sentence] = /(?<=\ben: ?>?-?\s+)\S[^\n]+/.exec(text) ?? [];
if (sentence === undefined) throw new Error('there is no sentence to change');
const session = await PreviewSession.open(folder, { set: [] }, nodeHost(folder));
const [{ id: audience }] = session.state().audiences;
const times = [];
for (let i = 0; i < 25; i += 1) {
  writeFileSync(path, text.replace(sentence, `${sentence} So it is ${'very '.repeat(i % 5)}clear.`));
  const end = stopwatch();
  await session.refresh(false);
  session.state(audience);
  session.brief(audience, 'en');
  if (!(await session.file(audience, 'en', 'pdf'))) throw new Error('no page was drawn');
  times.push(end());
}
printTimes(times.slice(10));
