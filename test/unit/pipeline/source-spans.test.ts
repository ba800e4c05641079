import { beforeAll, describe, expect, it } from 'vitest';
import { isError } from '../../../src/diagnostics/diagnostic.js';
import type { PackFile } from '../../../src/model/loaded-pack.js';
import { englishPack } from '../../support/english-pack.js';
import { applyEdits } from '../../support/packs.js';
import { rendered, SharedRenderContext } from '../../support/render-context.js';

const [pack, readers] = ['pack.yaml', 'audiences/readers.yaml'];
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = ({ bytes }: PackFile) => new TextDecoder().decode(bytes);

type Row = readonly [file: string, find: string, before: string, text: string];
const headline = (text: string): Row => [readers, '"What readers should know"', '', text];
const ofPack = (key: string, text: string): Row => [
  pack,
  '  source: "smith2025"',
  `  source: "smith2025"\n  ${key}: `,
  text,
];

/** A link that is refused when a page is made of the text, however it is written. */
describe('what is refused late has the place of its text', () => {
  let renderContext: SharedRenderContext;
  beforeAll(async () => {
    renderContext = await SharedRenderContext.open(['en']);
  });

  it.each<readonly [string, ...Row]>([
    ['as it is set', ...headline('[x](java:alert)')],
    ['with a line end in it', ...headline('[x](<java\\nscript:alert(1)>)')],
    ['with a character reference in it', ...headline('[x](&#106;ava:alert)')],
    ['with a named one', ...headline('[x](java&colon;alert)')],
    ['with a backslash in it', ...headline('[x](java:a\\\\_lert)')],
    ['with two blanks', ...headline('[x](<java  :alert>)')],
    ['in the licence', ...ofPack('licence', '[x](<java\\nscript:x>)')],
    ['in the contact', ...ofPack('contact', '[x](java&#58;x)')],
    ['in how to cite', ...ofPack('cite-as', '[x](java\\\\_:x)')],
    ['in the handling', ...ofPack('handling', '[x](j&#97;va:x)')],
  ])('%s', async (_, file, find, before, text) => {
    const write = `${before}"${text}"`;
    const files = englishPack.map((one) =>
      one.path === file ? { ...one, bytes: bytesOf(applyEdits(textOf(one), file, [{ file, find, write }])) } : one,
    );
    const { diagnostics } = await rendered(files, ['md'], renderContext);
    const whole = textOf(files.find(({ path }) => path === file) as PackFile);
    const told = diagnostics.filter(isError).map(({ code, span }) => {
      const place = span && whole.slice(span.start, span.end);
      return [code, span?.source, place?.replace(/^"(.*)"$/, '$1')];
    });
    expect(told).toEqual([['document/unsafe-link', file, text]]);
  });
});
