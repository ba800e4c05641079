import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { miniPackFolder, root } from '../support/packs.js';

const loader = fileURLToPath(new URL('../../src/cli/load-program.cjs', import.meta.url));
/** In a process of its own: within one, V8 knows a file that it has compiled without any help. */
const script = `
  import { loadProgram, writeCompiled } from ${JSON.stringify(pathToFileURL(loader).href)};
  const [file, keep] = process.argv.slice(1);
  const ran = [];
  const { main } = loadProgram(file, (...one) => ran.push(one));
  const answer = main();
  const used = ran.map(([, , compiled]) => compiled.cachedDataRejected === false);
  if (keep) for (const [path, identity, compiled] of ran) writeCompiled(path, identity, compiled);
  process.stdout.write(JSON.stringify({ answer, used }));`;

describe('the code cache of the program', () => {
  let compiled: string;
  let folder: string;
  let file: string;

  beforeEach(() => {
    compiled = mkdtempSync(join(tmpdir(), 'policy-brief-'));
    writeFileSync(join(compiled, 'stamp'), 'of one compilation');
    folder = join(compiled, 'bundle');
    mkdirSync(folder);
    file = join(folder, 'main.js');
    writeFileSync(join(folder, 'part.js'), 'exports.answer = () => 42;');
    writeFileSync(file, "const { answer } = require('./part.js'); exports.main = () => answer();");
  });
  afterEach(() => rmSync(compiled, { recursive: true, force: true }));

  function run(...more: readonly string[]): unknown {
    const args = ['--input-type=module', '--eval', script, file, ...more];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  }

  /** Runs it as the launcher does, where the work that it is run for has the given result. */
  function runForUse(result: boolean): void {
    const program = `
      import { runProgram } from ${JSON.stringify(pathToFileURL(loader).href)};
      await runProgram(process.argv[1], async ({ main }) => main() === 42 && ${result});`;
    execFileSync(process.execPath, ['--input-type=module', '--eval', program, file], { encoding: 'utf8' });
  }

  it('is made by the first use that did its work', () => {
    runForUse(false);
    expect(readdirSync(folder).sort()).toEqual(['main.js', 'part.js']);
    runForUse(true);
    expect(readdirSync(folder).sort()).toEqual(['main.js', 'main.js.compiled', 'part.js', 'part.js.compiled']);
    expect(run()).toEqual({ answer: 42, used: [true, true] });
  });

  it('is made again by a use under another version of Node.js, and by no other', () => {
    run('keep');
    const path = `${file}.compiled`;
    const own = readFileSync(path);
    runForUse(true);
    expect(readFileSync(path).equals(own)).toBe(true);
    writeFileSync(path, Buffer.concat([own.subarray(0, 128), Buffer.alloc(500, 7)]));
    runForUse(true);
    expect(run()).toEqual({ answer: 42, used: [true, true] });
  });

  it('is not missed where it cannot be written', () => {
    mkdirSync(`${file}.compiled`);
    runForUse(true);
    expect(readdirSync(folder).filter((name) => name.includes('-'))).toEqual([]);
    expect(run()).toEqual({ answer: 42, used: [false, false] });
  });

  it('is not needed', () => {
    expect(run()).toEqual({ answer: 42, used: [false, false] });
  });

  it('is used for the same program', () => {
    run('keep');
    expect(run()).toEqual({ answer: 42, used: [true, true] });
  });

  it('is not used for another compilation of the program, even one of the same length', () => {
    run('keep');
    writeFileSync(join(folder, 'part.js'), 'exports.answer = () => 41;');
    writeFileSync(join(compiled, 'stamp'), 'of another');
    expect(run()).toEqual({ answer: 41, used: [false, false] });
  });

  it('is not used for a file that was changed later', () => {
    run('keep');
    const part = join(folder, 'part.js');
    writeFileSync(part, 'exports.answer = () => 41;');
    utimesSync(part, new Date(), new Date(Date.now() + 2000));
    expect(run()).toEqual({ answer: 41, used: [true, false] });
  });

  it('is neither used nor made where nothing says which program it is', () => {
    run('keep');
    rmSync(join(compiled, 'stamp'));
    expect(run()).toEqual({ answer: 42, used: [false, false] });
    rmSync(`${file}.compiled`);
    runForUse(true);
    expect(readdirSync(folder)).not.toContain('main.js.compiled');
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut short', (whole: Buffer) => whole.subarray(0, 100)],
    ['of another version of V8', (whole: Buffer) => Buffer.concat([whole.subarray(0, 128), Buffer.alloc(500, 7)])],
  ])('is not used if its file is %s', (_, damage) => {
    run('keep');
    const path = `${file}.compiled`;
    writeFileSync(path, damage(readFileSync(path)));
    expect(run()).toEqual({ answer: 42, used: [false, true] });
  });
});

describe('the program', () => {
  it('builds a page of a sound pack without the library of schemas', () => {
    const bundle = join(root, 'dist/bundle');
    const out = mkdtempSync(join(tmpdir(), 'policy-brief-'));
    const buildPage = `
      import { loadProgram } from ${JSON.stringify(pathToFileURL(loader).href)};
      const [bundle, pack, out] = process.argv.slice(1);
      const loaded = [];
      const { main } = loadProgram(bundle + '/main.js', (path) => loaded.push(path));
      process.exitCode = await main(['build', pack, '-f', 'pdf', '-o', out, '--quiet']);
      process.stdout.write(JSON.stringify(loaded));`;
    try {
      const args = ['--input-type=module', '--eval', buildPage, bundle, miniPackFolder, out];
      const loaded: readonly string[] = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
      const hasSchemas = (path: string) => readFileSync(path, 'utf8').includes('ZodError');
      expect(loaded.length).toBeGreaterThan(2);
      expect(loaded.filter(hasSchemas)).toEqual([]);
      const all = readdirSync(bundle).filter((name) => name.endsWith('.js'));
      expect(all.some((name) => hasSchemas(join(bundle, name)))).toBe(true);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
});
