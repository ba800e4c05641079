// Loads the joined program with what V8 has compiled of it before: reading two megabytes of JavaScript takes longer than
// a page does. What was compiled is of use to one version of Node.js and of the program; any other compiles anew.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Beside each file of the program, where it was compiled on this machine: a digest of the file, then V8's data. */
export const compiledName = (file) => `${file}.compiled`;

export const digestOf = (source) => createHash('sha256').update(source).digest();

/**
 * Runs a file of the program and those that it requires, and returns what it exports. `compiled` is told of each file
 * that was run.
 */
export function loadProgram(file, compiled = () => {}) {
  const folder = dirname(file);
  const requireOther = createRequire(file);
  const loaded = new Map();
  const load = (path) => {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const source = readFileSync(path);
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
      filename: path,
      cachedData: dataFor(path, source),
    });
    compiled(path, source, script);
    script.runInThisContext()(module.exports, requireOne, module, path, folder);
    return module.exports;
  };
  const requireOne = (id) => (id.startsWith('./') ? load(join(folder, id)) : requireOther(id));
  requireOne.resolve = requireOther.resolve;
  return load(file);
}

/** None where there is none, or where it is that of another program. V8 itself refuses that of another version. */
function dataFor(path, source) {
  let data;
  try {
    data = readFileSync(compiledName(path));
  } catch {
    return undefined;
  }
  return data.subarray(0, 32).equals(digestOf(source)) ? data.subarray(32) : undefined;
}
