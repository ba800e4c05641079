import { describe, expect, it } from 'vitest';
import { found } from '../../support/mistakes.js';

/** The errors in the mini pack with this text, in single quotation marks, in one language. */
function errorsIn(text: string): readonly string[] {
  const edits = [{ file: 'argument.yaml', find: 'en: "Begin early."', write: `en: '${text.replaceAll("'", "''")}'` }];
  return found({ edits }).diagnostics.flatMap(({ code, severity }) =>
    severity === 'error' && !code.startsWith('lint/') ? [code] : [],
  );
}

describe('marks that a page would print', () => {
  it.each([
    ['Close **the street.', 'document/raw-marks'],
    ['**Close the street.', 'document/raw-marks'],
    ['**Close **the street.', 'document/raw-marks'],
    ['** Close** the street.', 'document/raw-marks'],
    ['Close __the street.', 'document/raw-marks'],
    ['See \\url{https://example.org/a}.', 'document/raw-marks'],
    ['See \\footnote{Not yet}.', 'document/raw-marks'],
    ['Begin early,\\ and go on.', 'document/raw-marks'],
    ['Walk 5\\ km.', 'document/raw-marks'],
    ['Less $\\mathrm{CO}_2$ now.', 'document/raw-marks'],
    ['Less CO~2~ now.', 'document/raw-marks'],
    ['See ![[town.png]] now.', 'document/raw-marks'],
    ['Close the street {#now}.', 'document/raw-marks'],
    ['Write to mailto:desk@example.org.', 'document/raw-marks'],
    ['Write to <mailto:desk@example.org?subject=Brief> or [us](mailto:desk@example.org).', 'document/raw-marks'],
    ['See [cite:@smith2025] now.', 'content/bad-citation'],
    ['See \\parencite{smith2025} now.', 'content/bad-citation'],
    ['See <<missing.part>> now.', 'content/bad-placeholder'],
    ['See %missing.part% now.', 'content/bad-placeholder'],
    ['See [missing.part] now.', 'content/bad-placeholder'],
  ])('%s is told once', (text, code) => {
    expect(errorsIn(text)).toEqual([code]);
  });
});

describe('no false alarm for', () => {
  it.each([
    '2 ** 3 is 8, and 2**3 too.',
    'Serbia*, Kosovo** and Bürger*innen.',
    '* Provisional; ** revised.',
    '*Provisional. **Revised.',
    'In 10~20 towns, 5*3 each, a_b and x^2, ^1 and 10^6.',
    'Un**believ**able, __here__ and **bold**ly.',
    '「**重點**」的，**重點。**後。',
    'Write `[[x]]`, `**x` and \\*\\*x, \\[\\[x\\]\\], \\~\\~x\\~\\~.',
    'US$5 and A$6_000, from $5 to $7, R$5 or R$ 6.',
    'x == y == z.',
    'Write to [us](mailto:desk@example.org?subject=Brief), [them](<mailto:a@example.org>) or desk@example.org.',
    'A page of mailto: links, and `mailto:desk@example.org`.',
    'Open C:\\temp and D:\\new.',
    'Open C:\\data\\ or the drive D:\\ now; A \\ B, and a word\\\\ with one.',
    'See https://example.org/a**b__c~~d~~/==e==.',
    'The words [early]{lang=en} and [so]{.small}.',
    'In [1][2] and [sic] and [the court] [held].',
    'Mail [us at town@example.org] or @town.',
    'Fill in ____ and __/__/____.',
    'See [the [first] report](https://example.org/x).',
  ])('%s', (text) => {
    expect(errorsIn(text)).toEqual([]);
  });
});

it('two stars at the beginning are those of a note where another text refers to one', () => {
  const edits = (other: string) => [
    { file: 'argument.yaml', find: 'en: "Begin early."', write: 'en: "**Revised figures."' },
    { file: 'argument.yaml', find: 'en: "Do the first thing."', write: `en: "${other}"` },
  ];
  const codesWith = (other: string) => found({ edits: edits(other) }).diagnostics.map(({ code }) => code);
  expect(codesWith('Do the first thing.')).toEqual(['document/raw-marks']);
  expect(codesWith('Do the first** thing.')).not.toContain('document/raw-marks');
});

describe('marks of BibTeX in a reference', () => {
  const codesOf = (title: string) =>
    found({ edits: [{ file: 'pack.yaml', find: 'title: "A source"', write: `title: '${title}'` }] }).diagnostics.map(
      ({ code, severity }) => `${severity} ${code}`,
    );

  it.each([
    '{DNA} tests',
    'Tests \\& more',
    '\\textit{E. coli}',
    "Caf{\\'e}".replace("'", "''"),
    'M\\"uller',
    '$\\alpha$-decay',
    'H$_2$O',
  ])('%s is a warning', (title) => {
    expect(codesOf(title)).toEqual(['warning document/raw-marks']);
  });

  it.each(['<i>E. coli</i> & others', 'Sets {x, y}', 'C:\\temp', 'A & B, 5 % of $3', 'The [new] law'])(
    'is none in %s',
    (title) => {
      expect(codesOf(title)).toEqual([]);
    },
  );
});
