import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/packs.js';
import { pdfFacts } from '../support/pdf.js';

const work = mkdtempSync(join(tmpdir(), 'policy-brief-package-'));
const project = join(work, 'project');
const installed = join(project, 'node_modules/policy-brief');
afterAll(() => rmSync(work, { recursive: true, force: true }));

function npm(cwd: string, args: readonly string[], timeout = 180_000) {
  // Without what npm tells its scripts: this npm is started as by a person.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const [command = '', ...rest] = args;
  return spawnSync(command, rest, { cwd, encoding: 'utf8', env, timeout, shell: process.platform === 'win32' });
}

/** Packs a copy, because packing compiles anew, and other tests use the compiled program meanwhile. */
function packed(): string {
  const copy = join(work, 'copy');
  const left = ['node_modules', '.git', 'dist', 'out'];
  cpSync(root, copy, { recursive: true, filter: (path) => !left.includes(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const stale of ['dist/stale.js', 'out/stale.pdf']) {
    mkdirSync(dirname(join(copy, stale)), { recursive: true });
    writeFileSync(join(copy, stale), '');
  }
  const { status, stderr } = npm(copy, ['npm', 'pack', '--silent', '--pack-destination', work]);
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (status !== 0 || tarball === undefined) throw new Error(`npm pack failed: ${stderr}`);
  return join(work, tarball);
}

const noNetwork = /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/;

/** As a person installs it; where the registry cannot be reached, with the packages that this checkout has. */
function install(tarball: string): void {
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  const patience = ['--fetch-retries', '0', '--fetch-timeout', '15000'];
  const command = [
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--prefer-offline',
    ...patience,
    tarball,
  ];
  const { status, stderr, error } = npm(project, command, 45_000);
  if (status === 0) return;
  if (!error && !noNetwork.test(stderr)) throw new Error(`npm install failed: ${stderr}`);
  rmSync(join(project, 'node_modules'), { recursive: true, force: true });
  linkInstalled(tarball);
}

/** Only what the package names as needed, directly or through others: what it forgot to name is missing here too. */
function linkInstalled(tarball: string): void {
  mkdirSync(installed, { recursive: true });
  npm(project, ['tar', '-xzf', tarball, '-C', installed, '--strip-components', '1']);
  const modules = join(root, 'node_modules');
  const needed = npm(root, ['npm', 'ls', '--omit=dev', '--all', '--parseable']).stdout.trim().split('\n').slice(1);
  for (const path of needed) {
    const name = relative(modules, path);
    if (name.includes(`${basename(modules)}`)) continue;
    mkdirSync(dirname(join(project, 'node_modules', name)), { recursive: true });
    symlinkSync(path, join(project, 'node_modules', name), 'junction');
  }
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  mkdirSync(join(project, 'node_modules/.bin'));
  for (const [name, file] of Object.entries(bin)) {
    symlinkSync(join(installed, file), join(project, 'node_modules/.bin', name));
    npm(project, ['chmod', '+x', join(installed, file)]);
  }
}

/** `npx` as in the README, but without leave to fetch a package of this name where ours has no such command. */
function npx(...args: readonly string[]) {
  return npm(project, ['npx', '--no', '--', 'policy-brief', ...args]);
}

describe('the package', () => {
  beforeAll(() => install(packed()), 150_000);

  it('holds what it needs, and nothing of the development', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(installed, path)).isFile())
      .map((path) => path.replaceAll('\\', '/'));
    const folders = new Set(files.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')));
    expect([...folders].filter(Boolean).sort()).toEqual(['content', 'dist', 'src', 'templates']);
    for (const needed of [
      'LICENSE',
      'NOTICE.md',
      'README.md',
      'CHANGELOG.md',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/bundle/main.js',
      'dist/bundle/LICENCES.txt',
      'dist/fonts/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
      'dist/fonts/@expo-google-fonts/inter/LICENSE_FONT',
      'dist/fonts/@expo-google-fonts/noto-sans-tc/LICENSE_FONT',
      'templates/brief.md.hbs',
      'templates/locales/zh-Hant.yaml',
      'templates/themes/standard.yaml',
      'templates/new/pack.yaml',
      'templates/new/audiences/councillors.yaml',
      'content/inclusive-ai-governance/pack.yaml',
    ]) {
      expect(files, needed).toContain(needed);
    }
    expect(files.filter((path) => path.startsWith('src/'))).toEqual([
      'src/cli/launcher.cjs',
      'src/cli/launcher.js',
      'src/cli/load-program.cjs',
    ]);
    // What was compiled is of use to this machine's Node.js only: the first build makes it.
    expect(files.filter((path) => path.endsWith('.compiled'))).toEqual([]);
    expect(
      files.filter((path) => /\.test\.|(?:^|\/)(?:test|out|node_modules)\/|stale\.|tsconfig|biome/.test(path)),
    ).toEqual([]);
  });

  it('brings the built-in pack along, which is taken where there is no other', () => {
    expect(npx('check', '--strict')).toMatchObject({
      status: 0,
      stderr: 'There is no pack here: the built-in one is taken, inclusive-ai-governance.\nNo errors.\n',
    });
  });

  it('makes a pack and builds it in an empty folder', async () => {
    const made = npx('new', 'demo', '-l', 'en');
    expect(made.stderr).toContain('npx policy-brief build demo');
    expect(made.status).toBe(0);
    const { status, stderr } = npx('build', 'demo');
    expect(stderr).toContain('2 briefs in out/');
    expect(status).toBe(0);
    const names = ['councillors', 'community-groups'].flatMap((reader) =>
      ['pdf', 'html', 'md'].map((format) => `${reader}.en.${format}`),
    );
    expect(readdirSync(join(project, 'out/demo')).sort()).toEqual([...names, 'manifest.json'].sort());
    expect((await pdfFacts(readFileSync(join(project, 'out/demo/councillors.en.pdf')))).pages).toBe(1);
    expect(readFileSync(join(project, 'out/demo/councillors.en.html'), 'utf8')).toContain('Move library hours');
    expect(readFileSync(join(project, 'out/demo/councillors.en.md'), 'utf8')).toContain('Move library hours');
  });

  it('keeps what V8 has compiled of it in the first build, and builds the same with it', () => {
    const compiled = () => readdirSync(join(installed, 'dist/bundle')).filter((name) => name.endsWith('.compiled'));
    const built = () => readFileSync(join(project, 'out/demo/councillors.en.pdf'));
    expect(compiled()).toContain('main.js.compiled');
    const first = built();
    expect(npx('build', 'demo', '--force')).toMatchObject({ status: 0 });
    expect(built().equals(first)).toBe(true);
  });

  it('tells its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(npx('--version').stdout.trim()).toBe(version);
  });

  it('takes no more than 120 MB with all that it needs', () => {
    const modules = join(project, 'node_modules');
    const files = readdirSync(modules, { recursive: true, encoding: 'utf8' }).map((path) =>
      statSync(join(modules, path)),
    );
    // As a disk counts it, in blocks of 4 kB.
    const bytes = files.reduce((sum, file) => sum + (file.isFile() ? Math.ceil(file.size / 4096) * 4096 : 4096), 0);
    expect(bytes / 1024 / 1024).toBeLessThan(120);
  });

  it('serves programs, in one thread and in several, with embedded fonts too', () => {
    const script = [
      `import { build, check, nodeHost } from 'policy-brief';`,
      'const host = nodeHost(process.cwd());',
      `const all = { packs: ['demo'], audiences: [], locales: [], formats: [], outDir: 'by-api', jobs: 2, embedFonts: true };`,
      `const reports = [await check(['demo'], host), await build(all, host, 'test')];`,
      "console.log(reports.map(({ ok, files }) => ok + ' ' + files.length).join());",
    ];
    writeFileSync(join(project, 'api.mjs'), script.join('\n'));
    expect(npm(project, ['node', 'api.mjs'])).toMatchObject({ status: 0, stdout: 'true 0,true 8\n' });
  });

  it('resolves the fonts that it brings, and those that a house installs beside it', () => {
    const theme = (bold: string) =>
      `base: standard\nfonts:\n  house: { regular: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf", bold: "${bold}", css: Inter }\nfaces: { latin: { text: { latin: house } } }\n`;
    mkdirSync(join(project, 'templates/themes'), { recursive: true });
    const write = (bold: string) => writeFileSync(join(project, 'templates/themes/house.yaml'), theme(bold));
    const build = () => npx('build', 'demo', '--theme', 'house', '-f', 'pdf', '-o', 'house');
    write('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf');
    expect(build()).toMatchObject({ status: 0 });
    write('@our-house/fonts/Bold.ttf');
    expect(build()).toMatchObject({ status: 1, stderr: expect.stringContaining('npm install @our-house/fonts') });
    const own = join(project, 'node_modules/@our-house/fonts');
    mkdirSync(own, { recursive: true });
    cpSync(
      join(installed, 'dist/fonts/@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
      join(own, 'Bold.ttf'),
    );
    writeFileSync(join(own, 'package.json'), '{ "name": "@our-house/fonts", "version": "1.0.0" }');
    expect(build()).toMatchObject({ status: 0 });
    rmSync(own, { recursive: true });
  });

  it('carries the licence of every package in its bundle, and nothing of a package that it needs not', () => {
    const licences = readFileSync(join(installed, 'dist/bundle/LICENCES.txt'), 'utf8');
    for (const name of ['pdfmake', 'pdfkit', 'zod', 'hono', 'handlebars', 'diff', 'commander', 'yaml']) {
      expect(licences, name).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    }
    const top = readdirSync(join(project, 'node_modules'));
    expect(top.filter((name) => ['pdfmake', 'fontkit', 'hono', '@expo-google-fonts'].includes(name))).toEqual([]);
  });
});
