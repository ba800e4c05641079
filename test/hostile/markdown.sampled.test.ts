import { beforeAll, describe, expect, it } from 'vitest';
import { isError } from '../../src/diagnostics/diagnostic.js';
import { activeContent } from '../support/active-content.js';
import { sampleOf } from '../support/depth.js';
import { type HostileText, hostileTexts, packWith, unitOf } from '../support/hostile-texts.js';
import {
  activeMarkdown,
  elementsOf,
  letters,
  lettersOfInline,
  lettersOfPage,
  textOfUnit,
} from '../support/kept-text.js';
import { type Rendered, rendered, SharedRenderContext } from '../support/render-context.js';

const texts = sampleOf(hostileTexts, 8);
/** So many short texts find room on one page; where they do not, halves are tried. */
const together = 8;

describe('a text that is meant to break something', () => {
  let renderContext: SharedRenderContext;
  const accepted: HostileText[] = [];
  const refused: HostileText[] = [];
  beforeAll(async () => {
    renderContext = await SharedRenderContext.open(['en']);
  });

  it('is told of in its place, or stands on the page with every letter, and nothing in it is live', async () => {
    const failures: string[] = [];
    for (const one of texts) {
      const found = await failuresOf(one);
      failures.push(...found.map((failure) => `${one.name} ${JSON.stringify(one.text)}: ${failure}`));
    }
    expect(failures).toEqual([]);
    // Both were seen, and most of them many times.
    expect(accepted.length).toBeGreaterThan(texts.length / 3);
    expect(refused.length).toBeGreaterThan(texts.length / 6);
  }, 240_000);

  async function failuresOf(one: HostileText): Promise<readonly string[]> {
    const files = packWith([one.text]);
    const { pages, diagnostics } = await rendered(files, ['md', 'html'], renderContext);
    const [page] = pages;
    if (!page) {
      refused.push(one);
      const errors = diagnostics.filter(isError);
      const astray = errors.filter(({ span }) => !files.some(({ path }) => path === span?.source));
      return [
        ...(errors.length === 0 ? ['neither page nor error'] : []),
        ...astray.map((d) => `${d.code} has no place`),
      ];
    }
    accepted.push(one);
    const elements = elementsOf(String(page.files.get('html')));
    return [
      ...missing(page.files, elements, [one]),
      ...activeContent(elements),
      ...activeMarkdown(String(page.files.get('md'))),
    ];
  }

  /** Formats that do not show all letters of the texts. */
  function missing(
    files: Rendered['files'],
    elements: ReturnType<typeof elementsOf>,
    texts: readonly HostileText[],
  ): readonly string[] {
    const lines = lettersOfPage(String(files.get('md')));
    return texts.flatMap(({ text }, i) => {
      const wanted = lettersOfInline(text);
      const seen = textOfUnit(elements, unitOf(i)) ?? '';
      const shown = letters(seen);
      return [
        ...(seen.trim() === '' ? ['an empty point'] : []),
        ...(shown === wanted ? [] : [`HTML shows ${shown}, not ${wanted}`]),
        ...(wanted === '' || lines.includes(wanted) ? [] : [`Markdown does not show ${wanted}`]),
      ];
    });
  }

  it('changes nothing about its neighbours, also where the page is drawn as PDF', async () => {
    const failures: string[] = [];
    let drawn = 0;
    const draw = async (texts: readonly HostileText[]): Promise<void> => {
      const { pages, diagnostics } = await rendered(
        packWith(texts.map((t) => t.text)),
        ['md', 'html', 'pdf'],
        renderContext,
      );
      const [page] = pages;
      if (page) {
        drawn += texts.length;
        failures.push(...missing(page.files, elementsOf(String(page.files.get('html'))), texts));
      } else if (texts.length > 1 && diagnostics.some((d) => d.code === 'fit/overflow')) {
        await draw(texts.slice(0, texts.length / 2));
        await draw(texts.slice(texts.length / 2));
      } else failures.push(`${texts.map((t) => t.name)}: ${diagnostics.map((d) => d.message)}`);
    };
    for (let i = 0; i < accepted.length; i += together) await draw(accepted.slice(i, i + together));
    expect(failures).toEqual([]);
    expect(drawn).toBe(accepted.length);
  }, 240_000);
});
