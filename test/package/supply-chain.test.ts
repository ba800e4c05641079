import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/packs.js';

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
}

const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const lock = json('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const manifest = json('package.json') as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const registry = 'https://registry.npmjs.org/';
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

/** Licences under which a house may use, change and pass on what we ship, each with a notice at most. */
const shipped = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'OFL-1.1'].concat(
  ['Zlib', 'Python-2.0'],
);
/** Of what is used for tests only, or data that is shipped as it is. */
const more = ['MPL-2.0', 'CC0-1.0', 'CC-BY-4.0'];

/** Says it in its LICENSE file only. */
const byFile: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/** All licences of an expression such as `(MIT OR Apache-2.0)`; the fonts' packages are `MIT AND OFL-1.1`. */
const licencesIn = (expression: string) => expression.replace(/[()]/g, '').split(/ (?:OR|AND) /);

describe('the packages that an install brings', () => {
  it('have licences that let a house use and pass them on', () => {
    const wrong = packages.flatMap(([path, { license, dev }]) => {
      const licence = license ?? byFile[nameOf(path)] ?? 'unknown';
      const allowed = dev ? [...shipped, ...more] : shipped;
      return licencesIn(licence).every((one) => allowed.includes(one)) ? [] : [`${nameOf(path)}: ${licence}`];
    });
    expect(wrong).toEqual([]);
  });

  it('are passed on in the bundle with their licences, which let a house do the same', () => {
    const text = readFileSync(join(root, 'dist/bundle/LICENCES.txt'), 'utf8');
    const bundled = Array.from(text.matchAll(/^(\S+) \d\S* \(([^)]*\)?)\)$/gm), ([, name = '', licence = '']) => ({
      name,
      licence,
    }));
    expect(bundled.length).toBeGreaterThan(20);
    const allowed = (licence: string) => licencesIn(licence).every((one) => shipped.includes(one));
    expect(bundled.filter(({ name, licence }) => !allowed(byFile[name] ?? licence))).toEqual([]);
    const reasons = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const named = bundled.filter(({ name }) => name in manifest.devDependencies || name in manifest.dependencies);
    expect(named.filter(({ name }) => !reasons.includes(name))).toEqual([]);
  });

  it('come from the registry, each with its digest', () => {
    const wrong = packages.filter(
      ([, { resolved = registry, integrity }]) => !resolved.startsWith(registry) || !integrity?.startsWith('sha512-'),
    );
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  it('run no script when they are installed, but for the optional watcher of one system', () => {
    const scripts = packages.filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional);
    expect(scripts.map(([path]) => nameOf(path))).toEqual([]);
  });

  it('are pinned to one version, and few: each that we name has its reason in ARCHITECTURE.md', () => {
    const reasons = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    }
    const unexplained = Object.keys(manifest.dependencies).filter(
      (name) => !reasons.includes(name.replace(/^(@expo-google-fonts)\/.*/, '$1')),
    );
    expect(unexplained).toEqual([]);
    expect(packages.filter(([, { dev }]) => !dev).length).toBeLessThan(20);
  });
});
