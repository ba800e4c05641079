import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeEnglishPack } from '../../support/english-pack.js';
import { editFile, testFolder } from '../../support/folders.js';
import { run } from '../../support/program.js';

/** A folder with a pack that has this text for `§` in its file. */
function packWith(find: string, write: string, text: string): string {
  const folder = testFolder({});
  const pack = join(folder, 'content/mini');
  writeEnglishPack(pack);
  editFile(
    join(pack, 'pack.yaml'),
    find,
    write.replace('§', () => text),
  );
  return folder;
}

describe('a text that no page prints', () => {
  const titleLine = 'title: "A small pack"';
  const texts: readonly (readonly [of: string, find: string, write: string])[] = [
    ['the title of the pack', titleLine, 'title: "§"'],
    ['an author', '  disclaimer:', '  authors: ["§"]\n  disclaimer:'],
    ['keywords', '  disclaimer:', '  keywords: "§"\n  disclaimer:'],
  ];
  const mistakes: readonly (readonly [of: string, text: string, code: string])[] = [
    ['HTML', 'one <b>two</b>', 'document/raw-html'],
    ['a picture', 'one ![two](b.png)', 'document/unsupported'],
    ['a link that is none', 'one [two](tel:1)', 'document/unsafe-link'],
  ];

  it.each(texts)('loses nothing unsaid: %s', async (_, find, write) => {
    for (const [, text, code] of mistakes) {
      const folder = packWith(find, write, text);
      for (const command of ['check', 'build']) {
        const { stdout } = await run(folder, command, '--json');
        const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly { code: string; line: number }[] };
        const lines = readFileSync(join(folder, 'content/mini/pack.yaml'), 'utf8').split('\n');
        expect(diagnostics.map((each) => each.code)).toEqual([code]);
        expect(lines[(diagnostics[0]?.line ?? 0) - 1]).toContain(text);
      }
    }
  });

  it('stands in the gallery and the manifest without marks', async () => {
    const folder = packWith(titleLine, 'title: "§"', 'R&amp;D *now*');
    await run(folder, 'build', '--format', 'md', '--quiet');
    expect(readFileSync(join(folder, 'out/index.html'), 'utf8')).toContain('>R&amp;D now</h1>');
    expect(JSON.parse(readFileSync(join(folder, 'out/mini/manifest.json'), 'utf8'))).toMatchObject({
      pack: { title: 'R&D now' },
    });
  });
});
