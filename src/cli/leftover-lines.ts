import { printable } from '../diagnostics/printable.js';
import type { StaleOutput } from '../output/stale-outputs.js';
import type { Report } from '../pipeline/report.js';

const headings: Readonly<Record<StaleOutput['state'], string>> = {
  removed: 'Removed, since no brief makes them any more:',
  there: 'No brief makes these files any more; build --clean removes them:',
  changed: 'No brief makes these files any more. Somebody has changed them, so they are yours to delete:',
};

/** Files that no brief makes any more, each kind below its heading. */
export function staleOutputLines({ staleOutputs }: Report): readonly string[] {
  return (['removed', 'there', 'changed'] as const).flatMap((kind) => {
    const files = staleOutputs.filter(({ state }) => state === kind);
    return files.length === 0 ? [] : [headings[kind], ...files.map(({ file }) => `  ${printable(file)}`), ''];
  });
}
