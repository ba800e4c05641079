// The font files that our own pages are set in, for the peers: a typesetter that has to look for fonts, or sets English in
// a Chinese face because it has no other, is measured doing something else.
import { copyFileSync, mkdirSync } from 'node:fs';
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

/** Copies them into a folder of their own. */
export function fontFolder(folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of files) copyFileSync(require.resolve(`@expo-google-fonts/${file}`), join(folder, basename(file)));
  return folder;
}
