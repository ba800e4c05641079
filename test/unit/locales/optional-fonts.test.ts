import { describe, expect, it } from 'vitest';
import type { Host } from '../../../src/host/host.js';
import { loadTemplates } from '../../../src/pipeline/templates.js';
import { diskHost } from '../../support/host.js';
import { root } from '../../support/packs.js';

/** A machine on which nobody has installed the Japanese font. */
const host: Host = { ...diskHost(root), hasPackageFile: (file) => !file.includes('noto-sans-jp') };
const span = { source: 'pack.yaml', start: 10, end: 12 };
const load = (locales: readonly string[]) =>
  loadTemplates({ theme: 'standard', locales, spanOfLocale: () => span }, host, new Map());

describe('a font that is a package of its own', () => {
  it('is named with the line that installs it, where a pack needs it', async () => {
    const loaded = await load(['en', 'ja']);
    expect(loaded.ok).toBe(false);
    if (loaded.ok) return;
    expect(loaded.diagnostics).toMatchObject([
      {
        code: 'template/missing',
        span,
        hint: 'Run npm install @expo-google-fonts/noto-sans-jp in the folder where you build.',
      },
    ]);
  });

  it('is not missed by a pack in other languages, whose Japanese words are set in another font', async () => {
    const loaded = await load(['en', 'ko']);
    if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join());
    const { theme, fonts } = loaded.value.assets;
    expect(Object.keys(theme.fonts)).not.toContain('noto-sans-jp');
    expect(Object.keys(theme.faces)).not.toContain('jpan');
    const { missing } = fonts.runsOf('日本の図書館', theme.faces.latin.text, 'latin');
    expect(missing).toEqual([]);
  });
});
