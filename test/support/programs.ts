import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

/** Where Debian and other systems put Chromium. */
const chromiumPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Whatever it thinks of the option: it is there if it starts. */
function found(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
}

export const chromium = chromiumPaths.find(found);

/** `script` is another program on other systems; that of util-linux says so. */
function isPresent(program: string): boolean {
  if (program === 'chromium') return chromium !== undefined;
  // The Python of the system has LibreOffice's module, another one has not.
  if (program === 'python3-uno') return spawnSync('/usr/bin/python3', ['-c', 'import uno']).status === 0;
  if (program !== 'script') return found(program);
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;
}

/**
 * Tests that need a program beside Node. Where it is absent they are reported as skipped, by name; with
 * POLICY_BRIEF_TEST_ALL set, as in CI, its absence is a failure.
 */
export function describeWith(
  program:
    | 'pandoc'
    | 'chromium'
    | 'pdfinfo'
    | 'pdftotext'
    | 'pdftoppm'
    | 'qpdf'
    | 'zbarimg'
    | 'strace'
    | 'xmllint'
    | 'prlimit'
    | 'soffice'
    | 'python3-uno'
    | 'script'
    | 'git'
    | 'bash'
    | 'zsh'
    | 'fish',
  name: string,
  tests: () => void,
): void {
  const present = isPresent(program);
  if (!present && process.env.POLICY_BRIEF_TEST_ALL)
    throw new Error(`${program} is not installed, and "${name}" needs it`);
  describe.skipIf(!present)(`${name} (needs ${program})`, tests);
}
