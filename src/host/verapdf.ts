import { execFile } from 'node:child_process';
import { errorCode } from './system-error.js';

const maxBytes = 64 * 1024 * 1024;

/** The program veraPDF cannot be started. */
export class NoVeraPdf extends Error {}

/**
 * What the program `verapdf` writes about files, as XML.
 * @param files absolute paths
 * @param flavour what to check against: "ua1", "2a"
 * @throws NoVeraPdf
 */
export function veraPdfReport(files: readonly string[], flavour: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('verapdf', ['--flavour', flavour, ...files], { maxBuffer: maxBytes }, (cause, stdout, stderr) => {
      // It ends with 1 where a file is not compliant.
      if (cause && stdout === '') {
        const why =
          errorCode(cause) === 'ENOENT' ? 'it is not on the path' : stderr.trim().split('\n')[0] || cause.message;
        reject(new NoVeraPdf(`The program verapdf cannot be run: ${why}.`));
      } else resolve(stdout);
    });
  });
}
