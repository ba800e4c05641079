import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/commands/explain.js';
import { builtInPackFolder, workspace } from '../support/packs.js';
import { run } from '../support/program.js';

const { path: cwd, remove } = workspace({ pack: builtInPackFolder });
afterAll(remove);

const audiences = [
  'european-diplomats',
  'foreign-policy',
  'industry-standards',
  'partner-governments',
  'research-community',
  'un-delegates',
];

/** What `--json` says: the same as `explain` returns, but reasons in words, beside their causes. */
type Written = Omit<Explanation, 'units' | 'present'> & {
  readonly present?: object;
  readonly units: readonly {
    readonly unit: string;
    readonly value: number;
    readonly pinned?: string;
    readonly lengths: readonly { readonly kept: string; readonly cause?: string; readonly reason?: string }[];
  }[];
};

async function explained(...args: string[]): Promise<readonly Written[]> {
  const { status, stdout, stderr } = await run(cwd, 'explain', 'pack', '--json', ...args);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout).explanations;
}

describe('explain', () => {
  it('says in one line why a measure is missing', async () => {
    const { status, stdout } = await run(cwd, 'explain', 'pack', '-a', 'un-delegates');
    expect(status).toBe(0);
    const line = stdout.split('\n').find((l) => l.trim().startsWith('cooperation.civil-channels '));
    expect(line).toMatch(
      /cooperation +2 +— \(\d+ pt\) +— \(\d+ pt\) +— \(\d+ pt\) +(?:no room in every language|its room went to what is worth more|no room beside what comes before it): too long by \S.*$/,
    );
    expect(stdout).toMatch(/^ {2}en +█{15,20}░* +\d+% +\d+ of \d+ pt +compact +1 layout$/m);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it('has a reason for each unit that is left out, for every reader', async () => {
    const all = await explained('-a', audiences.join());
    expect(all.map((one) => one.audience)).toEqual(audiences);
    for (const { units, pages } of all) {
      expect(pages.map((page) => page.language)).toEqual(['zh-Hant', 'zh-Hans', 'en']);
      for (const { layouts, fill } of pages) {
        expect(layouts).toBeLessThanOrEqual(12);
        expect(fill).toBeLessThanOrEqual(1);
      }
      expect(Math.max(...pages.map(({ fill }) => fill))).toBeGreaterThanOrEqual(0.88);
      const out = units.filter(({ lengths }) => lengths.every(({ kept }) => kept === 'out'));
      expect(out.length).toBeGreaterThan(30);
      for (const { lengths } of out) {
        for (const { cause, reason } of lengths) {
          expect([
            'dropped',
            'hidden-section',
            'at-most',
            'no-room',
            'lower-value',
            'later',
            'another-language',
            'references',
          ]).toContain(cause);
          expect(reason).toMatch(/./);
        }
      }
      const values = units.map(({ value }) => value);
      expect(values).toEqual([...values].sort((a, b) => b - a));
    }
  });

  it('shows what another paper, theme or value changes', async () => {
    const value = 'audiences.un-delegates.weights.cooperation.bilateral=9';
    const { stdout } = await run(cwd, 'explain', 'pack', '-a', 'un-delegates', '-l', 'en', '--set', value);
    expect(stdout).toContain(`a4, standard, ${value}`);
    const [, changes = ''] = stdout.split('Differences from the page as it is (a4, standard):\n');
    expect(changes).toMatch(/^ {2}\+ cooperation\.bilateral comes in$/m);
    expect(changes).toMatch(/^ {2}− [a-z.-]+ leaves: \S/m);
    const [other] = await explained('-a', 'un-delegates', '--paper', 'letter', '--theme', 'clear-print');
    expect(other).toMatchObject({ paper: 'letter', theme: 'clear-print', present: { paper: 'a4', theme: 'standard' } });
    expect((await run(cwd, 'explain', 'pack', '-a', 'un-delegates', '--set', 'pack.version=9')).stdout).toContain(
      'No difference from the page as it is (a4, standard).',
    );
  });

  it('says that a unit is pinned, and why', async () => {
    const pins = [
      'audiences.un-delegates.keep=[{ unit: security-council, reason: "They asked for it." }, stakes.equity]',
      'audiences.un-delegates.drop=[{ unit: un-resolution, reason: "They wrote it." }]',
    ];
    const [one] = await explained('-a', 'un-delegates', ...pins.flatMap((pin) => ['--set', pin]));
    const of = (id: string) => one?.units.find(({ unit }) => unit === id);
    for (const { kept, reason } of of('security-council')?.lengths ?? []) {
      expect(kept).not.toBe('out');
      expect(reason).toBe('They asked for it.');
    }
    expect(of('stakes.equity')).toMatchObject({ pinned: 'keep' });
    expect(of('un-resolution')).toMatchObject({
      pinned: 'drop',
      lengths: ['zh-Hant', 'zh-Hans', 'en'].map(() => ({ kept: 'out', cause: 'dropped', reason: 'They wrote it.' })),
    });
    const { stdout } = await run(
      cwd,
      'explain',
      'pack',
      '-a',
      'un-delegates',
      ...pins.flatMap((pin) => ['--set', pin]),
    );
    expect(stdout).toMatch(/^ {2}un-resolution .*They wrote it\.$/m);
    expect(stdout).toMatch(/^ {2}stakes\.equity /m);
  });

  it('refuses a reader that the pack does not have, and shows the mistakes of a pack', async () => {
    const unknown = await run(cwd, 'explain', 'pack', '-a', 'un-delegate');
    expect(unknown).toMatchObject({ status: 2, stdout: '' });
    expect(unknown.stderr).toContain('"un-delegates"');
    const wrong = await run(cwd, 'explain', 'pack', '--set', 'pillars.agenda.measures.capacity.priority=most');
    expect(wrong).toMatchObject({ status: 1, stdout: '' });
    expect(wrong.stderr).toContain('--set:1:43');
  });
});

describe('what build and explain tell of one page', () => {
  it.each(['a4', 'letter'])('is the same fill, on %s', async (paper) => {
    const at = workspace({ pack: builtInPackFolder });
    const { stderr } = await run(at.path, 'build', 'pack', '--paper', paper, '-f', 'md');
    const built = [...stderr.matchAll(/^ {2}([\w-]+)\.([A-Za-z-]+)(?:\.letter)? +(\d+)%/gm)].map(([, ...row]) =>
      row.join(' '),
    );
    const { stdout } = await run(at.path, 'explain', 'pack', '--paper', paper, '-a', audiences.join());
    at.remove();
    const told = stdout.split(/^(?=\S+ · )/m).flatMap((page) => {
      const [, audience = ''] = page.split(' · ');
      const id = audiences.find((one) => page.split('\n')[0]?.includes(` · ${one} · `)) ?? audience;
      return [...page.matchAll(/^ {2}([A-Za-z-]+) +[█░]+ +(\d+)%/gm)].map(
        ([, locale, fill]) => `${id} ${locale} ${fill}`,
      );
    });
    expect(built).toHaveLength(18);
    expect(told.sort()).toEqual(built.sort());
  });
});
