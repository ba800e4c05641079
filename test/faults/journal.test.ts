import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ChangedMeanwhile,
  completeJournal,
  type JointWrite,
  type JournalSystem,
  journalName,
  writeTogether,
} from '../../src/host/disk/journal.js';
import { writeInside } from '../../src/host/disk/write-inside.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const paths = ['pack.yaml', 'argument.yaml', 'audiences/one.yaml'];
const lock = 'translations.lock.json';
const writes: readonly JointWrite[] = [
  ...paths.map((path) => ({ path, before: bytes(`old ${path}`), after: bytes(`new ${path}`) })),
  { path: lock, before: undefined, after: bytes('new lock') },
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-brief-'));
  mkdirSync(join(folder, 'audiences'));
  for (const path of paths) writeFileSync(join(folder, path), `old ${path}`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function state(): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const allOld = Object.fromEntries([...paths].sort().map((path) => [path, `old ${path}`]));
const allNew = Object.fromEntries([
  ...[...paths].sort().map((path) => [path, `new ${path}`] as const),
  [lock, 'new lock'] as const,
]);

/** Writing fails from some file on, for so many times. */
function failing(from: number, times: number): JournalSystem {
  let calls = 0;
  return {
    write: async (...args) => {
      calls += 1;
      if (calls > from && calls <= from + times) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
      return writeInside(...args);
    },
  };
}

const places = writes.map((_, i) => i);

describe('several files of a pack are replaced together', () => {
  it('all of them, and nothing else is left', async () => {
    expect(await writeTogether(folder, writes)).toBeUndefined();
    expect(state()).toEqual(allNew);
  });

  it.each(places)('or none where the disk is full at file %i', async (place) => {
    await expect(writeTogether(folder, writes, failing(place, 1))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(state()).toEqual(allOld);
    expect(await completeJournal(folder)).toBeUndefined();
  });

  it.each(places)('or by the next command where the program ends at file %i', async (place) => {
    // Nothing can be written any more, not even what would take the change back.
    await expect(writeTogether(folder, writes, failing(place, Number.POSITIVE_INFINITY))).rejects.toThrow('no room');
    if (place > 0) {
      expect(Object.keys(state())).toContain(journalName);
      expect(await completeJournal(folder)).toBe('completed');
      expect(state()).toEqual(allNew);
    }
  });

  it('taken back where somebody has changed a file since the program ended', async () => {
    await expect(writeTogether(folder, writes, failing(2, Number.POSITIVE_INFINITY))).rejects.toThrow('no room');
    writeFileSync(join(folder, 'audiences/one.yaml'), 'by hand');
    expect(await completeJournal(folder)).toBe('taken back');
    expect(state()).toEqual({ ...allOld, 'audiences/one.yaml': 'by hand' });
  });

  it('none where a file is not what the change was made from', async () => {
    writeFileSync(join(folder, 'argument.yaml'), 'by hand');
    await expect(writeTogether(folder, writes)).rejects.toThrow(ChangedMeanwhile);
    expect(state()).toEqual({ ...allOld, 'argument.yaml': 'by hand' });
  });

  it.skipIf(process.platform === 'win32')('none through a link', async () => {
    rmSync(join(folder, 'argument.yaml'));
    writeFileSync(join(folder, 'elsewhere.txt'), 'old argument.yaml');
    symlinkSync('elsewhere.txt', join(folder, 'argument.yaml'));
    expect(await writeTogether(folder, writes)).toEqual({ refusal: 'a link', path: 'argument.yaml' });
    expect(state()).toEqual({ ...allOld, 'elsewhere.txt': 'old argument.yaml' });
  });
});

describe('a journal that came with a pack from elsewhere', () => {
  const coded = (text: string) => Buffer.from(text).toString('base64');
  it.each(['../outside.yaml', 'audiences/../../x.yaml', '.git/config', 'notes.txt', '/etc/x.yaml', 'a\\b.yaml'])(
    'writes no file but those of a pack: %s',
    async (path) => {
      const files = [
        { path, after: coded('bad') },
        { path: 'pack.yaml', after: coded('bad') },
      ];
      writeFileSync(join(folder, journalName), JSON.stringify({ version: 1, files }));
      expect(await completeJournal(folder)).toBeUndefined();
      expect(state()).toEqual(allOld);
    },
  );

  it('is dropped where it is damaged', async () => {
    writeFileSync(join(folder, journalName), '{"version":1,"files":[nu');
    expect(await completeJournal(folder)).toBeUndefined();
    expect(state()).toEqual(allOld);
  });
});
