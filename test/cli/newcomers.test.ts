import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editFile, testFolder } from '../support/folders.js';
import { packWith } from '../support/hostile-texts.js';
import { pdfFacts } from '../support/pdf.js';
import { pngOf } from '../support/pictures.js';
import { run } from '../support/program.js';

interface Newcomer {
  /** Texts of measures, as they were typed or pasted. */
  readonly texts?: readonly string[];
  /** Files beside those of the pack. */
  readonly files?: Readonly<Record<string, string>>;
  readonly change?: (pack: string, cwd: string) => void;
  readonly args?: readonly string[];
  /** What is said, each code once; none where the pack is built. */
  readonly said: readonly string[];
  readonly status?: number;
  /** What stands on the page, without regard to blanks. */
  readonly shown?: readonly string[];
}

const word = (pack: string, find: string, write: string, file = 'pack.yaml') => editFile(join(pack, file), find, write);

/** Ten packs of people who bring what they have, and what they meet. */
const newcomers: Readonly<Record<string, Newcomer>> = {
  'tables and lists of Word': {
    texts: [
      'The lines compare so:\n\nLine\tLate\tOn time\nA\tone\ttwo',
      '| Line | Late |\n|------|------|\n| A | one |',
      '•\tBuses\n•\tTrams',
      '1.\tBuses run late.',
      'Line A\u000bLine B',
    ],
    said: ['document/unsupported'],
    status: 1,
  },
  'letters with marks': {
    texts: ['Vie\u0323\u0302t ngữ, Nguyễn Thị Ái.', 'Ọ̀jọ̀gbọ́n ń kà ìwé ẹ̀kọ́.', 'Ė́jęs, ū̃kis, m̃.', 'Zażółć gęślą jaźń.'],
    said: [],
    shown: ['Việt ngữ, Nguyễn', 'Ọ̀jọ̀gbọ́n ń kà ìwé ẹ̀kọ́.', 'Ė́jęs, ū̃kis, m̃.', 'Zażółć gęślą jaźń.'],
  },
  'words of other scripts that fonts have': {
    texts: ['Tokyo says バス, Beijing 公共汽车, Taipei 公車.', 'Athens says λεωφορείο, Kyiv автобус.'],
    said: [],
    shown: ['バス', '公共汽车', '公車', 'λεωφορείο', 'автобус'],
  },
  'words of scripts that no font has': {
    texts: ['Seoul says 버스.', 'In Yerevan ավտոբուս.'],
    said: ['render/missing-glyph'],
    status: 1,
  },
  'words of scripts that are not set': {
    texts: ['Cairo says حافلة, Delhi बस.'],
    said: ['content/unsupported-script'],
    status: 1,
  },
  'hidden characters': {
    texts: [
      'Pay &#x202e;001&#x202c; now.',
      'Tag\u{e0041} me.',
      'a&ZeroWidthSpace;b',
      'P\u0430y the driver.',
      'co\u00adoperate',
    ],
    said: ['content/invisible-character', 'content/mixed-scripts', 'content/unsafe-character'],
    status: 1,
  },
  'addresses of all kinds': {
    texts: [
      'See https://example.org/a(b)c, https://пример.example/путь, and (https://example.org/x).',
      'Read https://example.org/„zitat“。Then [the map](http://example.org/karte–2.pdf).',
      'Write to büro@straßen.example, or look at www.straßen.example/öpnv?x=1&y=2.',
    ],
    said: [],
    shown: ['https://пример.example/путь', 'büro@straßen.example', 'www.straßen.example/öpnv?x=1&y=2'],
  },
  'stars, signs and entities': {
    texts: [
      'Serbia\\*, Kosovo\\* and 5 * 3; Kosovo* and Serbia*.',
      '&copy; R&amp;D &lt;b&gt; &frac12; &bogus; AT&T',
      'US$ 3 bn and A$ 4; $x$ and C# or F #',
      'Bürger*innen und Wähler*innen, 10*20*30 cm.',
    ],
    said: [],
    shown: [
      'Serbia*, Kosovo* and 5 * 3; Kosovo* and Serbia*.',
      '© R&D <b> ½ &bogus; AT&T',
      'US$ 3 bn and A$ 4; $x$ and C# or F #',
      'Bürger*innen und Wähler*innen, 10*20*30 cm.',
    ],
  },
  'files that were lying about': {
    texts: ['Count the buses.'],
    files: {
      'content/mini/References.YAML': 'references: []\n',
      'content/mini/notes.json': '{}',
      'content/mini/audience/more.yaml': 'id: more\n',
      'content/mini/~$argument.yaml': 'x',
      'content/mini/.DS_Store': 'x',
      'content/mini/README.md': 'x',
      'content/mini/argument.yaml.bak': 'x',
    },
    said: ['content/stray-file'],
    shown: ['Count the buses.'],
  },
  'a pack of one line, beside its copy': {
    texts: ['Count the buses.'],
    files: { 'content/mini/Pack (1).yaml': 'pack:\n  id: other\n' },
    said: ['content/duplicate-section', 'content/missing-key'],
    status: 1,
  },
  'a logo that was not sent in full': {
    texts: ['Count the buses.'],
    files: {
      'templates/themes/town.yaml':
        'base: standard\nissuer:\n  name: "Town"\n  logo: { file: logo.png, alt: "Town" }\n',
    },
    change: (_, cwd) => writeFileSync(join(cwd, 'templates/themes/logo.png'), pngOf(40, 40).subarray(0, -30)),
    args: ['--theme', 'town'],
    said: ['template/bad-picture'],
    status: 1,
  },
  'a lock that leads nowhere': {
    texts: ['Count the buses.'],
    change: (_, cwd) => {
      mkdirSync(join(cwd, 'out/mini'), { recursive: true });
      symlinkSync('nowhere', join(cwd, 'out/mini/.writing.lock'));
    },
    said: ['command/failed'],
    status: 3,
  },
  'numbers that mean nothing': {
    texts: ['Count the buses.'],
    change: (pack) => {
      word(pack, '2025-12', '2026-02');
      word(pack, 'first: "2"', 'first: "-2"', 'audiences/readers.yaml');
    },
    said: ['content/invalid-value'],
    status: 1,
  },
};

const squeeze = (text: string) => text.replace(/\s/gu, '');

function written({ texts = [], files = {}, change }: Newcomer): string {
  const cwd = testFolder({});
  const pack = join(cwd, 'content/mini');
  const all = [
    ...packWith(texts).map(({ path, bytes }) => [join(pack, path), bytes] as const),
    ...Object.entries(files).map(([path, text]) => [join(cwd, path), text] as const),
  ];
  for (const [path, bytes] of all) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  change?.(pack, cwd);
  return cwd;
}

describe('a newcomer with', () => {
  it.each(Object.entries(newcomers))('%s', async (_, newcomer) => {
    const { said, status = 0, args = [], shown = [] } = newcomer;
    const cwd = written(newcomer);
    const build = await run(cwd, 'build', '--verify', '--json', ...args);
    const { diagnostics } = JSON.parse(build.stdout) as { diagnostics: readonly { code: string }[] };
    const codes = [...new Set(diagnostics.map(({ code }) => code))].filter((code) => !code.startsWith('lint/'));
    expect({ status: build.status, codes: codes.sort() }).toEqual({ status, codes: [...said].sort() });
    const check = await run(cwd, 'check', ...args);
    expect(check.status).toBe(status === 3 ? 0 : status);
    if (shown.length === 0) return;
    const page = squeeze((await pdfFacts(readFileSync(join(cwd, 'out/mini/readers.en.pdf')))).text);
    for (const text of shown) expect(page.normalize()).toContain(squeeze(text).normalize());
  });
});
