// The font files of npm packages that the built-in themes name.
import { readdirSync, readFileSync } from 'node:fs';

const themes = new URL('../../templates/themes/', import.meta.url);

/** Large fonts of scripts that few packs need: packages that users install. */
const optional = /\/noto-sans-(?:jp|kr)\//;

/** The paths in `node_modules` of those that come with the package, each once, sorted. */
export const themeFonts = [
  ...new Set(
    readdirSync(themes).flatMap((theme) =>
      Array.from(readFileSync(new URL(theme, themes), 'utf8').matchAll(/"(@[^"]+\.[ot]tf)"/g), ([, file]) => file),
    ),
  ),
]
  .filter((file) => !optional.test(file))
  .sort();
