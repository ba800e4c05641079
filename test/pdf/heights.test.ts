import { beforeAll, describe, expect, it } from 'vitest';
import { choose } from '../../src/fit/choose.js';
import type { FitInput } from '../../src/fit/language-page.js';
import { nodeHost } from '../../src/host/host.js';
import { unitsOf } from '../../src/model/brief.js';
import type { Length } from '../../src/model/fitted-brief.js';
import { fitInputsOf, type RenderContext } from '../../src/pipeline/compile.js';
import { loadTemplates } from '../../src/pipeline/templates.js';
import { PdfRenderer } from '../../src/render/pdf/pdf-renderer.js';
import { builtInPackFolder, loadedPack, root } from '../support/packs.js';

const pack = loadedPack(builtInPackFolder);
const tolerancePt = 0.05;

describe.each(['standard', 'clear-print'])('the height of a page in %s', (theme) => {
  let context: RenderContext;
  beforeAll(async () => {
    const sources = new Map();
    const templates = await loadTemplates({ theme, locales: pack.pack.languages }, nodeHost(root), sources);
    if (!templates.ok) throw new Error(theme);
    context = {
      templates: templates.value,
      pdf: new PdfRenderer(templates.value.assets.fonts),
      sources,
      embedFonts: false,
    };
  });

  it.each(['a4', 'letter'] as const)(
    'is the sum of its parts, whatever is on it (%s)',
    (paper) => {
      const random = randomNumbers();
      const inputs = pack.audiences.flatMap(({ id: audience }) =>
        fitInputsOf(pack, { pack: pack.pack.id, audience, paper, theme }, context),
      );
      const offs = inputs.flatMap((input) =>
        [...input.densities.keys()].map((density) => offPt(input, density, random)),
      );
      expect(offs.length).toBeGreaterThanOrEqual(36);
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
  const some = unitsOf(input.brief).filter(() => random() < 0.35);
  const lengths = new Map(some.map(({ id }): [string, Length] => [id, random() < 0.5 ? 'full' : 'short']));
  const page = choose(input.brief, { density, lengths });
  const layout = input.layOut(page);
  if (!heights.ok || !layout.ok) throw new Error('not measured');
  expect(heights.value.availablePt).toBe(layout.value.availablePt);
  return heights.value.usedPt(page) - layout.value.usedPt;
}
