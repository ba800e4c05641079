// Writes V8's code cache of the program. Builds briefs first, because V8 compiles functions at their first call.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { flags, loadProgram, writeCompiled } from '../cli/load-program.cjs';

// V8 lets go of what has not run for a while, when it looks for garbage: of two code caches of the same program one had three
// times as many functions.
setFlagsFromString('--no-flush-bytecode');
/**
 * A code cache also says what V8 had compiled to machine code, and V8 compiles that again at the first call of each later run:
 * it pays for what one brief calls very often. A cache of two whole builds made one cold PDF a fiftieth slower.
 */
const callsBefore = '--interrupt-budget-factor-for-feedback-allocation';
const machineCode = {
  rarely: `${callsBefore}=64`,
  asUsual: flags.find((flag) => flag.startsWith(callsBefore)),
  never: '--no-sparkplug',
  again: '--sparkplug',
};
/** Only where the program itself is run with such flags: a code cache is for those that it was made with. */
const setMachineCode = (flag) => machineCode.asUsual && setFlagsFromString(flag);
const root = fileURLToPath(new URL('../../', import.meta.url));
const bundled = (name) => join(root, 'dist/bundle', name);
const out = mkdtempSync(join(tmpdir(), 'policy-brief-'));
const written = new Set();

/** Loads a file of the bundle, and with it others, and writes the code caches of all that were not loaded before. */
async function compile(name, work) {
  const files = new Map();
  await work(loadProgram(bundled(name), (path, ...file) => files.set(path, file)));
  // A code cache is for the flags of those who use it.
  setFlagsFromString('--flush-bytecode');
  setMachineCode(machineCode.again);
  for (const [path, [identity, script]] of files) if (!written.has(path)) writeCompiled(path, identity, script);
  setFlagsFromString('--no-flush-bytecode');
  for (const path of files.keys()) written.add(path);
}

try {
  process.env.POLICY_BRIEF_CACHE = '';
  await compile('main.js', async ({ main }) => {
    const build = async (pack, ...choice) => {
      const code = await main(['build', join(root, 'content', pack), ...choice, '--quiet', '--out', out]);
      if (code !== 0) throw new Error(`a build ended with ${code}`);
    };
    setMachineCode(machineCode.rarely);
    await build('inclusive-ai-governance', '--audience', 'research-community', '--lang', 'en', '--format', 'pdf');
    setMachineCode(machineCode.asUsual);
    setMachineCode(machineCode.never);
    // One brief with most kinds of recommendations, in all formats, and one with facts and charts.
    await build('inclusive-ai-governance', '--audience', 'research-community', '--force');
    await build('animal-drugs', '--audience', 'journalists', '--format', 'pdf');
  });
  // A theme may have fonts without a face table, which are decoded.
  await compile('fontkit.js', ({ create }) => {
    const font = createRequire(import.meta.url).resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
    create(readFileSync(font)).layout('An office in Tokyo, 2025');
  });
  // Another reader of YAML, and the schemas themselves, are loaded for mistakes alone.
  await compile('yaml.js', ({ readByParser }) => {
    readByParser({ id: '', text: 'a: |\n  b\nc: [d, "e"]\nf: "g' });
  });
  await compile('mistakes.js', ({ explained }) => {
    explained('theme', { kind: 'map', entries: [], span: { source: '', start: 0, end: 0 } }, () => false);
  });
} finally {
  rmSync(out, { recursive: true, force: true });
}
