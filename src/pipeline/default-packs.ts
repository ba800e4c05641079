import { dirname, join } from 'node:path';
import type { Host, IoError } from '../host/host.js';
import { packSign, packsBelow } from './pack-sign.js';

/** Of the packs that come with the program, the one that is taken where there is no other. */
const builtInPack = 'inclusive-ai-governance';

/** The packs that a command without a name takes. */
export interface DefaultPacks {
  readonly folders: readonly string[];
  /** In relation to the working directory: `content` is ./content alone; the built-in one is that of this package. */
  readonly place: 'here' | 'below' | 'content' | 'above' | 'built-in';
  /** Folders under ./content that cannot be read. Those elsewhere are none of the user's packs. */
  readonly unread?: readonly IoError[];
}

/**
 * The pack that the working directory is; else those in its folders and under ./content; else the one that it is a
 * folder of; else the built-in one. A folder that was to be a pack and is none counts: taking another pack in its place
 * would say of it that it has no mistakes.
 */
export async function defaultPacks(host: Host): Promise<DefaultPacks> {
  const { cwd } = host;
  const sign = await packSign(cwd, host);
  if (sign === 'pack' || sign === 'misnamed') return { folders: [cwd], place: 'here' };
  const { below, inContent, unread } = await packsFound(host);
  if (below.length + inContent.length > 0)
    return { folders: [...below, ...inContent], place: below.length > 0 ? 'below' : 'content', unread };
  if (sign !== undefined) return { folders: [cwd], place: 'here' };
  const above = dirname(cwd);
  if ((await packSign(above, host)) === 'pack') return { folders: [above], place: 'above' };
  return { folders: [join(host.packageRoot, 'content', builtInPack)], place: 'built-in', unread };
}

/**
 * The packs in the folders of the working directory, and those under ./content. What a link leads to is one of them, such
 * as a pack that is shared with others, unless it stands here without the link.
 */
export async function packsFound(host: Host): Promise<{
  readonly below: readonly string[];
  readonly inContent: readonly string[];
  readonly unread: readonly IoError[];
}> {
  const places = [host.cwd, join(host.cwd, 'content')];
  const [folders = [], links = []] = await Promise.all(
    (['folders', 'links'] as const).map((kind) => Promise.all(places.map((place) => packsBelow(place, host, kind)))),
  );
  const all = [...folders, ...links].flatMap(({ packs }) => packs);
  const real = await Promise.all(all.map(async (path) => (await host.realFolder(path))?.path ?? path));
  const firstOfEach = all.filter((_, i) => real.indexOf(real[i] ?? '') === i).sort();
  const inContent = firstOfEach.filter((path) => dirname(path) === places[1]);
  return {
    below: firstOfEach.filter((path) => !inContent.includes(path)),
    inContent,
    unread: [folders[1], links[1]].flatMap((found) => found?.unread ?? []),
  };
}
