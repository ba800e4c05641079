import { join } from 'node:path';
import type { Host } from '../host/host.js';

/** The files of the preview itself, by their names in addresses. */
export type Assets = ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array }>;

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** All files of the compiled client: its scripts, its style sheet, and PDF.js. */
export async function readAssets(host: Host): Promise<Assets> {
  const folder = join(host.packageRoot, 'dist', 'preview', 'client');
  const { files } = await host.list(folder);
  const served = files.flatMap((name) => {
    const type = types[name.slice(name.lastIndexOf('.') + 1)];
    return type === undefined ? [] : [{ name, type }];
  });
  const read = await Promise.all(
    served.map(async ({ name, type }) => [name, { type, bytes: await host.read(join(folder, name)) }] as const),
  );
  return new Map(read);
}
