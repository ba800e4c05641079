// Loads the bundled program with V8's code cache: compiling two megabytes of JavaScript takes longer than a page does.
// A code cache is for one version of Node.js and of the program; without one, everything is compiled again.
const { createHash } = require('node:crypto');
const { accessSync, constants, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/**
 * What most runs of this program gain by, which end within seconds; part of what a code cache is valid for. Later versions
 * of V8 count otherwise, and have not all of these flags.
 */
const flags = [
  // V8 compiles a function again, at great cost, once it has run so many bytes of it. Most runs end before that pays: with
  // a larger budget eighteen briefs take a third less, and three hundred a tenth.
  '--interrupt-budget=2000000',
  // What a function meets is noted, and the function compiled for it, once it has run this often rather than eight times: one
  // cold brief takes a twentieth less, eighteen as much as before.
  '--interrupt-budget-factor-for-feedback-allocation=16',
  // It begins to mark what is in use long before there is no room, in other threads too: one brief ends before it would have
  // to. Nobody waits for a build in the moment in which all is marked at once (`preview` turns it on again).
  '--no-incremental-marking',
  // And it clears young objects although there is room, when it has nothing else to do.
  '--no-minor-gc-task',
  // The room for young objects grows at once to half of its full size: a brief fills it six times less often (5 % of a cold one).
  '--semi-space-growth-factor=8',
  // In one thread: with several, 1,000 readers on two cores take a fourteenth more processor time, and end later.
  '--no-parallel-scavenge',
];
if (process.versions.v8.startsWith('11.')) {
  const { setFlagsFromString } = require('node:v8');
  for (const flag of flags) setFlagsFromString(flag);
}

/** Where the code cache of a file is: a digest of the file, then V8's data. */
const compiledName = (file) => `${file}.compiled`;

const digestOf = (source) => createHash('sha256').update(source).digest();

const opening = Buffer.from('(function (exports, require, module, __filename, __dirname) {');
const closing = Buffer.from('\n})');

/** Runs a file of the program and those that it requires, and returns its exports. `onFile` is called for each of them. */
function loadProgram(file, onFile = () => {}) {
  const folder = dirname(file);
  const loaded = new Map();
  const load = (path) => {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const source = readFileSync(path);
    // The files are in ASCII. Put together outside of V8's heap, where they would lie twice until the first collection.
    const text = Buffer.concat([opening, source, closing]).latin1Slice();
    const script = new Script(text, {
      filename: path,
      cachedData: dataFor(path, source),
    });
    onFile(path, source, script);
    script.runInThisContext()(module.exports, requireOne, module, path, folder);
    return module.exports;
  };
  // Packages are found from here as from the bundle, in the folder above both.
  const requireOne = (id) => (id.startsWith('./') ? load(join(folder, id)) : require(id));
  requireOne.resolve = require.resolve;
  return load(file);
}

/** Undefined where there is none, or where it is of another program. V8 itself refuses that of another version. */
function dataFor(path, source) {
  let data;
  try {
    data = readFileSync(compiledName(path));
  } catch {
    return undefined;
  }
  return data.subarray(0, 32).equals(digestOf(source)) ? data.subarray(32) : undefined;
}

/** Whether a file was compiled anew, for lack of a code cache that V8 takes. */
const wasCompiled = (script) => script.cachedDataRejected !== false;

/** Writes the code cache of a file, with the functions that have run so far. @param digest of the file as it was loaded */
function writeCompiled(path, digest, script) {
  const temporary = `${compiledName(path)}-${process.pid}`;
  try {
    writeFileSync(temporary, Buffer.concat([digest, script.createCachedData()]));
    renameSync(temporary, compiledName(path));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Runs the program as `loadProgram` does, and keeps what V8 has compiled of it when the given work is done, if that was
 * not known before: the package has no code cache, which is for one version of Node.js. Where its folder cannot be
 * written to, nothing is kept.
 * @param work returns whether it has run what most later runs will
 */
async function runProgram(file, work) {
  const compiled = new Map();
  const program = loadProgram(file, (path, source, script) => {
    if (wasCompiled(script)) compiled.set(path, [digestOf(source), script]);
  });
  if (!(await work(program)) || !compiled.has(file)) return;
  try {
    accessSync(dirname(file), constants.W_OK);
    for (const [path, [digest, script]] of compiled) writeCompiled(path, digest, script);
  } catch {
    // The next run compiles again.
  }
}

module.exports = { digestOf, loadProgram, runProgram, writeCompiled };
