import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadPack } from '../../src/pack/load-pack.js';
import { idsOf, packEntries } from '../../src/pack/pack-index.js';
import { toPlain } from '../../src/validation/located.js';
import { applyPlace, placeOf, type UnitPlace } from '../../src/write-back/apply-place.js';
import { inOneForm } from '../../src/write-back/edit-text.js';
import { casesOf } from '../support/depth.js';
import { randomPacks } from '../support/random-packs.js';
import { hands, inStyles } from '../support/yaml-styles.js';

const cases = casesOf(300, 30);
const nameOf = (path: string) => path;
const reasons = fc.constantFrom('Later.', 'a: b', '“so” #1', "isn't", 'say "so" \\', '{x}, [y]', '更多');

const places: fc.Arbitrary<UnitPlace> = fc
  .record({
    pin: fc.constantFrom(undefined, 'keep' as const, 'drop' as const),
    reason: reasons,
    hasReason: fc.boolean(),
    weight: fc.constantFrom(undefined, '0', '2', '0.5', '12'),
  })
  .map(({ pin, reason, hasReason, weight }) => ({
    ...(pin ? { pin } : {}),
    ...(pin === 'drop' || (pin === 'keep' && hasReason) ? { reason } : {}),
    ...(weight === undefined ? {} : { weight }),
  }));
const plans = fc.array(fc.record({ reader: fc.nat(20), unit: fc.nat(200), place: places }), {
  minLength: 1,
  maxLength: 6,
});

it('places of units are written one after another into files in any style, and taken back', {
  timeout: 1_800_000,
}, () => {
  let written = 0;
  fc.assert(
    fc.property(randomPacks, hands, plans, (pack, hand, planned) => {
      let files = inStyles(pack.files, hand);
      const { outline, result } = loadPack(files, nameOf);
      if (!outline || !result.ok) return;
      const entries = packEntries(outline.root);
      const [readers, units] = [idsOf(entries, 'audience'), idsOf(entries, 'unit', 'measure', 'fact')];
      for (const { reader, unit: at, place } of planned) {
        const name = { audience: readers[reader % readers.length] ?? '', unit: units[at % units.length] ?? '' };
        const made = applyPlace(files, name, place, { nameOf });
        if (!made.ok) {
          // A must may not be dropped, say; YAML is never what is wrong.
          for (const { code } of made.diagnostics) expect(code).toMatch(/^content\/(?!unknown-key|invalid-value)/);
          continue;
        }
        written += 1;
        expect(placeOf(made.value.loaded.outline, name)).toEqual(place);
        expect(made.value.patches.length).toBeLessThan(2);
        const back = applyPlace(made.value.files, name, made.value.before, { nameOf });
        if (!back.ok) throw new Error(JSON.stringify(back.diagnostics));
        const plainOf = (some: typeof files) => {
          const read = loadPack(some, nameOf).outline;
          return read && withoutEmpty(inOneForm(toPlain(read.root)));
        };
        // An empty list may have gone with the last of its units; their order is that in which they came.
        expect(plainOf(back.value.files)).toEqual(plainOf(files));
        files = made.value.files;
      }
    }),
    { seed: 23, numRuns: cases },
  );
  expect(written).toBeGreaterThan(cases);
});

/** Lists of units as sets, and none that is empty. */
function withoutEmpty(plain: unknown): unknown {
  const audiences = (plain as { audiences: Record<string, unknown>[] }).audiences.map((audience) => {
    const lists = (['keep', 'drop'] as const).map((key) => [
      key,
      [...((audience[key] ?? []) as unknown[])].map((one) => JSON.stringify(one)).sort(),
    ]);
    const weights = audience.weights ?? {};
    return { ...audience, ...Object.fromEntries(lists), weights };
  });
  return { ...(plain as object), audiences };
}
