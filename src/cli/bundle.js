// Joins the compiled program and the packages it needs into a few files: two hundred files take longer to open than all
// of them to run. What is rarely needed stays in files of its own, and fonts and tables stay in their packages.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const dist = (path) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));
const bundle = await rolldown({
  input: { main: dist('cli/main.js'), worker: dist('build/worker.js') },
  platform: 'node',
  // Brings a WebAssembly file that it looks for beside itself.
  external: ['subset-font'],
  onLog(level, log, handle) {
    // Packages of others do so, and work.
    if (log.code !== 'CIRCULAR_DEPENDENCY' && log.code !== 'EVAL') handle(level, log);
  },
});
await bundle.write({
  dir: dist('bundle'),
  format: 'esm',
  // Blanks and comments only: names help to understand a fault that somebody reports.
  minify: { compress: false, mangle: false },
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
await bundle.close();
