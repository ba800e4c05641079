import { statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Finds a file of an npm package: among the fonts that this package brings along (`dist/fonts/`), among the packages that
 * it needs, or among those that are installed where the user works.
 * @param file `@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf`
 * @throws the error of Node.js where no such file is installed
 */
export function packageFile(file: string, packageRoot: string, cwd: string): string {
  // Node.js finds the second as well, but reads files of the package first.
  for (const folder of [join('dist', 'fonts'), 'node_modules']) {
    const path = join(packageRoot, folder, file);
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
  }
  // Loaded for fonts that are somewhere else, as Node.js takes a while over it.
  const { createRequire } = process.getBuiltinModule('node:module');
  try {
    return createRequire(join(packageRoot, 'package.json')).resolve(file);
  } catch (cause) {
    try {
      return createRequire(join(cwd, 'package.json')).resolve(file);
    } catch {
      throw cause;
    }
  }
}
