// A sentence in a preview that runs already: saved, when the pack is read again, fitted, and one page drawn; or, with
// `typed`, a draft of it, of which nothing is written. Prints medians in ms.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeHost } from '../../dist/host/host.js';
import { PreviewSession } from '../../dist/preview/session.js';
import { setFlags } from '../../src/cli/load-program.cjs';
import { printTimes, stopwatch } from './measure.js';

// As the program itself runs.
setFlags();

const [, , pack, folder, how] = process.argv;
cpSync(pack, folder, { recursive: true });
const path = join(folder, 'framing.yaml');
const text = readFileSync(path, 'utf8');
const [sentence] = /(?<=\ben: ?>?-?\s+)\S[^\n]+/.exec(text) ?? [];
if (sentence === undefined) throw new Error('there is no sentence to change');
const session = await PreviewSession.open(folder, { set: [] }, nodeHost(folder));
const [{ id: audience }] = session.state().audiences;
const times = [];

async function saved(end) {
  writeFileSync(path, text.replace(sentence, `${sentence} ${end}`));
  const stop = stopwatch();
  await session.refresh(false);
  session.state(audience);
  session.brief(audience, 'en');
  return { page: await session.file(audience, 'en', 'pdf'), time: stop() };
}

const unit = session.brief(audience, 'en')?.regions.boxes.find((box) => box.unit.includes('.'))?.unit;
const [edited] = session.unit(audience, unit).texts;
const wording = edited.wordings.find(({ language }) => language === 'en');

async function typed(end) {
  const { language, length, text: before } = wording;
  const change = { key: edited.key, language, ...(length ? { length } : {}), before, text: `${before} ${end}` };
  const stop = stopwatch();
  const { draft } = session.draft({ audience, locale: 'en', unit, changes: [change] });
  return { page: await session.file(audience, 'en', 'pdf', draft), time: stop() };
}

const change = how === 'typed' ? typed : saved;
for (let i = 0; i < 25; i += 1) {
  const { page, time } = await change(`So it is ${'very '.repeat(i % 5)}clear.`);
  if (!page) throw new Error('no page was drawn');
  times.push(time);
}
printTimes(times.slice(10));
