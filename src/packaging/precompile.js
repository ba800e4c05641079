// Writes V8's code cache of the program. Builds one brief first, because V8 compiles functions at their first call.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { loadProgram, writeCompiled } from '../cli/load-program.cjs';

// V8 lets go of what has not run for a while, when it looks for garbage: of two code caches of the same program one had three
// times as many functions.
setFlagsFromString('--no-flush-bytecode');
const root = fileURLToPath(new URL('../../', import.meta.url));
const bundled = (name) => join(root, 'dist/bundle', name);
const out = mkdtempSync(join(tmpdir(), 'policy-brief-'));
/** What has run first has run most. */
const files = new Map();
const add = (path, ...file) => files.has(path) || files.set(path, file);
try {
  process.env.POLICY_BRIEF_CACHE = '';
  const { main } = loadProgram(bundled('main.js'), add);
  const pack = join(root, 'content/inclusive-ai-governance');
  const code = await main(['build', pack, '--audience', 'research-community', '--quiet', '--out', out]);
  if (code !== 0) throw new Error(`a build ended with ${code}`);
  // A theme may have fonts without a face table, which are decoded.
  const { create } = loadProgram(bundled('fontkit.js'), add);
  const font = createRequire(import.meta.url).resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
  create(readFileSync(font)).layout('An office in Tokyo, 2025');
  // The schemas themselves are loaded for mistakes alone.
  const { explained } = loadProgram(bundled('mistakes.js'), add);
  explained('theme', { kind: 'map', entries: [], span: { source: '', start: 0, end: 0 } }, () => false);
} finally {
  rmSync(out, { recursive: true, force: true });
}
// A code cache is for the flags of those who use it.
setFlagsFromString('--flush-bytecode');
for (const [path, [identity, script]] of files) writeCompiled(path, identity, script);
