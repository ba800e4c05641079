// Bundles the compiled program and its packages into a few files: opening two hundred files takes longer than running
// them. What is rarely needed has files of its own; fonts and tables stay in their packages.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';

const lineBreaks = createRequire(import.meta.url).resolve('linebreak');
/** What it unpacks its classes with. */
const UnicodeTrie = createRequire(lineBreaks)('unicode-trie');

const dist = (path) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

/** Modules that are loaded at start and briefs rarely need: they are loaded at the first call. */
const rare = {
  'brotli/decompress.js': 'brotli',
  '@noble/ciphers/aes': 'aes',
  '@noble/hashes/sha2': 'sha2',
  // It asks Node.js for all of WebCrypto.
  '@noble/hashes/utils': 'hash-utils',
  fontkit: 'fontkit',
  'pdfmake/js/Renderer.js': 'pictures',
  'pdfmake/js/SVGMeasure.js': 'picture-sizes',
  handlebars: 'handlebars',
  pngjs: 'png',
  'jpeg-js': 'jpeg',
};
/** What Commander starts other programs with, and none of ours. */
const rareOfNode = ['node:child_process'];
/** Modules of Node.js that are slow to load and that help does not need, with the functions that are imported of them. */
const lateOfNode = {
  // It brings an editor of lines along.
  'node:fs/promises': ['link', 'lstat', 'rename', 'rm', 'stat', 'utimes'],
  'node:crypto': ['createHash', 'createHmac', 'randomBytes', 'randomUUID', 'timingSafeEqual'],
  'node:os': ['availableParallelism', 'homedir', 'hostname'],
  'node:timers/promises': ['setImmediate', 'setTimeout'],
};
/** The same for modules whose names are imported, and what is imported of them. */
const rareByName = {
  // It unpacks the names of all characters at start.
  'entities/decode': { file: 'entities', names: ['decodeHTMLStrict'] },
  // All of the YAML library but its scalars, and what looks for slips.
  [dist('yaml/read-by-parser.js')]: { file: 'yaml', names: ['readByParser'] },
  [dist('render/image/read-picture.js')]: { file: 'read-picture', names: ['readPicture'] },
  [dist('render/fonts/compile/compile-face.js')]: { file: 'face-compiler', names: ['compileFace'] },
  [dist('render/charts/geometry.js')]: { file: 'chart-geometry', names: ['barsOf', 'trendOfChart'] },
  // These load zod, which a file without mistakes does not need (`src/schema/read-value.ts`).
  [dist('schema/shape-of.js')]: { file: 'shapes', names: ['shapesOfSchemas'] },
  [dist('validation/explained.js')]: { file: 'mistakes', names: ['explained'] },
};
const fileOf = (name) => `${name}.js`;
// Put together when it runs: rolldown would make the name of a package of a path that it finds.
const loadedFrom = (name) => `require(['.', ${JSON.stringify(fileOf(name))}].join('/'))`;
const loadRareModulesLazily = {
  name: 'load-rare-modules-lazily',
  async resolveId(source, importer) {
    if (importer && Object.hasOwn(rare, source)) return { id: `\0rare:${rare[source]}` };
    const path = importer && source.startsWith('.') ? resolve(dirname(importer), source) : source;
    const isOurs = importer && !importer.includes('/node_modules/');
    if (isOurs && Object.hasOwn(rareByName, path)) return { id: `\0rare-by-name:${path}` };
    if (isOurs && Object.hasOwn(lateOfNode, source)) return { id: `\0late-of-node:${source}` };
    const isRare = rareOfNode.includes(source) && importer?.includes('/node_modules/');
    return isRare ? { id: `\0rare-of-node:${source}` } : null;
  },
  load(id) {
    if (id.startsWith('\0rare-of-node:')) {
      const name = JSON.stringify(id.slice('\0rare-of-node:'.length));
      return `module.exports = new Proxy({}, { get: (_, key) => require([${name}].join(''))[key] });`;
    }
    if (id.startsWith('\0late-of-node:')) {
      const name = id.slice('\0late-of-node:'.length);
      const functions = lateOfNode[name].map((one) => `export const ${one} = (...given) => module().${one}(...given);`);
      return `let loaded;
        const module = () => (loaded ??= require([${JSON.stringify(name)}].join('')));
        ${functions.join('\n')}`;
    }
    if (id.startsWith('\0rare-by-name:')) {
      const { file, names } = rareByName[id.slice('\0rare-by-name:'.length)];
      return names
        .map((name) => `export const ${name} = (...given) => ${loadedFrom(file)}.${name}(...given);`)
        .join('\n');
    }
    if (!id.startsWith('\0rare:')) return null;
    return `
      const loaded = () => ${loadedFrom(id.slice('\0rare:'.length))};
      module.exports = new Proxy(function () {}, {
        get: (_, name) => loaded()[name],
        apply: (_, self, given) => loaded().apply(self, given),
      });
      // What is imported by name is looked for at start.
      module.exports.create = (...given) => loaded().create(...given);`;
  },
};

/**
 * The classes of characters for line breaks: the package has them packed twice over, and unpacks them at start in
 * JavaScript. pdfmake's copy of it is ours.
 */
const unpackLineBreaks = {
  name: 'unpack-line-breaks',
  resolveId: (source) => (source === 'linebreak' ? lineBreaks : null),
  transform(code, id) {
    if (id !== lineBreaks) return null;
    const packed = /\([\w$]+\([\w$]+\)\)\.toByteArray\("([^"]+)"\)/.exec(code);
    if (!packed) throw new Error('linebreak has no packed classes');
    const { data, highStart, errorValue } = new UnicodeTrie(Buffer.from(packed[1], 'base64'));
    const words = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');
    const bytes = `Buffer.from("${words}", "base64")`;
    const array = `((b) => new Uint32Array(b.buffer.slice(b.byteOffset, b.byteOffset + b.length)))(${bytes})`;
    return code.replace(packed[0], () => `{ data: ${array}, highStart: ${highStart}, errorValue: ${errorValue} }`);
  },
};

/** `yaml` as modules that work in any program: those for Node.js ask the environment at every token whether to log it. */
const yaml = createRequire(import.meta.url)
  .resolve('yaml')
  .replace(/dist([/\\])index\.js$/, 'browser$1dist$1index.js');
/** What files without mistakes need of it: the scalars. Its index would bring all of it. */
const yamlScalars = '\0yaml-scalars';
const readYamlWithoutLogs = {
  name: 'read-yaml-without-logs',
  resolveId(source, importer) {
    if (source === yamlScalars) return source;
    if (source !== 'yaml') return null;
    return importer === dist('yaml/plain-tree.js') ? yamlScalars : yaml;
  },
  load: (id) =>
    id === yamlScalars ? `export * as CST from ${JSON.stringify(join(dirname(yaml), 'parse/cst-scalar.js'))};` : null,
};

/**
 * V8 takes up to a quarter of a millisecond to read a pattern that names a class of Unicode, and reads it again when it is
 * first used: those that modules make when they are loaded are made when something is looked for with them.
 */
const makePatternsLate = {
  name: 'make-patterns-late',
  resolveId: (source) => (source === latePattern ? source : null),
  load: (id) => (id === latePattern ? `export ${LatePattern}` : null),
  transform(code, id) {
    if (id === latePattern || !/\\p\{|new RegExp\(/.test(code)) return null;
    const text = id.includes('/node_modules/marked/') ? withLatePatternsOfMarked(code) : code;
    const late = patternsAtLoading(parseAst(text));
    if (late.length === 0 && text === code) return null;
    const parts = late.flatMap(({ start, made }, i) => [text.slice(late[i - 1]?.end ?? 0, start), made]);
    const rest = text.slice(late.at(-1)?.end ?? 0);
    return `import { LatePattern } from ${JSON.stringify(latePattern)};\n${parts.join('')}${rest}`;
  },
};
const latePattern = '\0late-pattern';

/** marked puts its patterns together of others. */
function withLatePatternsOfMarked(code) {
  const made = /getRegex:\(\)=>new RegExp\((\w+),(\w+)\)/.exec(code);
  if (!made) throw new Error('marked makes its patterns in another way');
  const [whole, source, flags] = made;
  const late = `new LatePattern(${source},${flags})`;
  return code.replace(whole, () => `getRegex:()=>${source}.includes('\\\\p{')?${late}:new RegExp(${source},${flags})`);
}

/** What makes patterns outside of functions, from the top to the bottom, and what makes them late. */
function patternsAtLoading(node) {
  if (node === null || typeof node !== 'object' || /Function/.test(node.type)) return [];
  if (node.type === 'NewExpression' && node.callee.name === 'RegExp')
    return [{ ...node.callee, made: 'LatePattern' }, ...patternsAtLoading(node.arguments)];
  const { start, end, regex } = node;
  if (regex?.pattern.includes('\\p{'))
    return [{ start, end, made: `new LatePattern(${JSON.stringify(regex.pattern)}, ${JSON.stringify(regex.flags)}) ` }];
  return Object.values(node).flatMap(patternsAtLoading);
}

/** Stands for a pattern wherever one is looked for with, and has its source. */
class LatePattern {
  constructor(source, flags = '') {
    this.source = source;
    this.flags = flags;
    this.made = undefined;
  }
  get pattern() {
    this.made ??= new RegExp(this.source, this.flags);
    return this.made;
  }
  get global() {
    return this.flags.includes('g');
  }
  get lastIndex() {
    return this.pattern.lastIndex;
  }
  set lastIndex(at) {
    this.pattern.lastIndex = at;
  }
  exec(text) {
    return this.pattern.exec(text);
  }
  test(text) {
    return this.pattern.test(text);
  }
  [Symbol.match](text) {
    return text.match(this.pattern);
  }
  [Symbol.matchAll](text) {
    return text.matchAll(this.pattern);
  }
  [Symbol.replace](text, by) {
    return text.replace(this.pattern, by);
  }
  [Symbol.search](text) {
    return text.search(this.pattern);
  }
  [Symbol.split](text, limit) {
    return text.split(this.pattern, limit);
  }
}

/**
 * pdfkit copies the methods of its document from a dozen objects into one. For each of them V8 would make a new shape, with a
 * copy of the list of all before: half a megabyte. An object that has lost a property keeps the others in a table.
 */
const copyMethodsOfPdfkitIntoTable = {
  name: 'copy-methods-of-pdfkit-into-table',
  transform(code, id) {
    if (!id.includes('/node_modules/pdfkit/')) return null;
    const copying = /const mixin = (\w+) => \{\s*Object\.assign\((\w+)\.prototype, \1\);/.exec(code);
    if (!copying) throw new Error('pdfkit has its methods in another way');
    const prototype = `${copying[2]}.prototype`;
    const lost = `${prototype}.lost = ${prototype}.last = 0; delete ${prototype}.lost; delete ${prototype}.last;`;
    return code.replace(copying[0], () => `${lost}\n${copying[0]}`);
  },
};

/** What a build loads, one after the other, is in one file each: every file more takes a quarter of a millisecond to open. */
const stages = {
  start: ['cli/main.js'],
  unchanged: ['commands/unchanged.js'],
  build: ['commands/build.js', 'commands/workers.js', 'commands/output-folder.js', 'pipeline/run.js'],
};
const stageOf = new Map();
function stageNamed(id, graph) {
  if (stageOf.size === 0) {
    const loadedBy = (modules, found = new Set()) => {
      for (const module of modules) {
        if (!found.has(module)) loadedBy(graph.getModuleInfo(module)?.importedIds ?? [], found.add(module));
      }
      return found;
    };
    for (const [stage, modules] of Object.entries(stages).reverse()) {
      const loaded = loadedBy(modules.map(dist));
      const isShared = (module) => graph.getModuleInfo(module).importers.some((importer) => !loaded.has(importer));
      // What the command line alone needs stays with it: workers and programs have none.
      const isWanted = (module) => stageOf.has(module) || (isShared(module) && !module.startsWith(dist('cli/')));
      const inOne = stage === 'start' ? loadedBy([...loaded].filter(isWanted)) : loaded;
      for (const module of inOne) stageOf.set(module, stage);
    }
  }
  return stageOf.get(id);
}

const bundle = await rolldown({
  input: {
    main: dist('cli/main.js'),
    worker: dist('commands/worker.js'),
    api: dist('index.js'),
    ...Object.fromEntries(Object.entries(rare).map(([source, name]) => [name, source])),
    ...Object.fromEntries(Object.entries(rareByName).map(([path, { file }]) => [file, path])),
  },
  plugins: [
    loadRareModulesLazily,
    unpackLineBreaks,
    readYamlWithoutLogs,
    makePatternsLate,
    copyMethodsOfPdfkitIntoTable,
  ],
  platform: 'node',
  // What later stages need of an earlier one is exported beside its own.
  preserveEntrySignatures: 'allow-extension',
  // subset-font looks for its WebAssembly file beside itself.
  external: ['subset-font'],
  onLog(level, log, handle) {
    // Third-party packages do both, and work.
    if (log.code !== 'CIRCULAR_DEPENDENCY' && log.code !== 'EVAL') handle(level, log);
  },
});
const { output } = await bundle.write({
  dir: dist('bundle'),
  // The code cache of load-program.cjs works for this format only.
  format: 'cjs',
  // In Node.js 20 a code cache and `import()` do not work together.
  dynamicImportInCjs: false,
  // Whitespace and comments only: names are needed to understand a stack trace in a bug report.
  minify: { compress: false, mangle: false },
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: stageNamed, debugName: 'stages' }] },
});
await bundle.close();
writeFileSync(dist('bundle/package.json'), '{"type":"commonjs"}');

/** How rolldown exports a name, at the end of a file. */
const getter = /Object\.defineProperty\(exports,"([^"]+)",{enumerable:true,get:function\(\){return ([\w$]+)}}\);/g;

/** The names by which a file exports what may change, since it is declared with `let`. */
function changingExports(code) {
  return [...code.matchAll(getter)].flatMap(([, exported, name]) =>
    /[=;,]/.test(code.split(`let ${name}`)[1]?.[0] ?? '') ? [exported] : [],
  );
}

/**
 * The names that a file takes from others, as constants: rolldown reads each through a getter, at every use, in case that
 * it changes. That is 4 % of eighteen briefs.
 */
function withConstantImports(code, changing) {
  const lines = [...code.matchAll(/const (require_\w+)=require\("\.\/([^"]+)"\);/g)];
  return lines.reduce((text, [line, module, file]) => {
    const names = new Set();
    const use = new RegExp(`\\(0,${module}\\.([\\w$]+)\\)|\\b${module}\\.([\\w$]+)`, 'g');
    const read = text.replace(use, (whole, called, name = called) => {
      if (changing.get(file)?.includes(name)) return whole;
      names.add(name);
      return `${module}_${name}`;
    });
    const members = [...names].sort().map((name) => `${name}:${module}_${name}`);
    return names.size === 0 ? text : read.replace(line, () => `${line}const {${members}}=${module};`);
  }, code);
}

/** What does not change is exported as it is: a getter is an object and a function more. */
function withConstantExports(code, changing) {
  return code.replace(getter, (whole, exported, name) =>
    changing.includes(exported) ? whole : `exports[${JSON.stringify(exported)}]=${name};`,
  );
}

const byName = new Map(output.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part]] : [])));
/** A constant would be taken from a file that has not run to its end. */
function refuseCircles(name, path = []) {
  if (path.includes(name)) throw new Error(`files of the bundle need each other: ${[...path, name].join(' → ')}`);
  for (const needed of byName.get(name)?.imports ?? []) refuseCircles(needed, [...path, name]);
}

// In ASCII a file is a string of half the size, and needs no decoding. `\u` means the same in all places that have words.
const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
const inAscii = (file) => readFileSync(dist(`bundle/${file}`), 'utf8').replace(/[^\0-\x7f]/g, escaped);
const codes = new Map([...byName.keys()].map((file) => [file, inAscii(file)]));
const changing = new Map([...codes].map(([file, code]) => [file, changingExports(code)]));
for (const [file, code] of codes) {
  refuseCircles(file);
  const text = withConstantExports(withConstantImports(code, changing), changing.get(file));
  writeFileSync(dist(`bundle/${file}`), text, 'latin1');
}

// For programs, the same bundle by the names of the public API.
const names = Object.keys(await import(new URL('../../dist/index.js', import.meta.url).href)).sort();
writeFileSync(
  dist('index.js'),
  `import { createRequire } from 'node:module';
const api = createRequire(import.meta.url)('./bundle/api.js');
export const { ${names.join(', ')} } = api;
`,
);

/** What the licences of the packages in the bundle ask for: that they go with it. */
const folders = new Set(
  output.flatMap(({ moduleIds = [] }) =>
    moduleIds.flatMap((id) => id.match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/)?.[0] ?? []),
  ),
);
const licences = [...folders].map((folder) => {
  const { name, version, license = 'see below' } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8').trim());
  return [`${name} ${version}`, [`${name} ${version} (${license})`, ...texts].join('\n\n')];
});
const inOrder = [...new Map(licences.sort(([a], [b]) => (a < b ? -1 : 1))).values()];
writeFileSync(dist('bundle/LICENCES.txt'), `${inOrder.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`);
