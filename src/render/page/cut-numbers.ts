import { type Diagnostic, error } from '../../diagnostics/diagnostic.js';
import type { RenderInput } from '../../model/render-input.js';
import type { CutNumbers } from './box.js';

/** One problem for each table that has numbers which its columns have no room for. */
export function cutNumberProblems(cuts: readonly CutNumbers[], spanOf: RenderInput['spanOf']): readonly Diagnostic[] {
  // A table may be tried at several widths.
  const tables = new Map(cuts.map((cut) => [`${cut.unit} ${cut.title}`, cut]));
  return [...tables.values()].map(({ unit, title, numbers }) => {
    const [longest = ''] = [...numbers].sort((a, b) => b.length - a.length);
    const table = title === '' ? 'This table' : `The table “${title}”`;
    return error('render/cut-number', `${table} has no room for its numbers, the longest of which is ${longest}.`, {
      span: spanOf(unit, title === '' ? longest : title),
      hint: 'Write its numbers in thousands or millions and say so in its title, or leave out a column.',
    });
  });
}
