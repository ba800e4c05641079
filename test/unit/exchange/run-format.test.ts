import { describe, expect, it } from 'vitest';
import type { WordRun } from '../../../src/exchange/word/read-document.js';
import type { WordType } from '../../../src/exchange/word/read-styles.js';
import { RunFormat } from '../../../src/exchange/word/run-format.js';

type Property = readonly [name: string, value?: string, fill?: string];

function formatted(words: string, properties: readonly Property[], link?: string): WordRun {
  const format = new RunFormat(
    new Map<string, WordType>([
      ['Small', { position: 'subscript' }],
      ['Title', { colour: '0070C0' }],
    ]),
  );
  for (const [name, value, fill] of properties) {
    if (name === 'rStyle') format.setStyle(value ?? '');
    else format.set(name, value, fill);
  }
  return format.runOf(words, link);
}

const plain = { isBold: false, isItalic: false, isRaised: false, comments: [] };
const raised: Property = ['vertAlign', 'superscript'];
const lowered: Property = ['vertAlign', 'subscript'];

describe('the format of a run', () => {
  it.each<readonly [what: string, words: string, properties: readonly Property[], run: Partial<WordRun>]>([
    ['no property', 'early', [], {}],
    ['bold', 'early', [['b']], { isBold: true }],
    ['bold that is for the other direction', 'early', [['bCs']], {}],
    ['bold from right to left', 'مبكرا', [['bCs']], { isBold: true }],
    ['bold from right to left, said as of all words', 'مبكرا', [['b']], { isBold: true }],
    ['bold that is off from right to left', 'مبكرا', [['b'], ['bCs', '0']], {}],
    ['italics from right to left', 'מוקדם', [['iCs']], { isItalic: true }],
    ['a lowered number', '2', [lowered], { text: '₂' }],
    ['a number that its style lowers', '2', [['rStyle', 'Small']], { text: '₂' }],
    [
      'one that its style lowers and it does not',
      '2',
      [
        ['rStyle', 'Small'],
        ['vertAlign', 'baseline'],
      ],
      {},
    ],
    ['a raised sign and number', '−6', [raised], { text: '⁻⁶' }],
    ['a hyphen for the sign', '-6', [raised], { text: '⁻⁶' }],
    ['a raised number, which may cite', '2', [raised], { isRaised: true }],
    ['the number of a citation', '2', [['rStyle', 'CitationMark'], raised], { isRaised: true, isCitation: true }],
    ['raised letters', 'th', [raised], { isRaised: true }],
    ['lowered letters', 'max', [lowered], { isLowered: true }],
    ['a raised blank', ' ', [raised], {}],
    ['struck', 'early', [['dstrike'], ['strike', '0']], { marks: ['struck'] }],
    ['underlined', 'early', [['u', 'single']], { marks: ['underlined'] }],
    ['no underline', 'early', [['u', 'none']], {}],
    ['highlighted', 'early', [['highlight', 'yellow']], { marks: ['highlighted'] }],
    ['highlighted by a colour behind it', 'early', [['shd', 'clear', 'FFFF00']], { marks: ['highlighted'] }],
    ['white behind it', 'early', [['shd', 'clear', 'ffffff']], {}],
    ['red', 'early', [['color', 'ff0000']], { marks: ['coloured'] }],
    ['a colour that the page has', 'early', [['color', '0070C0']], {}],
    ['black', 'early', [['color', '000000']], {}],
    ['capitals', 'early', [['smallCaps']], { marks: ['capitals'] }],
  ])('says of words: %s', (_, words, properties, run) => {
    expect(formatted(words, properties)).toEqual({ ...plain, text: words, ...run });
  });

  it('takes no underline and no colour of a link for a mark', () => {
    expect(
      formatted(
        'here',
        [
          ['u', 'single'],
          ['color', '0000FF'],
        ],
        'https://example.org',
      ),
    ).not.toHaveProperty('marks');
  });
});
