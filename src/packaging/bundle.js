// Joins the compiled program and the packages it needs into a few files: two hundred files take longer to open than all
// of them to run. What is rarely needed stays in files of its own, and fonts and tables stay in their packages.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const dist = (path) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

/** What pdfmake loads at once and briefs rarely need, to be loaded when it is first called. */
const rare = { 'brotli/decompress.js': 'brotli', '@noble/ciphers/aes': 'aes' };
const fileOf = (name) => `./${name}.js`;
const rarely = {
  name: 'rarely',
  async resolveId(source, importer) {
    if (!importer || !Object.hasOwn(rare, source)) return null;
    return { id: `\0rare:${rare[source]}` };
  },
  load(id) {
    if (!id.startsWith('\0rare:')) return null;
    return `
      const loaded = () => require(${JSON.stringify(fileOf(id.slice('\0rare:'.length)))});
      module.exports = new Proxy(function () {}, {
        get: (_, name) => loaded()[name],
        apply: (_, self, given) => loaded().apply(self, given),
      });`;
  },
};

const bundle = await rolldown({
  input: {
    main: dist('cli/main.js'),
    worker: dist('commands/worker.js'),
    ...Object.fromEntries(Object.entries(rare).map(([source, name]) => [name, source])),
  },
  plugins: [rarely],
  platform: 'node',
  // Brings a WebAssembly file that it looks for beside itself.
  external: ['subset-font', ...Object.values(rare).map(fileOf)],
  onLog(level, log, handle) {
    // Packages of others do so, and work.
    if (log.code !== 'CIRCULAR_DEPENDENCY' && log.code !== 'EVAL') handle(level, log);
  },
});
await bundle.write({
  dir: dist('bundle'),
  // What V8 has compiled can be kept for this format only (load-program.js).
  format: 'cjs',
  // V8's data and `import()` do not go together in Node.js 20.
  dynamicImportInCjs: false,
  // Blanks and comments only: names help to understand a fault that somebody reports.
  minify: { compress: false, mangle: false },
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
await bundle.close();
writeFileSync(dist('bundle/package.json'), '{"type":"commonjs"}');
