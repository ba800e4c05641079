import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IoError } from '../../../src/host/host.js';
import { writeEnglishPack } from '../../support/english-pack.js';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { type ProgramResult, program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
  writeFileSync(others(), read('content/mini/audiences/readers.yaml').replace('id: readers', 'id: others'));
});
afterEach(() => at.remove());

const path = (name: string) => join(at.path, name);
const read = (name: string) => readFileSync(path(name), 'utf8');
const others = () => path('content/mini/audiences/others.yaml');
const outputs = (pack = 'mini') => readdirSync(path(`out/${pack}`)).sort();
const build = (...args: string[]) => program(at.path, ['build', '-f', 'md', ...args]);
const manifest = () => JSON.parse(read('out/mini/manifest.json'));
const removeOthers = () => rmSync(others());

/** What a build lists as made by no brief any more. */
const listedBy = ({ stdout }: ProgramResult) => JSON.parse(stdout).noLongerMade ?? [];
const listed = async (...args: string[]) => listedBy(await build('--json', ...args));
const inState = (state: string, ...files: string[]) => files.map((file) => ({ file: `out/mini/${file}`, state }));
const there = inState('there', 'others.en.md', 'others.zh-Hant.md');
const removed = inState('removed', 'others.en.md', 'others.zh-Hant.md');
const ofReaders = ['manifest.json', 'readers.en.md', 'readers.zh-Hant.md'];
const all = ['manifest.json', 'others.en.md', 'others.zh-Hant.md', 'readers.en.md', 'readers.zh-Hant.md'];

describe('stale outputs: files that no brief makes any more', () => {
  beforeEach(async () => {
    expect(await listed()).toEqual([]);
    removeOthers();
  });

  it('are listed by every build, and stay', async () => {
    expect(await listed()).toEqual(there);
    expect(await listed('-l', 'en')).toEqual(there);
    expect(outputs()).toEqual(all);
    expect(Object.keys(manifest().briefs)).toEqual(['readers.en', 'readers.zh-Hant']);
    expect(read('out/index.html')).not.toContain('others');
    expect(await build('--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('are removed with --clean, even if an earlier build has listed them before', async () => {
    await build();
    const cleaned = await build('--clean', '--json');
    expect(cleaned.status).toBe(0);
    expect(listedBy(cleaned)).toEqual(removed);
    expect(outputs()).toEqual(ofReaders);
    expect(manifest()).not.toHaveProperty('noLongerMade');
    expect(await listed('--clean')).toEqual([]);
  });

  it('include those of a language that the pack no longer has', async () => {
    writeEnglishPack(path('content/mini'));
    await build('--clean');
    expect(outputs()).toEqual(['manifest.json', 'readers.en.md']);
  });

  it('are in the JSON document', async () => {
    const document = async (...args: string[]) => JSON.parse((await build('--json', ...args)).stdout);
    expect(await document()).toMatchObject({ noLongerMade: there });
    expect(await document('--clean')).toMatchObject({ noLongerMade: removed });
    expect(await document()).not.toHaveProperty('noLongerMade');
  });

  it('are forgotten once the pack makes them again or they are deleted', async () => {
    await build();
    rmSync(path('out/mini/others.en.md'));
    expect(await listed()).toEqual(inState('there', 'others.zh-Hant.md'));
    writeFileSync(others(), read('content/mini/audiences/readers.yaml').replace('id: readers', 'id: others'));
    expect(await listed('--clean')).toEqual([]);
    expect(outputs()).toEqual(all);
  });

  it('are listed and removed even where nothing has changed', async () => {
    const again = async (...args: string[]) =>
      listedBy(await program(at.path, ['build', '-f', 'md', '--json', ...args], { cache: path('cache') }));
    await again();
    expect(await again()).toEqual(there);
    expect(await again('--clean')).toEqual(removed);
    expect(await again('--clean')).toEqual([]);
    expect(outputs()).toEqual(ofReaders);
  });
});

describe('what left the pack and came back', () => {
  /** All files of both readers, the others gone, noticed by a build, and back again. */
  const leaveAndComeBack = async (between: readonly string[]) => {
    await program(at.path, ['build']);
    await program(at.path, ['build', '--paper', 'letter', '--theme', 'mono']);
    const whole = outputs();
    expect(whole).toHaveLength(25);
    const kept = read('content/mini/audiences/others.yaml');
    removeOthers();
    expect((await build(...between)).stderr).toContain('No brief makes these files any more');
    expect(manifest().noLongerMade).toHaveLength(12);
    writeFileSync(others(), kept);
    return whole;
  };

  it.each([
    [['-a', 'others', '-l', 'en']],
    [['-a', 'others', '-l', 'en', '--paper', 'letter']],
    [['-a', 'readers', '-l', 'en']],
    [['-l', 'zh-Hant']],
    [['--shard', '1/2']],
    [['--public']],
    [['--theme', 'mono']],
  ])('is not removed with --clean by a build of a part: %s', async (part) => {
    const whole = await leaveAndComeBack(['-a', 'readers', '-l', 'en']);
    const { status, stderr } = await build('--clean', ...part);
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/no brief/i);
    expect(outputs()).toEqual(expect.arrayContaining(whole));
    expect(manifest()).not.toHaveProperty('noLongerMade');
    expect((await build('--clean')).stderr).not.toMatch(/no brief/i);
  });

  it('is forgotten without --clean too, and what stays away is not', async () => {
    await leaveAndComeBack(['-l', 'en']);
    writeFileSync(
      path('content/mini/audiences/third.yaml'),
      read('content/mini/audiences/others.yaml').replace('id: others', 'id: third'),
    );
    await build();
    rmSync(path('content/mini/audiences/third.yaml'));
    expect(await listed('-a', 'readers', '-l', 'en')).toEqual(inState('there', 'third.en.md', 'third.zh-Hant.md'));
    expect(manifest().noLongerMade.map(({ file }: { file: string }) => file)).toEqual([
      'third.en.md',
      'third.zh-Hant.md',
    ]);
    expect(await listed('-a', 'readers', '-l', 'en', '--clean')).toEqual(
      inState('removed', 'third.en.md', 'third.zh-Hant.md'),
    );
    expect(outputs().filter((name) => name.startsWith('third'))).toEqual([]);
  });

  it('counts for a language as for a reader', async () => {
    const files = ['pack.yaml', 'argument.yaml', 'audiences/readers.yaml', 'audiences/others.yaml'];
    const texts = files.map((name) => [`content/mini/${name}`, read(`content/mini/${name}`)] as const);
    await build();
    for (const [name, text] of texts) {
      const lines = text.replace('[en, zh-Hant]', '[en]').split('\n');
      writeFileSync(path(name), lines.filter((line) => !/zh-Hant|\p{Script=Han}/u.test(line)).join('\n'));
    }
    expect((await build('-l', 'en')).stderr).toContain('  out/mini/readers.zh-Hant.md\n');
    for (const [name, text] of texts) writeFileSync(path(name), text);
    expect((await build('-l', 'en', '--clean')).stderr).not.toMatch(/no brief/i);
    expect(outputs()).toEqual(all);
  });

  it('does not count for a reader whose name only begins like another’s', async () => {
    await build();
    writeFileSync(
      path('content/mini/audiences/others.yaml'),
      read('content/mini/audiences/others.yaml').replace('id: others', 'id: others-too'),
    );
    expect(await listed('--clean')).toEqual(removed);
    expect(outputs()).toContain('others-too.en.md');
    expect(outputs()).not.toContain('others.en.md');
  });
});

describe('--clean does not remove', () => {
  it.each([
    [['-a', 'readers']],
    [['-l', 'en']],
    [['-f', 'html']],
    [['--paper', 'letter']],
    [['--theme', 'mono']],
    [['--shard', '2/2']],
  ])('with %s the files that the pack can still make', async (part) => {
    await build();
    await build('--paper', 'letter', '--theme', 'mono');
    const before = outputs();
    expect(before).toHaveLength(9);
    const cleaned = await build('--clean', '--json', ...part);
    expect(cleaned.status).toBe(0);
    expect(listedBy(cleaned)).toEqual([]);
    expect(outputs()).toEqual(expect.arrayContaining(before));
  });

  it('a file of somebody else, or one that was changed', async () => {
    await build();
    writeFileSync(path('out/mini/notes.md'), 'mine');
    writeFileSync(path('out/mini/others.fr.md'), 'mine');
    writeFileSync(path('out/mini/others.en.md'), 'mine now');
    removeOthers();
    expect(await listed('--clean')).toEqual([
      ...inState('changed', 'others.en.md'),
      ...inState('removed', 'others.zh-Hant.md'),
    ]);
    expect(outputs()).toEqual(['notes.md', 'others.en.md', 'others.fr.md', ...ofReaders].sort());
    expect(read('out/mini/others.en.md')).toBe('mine now');
  });

  it('a link, or its target', async () => {
    await build();
    mkdirSync(path('elsewhere'));
    renameSync(path('out/mini/others.en.md'), path('elsewhere/kept.md'));
    symlinkSync(path('elsewhere/kept.md'), path('out/mini/others.en.md'));
    removeOthers();
    await build('--clean');
    expect(outputs()).toEqual(['manifest.json', 'others.en.md', 'readers.en.md', 'readers.zh-Hant.md']);
    expect(existsSync(path('elsewhere/kept.md'))).toBe(true);
  });

  it('files of other folders that a foreign manifest lists', async () => {
    await build();
    const made = manifest();
    writeFileSync(path('kept.md'), read('out/mini/others.en.md'));
    made.briefs['../../kept'] = {
      ...made.briefs['others.en'],
      files: { md: { ...made.briefs['others.en'].files.md, file: '../../kept.md' } },
    };
    writeFileSync(path('out/mini/manifest.json'), JSON.stringify(made));
    removeOthers();
    await build('--clean');
    expect(existsSync(path('kept.md'))).toBe(true);
  });

  it('a file that a manifest lists under the name of a current brief', async () => {
    await build();
    const made = manifest();
    const { md } = made.briefs['readers.en'].files;
    made.noLongerMade = [md];
    made.briefs['others.en'].files.md = md;
    writeFileSync(path('out/mini/manifest.json'), JSON.stringify(made));
    removeOthers();
    await build('--clean', '-l', 'zh-Hant');
    expect(outputs()).toContain('readers.en.md');
  });

  it('files of packs that are not built or have mistakes', async () => {
    await build();
    removeOthers();
    const mend = read('content/mini/argument.yaml');
    writeFileSync(path('content/mini/argument.yaml'), mend.replace('limits:', 'limit:'));
    expect(await build('--clean')).toMatchObject({ status: 1 });
    expect(outputs()).toEqual(all);
    writeFileSync(path('content/mini/argument.yaml'), mend);
    const second = workspace({ second: miniPackFolder });
    renameSync(join(second.path, 'content/second'), path('content/second'));
    second.remove();
    writeFileSync(path('content/second/pack.yaml'), read('content/second/pack.yaml').replace('id: mini', 'id: second'));
    await build('second', '--clean');
    expect(outputs()).toEqual(all);
    await build('--clean');
    expect(outputs()).toEqual(ofReaders);
  });

  it('anything with --set, which it refuses', async () => {
    await build();
    const set = ['--set', 'audiences.others.id=third'];
    expect(await listed(...set)).toEqual([]);
    expect(await build('--clean', ...set)).toMatchObject({ status: 2, stdout: '' });
    expect(outputs()).toEqual([...all, 'third.en.md', 'third.zh-Hant.md'].sort());
    await build('--clean');
    expect(outputs()).toEqual(all);
  });
});

it('a file that cannot be removed is named with exit code 3, and removed by a later build', async () => {
  await build();
  removeOthers();
  const remove = (file: string) => Promise.reject(new IoError('remove', file, { code: 'EPERM' }));
  const { status, stderr } = await program(at.path, ['build', '-f', 'md', '--clean'], { disk: { remove } });
  expect(status).toBe(3);
  expect(stderr).toMatch(/^error: .*others\.en\.md: /m);
  expect(await listed()).toEqual(there);
  expect(await listed('--clean')).toEqual(removed);
});

it('a build that is killed while it removes files leaves a manifest whose briefs all exist', async () => {
  await build();
  removeOthers();
  const killed = Symbol('killed');
  const remove = async (file: string) => {
    rmSync(file);
    throw killed;
  };
  await program(at.path, ['build', '-f', 'md', '--clean'], { disk: { remove } });
  expect(outputs()).not.toContain('others.en.md');
  expect(Object.keys(manifest().briefs)).toEqual(['readers.en', 'readers.zh-Hant']);
  expect(await listed('--clean')).toEqual(inState('removed', 'others.zh-Hant.md'));
  expect(outputs()).toEqual(ofReaders);
});
