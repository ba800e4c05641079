// Writes V8's code cache of the program. Builds one brief first, because V8 compiles functions at their first call.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledName, digestOf, loadProgram } from '../cli/load-program.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'policy-brief-'));
const files = [];
try {
  process.env.POLICY_BRIEF_CACHE = '';
  const { main } = loadProgram(join(root, 'dist/bundle/main.js'), (...file) => files.push(file));
  const pack = join(root, 'content/inclusive-ai-governance');
  const code = await main(['build', pack, '--audience', 'research-community', '--quiet', '--out', out]);
  if (code !== 0) throw new Error(`a build ended with ${code}`);
} finally {
  rmSync(out, { recursive: true, force: true });
}
for (const [path, source, script] of files) {
  writeFileSync(compiledName(path), Buffer.concat([digestOf(source), script.createCachedData()]));
}
