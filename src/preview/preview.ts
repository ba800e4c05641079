import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { sha256 } from '../host/digest.js';
import type { Host } from '../host/host.js';
import { checkTheme } from '../pipeline/matrix.js';
import { readersFolder } from '../pipeline/pack-sign.js';
import { UsageError } from '../pipeline/report.js';
import { ownTemplateRoots } from '../pipeline/template-roots.js';
import { Announcements, createApp } from './app.js';
import { readAssets } from './assets.js';
import { type PreviewOptions, PreviewSession } from './session.js';
import { watchFolders } from './watch.js';

export interface PreviewRequest extends PreviewOptions {
  /** The folder or the id of a pack; by default the one under ./content, else the built-in one. */
  readonly pack?: string;
  /** By default that of the folder, by which an open page finds a preview that is started anew; a free one where it is taken. */
  readonly port?: number;
}

export interface Preview {
  /** With its token: whoever has it may see the preview. */
  readonly address: string;
  /** Rejects with an IoError when changes can no longer be noticed. */
  readonly failed: Promise<never>;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/**
 * Serves a pack to a browser of this machine while it is edited, until it is closed.
 * @throws UsageError for no pack, for several, for a port that is taken, for a theme that cannot be one, and for a folder of templates that does not exist
 * @throws IoError where the system can watch no more files
 */
export async function preview({ pack, port, ...options }: PreviewRequest, host: Host): Promise<Preview> {
  if (options.theme !== undefined) checkTheme(options.theme);
  const session = await PreviewSession.open(pack, options, host);
  const assets = await readAssets(host);
  const news = new Announcements();
  const token = randomBytes(24).toString('base64url');
  const server = createServer();
  if (port !== undefined) await listen(server, port);
  else await listen(server, portOf(session.folder)).catch(() => listen(server, 0));
  const gate = { port: (server.address() as AddressInfo).port, token, editable: session.isEditable };
  server.on('request', getRequestListener(createApp(session, news, assets, gate).fetch));
  const templates = ownTemplateRoots(options, host);
  const close = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const folders = [
    { path: session.folder, readsFolder: (below: string) => below === readersFolder },
    ...templates.map((path) => ({ path, readsFolder: () => true })),
  ];
  const watch = await watchFolders(folders, host, async (changed) => {
    await session.refresh(templates.some((folder) => changed.has(folder)));
    news.announce(session.version);
  }).catch(async (cause: unknown) => {
    await close();
    throw cause;
  });
  return {
    address: `http://${loopback}:${gate.port}/?token=${token}`,
    failed: watch.failed,
    close: async () => {
      await watch.stop();
      await close();
    },
  };
}

/** Of those that no system gives away by itself but Windows and macOS: from 61000 up. */
function portOf(folder: string): number {
  return 61_000 + (Number.parseInt(sha256(folder).slice(0, 8), 16) % 4_500);
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') {
        reject(new UsageError(`port ${port} is taken by another program. Choose another one, or leave --port out.`));
      } else if (cause.code === 'EACCES') {
        reject(new UsageError(`port ${port} is not for everybody. Choose one from 1024 up, or leave --port out.`));
      } else reject(cause);
    });
    server.listen(port, loopback, () => resolve());
  });
}
