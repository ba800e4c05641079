import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder, textsBelow } from '../support/folders.js';
import { builtInPackFolder, miniPackFolder } from '../support/packs.js';
import { run } from '../support/program.js';

const modeline = '# yaml-language-server: $schema=.schema/pack.schema.json';
const audienceModeline = '# yaml-language-server: $schema=../.schema/audience.schema.json';

describe('schema', () => {
  it('prints the schema of the sections and writes nothing', async () => {
    const cwd = testFolder();
    const before = textsBelow(cwd);
    const { status, stdout, stderr } = await run(cwd, 'schema', 'mini');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(Object.keys(JSON.parse(stdout).properties)).toContain('pillars');
    expect(stdout).toMatch(/^\{\n {2}"[\s\S]*\n\}\n$/);
    expect((await run(cwd, 'schema')).stdout).toBe(stdout);
    expect(textsBelow(cwd)).toEqual(before);
  });

  it('prints both schemas of every pack with --json', async () => {
    const cwd = testFolder({ mini: miniPackFolder, other: miniPackFolder });
    const { status, stdout } = await run(cwd, 'schema', '--json');
    expect(status).toBe(0);
    const { ok, files, schemas } = JSON.parse(stdout);
    expect({ ok, files }).toEqual({ ok: true, files: [] });
    expect(schemas.map((one: { folder: string }) => one.folder)).toEqual(['content/mini', 'content/other']);
    expect(schemas[0].sections.properties.pack).toBeDefined();
    expect(schemas[0].audience.properties.weights).toBeDefined();
  });

  it('refuses to choose between several packs', async () => {
    const { status, stdout, stderr } = await run(testFolder({ a: miniPackFolder, b: miniPackFolder }), 'schema');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('content/a, content/b');
  });

  it('prints a schema without ids where there is no pack, and does not write it', async () => {
    const cwd = testFolder({});
    const printed = await run(cwd, 'schema');
    expect({ status: printed.status, stderr: printed.stderr }).toEqual({ status: 0, stderr: '' });
    expect(printed.stdout).not.toContain('xue-liang2025');
    const written = await run(cwd, 'schema', '--write');
    expect({ status: written.status, stdout: written.stdout }).toEqual({ status: 1, stdout: '' });
    expect(written.stderr).toContain('[content/no-pack]');
    expect(textsBelow(cwd)).toEqual({});
  });

  it('refuses a pack that does not exist', async () => {
    const { status, stdout, stderr } = await run(testFolder(), 'schema', 'mine');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('"mini"');
  });
});

describe('schema --write', () => {
  it('writes two schemas and one line into each file, and changes nothing else', async () => {
    const cwd = testFolder({ pack: builtInPackFolder });
    const before = textsBelow(cwd);
    const { status, stdout, stderr } = await run(cwd, 'schema', '--write');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '14 files written.\n' });
    const after = textsBelow(cwd);
    const written = stdout.trimEnd().split('\n');
    expect([...written].sort()).toEqual(
      Object.keys(after)
        .filter((name) => after[name] !== before[name])
        .sort(),
    );
    const { '.schema/pack.schema.json': pack = '', '.schema/audience.schema.json': audience = '' } = Object.fromEntries(
      Object.entries(after).map(([name, text]) => [name.replace('content/pack/', ''), text]),
    );
    expect(pack).toBe((await run(cwd, 'schema', 'pack')).stdout);
    expect(JSON.parse(audience).properties.weights).toBeDefined();
    for (const [name, text] of Object.entries(before)) {
      const line = name.includes('/audiences/') ? audienceModeline : modeline;
      expect(after[name]).toBe(name.endsWith('.yaml') ? `${line}\n${text}` : text);
    }
  });

  it('changes nothing the second time', async () => {
    const cwd = testFolder();
    await run(cwd, 'schema', '--write');
    const once = textsBelow(cwd);
    const { status, stdout, stderr } = await run(cwd, 'schema', '--write');
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: 'Nothing to write.\n' });
    expect(textsBelow(cwd)).toEqual(once);
  });

  it('knows an id that was added since, and rewrites the schemas only', async () => {
    const cwd = testFolder();
    await run(cwd, 'schema', '--write');
    const path = join(cwd, 'content/mini/argument.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('- id: begin', '- id: start'));
    const { stdout } = await run(cwd, 'schema', '--write');
    expect(stdout).toBe('content/mini/.schema/pack.schema.json\ncontent/mini/.schema/audience.schema.json\n');
    expect(readFileSync(join(cwd, 'content/mini/.schema/audience.schema.json'), 'utf8')).toContain('"first.start"');
  });

  it('keeps Windows line ends, and the schema that a file already names', async () => {
    const cwd = testFolder();
    const pack = join(cwd, 'content/mini/pack.yaml');
    const argument = join(cwd, 'content/mini/argument.yaml');
    const windows = readFileSync(pack, 'utf8').replaceAll('\n', '\r\n');
    const own = `# yaml-language-server: $schema=https://example.org/own.json\n${readFileSync(argument, 'utf8')}`;
    writeFileSync(pack, windows);
    writeFileSync(argument, own);
    expect((await run(cwd, 'schema', '--write')).status).toBe(0);
    expect(readFileSync(pack, 'utf8')).toBe(`${modeline}\r\n${windows}`);
    expect(readFileSync(argument, 'utf8')).toBe(own);
  });

  it('does not spoil the pack', async () => {
    const cwd = testFolder({ pack: builtInPackFolder });
    await run(cwd, 'schema', '--write');
    expect(await run(cwd, 'check', '--strict')).toMatchObject({ status: 0, stderr: 'No errors.\n' });
  });

  it('writes what it can for a pack with a file that cannot be read, and shows why it cannot', async () => {
    const cwd = testFolder();
    const path = join(cwd, 'content/mini/argument.yaml');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(readFileSync(path, 'utf8'), 'utf16le')]);
    writeFileSync(path, utf16);
    const { status, stdout, stderr } = await run(cwd, 'schema', '--write');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^content\/mini\/argument\.yaml.*\[yaml\/encoding\]$/m);
    expect(stdout.trimEnd().split('\n')).toEqual([
      'content/mini/.schema/pack.schema.json',
      'content/mini/.schema/audience.schema.json',
      'content/mini/pack.yaml',
      'content/mini/audiences/readers.yaml',
    ]);
    expect(readFileSync(path)).toEqual(utf16);
  });

  it('ends with exit code 3 where it cannot write', async () => {
    const cwd = testFolder();
    // A folder in the way of the file.
    mkdirSync(join(cwd, 'content/mini/.schema/pack.schema.json/x'), { recursive: true });
    const { status, stderr } = await run(cwd, 'schema', '--write');
    expect(status).toBe(3);
    expect(stderr).toMatch(/^error: .*pack\.schema\.json/m);
  });

  it('lists its files with --json', async () => {
    const cwd = testFolder();
    const { status, stdout } = await run(cwd, 'schema', 'mini', '--write', '--json');
    expect(status).toBe(0);
    const document = JSON.parse(stdout);
    expect(document.files).toHaveLength(5);
    expect(document.schemas).toBeUndefined();
  });
});
