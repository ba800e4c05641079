import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../../src/content/yaml.js';
import { toPlain } from '../../src/model/located.js';
import { root } from './packs.js';

/** The shipped theme as plain values, before it is checked. */
export function standardTheme(): unknown {
  const id = join(root, 'templates/themes/standard.yaml');
  const tree = readYaml({ id, text: readFileSync(id, 'utf8') });
  if (!tree.ok) throw new Error('the standard theme is not YAML');
  return toPlain(tree.value);
}
