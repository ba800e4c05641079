import { describe, expect, it } from 'vitest';
import { packWith } from '../support/hostile-texts.js';
import { pdfFacts } from '../support/pdf.js';
import { rendered, SharedRenderContext } from '../support/render-context.js';

async function factsWith(text: string) {
  const { pages, diagnostics } = await rendered(packWith([text]), ['pdf'], await SharedRenderContext.open(['en']));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return pdfFacts(pages[0]?.files.get('pdf') as Uint8Array);
}

describe('a link on a page', () => {
  it('is underlined on each of its lines, outside of the structure', async () => {
    const words = 'the guide of the ministry for everything that is to be done by anybody before the end of the year';
    const plain = await factsWith(`See ${words}.`);
    const linked = await factsWith(`See [${words}](https://example.org/guide).`);
    expect(plain.links).not.toContain('https://example.org/guide');
    expect(linked.links).toContain('https://example.org/guide');
    expect(linked.paths).toBeGreaterThan(plain.paths + 1);
    expect({ text: linked.text, unmarked: linked.unmarked, colours: linked.colours }).toEqual({
      ...{ text: plain.text, unmarked: 0, colours: plain.colours },
    });
  });

  it('is not, where its address is printed', async () => {
    const plain = await factsWith('See the guide.');
    const linked = await factsWith('See https://example.org/guide.');
    expect(linked.links).toContain('https://example.org/guide');
    expect(linked.paths).toBe(plain.paths);
  });
});
