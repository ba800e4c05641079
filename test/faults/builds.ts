import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editPack, filesBelow } from '../support/folders.js';
import { command, type Ended } from '../support/launcher.js';
import { type Edit, miniPackFolder, workspace } from '../support/packs.js';

/** Changes that show in every file of a build: title and version of the pack. */
const laterPack: readonly Edit[] = [
  { file: 'pack.yaml', find: 'version: "0.1"', write: 'version: "0.2"' },
  { file: 'pack.yaml', find: '"A small pack"', write: '"A small pack, revised"' },
  { file: 'pack.yaml', find: '"小型內容包"', write: '"小型內容包修訂版"' },
  { file: 'argument.yaml', find: '"Begin early."', write: '"Begin early, and tell others."' },
  { file: 'argument.yaml', find: '"及早開始。"', write: '"及早開始，並告訴別人。"' },
];

/** Bytes of the files below a folder by path, but for those that begin with a dot. */
export type Files = ReadonlyMap<string, Buffer>;

export function outputsIn(folder: string): Files {
  if (!existsSync(folder)) return new Map();
  return new Map([...filesBelow(folder)].filter(([path]) => !path.split('/').some((part) => part.startsWith('.'))));
}

export function temporaryFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /(^|[\\/])\..*\.tmp$/.test(path));
}

/** A folder of which a command makes the later version out of the earlier one. */
export abstract class Place {
  readonly path: string;
  readonly remove: () => void;
  /** The folder whose files there are two versions of. */
  abstract readonly out: string;

  protected constructor(
    /** Of the command. */
    readonly args: readonly string[],
    readonly before: Files,
    readonly after: Files,
  ) {
    const { path, remove } = workspace({ mini: miniPackFolder });
    this.path = path;
    this.remove = remove;
  }

  /** Another place with the same two versions. */
  abstract another(): this;

  /** Back to the earlier version, and nothing else. */
  reset(): void {
    rmSync(this.out, { recursive: true, force: true });
    this.refill();
  }

  /** The earlier version in a folder that is empty, or a disk of its own. */
  refill(): void {
    for (const [name, bytes] of this.before) {
      mkdirSync(join(this.out, name, '..'), { recursive: true });
      writeFileSync(join(this.out, name), bytes);
    }
  }

  /** What each file is. An output that is neither its earlier nor its later version is torn. */
  state(): Record<string, 'earlier' | 'later' | 'torn' | 'missing' | 'unknown'> {
    const found = outputsIn(this.out);
    const names = [...new Set([...this.before.keys(), ...this.after.keys(), ...found.keys()])].sort();
    return Object.fromEntries(
      names.map((name) => {
        const bytes = found.get(name);
        if (!this.after.has(name)) return [name, 'unknown'];
        if (!bytes) return [name, this.before.has(name) ? 'missing' : 'earlier'];
        if (this.before.get(name)?.equals(bytes)) return [name, 'earlier'];
        return [name, this.after.get(name)?.equals(bytes) ? 'later' : 'torn'];
      }),
    );
  }

  /** The names of files that are not whole. */
  broken(): string[] {
    return Object.entries(this.state()).flatMap(([name, is]) =>
      is === 'earlier' || is === 'later' ? [] : [`${name} ${is}`],
    );
  }

  everyFileIs(version: 'earlier' | 'later'): boolean {
    return Object.values(this.state()).every((is) => is === version);
  }
}

/** Where a later version of the mini pack is built over an earlier build of it. */
export class Rebuild extends Place {
  readonly out = join(this.path, 'out');

  private constructor(args: readonly string[], before: Files, after: Files) {
    super(args, before, after);
    editPack(join(this.path, 'content/mini'), laterPack);
    this.reset();
  }

  /** Makes both versions by undisturbed builds first. */
  static async prepare(...options: string[]): Promise<Rebuild> {
    const { path, remove } = workspace({ mini: miniPackFolder });
    const args = ['build', ...options];
    try {
      const versions: Files[] = [];
      for (const change of [false, true]) {
        if (change) editPack(join(path, 'content/mini'), laterPack);
        const { status, stderr } = await command(args, { cwd: path });
        if (status !== 0) throw new Error(`an undisturbed build ends with ${status}:\n${stderr}`);
        versions.push(outputsIn(join(path, 'out')));
      }
      const [before = new Map(), after = new Map()] = versions;
      for (const [name, bytes] of after) {
        if (before.get(name)?.equals(bytes))
          throw new Error(`${name} is the same in both versions: nothing to tell by`);
      }
      return new Rebuild(args, before, after);
    } finally {
      remove();
    }
  }

  another(): this {
    return new Rebuild(this.args, this.before, this.after) as this;
  }
}

/** Runs jobs two at a time, each lane with its own place. */
export async function inTwoLanes<T, P extends Place>(
  jobs: readonly T[],
  first: P,
  work: (job: T, place: P) => Promise<void>,
): Promise<void> {
  const waiting = [...jobs];
  const places = [first, first.another()];
  try {
    await Promise.all(
      places.map(async (place) => {
        for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await work(job, place);
      }),
    );
  } finally {
    places[1]?.remove();
  }
}

/** What is wrong with the message for reading or writing that failed: it has one line, and no stack trace. */
export function plainFailure({ status, stderr }: Ended): string[] {
  const lines = stderr.split('\n').filter((line) => line !== '');
  return [
    ...(status === 3 ? [] : [`exit code ${status}`]),
    ...(lines.filter((line) => line.startsWith('error: ')).length === 1 ? [] : [`not one error line: ${stderr}`]),
    ...(lines.some((line) => /^\s+at |node:|file:\/\//.test(line)) ? [`a stack trace: ${stderr}`] : []),
  ];
}
