import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAgainst } from '../../../src/validation/check-schema.js';
import { readYaml } from '../../../src/yaml/read-yaml.js';
import { root } from '../../support/packs.js';

const standard = readFileSync(join(root, 'templates/themes/standard.yaml'), 'utf8');

function messages(text: string): string[] {
  const tree = readYaml({ id: 'theme.yaml', text });
  if (!tree.ok) throw new Error('not YAML');
  return checkAgainst('theme', tree.value).diagnostics.map((d) => d.message);
}

describe('a theme', () => {
  it('is accepted as shipped', () => {
    expect(messages(standard)).toEqual([]);
  });

  it('cannot go below its own floors', () => {
    expect(messages(standard.replace('body-pt: 10\n', 'body-pt: 9.5\n'))).toEqual([
      '"body-pt" is below the floor of 10 pt.',
    ]);
  });

  it('names only fonts that it has', () => {
    expect(messages(standard.replace('text: { latin: source-serif-4,', 'text: { latin: garamond,'))).toEqual([
      '"latin" is not one of the fonts.',
    ]);
  });
});
