import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { owner } from '../../src/host/disk/atomic-write.js';
import { testFolder } from '../support/folders.js';
import { command, start } from '../support/launcher.js';
import { builtInPackFolder } from '../support/packs.js';

/** Until the first brief stands there. */
async function firstFile(folder: string): Promise<void> {
  while (!existsSync(folder) || !readdirSync(folder).some((name) => name.endsWith('.pdf'))) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a build that is asked to stop', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    'by %s finishes what it has begun, tells it in the manifest, and ends with %i',
    async (signal, code) => {
      const cwd = testFolder({ big: builtInPackFolder });
      const { child, ended } = start(['build'], { cwd });
      const out = join(cwd, 'out/inclusive-ai-governance');
      await firstFile(out);
      child.kill(signal);
      const { status, stderr } = await ended;
      expect(status).toBe(code);
      expect(stderr).toContain(signal);
      const names = readdirSync(out).filter((name) => name !== 'manifest.json');
      const { briefs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
      expect(Object.keys(briefs).length).toBeLessThan(18);
      expect(names.sort()).toEqual(
        Object.keys(briefs)
          .flatMap((id) => [`${id}.html`, `${id}.md`, `${id}.pdf`])
          .sort(),
      );
    },
    60_000,
  );
});

describe('two builds at once into one folder', () => {
  it('wait for each other before they change the manifest', async () => {
    const cwd = testFolder();
    const out = join(cwd, 'out/mini');
    const lock = join(out, '.writing.lock');
    mkdirSync(out, { recursive: true });
    // Ours, and we are running.
    writeFileSync(lock, owner());
    const { ended } = start(['build', '-l', 'en', '-f', 'md'], { cwd });
    while (!existsSync(join(out, 'readers.en.md'))) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(existsSync(join(out, 'manifest.json'))).toBe(false);
    rmSync(lock);
    expect((await ended).status).toBe(0);
    expect(existsSync(join(out, 'manifest.json'))).toBe(true);
  }, 60_000);

  it('both succeed, and the manifest has the briefs of both', async () => {
    const cwd = testFolder();
    const languages = ['en', 'zh-Hant'];
    for (let round = 0; round < 3; round += 1) {
      const builds = languages.map((locale) => start(['build', '-l', locale, '-f', 'md,html'], { cwd }));
      for (const { ended } of builds) expect((await ended).status).toBe(0);
    }
    const out = join(cwd, 'out/mini');
    const together = readFileSync(join(out, 'manifest.json'), 'utf8');
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
    await command(['build', '-f', 'md,html', '-o', 'alone'], { cwd });
    expect(together).toBe(readFileSync(join(cwd, 'alone/mini/manifest.json'), 'utf8'));
    expect(readFileSync(join(cwd, 'out/index.html'), 'utf8')).toBe(readFileSync(join(cwd, 'alone/index.html'), 'utf8'));
  }, 60_000);
});
