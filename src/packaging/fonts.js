// Before the package is packed: copies the fonts that the built-in themes name into `dist/fonts/`, each with the licence of
// its package, so that users need not install the other weights, which are four times as much.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { themeFonts } from './theme-fonts.js';

const require = createRequire(import.meta.url);
const target = fileURLToPath(new URL('../../dist/fonts/', import.meta.url));
for (const file of themeFonts) {
  const [scope, name] = file.split('/');
  const folder = dirname(require.resolve(`${scope}/${name}/package.json`));
  mkdirSync(join(target, dirname(file)), { recursive: true });
  copyFileSync(require.resolve(file), join(target, file));
  const licences = readdirSync(folder).filter((one) => /^(?:LICENSE|OFL)/i.test(one));
  if (licences.length === 0) throw new Error(`${scope}/${name} has no licence`);
  for (const licence of licences) copyFileSync(join(folder, licence), join(target, scope, name, licence));
}
