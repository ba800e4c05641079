// Loads the bundled program with V8's code cache: compiling two megabytes of JavaScript takes longer than a page does.
// A code cache is for one version of Node.js and of the program; without one, everything is compiled again.
const {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/**
 * What most runs of this program gain by, which end within seconds; part of what a code cache is valid for. Later versions
 * of V8 count otherwise, and have not all of these flags.
 */
const tuned = [
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
  // The room for young objects grows at once to its full size: a brief fills it once or never (a tenth of a cold one).
  '--semi-space-growth-factor=16',
  // In one thread: with several, 1,000 readers on two cores take a fourteenth more processor time, and end later.
  '--no-parallel-scavenge',
  // Patterns are used as they are first compiled: few of them look at enough text to gain by more (2 % of a cold brief).
  '--no-regexp-optimization',
  '--no-regexp-peephole-optimization',
];
/** Those that this version of V8 is run with. */
const flags = process.versions.v8.startsWith('11.') ? tuned : [];

/** Not when this file is loaded: tests read the flags alone. */
function setFlags() {
  if (flags.length === 0) return;
  const { setFlagsFromString } = require('node:v8');
  for (const flag of flags) setFlagsFromString(flag);
}

/** Where the code cache of a file is: its identity, then V8's data. */
const compiledName = (file) => `${file}.compiled`;

/** A multiple of 8: V8 copies data that begins anywhere else. */
const identityLength = 128;

/**
 * What a code cache is valid for: a file of one compilation of the program, as it was written to this disk; a digest of its
 * content takes a while. In whole seconds, which are what archives of files keep.
 */
function identityOf(stamp, { size, mtimeMs }) {
  return Buffer.from(`${stamp} ${size} ${Math.floor(mtimeMs / 1000)}`.padEnd(identityLength).slice(0, identityLength));
}

/** Written beside the folder of the program when it is compiled; without it nothing can be said to be of the same program. */
function stampBeside(folder) {
  try {
    return readFileSync(join(folder, '..', 'stamp'), 'latin1');
  } catch {
    return undefined;
  }
}

const opening = '(function (exports, require, module, __filename, __dirname) {';
const closing = '\n})';

/** A file, in ASCII as all are, as the text of a function; read to where it is needed, as copies of megabytes take a while. */
function readAsFunction(path) {
  const file = openSync(path);
  try {
    const about = fstatSync(file);
    const text = Buffer.allocUnsafeSlow(opening.length + about.size + closing.length);
    text.latin1Write(opening);
    const end = opening.length + about.size;
    for (let at = opening.length; at < end; ) {
      const read = readSync(file, text, at, end - at);
      if (read === 0) throw new Error(`${path} was cut short while it was read`);
      at += read;
    }
    text.latin1Write(closing, end);
    // Outside of V8's heap, where it would lie twice until the first collection.
    return { text: text.latin1Slice(), about };
  } finally {
    closeSync(file);
  }
}

/**
 * Runs a file of the program and those that it requires, and returns its exports. `onFile` is called for each of them, with
 * its identity, which is undefined where it has none.
 */
function loadProgram(file, onFile = () => {}) {
  setFlags();
  const folder = dirname(file);
  const stamp = stampBeside(folder);
  const loaded = new Map();
  const load = (path) => {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const { text, about } = readAsFunction(path);
    const identity = stamp && identityOf(stamp, about);
    const script = new Script(text, { filename: path, cachedData: identity && dataFor(path, identity) });
    onFile(path, identity, script);
    script.runInThisContext()(module.exports, requireOne, module, path, folder);
    return module.exports;
  };
  // Packages are found from here as from the bundle, in the folder above both.
  const requireOne = (id) => (id.startsWith('./') ? load(join(folder, id)) : require(id));
  requireOne.resolve = require.resolve;
  return load(file);
}

/** Undefined where there is none, or where it is of another program. V8 itself refuses that of another version. */
function dataFor(path, identity) {
  let data;
  try {
    data = readFileSync(compiledName(path));
  } catch {
    return undefined;
  }
  return data.subarray(0, identity.length).equals(identity) ? data.subarray(identity.length) : undefined;
}

/** Whether a file was compiled anew, for lack of a code cache that V8 takes. */
const wasCompiled = (script) => script.cachedDataRejected !== false;

/** Writes the code cache of a file, with the functions that have run so far. @param identity of the file as it was loaded */
function writeCompiled(path, identity, script) {
  const temporary = `${compiledName(path)}-${process.pid}`;
  try {
    writeFileSync(temporary, Buffer.concat([identity, script.createCachedData()]));
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
  const program = loadProgram(file, (path, identity, script) => {
    if (identity && wasCompiled(script)) compiled.set(path, [identity, script]);
  });
  if (!(await work(program)) || compiled.size === 0) return;
  try {
    accessSync(dirname(file), constants.W_OK);
    for (const [path, [identity, script]] of compiled) writeCompiled(path, identity, script);
  } catch {
    // The next run compiles again.
  }
}

module.exports = { flags, loadProgram, runProgram, setFlags, writeCompiled };
