// The font files that our own pages are set in, for the peers: a typesetter that has to look for fonts, or sets English in
// a Chinese face because it has no other, is measured doing something else.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const require = createRequire(import.meta.url);
const files = [
  'inter/400Regular/Inter_400Regular.ttf',
  'inter/600SemiBold/Inter_600SemiBold.ttf',
  'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  'noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
  'noto-sans-tc/700Bold/NotoSansTC_700Bold.ttf',
];

/**
 * Where a typesetter is to look for the fonts of the machine: in an empty folder. The peer looks for them whatever it is
 * given, and reads each of them, which takes more than a page on a machine that has many.
 * @returns the path of a configuration, for `FONTCONFIG_FILE`
 */
export function withoutSystemFonts(folder) {
  const empty = join(folder, 'none');
  mkdirSync(empty, { recursive: true });
  const path = join(folder, 'fonts.conf');
  writeFileSync(path, `<?xml version="1.0"?><fontconfig><dir>${empty}</dir></fontconfig>`);
  return path;
}

/** Copies them into a folder of their own. */
export function fontFolder(folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of files) copyFileSync(require.resolve(`@expo-google-fonts/${file}`), join(folder, basename(file)));
  return folder;
}
