import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lint } from 'markdownlint/sync';
import { describe, expect, it } from 'vitest';
import { packSchema } from '../../../src/schema/pack.js';
import { root } from '../../support/packs.js';

type Module = Readonly<Record<string, unknown>>;
interface Script {
  readonly moduleNames: readonly string[];
  readonly packFormat: (modules: readonly Module[]) => string;
}

const load = (path: string) => import(pathToFileURL(join(root, path)).href);
const { moduleNames, packFormat } = (await load('scripts/pack-format.js')) as Script;
const modules: readonly Module[] = await Promise.all(moduleNames.map((name) => load(`src/${name}.ts`)));
const document = readFileSync(join(root, 'docs/pack-format.md'), 'utf8');

describe('docs/pack-format.md', () => {
  it('is what "npm run docs" makes of the descriptions', () => {
    expect(document).toBe(packFormat(modules));
  });

  it('follows the descriptions', () => {
    const { facts } = packSchema.shape;
    const changed = packSchema.extend({ facts: facts.describe('what is known') });
    const made = packFormat([...modules, { packSchema: changed }]);
    expect(made).toContain('\n## `facts`\n\nWhat is known. ');
    expect(document).not.toContain('What is known');
  });

  it('describes every key, and says what its value is', () => {
    const rows = document.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.length).toBeGreaterThan(90);
    for (const row of rows) expect(row).not.toMatch(/\|\s*\|/);
    for (const key of Object.keys(packSchema.shape)) expect(document).toContain(`\n## \`${key}\`\n`);
  });

  it('is sound Markdown, whose links lead somewhere', () => {
    const rules = { default: true, MD013: false, MD060: false };
    expect(lint({ strings: { document }, config: rules }).document).toEqual([]);
  });
});
