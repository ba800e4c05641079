import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { miniPackFolder, workspace } from '../../support/packs.js';
import { program } from '../../support/program.js';

let at: ReturnType<typeof workspace>;
const path = (name: string) => join(at.path, name);
const read = (name: string) => readFileSync(path(name), 'utf8');
const change = (name: string, find: string, write: string) =>
  writeFileSync(path(name), read(name).replace(find, write));

interface Document {
  readonly ok: boolean;
  readonly diagnostics: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
}
async function run(...args: string[]): Promise<Document> {
  return JSON.parse((await program(at.path, [...args, '--json'])).stdout);
}
const told = ({ diagnostics }: Document) => diagnostics.map(({ code, severity }) => `${severity} ${code}`);

beforeEach(() => {
  at = workspace({ mini: miniPackFolder });
  writeFileSync(
    path('content/mini/audiences/others.yaml'),
    read('content/mini/audiences/readers.yaml').replace('id: readers', 'id: others'),
  );
});
afterEach(() => at.remove());

describe('a damaged manifest', () => {
  beforeEach(async () => {
    const second = workspace({ second: path('content/mini') });
    renameSync(join(second.path, 'content/second'), path('content/second'));
    second.remove();
    change('content/second/pack.yaml', 'id: mini', 'id: second');
    await run('build', '-f', 'md');
  });

  it('is told where the gallery lacks its pack, until that is built again', async () => {
    writeFileSync(path('out/second/manifest.json'), read('out/second/manifest.json').slice(0, 200));
    const other = await run('build', 'mini', '-f', 'md', '--force');
    expect(told(other)).toEqual(['warning command/failed']);
    expect(other.diagnostics[0]?.message).toContain('out/second/manifest.json');
    expect(told(await run('build', 'second', '-f', 'md'))).toEqual([]);
    expect(read('out/index.html')).toContain('second/readers.en.md');
  });

  it('is told where a build of some readers has written it anew', async () => {
    writeFileSync(path('out/second/manifest.json'), '');
    expect(told(await run('build', 'second', '-f', 'md', '-a', 'others'))).toEqual(['warning command/failed']);
    expect(told(await run('build', 'second', '-f', 'md', '--force'))).toEqual([]);
  });

  it('is told where a build in one format no longer lists the files of another', async () => {
    await run('build', 'second', '-f', 'md', '-f', 'html');
    writeFileSync(path('out/second/manifest.json'), '{');
    const partial = await run('build', 'second', '-f', 'md');
    expect(told(partial)).toEqual(['warning command/failed']);
    expect(partial.diagnostics[0]?.message).toContain('4 files');
    writeFileSync(path('out/second/manifest.json'), '{');
    expect(told(await run('build', 'second', '-f', 'md', '-f', 'html'))).toEqual([]);
  });

  it('or a lost one is told once, where the briefs of others stand there', async () => {
    rmSync(path('out/second/manifest.json'));
    const partial = await run('build', 'second', '-f', 'md', '-a', 'others');
    expect(told(partial)).toEqual(['warning command/failed']);
    expect(partial.diagnostics[0]?.message).toContain('was not there');
    expect(told(await run('build', 'second', '-f', 'md', '-a', 'others', '--force'))).toEqual([]);
    rmSync(path('out/second/manifest.json'));
    // A whole build lists all again, and files of other names are nobody's.
    writeFileSync(path('out/second/notes.en.md'), '');
    expect(told(await run('build', 'second', '-f', 'md'))).toEqual([]);
  });

  it('of another program is its own affair', async () => {
    mkdirSync(path('out/site'));
    writeFileSync(path('out/site/manifest.json'), '{ "name": "Our site" }');
    writeFileSync(path('out/site/index.html'), '');
    expect(told(await run('build', 'mini', '-f', 'md', '--force'))).toEqual([]);
  });
});

describe('gather', () => {
  beforeEach(async () => {
    for (const shard of [1, 2]) await run('build', '-f', 'md', '--shard', `${shard}/2`, '-o', `part-${shard}`);
  });

  it('names the readers of a part that is not there', async () => {
    const gathered = await run('gather', 'part-1', '-o', 'joined');
    expect(told(gathered)).toEqual(['warning command/not-built']);
    expect(gathered.diagnostics[0]?.message).toContain(': readers.');
    expect(told(await run('gather', 'part-2', '-o', 'joined'))).toEqual([]);
  });

  it('says nothing where all parts are there', async () => {
    expect(told(await run('gather', 'part-1', 'part-2', '-o', 'joined'))).toEqual([]);
  });

  it('tells a part that was made from other files', async () => {
    change('content/mini/argument.yaml', 'Begin early.', 'Begin now.');
    await run('build', '-f', 'md', '--shard', '2/2', '-o', 'part-2');
    const gathered = await run('gather', 'part-1', 'part-2', '-o', 'joined');
    expect(told(gathered)).toEqual(['warning command/not-built']);
    expect(gathered.diagnostics[0]?.message).toContain('part-1');
  });

  it('tells parts that were copied into one folder, where one manifest has replaced the other', async () => {
    cpSync(path('part-1'), path('both'), { recursive: true });
    cpSync(path('part-2'), path('both'), { recursive: true });
    // As it came back from a colleague.
    writeFileSync(path('both/mini/readers.en.reviewed.docx'), '');
    const gathered = await run('gather', 'both', '-o', 'joined');
    expect([gathered.ok, ...told(gathered)]).toEqual([true, 'warning command/not-built', 'warning command/not-built']);
    expect(gathered.diagnostics.map(({ message }) => message).join()).toContain('others.en.md');
    expect(gathered.diagnostics.map(({ message }) => message).join()).not.toContain('reviewed');
  });

  it('refuses a part whose manifest is not there', async () => {
    rmSync(path('part-2/mini/manifest.json'));
    const gathered = await run('gather', 'part-1', 'part-2', '-o', 'joined');
    expect([gathered.ok, ...told(gathered)]).toEqual([false, 'error command/not-built']);
    expect(gathered.diagnostics[0]?.message).toContain('part-2/mini/manifest.json is not there');
  });

  it.each([
    ['report.final.pdf', false],
    ['readers.es-419.pdf', true],
  ])('takes a folder for one of briefs by the names of languages: %s', async (file, isBrief) => {
    mkdirSync(path('part-2/papers'));
    writeFileSync(path(`part-2/papers/${file}`), '');
    const gathered = await run('gather', 'part-1', 'part-2', '-o', 'joined');
    expect(told(gathered)).toEqual(isBrief ? ['warning command/not-built'] : []);
  });

  it('refuses a part whose manifest is damaged', async () => {
    writeFileSync(path('part-2/mini/manifest.json'), '{');
    const gathered = await run('gather', 'part-1', 'part-2', '-o', 'joined');
    expect([gathered.ok, ...told(gathered)]).toEqual([false, 'error command/not-built']);
    rmSync(path('part-2'), { recursive: true });
    expect(told(await run('gather', 'part-1', 'part-2', '-o', 'joined'))).toEqual(['error command/not-built']);
  });
});
