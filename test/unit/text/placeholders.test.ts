import { describe, expect, it } from 'vitest';
import {
  blankPlaceholders,
  citationAtStart,
  citationOf,
  citationsIn,
  figureOf,
  opensCitation,
  placeholdersIn,
  replacePlaceholders,
} from '../../../src/text/placeholders.js';

describe('placeholders of a text', () => {
  it('are citations of one work or several, and figures of facts', () => {
    expect(placeholdersIn('Of {{goals.total}}, some.[@one; @two_2]')).toEqual([
      { kind: 'figure', fact: 'goals', figure: 'total', start: 3, end: 18 },
      { kind: 'citation', ids: ['one', 'two_2'], start: 25, end: 39 },
    ]);
  });

  it.each(['{{goals}}', '{{Goals.total}}', '{{goals.total', '{{{goals.total}}}', '{{}}', 'total}}'])(
    'are malformed where braces hold no figure: %s',
    (text) => {
      expect(placeholdersIn(text).map(({ kind }) => kind)).toContain('malformed');
      expect(placeholdersIn(text).map(({ kind }) => kind)).not.toContain('figure');
    },
  );

  it.each(['[@one, @two]', '[@one @two]', '[one]', '(@one)', '[@]', '[@ one]'])('are no citations: %s', (text) => {
    expect(citationsIn(text)).toEqual([]);
  });

  it('are written as they are read', () => {
    expect(placeholdersIn(citationOf('one', 'two'))).toMatchObject([{ kind: 'citation', ids: ['one', 'two'] }]);
    expect(placeholdersIn(figureOf('goals', 'total'))).toMatchObject([{ fact: 'goals', figure: 'total' }]);
  });

  it('are blanked out without moving what stands around them', () => {
    const text = 'A {{goals.total}} b [@one] c {{';
    expect(blankPlaceholders(text)).toBe('A                 b        c {{');
    expect(blankPlaceholders(text)).toHaveLength(text.length);
  });

  it('are replaced one by one', () => {
    const shown = replacePlaceholders('[@one]{{goals.total}} and {{goals.part}}.', (found) =>
      found.kind === 'figure' ? found.figure : '',
    );
    expect(shown).toBe('total and part.');
  });
});

describe('a citation', () => {
  it('is found at the start of a text, and only there', () => {
    expect(citationAtStart('[@one;@two] and more')).toEqual({ ids: ['one', 'two'], length: 11 });
    expect(citationAtStart(' [@one]')).toBeUndefined();
    expect(citationAtStart('[@one')).toBeUndefined();
  });

  it('is named once, however often a text cites it', () => {
    expect(citationsIn('[@b] [@a; @b] [@a]')).toEqual(['b', 'a']);
  });

  it('is recognised by its opening, also with a space or in full-width marks', () => {
    expect(['[@one', '[ @one', '［＠one', '【@one'].every(opensCitation)).toBe(true);
    expect(['[one]', '@one', '(@one)'].some(opensCitation)).toBe(false);
  });
});
