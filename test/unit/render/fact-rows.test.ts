import { describe, expect, it } from 'vitest';
import type { Container, ContainerName } from '../../../src/model/document.js';
import { chartBesideItsWords, rowsOfFacts } from '../../../src/render/fact-rows.js';
import { writeLandmarks } from '../../../src/render/html/body.js';

function container(
  name: ContainerName,
  attributes: Record<string, string>,
  children: readonly Container[] = [],
): Container {
  return { type: 'container', name, attributes, children };
}

const rowOf = (cells: number) => ({
  ...container('row', { value: '1' }),
  children: Array.from({ length: cells }, () => ({ type: 'paragraph', children: [] }) as const),
});
const cards = {
  figure: () => container('fact', {}),
  parts: () => container('fact', {}, [container('chart', { kind: 'parts' }, [rowOf(1)])]),
  bars: () => container('fact', {}, [container('chart', { kind: 'bars' }, [rowOf(2)])]),
  small: () => container('fact', {}, [container('chart', { kind: 'table' }, [rowOf(3)])]),
  wide: () => container('fact', {}, [container('chart', { kind: 'table' }, [rowOf(4)])]),
};
type Kind = keyof typeof cards;

describe('the rows of facts', () => {
  it.each<readonly [kinds: readonly Kind[], rows: readonly string[]]>([
    [[], []],
    [['figure'], ['0 of 2']],
    [['figure', 'parts'], ['0 1 of 2']],
    [['figure', 'parts', 'figure'], ['0 1 2 of 3']],
    [
      ['figure', 'figure', 'figure', 'parts'],
      ['0 1 of 2', '2 3 of 2'],
    ],
    [
      ['figure', 'figure', 'figure', 'figure', 'figure'],
      ['0 1 2 of 3', '3 4 of 3'],
    ],
    [['bars'], ['0 beside']],
    [['bars', 'small'], ['0 1 of 2']],
    [
      ['bars', 'figure', 'small'],
      ['0 1 of 2', '2 beside'],
    ],
    [
      ['bars', 'figure', 'parts'],
      ['0 1 of 2', '2 of 2'],
    ],
    [
      ['wide', 'bars'],
      ['1 beside', '0 of 1'],
    ],
    [
      ['bars', 'wide', 'bars', 'wide'],
      ['0 2 of 2', '1 of 1', '3 of 1'],
    ],
    [
      ['figure', 'wide'],
      ['0 of 2', '1 of 1'],
    ],
  ])('of %j are %j', (kinds, expected) => {
    const all = kinds.map((kind) => cards[kind]());
    const rows = rowsOfFacts(all).map((row) => {
      const places = row.cards.map((card) => all.indexOf(card)).join(' ');
      return `${places} ${chartBesideItsWords(row) ? 'beside' : `of ${row.columns}`}`;
    });
    expect(rows).toEqual(expected);
  });

  it.each<readonly [kinds: readonly Kind[], items: readonly string[]]>([
    [
      ['figure', 'figure'],
      ['0 fact', '1 fact'],
    ],
    [
      ['wide', 'bars'],
      ['1 fact beside', '0 fact wide'],
    ],
    [
      ['bars', 'wide', 'bars', 'wide'],
      ['0 fact', '2 fact', '1 fact wide', '3 fact wide'],
    ],
  ])('of %j are read in their order on the web, too: %j', (kinds, expected) => {
    const facts = kinds.map((kind, i) => ({ ...cards[kind](), attributes: { unit: String(i) } }));
    const { main } = writeLandmarks({ type: 'root', children: [container('facts', {}, facts)] }, {});
    const items = [...main.matchAll(/<li class="(fact[^"]*)" data-unit="(\d)"/g)];
    expect(items.map(([, kind, unit]) => `${unit} ${kind}`)).toEqual(expected);
  });
});
