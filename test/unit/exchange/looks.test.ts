import { describe, expect, it } from 'vitest';
import { markedText } from '../../../src/document/text-leaves.js';
import { withLooks } from '../../../src/exchange/word/looks.js';
import type { WordRun } from '../../../src/exchange/word/read-document.js';
import { readSide } from '../../../src/exchange/word/tokens.js';

type Looks = Partial<Pick<WordRun, 'isBold' | 'isItalic' | 'link'>>;
type Part = string | readonly [words: string, looks: Looks];

const bold = { isBold: true };
const italic = { isItalic: true };
const both = { ...bold, ...italic };
const link = { link: 'https://example.org/new' };
const report = { link: 'https://example.org/report' };

function looked(text: string, parts: readonly Part[], options: Partial<Parameters<typeof withLooks>[2]> = {}) {
  const runs = parts.map((part): WordRun => {
    const [words, looks] = typeof part === 'string' ? [part, {}] : part;
    return { text: words, isBold: false, isItalic: false, isRaised: false, comments: [], ...looks };
  });
  const paragraph = { style: '', runs, bookmarks: [], comments: [], notes: [] };
  const side = readSide([paragraph]);
  const words = side.tokens.map(({ same, start, end }) => ({
    same,
    runs: [...new Set(side.runs.slice(start, end))],
    isKept: true,
  }));
  const set = withLooks(text, words, {
    emphasis: 'italic',
    ordinals: [],
    markedText: (one) => markedText(one, () => '12.5'),
    hasLinks: true,
    ownAddresses: new Set(markedText(text, () => '').leaves.flatMap(({ link: own }) => own ?? [])),
    ...options,
  });
  return { text: set.text, told: set.looks.map(({ how, words: of }) => `${how}: ${of}`) };
}

const linked = 'Read [the report](https://example.org/report) today.';

describe('the looks of words that came back', () => {
  it.each<readonly [what: string, text: string, parts: readonly Part[], after: string]>([
    ['bold on words between', 'Go on with care.', ['Go ', ['on with', bold], ' care.'], 'Go **on with** care.'],
    [
      'bold and italics on one word',
      'Go on with care.',
      ['Go ', ['on', both], ' with care.'],
      'Go ***on*** with care.',
    ],
    [
      'bold on one word, italics on the next',
      'Go on with care.',
      ['Go ', ['on', bold], ' ', ['with', italic], ' care.'],
      'Go **on** *with* care.',
    ],
    [
      'bold off one of three words',
      'Go **on with care** now.',
      ['Go ', ['on', bold], ' with ', ['care', bold], ' now.'],
      'Go **on** with **care** now.',
    ],
    [
      'italics in bold',
      'Go **on with care** now.',
      ['Go ', ['on ', bold], ['with', both], [' care', bold], ' now.'],
      'Go **on *with* care** now.',
    ],
    [
      'bold and italics that overlap',
      'Go on with care now.',
      ['Go ', ['on ', bold], ['with', both], [' care', italic], ' now.'],
      'Go **on *with*** *care* now.',
    ],
    [
      'bold off',
      'Go **on** with [care](https://example.org/report).',
      ['Go on with ', ['care', report], '.'],
      'Go on with [care](https://example.org/report).',
    ],
    [
      'bold on a part of a sentence in Chinese',
      '這是重點。再見。',
      ['這是', ['重點。', bold], '再見。'],
      '這是**重點。**再見。',
    ],
    [
      'bold on words of another language',
      'Go [on with]{lang=de} care.',
      ['Go ', ['on with', bold], ' care.'],
      'Go **[on with]{lang=de}** care.',
    ],
    [
      'bold on one of them',
      'Go [on with]{lang=de} care.',
      ['Go ', ['on', bold], ' with care.'],
      'Go [**on** with]{lang=de} care.',
    ],
    ['bold on code', 'Go `on` with care.', ['Go ', ['on', bold], ' with care.'], 'Go **`on`** with care.'],
    [
      'bold on a sign that is escaped',
      'Go \\*on with care.',
      ['Go ', ['*on', bold], ' with care.'],
      'Go **\\*on** with care.',
    ],
    ['bold on a figure', 'Go on {{a.b}} times.', ['Go ', ['on 12.5', bold], ' times.'], 'Go **on {{a.b}}** times.'],
    [
      'bold around a citation',
      'Go on [@a] with care.',
      ['Go ', ['on', bold], ['1', { isRaised: true } as Looks], [' with', bold], ' care.'],
      'Go **on [@a] with** care.',
    ],
    [
      'a link in bold',
      'Go on with care.',
      ['Go ', ['on', { ...bold, ...link }], ' with care.'],
      'Go **[on](https://example.org/new)** with care.',
    ],
    ['a link on fewer words', linked, ['Read the ', ['report', report], ' today.'], linked.replace('[the ', 'the [')],
    [
      'a link on more words',
      linked,
      ['Read ', ['the report today', report], '.'],
      'Read [the report today](https://example.org/report).',
    ],
    [
      'two links in the place of one',
      linked,
      ['Read ', ['the ', link], ['report', report], ' today.'],
      'Read [the](https://example.org/new) [report](https://example.org/report) today.',
    ],
    [
      'an address with brackets',
      'Go on.',
      ['Go ', ['on', { link: 'https://example.org/a_(b)' }], '.'],
      'Go [on](https://example.org/a_%28b%29).',
    ],
    [
      'the same address with a slash at its end',
      'Go [on](https://example.org).',
      ['Go ', ['on', { link: 'https://example.org/' }], '.'],
      'Go [on](https://example.org).',
    ],
    [
      'a title of a link',
      'Go [on](https://example.org/report "A title") now.',
      ['Go ', ['on', report], [' now', bold], '.'],
      'Go [on](https://example.org/report "A title") **now**.',
    ],
    ['type that all words have', 'Go on with care.', [['Go on with care.', bold]], 'Go on with care.'],
  ])('are taken over: %s', (_, text, parts, after) => {
    expect(looked(text, parts)).toEqual({ text: after, told: [] });
  });

  it('are those of a language that prints emphasis in bold', () => {
    const parts = ['一', ['二', bold], '三', ['四', bold], '。'] as const;
    expect(looked('一*二*三四。', parts, { emphasis: 'bold' })).toEqual({ text: '一*二*三**四**。', told: [] });
  });

  it.each<readonly [what: string, text: string, parts: readonly Part[], told: string]>([
    ['type on a part of a word', 'Go on with care.', ['Go on with c', ['ar', italic], 'e.'], 'part-of-word: care'],
    ['type on a part of a figure', 'Go on {{a.b}} times.', ['Go on ', ['12', bold], '.5 times.'], 'type: 12'],
    ['a link that leads nowhere', 'Go on.', ['Go ', ['on', { link: 'javascript:alert(1)' }], '.'], 'link: on'],
    ['a link without its address', 'Go on.', ['Go ', ['on', { link: '' }], '.'], 'link: on'],
    [
      'an address without its link',
      'Go to https://example.org now.',
      ['Go to https://example.org now.'],
      'own-link: https://example.org',
    ],
  ])('are told: %s', (_, text, parts, told) => {
    expect(looked(text, parts)).toEqual({ text, told: [told] });
  });

  it.each([true, false])('are not those of an address that was typed anew (other links: %j)', (hasLinks) => {
    const text = 'Go to https://example.org now.';
    expect(looked(text, [text], { hasLinks, ownAddresses: new Set() })).toEqual({ text, told: [] });
  });

  it('are told where a document has lost all of its links', () => {
    const parts = ['Read the report today.'];
    expect(looked(linked, parts, { hasLinks: false })).toEqual({ text: linked, told: ['lost-link: the report'] });
  });
});
