import { sep } from 'node:path';
import { UsageError } from '../pipeline/report.js';
import { filled } from './empty-values.js';

/**
 * A file or folder that is to be written, as it was typed.
 * @throws UsageError for what this system would take for a strange name, and make
 */
export function writtenPath(typed: string): string {
  const why = strangeName(filled(typed));
  if (why !== undefined) throw new UsageError(`"${typed}" ${why}`);
  return typed;
}

/** Windows, where `sep` is another, takes both signs between folders. */
function strangeName(typed: string): string | undefined {
  // As in --out=~/briefs. Who then removes a folder called so may remove all that is at home.
  const [home] = /^~[\w.-]*(?=[/\\])|^~$/.exec(typed) ?? [];
  if (home !== undefined) {
    return `would be a folder called ${home}: the shell did not put ${home === '~' ? 'your own' : 'that person’s'} in its place. Write the whole path.`;
  }
  if (/^(?:file|https?|ftp|sftp|smb|s3):/i.test(typed)) return 'is an address. Name a file or folder.';
  if (sep === '\\') return undefined;
  if (/^(?:[a-z]:(?:[\\/]|$)|\\\\)/i.test(typed))
    return 'is a path of Windows. Write one of this system: ./my-folder, say.';
  return typed.includes('\\')
    ? `has \\ in it. Between folders stands / here: ${typed.replaceAll('\\', '/')}`
    : undefined;
}
