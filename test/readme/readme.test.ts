import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtIn } from '../support/built.js';
import { root, workspace } from '../support/packs.js';
import { pdfFacts } from '../support/pdf.js';
import { shield } from '../support/pictures.js';

const require = createRequire(import.meta.url);
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The files that the README tells a newcomer to write: a path in backticks, then a YAML block. */
const files = [...readme.matchAll(/^`([\w./-]+\.yaml)`\n```yaml\n([\s\S]*?)^```$/gm)].map(
  ([, path = '', text = '']) => ({
    path,
    text,
  }),
);

describe('the pack of the README', () => {
  const { path: cwd, remove } = workspace();
  afterAll(remove);

  it('builds at first try, in the look of its ministry', async () => {
    expect(files.map((f) => f.path)).toEqual([
      'content/school-streets/pack.yaml',
      'content/school-streets/argument.yaml',
      'content/school-streets/audiences/mayors.yaml',
      'templates/themes/ministry.yaml',
    ]);
    for (const { path, text } of files) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    const beside = (name: string) => join(cwd, 'templates/themes', name);
    writeFileSync(beside('ministry.svg'), shield);
    copyFileSync(
      require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
      beside('House-Regular.ttf'),
    );
    copyFileSync(require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'), beside('House-Bold.ttf'));

    const [, command = ''] = /`npx policy-brief build ([^`]+)`/.exec(readme) ?? [];
    expect(command).toBe('school-streets --theme ministry');
    const { report, file } = await builtIn(cwd, { packs: ['school-streets'], theme: 'ministry' });
    expect(report.diagnostics).toEqual([]);
    const pdf = await pdfFacts(file('school-streets/mayors.en.ministry.pdf'));
    expect(pdf.pages).toBe(1);
    expect(pdf.text.replace(/\s+/g, ' ')).toMatch(/^Ministry of Transport .*Start at the school gate.*62 of 100/);
  });

  it('the house look is ten lines', () => {
    const assets = files.at(-1)?.text.trim().split('\n') ?? [];
    expect(assets).toHaveLength(10);
  });
});
