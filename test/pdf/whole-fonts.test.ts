import { create } from 'fontkit';
import { afterAll, expect, it, vi } from 'vitest';
import { builtInPackFolder, workspace } from '../support/packs.js';
import { run } from '../support/program.js';

vi.mock('fontkit', { spy: true });

const made = workspace({ argued: builtInPackFolder });
afterAll(() => made.remove());

// To decode a font takes as long as to set several pages.
it('sets plain Chinese and English from tables, with raised numbers, and decodes no font', async () => {
  const { status, stderr } = await run(made.path, 'build', '-a', 'un-delegates', '-f', 'pdf');
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(create).not.toHaveBeenCalled();
});
