import { describe, expect, it } from 'vitest';
import type { Container, ContainerName } from '../../../src/model/document.js';
import { chartMarkup } from '../../../src/render/html/charts.js';

function container(
  name: ContainerName,
  attributes: Record<string, string>,
  texts: readonly string[],
  containers: readonly Container[] = [],
): Container {
  const words = texts.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }) as const);
  return { type: 'container', name, attributes, children: [...words, ...containers] };
}

const kinds = {
  trend: [
    container('row', { year: '1990', value: '52' }, ['1990', '52']),
    container('row', { year: '2024', value: '84.5' }, ['2024', '84.5']),
  ],
  parts: [
    container('row', { value: '24' }, ['from high-income countries', '24']),
    container('row', { value: '15' }, ['from all others', '15']),
  ],
};

function markup(kind: keyof typeof kinds, alt: string): string {
  const chart = container('chart', { kind }, [], kinds[kind]);
  const share = kind === 'parts' ? { parts: '24', of: '39' } : {};
  const { before, after } = chartMarkup(container('fact', share, [], [container('alt', {}, [alt]), chart]), {});
  return [...before, ...after].join('\n');
}

describe('a chart on a web page', () => {
  it.each([
    ['trend', '1990 52; 2024 84.5', 'More than four in five children were vaccinated in 2024.'],
    ['parts', 'from high-income countries 24; from all others 15', 'Most are from high-income countries.'],
  ] as const)(
    'that is a %s is heard with its values once, and with the sentence of the editors',
    (kind, values, own) => {
      const drawing = (html: string) => /<svg class="(?:line|bar)"[^>]*>/.exec(html)?.[0];
      expect(drawing(markup(kind, values))).toMatch(/aria-hidden="true">$/);
      expect(markup(kind, values)).not.toContain('aria-label');
      expect(drawing(markup(kind, own))).toContain(`role="img" aria-label="${own}"`);
    },
  );
});
