import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { builtIn } from '../../support/built.js';
import { englishPack } from '../../support/english-pack.js';
import { workspace } from '../../support/packs.js';

const at = workspace();
afterAll(() => at.remove());

/** A pack whose finding, which cites the source, reads so. */
async function findingIn(language: string, finding: string): Promise<string> {
  const folder = `${language}-${finding.length}`;
  for (const { path, bytes } of englishPack) {
    const text = new TextDecoder()
      .decode(bytes)
      .replace(/(languages:\s+(?:- |\[))"?en"?/, `$1${language}`)
      .replace(
        /^references:\n/m,
        (list) => `${list}  - { id: other, type: report, title: "Another", issued: "2024" }\n`,
      )
      .replace('"Two of three things are missing."', () => JSON.stringify(finding));
    const file = join(at.path, folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const { file } = await builtIn(at.path, { packs: [folder], formats: ['md'] });
  return new TextDecoder().decode(file(`.${language}.md`));
}

// Chinese: GB/T 7714. French: Office québécois de la langue française, appel de note. Spanish: Libro de estilo
// interinstitucional (EU). German: Duden. English: The Chicago Manual of Style.
it.each([
  ['en', 'They agree.', 'They agree.[^1]'],
  ['de', 'Sie sind sich einig.', 'einig.[^1]'],
  ['fr', 'Ils sont d’accord.', 'd’accord[^1].'],
  ['fr', 'Sont-ils d’accord ?', 'd’accord[^1]\u202f?'],
  ['es', 'Están de acuerdo.', 'acuerdo[^1].'],
  ['pt', 'Estão de acordo.', 'acordo[^1].'],
  ['ru', 'Они согласны.', 'согласны[^1].'],
  ['ru', 'Они согласны?', 'согласны?[^1]'],
  // Beside what was typed, and before it, as the first of all.
  ['en', 'They agree [@other].', 'They agree[^1][^2].'],
  ['en', 'They agree. [@other]', 'They agree.[^1][^2]'],
  ['fr', 'Ils sont d’accord. [@other]', 'd’accord.[^1][^2]'],
  // What would be read as a power, or part a sign.
  ['fr', 'Ce sera en 2031.', '2031.[^1]'],
  ['fr', 'Ils sont d’accord...', 'd’accord...[^1]'],
  ['fr', 'Elle est publiée par la société Martin S.A.', 'S.A.[^1]'],
])('puts the number of a source where %s has it: %s', async (language, finding, expected) => {
  expect(await findingIn(language, finding)).toContain(`${expected}\n`);
});

it.each([
  ['en', 'They use 937 million m³', 'million m³\u202f[^1]\n'],
  [
    'en',
    'They use **5 m²** [@other] a day, and 10⁻⁶ [@other].',
    '**5\u00a0m²**\u202f[^2] a day, and 10⁻⁶\u202f[^1][^2].\n',
  ],
  ['fr', 'Ils consomment 937 millions de m³', 'millions de m³\u202f[^1]\n'],
  ['zh-Hant', '用水937萬m³', '用水937萬m³\u202f[^1]\n'],
  ['en', 'The plan runs to 2031', 'to 2031\u202f[^1]\n'],
  [
    'de',
    'Sie brauchen **12,5** [@other] Meter, und Häuser 30 m [@other]',
    '**12,5**\u202f[^2] Meter, und Häuser 30\u00a0m\u202f[^1][^2]\n',
  ],
  ['ar', 'ارتفع العدد إلى ٢٠', 'إلى ٢٠\u202f[^1]\n'],
  ['en', 'I am as sure as I’m', 'I’m[^1]\n'],
])(
  'keeps the number of a work apart from a power, which it would lengthen, and from a number, of which it would be one, in %s: %s',
  async (language, finding, expected) => {
    const markdown = await findingIn(language, finding);
    expect(markdown).toContain(expected);
    // The words alone have no gap.
    expect(/^description: (.*)$/m.exec(markdown)?.[1]).not.toContain('\u202f');
  },
);
