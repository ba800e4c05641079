import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleOf } from '../support/depth.js';
import { writeEnglishPack } from '../support/english-pack.js';
import { editFile, testFolder } from '../support/folders.js';
import { run } from '../support/program.js';

/** The texts that a pack may have: the file, what stands there, and the same with `§` for a text. */
const texts: readonly (readonly [of: string, file: string, find: string, write: string])[] = [
  ['a headline', 'audiences/readers.yaml', '"What readers should know"', '"§"'],
  ['the name of a reader', 'audiences/readers.yaml', 'name: "readers"', 'name: "§"'],
  ['what is asked', 'audiences/readers.yaml', '"Read this page."', '"§"'],
  ['a disclaimer', 'pack.yaml', '"A test, endorsed by nobody."', '"§"'],
  ['a licence', 'pack.yaml', '  disclaimer:', '  licence: "§"\n  disclaimer:'],
  ['an issuer', 'pack.yaml', '  disclaimer:', '  issuer: "§"\n  disclaimer:'],
  ['a contact', 'pack.yaml', '  disclaimer:', '  contact: "§"\n  disclaimer:'],
  ['a distribution', 'pack.yaml', '  disclaimer:', '  handling: TLP:RED\n  distribution: "§"\n  disclaimer:'],
  ['the finding', 'argument.yaml', '"Two of three things are missing."', '"§"'],
  ['the heading of the recommendations', 'argument.yaml', '"What the author advises"', '"§"'],
  ['the title of a pillar', 'argument.yaml', 'title: "First"', 'title: "§"'],
  ['the headline of a pillar', 'argument.yaml', '"Do the first thing."', '"§"'],
  ['a measure', 'argument.yaml', '"Begin early."', '"§"'],
  ['the value of a fact', 'argument.yaml', 'value: "{{missing.part}}"', 'value: "§"'],
  ['the whole of a fact', 'argument.yaml', 'whole: "of {{missing.all}}"', 'whole: "§"'],
  ['a fact', 'argument.yaml', '"things are missing"', '"§"'],
  ['the limits of a fact', 'argument.yaml', '"counted once."', '"§"'],
];

/** What no text may have, as it stands between double quotes. */
const mistakes: readonly (readonly [of: string, text: string, code: string])[] = [
  ['a link that is none', 'do [x](tel:1) now', 'document/unsafe-link'],
  ['a link over a line end', 'do [x](<java\\nscript:alert(1)>) now', 'document/unsafe-link'],
  ['a link that is written with a reference', 'do [x](java&colon;alert) now', 'document/unsafe-link'],
  ['a link that is written with a backslash', 'do [x](java:a\\\\_lert) now', 'document/unsafe-link'],
  ['a link without words', 'do [ ](https://example.org) now', 'document/unsupported'],
  ['HTML', 'do <b>this</b> now', 'document/raw-html'],
  ['HTML over a line end', 'do <b\\n class=x>this</b> now', 'document/raw-html'],
  ['a table', '| a | b |\\n|---|---|\\n| 1 | 2 |', 'document/unsupported'],
  ['a list', 'do:\\n\\n- one\\n- two', 'document/unsupported'],
  ['a heading', '# One\\n\\nTwo', 'document/unsupported'],
  ['a quotation', '> quoted', 'document/unsupported'],
  ['code', '```\\ncode\\n```', 'document/unsupported'],
  ['a footnote', 'a note[^1]\\n\\n[^1]: here', 'document/unsupported'],
  ['a picture', 'see ![a](b.png) now', 'document/unsupported'],
  ['a character that no font has', 'the \u{1f680} flies', 'render/missing-glyph'],
  ['letters of a script that is not set', 'the &#2325; stays', 'content/unsupported-script'],
  ['a turned order', 'the &#x202e;order', 'content/unsafe-character'],
  ['a work that is not there', 'see [@nobody]', 'content/unknown-reference'],
  ['a figure that is not there', 'see {{missing.nobody}}', 'content/unknown-figure'],
];

const cases = texts.flatMap((text) => mistakes.map((mistake) => ({ of: `${mistake[0]} in ${text[0]}`, text, mistake })));

interface Said {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

describe('what cannot be set is told at its place', () => {
  // Neither list is as long as the step or a part of it, so that a sample has most of both.
  it.each(sampleOf(cases, 10))('$of', async ({ text: [, file, find, write], mistake: [, text, code] }) => {
    const folder = testFolder({});
    const pack = join(folder, 'content/mini');
    writeEnglishPack(pack);
    const written = write.replace('§', () => text);
    editFile(join(pack, file), find, written);
    const before = readFileSync(join(pack, file), 'utf8').split(written)[0] ?? '';
    const lines = `${before}${write.slice(0, write.indexOf('§'))}`.split('\n');
    const { stdout } = await run(folder, 'check', '--json');
    const said = (JSON.parse(stdout) as { diagnostics: readonly Said[] }).diagnostics;
    const errors = said.filter(({ severity }) => severity === 'error');
    expect(errors.map((each) => each.code)).toContain(code);
    for (const each of errors) {
      expect(each).toMatchObject({ file: `content/mini/${file}`, line: lines.length });
      expect(each.column).toBeGreaterThanOrEqual(lines.at(-1)?.length ?? 0);
    }
  });
});
