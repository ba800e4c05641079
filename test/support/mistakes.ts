import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Sources } from '../../src/diagnostics/source.js';
import type { PackFile } from '../../src/model/loaded-pack.js';
import { lintPack } from '../../src/pack/lint/lint-pack.js';
import { loadPack } from '../../src/pack/load-pack.js';
import { tables } from './lints.js';
import { locales } from './locales.js';
import { type Edit, miniPackFolder, packFiles } from './packs.js';

/** Mistakes made in the mini pack. */
export interface Mistakes {
  readonly edits?: readonly Edit[];
  /** Files written anew, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** How files are saved, by path, after all edits. */
  readonly encoding?: Readonly<Record<string, keyof typeof encoders>>;
}

function utf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from([...text], (char) => char.codePointAt(0) ?? 0).buffer);
}

const encoders = {
  'utf-8 with a mark': (text: string) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
  'utf-16': (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  'utf-16 without a mark': (text: string) => Buffer.from(text, 'utf16le'),
  'utf-16, big end first': (text: string) =>
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
  'utf-32': (text: string) => utf32(`\ufeff${text}`),
  'utf-32 without a mark': utf32,
  'utf-32, big end first': (text: string) => utf32(`\ufeff${text}`).swap32(),
  'latin-1': (text: string) => Buffer.from(text, 'latin1'),
  'mac line ends': (text: string) => Buffer.from(text.replaceAll('\n', '\r')),
  'windows line ends': (text: string) => Buffer.from(text.replaceAll('\n', '\r\n')),
};

export function mistakenFiles({ edits = [], files = {}, encoding = {} }: Mistakes): readonly PackFile[] {
  const written = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  const rest = packFiles(miniPackFolder, edits).filter(({ path }) => !(path in files));
  return [...rest, ...written]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes }) => {
      const encode = encoding[path] && encoders[encoding[path]];
      return { path, bytes: encode ? new Uint8Array(encode(new TextDecoder().decode(bytes))) : bytes };
    });
}

interface ProgramResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** All that `check` says of the mini pack with these mistakes, and the texts that it points into. */
export function found(mistakes: Mistakes): ProgramResult {
  return foundIn(mistakenFiles(mistakes));
}

/** The same for any files of a pack. */
export function foundIn(files: readonly PackFile[]): ProgramResult {
  const { result, sources } = loadPack(files, (path) => path);
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  const diagnostics = result.ok
    ? [...result.warnings, ...lintPack(result.value, { tables, lock: undefined, digest, locales })]
    : result.diagnostics;
  return { diagnostics, sources: new Map(sources.map((source) => [source.id, source])) };
}
