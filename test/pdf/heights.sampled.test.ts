import { beforeAll, describe, expect, it } from 'vitest';
import { choose } from '../../src/fit/choose.js';
import type { FitInput } from '../../src/fit/language-page.js';
import { unitsOf } from '../../src/model/brief.js';
import type { Length } from '../../src/model/fitted-brief.js';
import { fitInputsOf } from '../../src/pipeline/fit-edition.js';
import type { RenderContext } from '../../src/pipeline/render-context.js';
import { sampleOf } from '../support/depth.js';
import { builtInPackFolder, loadedPack } from '../support/packs.js';
import { SharedRenderContext } from '../support/render-context.js';

const pack = loadedPack(builtInPackFolder);
const audiences = sampleOf(pack.audiences, 3);
const papers = ['a4', 'letter'] as const;
const tolerancePt = 0.05;

describe.each(sampleOf(['standard', 'clear-print'], 2))('the height of a page in %s', (theme) => {
  let context: RenderContext;
  beforeAll(async () => {
    ({ context } = await SharedRenderContext.open(pack.pack.languages, theme));
  });

  it.each(sampleOf(papers, 2))(
    'is the sum of its parts, whatever is on it (%s)',
    (paper) => {
      const random = randomNumbers();
      const inputs = audiences.flatMap(({ id: audience }) =>
        fitInputsOf(pack, { pack: pack.pack.id, audience, paper, theme }, context),
      );
      const offs = inputs.flatMap((input) =>
        [...input.densities.keys()].map((density) => offPt(input, density, random)),
      );
      // Each of three languages at two densities at least.
      expect(offs.length).toBeGreaterThanOrEqual(6 * audiences.length);
      // A heading with the number of shown measures may break differently from the one measured.
      expect(offs.filter((off) => Math.abs(off) > tolerancePt).length, String(offs)).toBeLessThanOrEqual(1);
    },
    60_000,
  );
});

function randomNumbers(): () => number {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** The difference between computed and laid-out height for a random choice of units, in pt. */
function offPt(input: FitInput, density: number, random: () => number): number {
  const heights = input.measure(density);
  const lengths = new Map<string, Length>();
  for (const { id } of unitsOf(input.brief)) {
    if (random() >= 0.35) continue;
    lengths.set(id, random() < 0.5 ? 'full' : 'short');
    // A page prints five works at most; parts are measured with numbers of one digit.
    if (choose(input.brief, { density, lengths }).references.length > 9) lengths.delete(id);
  }
  const page = choose(input.brief, { density, lengths });
  const layout = input.layOut(page);
  if (!heights.ok || !layout.ok) throw new Error('not measured');
  expect(heights.value.availablePt).toBe(layout.value.availablePt);
  const references = page.references.map(({ id }) => id);
  const usedPt = heights.value.sections.reduce(
    (sum, { units, heightPt }) => sum + heightPt({ lengths: units.map((id) => lengths.get(id)), references }),
    0,
  );
  return usedPt - layout.value.usedPt;
}
