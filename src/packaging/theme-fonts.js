// The font files of npm packages that the built-in themes name.
import { readdirSync, readFileSync } from 'node:fs';

const themes = new URL('../../templates/themes/', import.meta.url);

/** Their paths in `node_modules`, each once, sorted. */
export const themeFonts = [
  ...new Set(
    readdirSync(themes).flatMap((theme) =>
      Array.from(readFileSync(new URL(theme, themes), 'utf8').matchAll(/"(@[^"]+\.[ot]tf)"/g), ([, file]) => file),
    ),
  ),
].sort();
