import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { builtIn } from '../../support/built.js';
import { englishPack } from '../../support/english-pack.js';
import { workspace } from '../../support/packs.js';

const at = workspace();
afterAll(() => at.remove());

const about = [
  '  issuer: "R&amp;D *Office* \\\\*"',
  '  licence: "&copy; 2026 [CC BY](https://creativecommons.org/licenses/by/4.0/)"',
  '  authors: ["Ann &amp; Bob", "**Jo**"]',
  '  keywords: "a &amp; b, *c*; R&D; snake_case"',
  '  handling: "For R&amp;D `only`"',
  '',
].join('\n');

async function built(): Promise<(format: string) => string> {
  for (const { path, bytes } of englishPack) {
    const text = new TextDecoder().decode(bytes);
    const file = join(at.path, 'own', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      text.replace(/^ {2}disclaimer:/m, (key) => `${about}${key}`),
    );
  }
  const { file } = await builtIn(at.path, { packs: ['own'], formats: ['md', 'html'] });
  return (format) => new TextDecoder().decode(file(`.en.${format}`));
}

it('a brief has the same words in its metadata as on its page, without marks and character references', async () => {
  const of = await built();
  const front = of('md').split('\n---\n')[0]?.split('\n');
  expect(front).toEqual(
    expect.arrayContaining([
      'author: ["Ann & Bob","Jo"]',
      'publisher: "R&D Office *"',
      'keywords: ["a & b","c","R&D","snake_case"]',
      'rights: "© 2026 CC BY"',
      'handling: "For R&D only"',
    ]),
  );
  expect(of('md')).toContain('R&D *Office* \\*');
  const html = of('html');
  expect(html).toContain('<meta name="author" content="Ann &amp; Bob">');
  expect(html).toContain('content="R&amp;D Office *"');
});
