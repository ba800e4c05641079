// Bundles the compiled program and its packages into a few files: opening two hundred files takes longer than running
// them. What is rarely needed has files of its own; fonts and tables stay in their packages.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const dist = (path) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

/** Modules that are loaded at start and briefs rarely need: they are loaded at the first call. */
const rare = { 'brotli/decompress.js': 'brotli', '@noble/ciphers/aes': 'aes', fontkit: 'fontkit' };
const fileOf = (name) => `${name}.js`;
const loadRareModulesLazily = {
  name: 'load-rare-modules-lazily',
  async resolveId(source, importer) {
    if (!importer || !Object.hasOwn(rare, source)) return null;
    return { id: `\0rare:${rare[source]}` };
  },
  load(id) {
    if (!id.startsWith('\0rare:')) return null;
    // Put together when it runs: rolldown would make the name of a package of a path that it finds.
    return `
      const loaded = () => require(['.', ${JSON.stringify(fileOf(id.slice('\0rare:'.length)))}].join('/'));
      module.exports = new Proxy(function () {}, {
        get: (_, name) => loaded()[name],
        apply: (_, self, given) => loaded().apply(self, given),
      });
      // What is imported by name is looked for at start.
      module.exports.create = (...given) => loaded().create(...given);`;
  },
};

const bundle = await rolldown({
  input: {
    main: dist('cli/main.js'),
    worker: dist('commands/worker.js'),
    ...Object.fromEntries(Object.entries(rare).map(([source, name]) => [name, source])),
  },
  plugins: [loadRareModulesLazily],
  platform: 'node',
  // subset-font looks for its WebAssembly file beside itself.
  external: ['subset-font'],
  onLog(level, log, handle) {
    // Third-party packages do both, and work.
    if (log.code !== 'CIRCULAR_DEPENDENCY' && log.code !== 'EVAL') handle(level, log);
  },
});
await bundle.write({
  dir: dist('bundle'),
  // The code cache of load-program.js works for this format only.
  format: 'cjs',
  // In Node.js 20 a code cache and `import()` do not work together.
  dynamicImportInCjs: false,
  // Whitespace and comments only: names are needed to understand a stack trace in a bug report.
  minify: { compress: false, mangle: false },
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
await bundle.close();
writeFileSync(dist('bundle/package.json'), '{"type":"commonjs"}');
