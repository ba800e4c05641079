import { expect, it } from 'vitest';
import { foundIn } from '../../support/mistakes.js';
import { miniPackFolder, packFiles } from '../../support/packs.js';

const files = packFiles(miniPackFolder);

it('a file that was copied is one mistake, whichever sections it has', () => {
  for (const path of ['argument.yaml', 'pack.yaml']) {
    const bytes = files.find((file) => file.path === path)?.bytes ?? new Uint8Array();
    const copy = { path: path.replace('.yaml', ' - copy.yaml'), bytes };
    const { diagnostics } = foundIn([...files, copy].toSorted((a, b) => (a.path < b.path ? -1 : 1)));
    expect(diagnostics.map(({ code, related }) => [code, related.length])).toEqual([['content/duplicate-section', 1]]);
  }
});

it('a section of each of two files is told beside each of them', () => {
  const more = { path: 'zz.yaml', bytes: new TextEncoder().encode('facts: []\nreferences: []\n') };
  const { diagnostics } = foundIn([...files, more]);
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['content/duplicate-section', 'The section "facts" stands in two files.'],
    ['content/duplicate-section', 'The section "references" stands in two files.'],
  ]);
});
