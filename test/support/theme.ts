import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPlain } from '../../src/validation/located.js';
import { readYaml } from '../../src/yaml/read-yaml.js';
import { root } from './packs.js';

/** The shipped theme as plain values, before it is checked. */
export function standardTheme(): unknown {
  const id = join(root, 'templates/themes/standard.yaml');
  const tree = readYaml({ id, text: readFileSync(id, 'utf8') });
  if (!tree.ok) throw new Error('the standard theme is not YAML');
  return toPlain(tree.value);
}
