import { describe, expect, it } from 'vitest';
import { textsOf } from '../../../src/model/brief.js';
import { composed } from '../../support/briefs.js';
import { builtInPackFolder, loadedPack, miniPackFolder } from '../../support/packs.js';

/** Every object with a text and a span, wherever it stands. */
function sourcedTextsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(sourcedTextsIn);
  return 'text' in value && 'span' in value ? [value, ...inside] : inside;
}

describe('the texts of a brief', () => {
  it.each(['un-delegates', 'partner-governments', 'research-community'])(
    'are all listed, each once: %s',
    (audience) => {
      const brief = composed(loadedPack(builtInPackFolder), audience, 'zh-Hant');
      const listed = textsOf(brief).map(({ text }) => text);
      expect(new Set(listed).size).toBe(listed.length);
      expect(new Set(listed)).toEqual(new Set(sourcedTextsIn(brief)));
      expect(listed.length).toBeGreaterThan(60);
    },
  );

  it('come in the order of the page, each with its unit', () => {
    const brief = composed(loadedPack(miniPackFolder), 'readers', 'en');
    const names = textsOf(brief).map(({ unit, field }) => `${unit} ${field}`);
    expect(names.slice(0, 3)).toEqual(['headline headline', `${brief.finding.id} finding`, 'ask ask']);
    const inOrder = ['missing value', 'missing whole', 'missing full', 'missing short', 'advice advice', 'first title'];
    expect(names.filter((name) => inOrder.includes(name))).toEqual(inOrder);
    expect(names.at(-1)).toBe('disclaimer disclaimer');
  });
});
