import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../src/brief/compose.js';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/loaded-pack.js';
import { type Labels, labelsSchema } from '../../src/schema/labels.js';
import { toPlain } from '../../src/validation/located.js';
import { readYaml } from '../../src/yaml/read-yaml.js';
import { rulesOf } from './locales.js';
import { root } from './packs.js';

export function labelsOf(locale: string): Labels {
  const id = join(root, 'templates/labels', `${locale}.yaml`);
  const tree = readYaml({ id, text: readFileSync(id, 'utf8') });
  if (!tree.ok) throw new Error(`labels of ${locale}`);
  return labelsSchema.parse(toPlain(tree.value));
}

export function composed(pack: Pack, audience: string, locale: string): Brief {
  const variant = { pack: pack.pack.id, audience, locale, paper: 'a4', theme: 'standard' } as const;
  return compose(pack, variant, { labels: labelsOf(locale), rules: rulesOf(locale) });
}
