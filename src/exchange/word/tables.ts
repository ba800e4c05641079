import { groupAdjacent } from '../../text/group-adjacent.js';
import type { OtherWords } from './mapped-back.js';
import type { ReadParagraph } from './read-document.js';

type Cell = NonNullable<ReadParagraph['cells']>[number];

/** The tables around what is read. */
export class Tables {
  private count = 0;
  private readonly open: { table: number; row: number; column: number }[] = [];

  begin(): void {
    this.count += 1;
    this.open.push({ table: this.count, row: 0, column: 0 });
  }

  beginRow(): void {
    const table = this.open.at(-1);
    if (table) [table.row, table.column] = [table.row + 1, 0];
  }

  beginCell(): void {
    const table = this.open.at(-1);
    if (table) table.column += 1;
  }

  end(): void {
    this.open.pop();
  }

  /** Where a paragraph stands that begins here. */
  get cells(): { readonly cells?: readonly Cell[] } {
    return this.open.length === 0 ? {} : { cells: this.open.map((table) => ({ ...table })) };
  }
}

/** What a paragraph of a page has become, or one that was put in. */
interface ComparedParagraphs {
  readonly isAdded: boolean;
  readonly read: readonly ReadParagraph[];
  readonly others: readonly OtherWords[];
}

/** Words of no text, a table that was put in as a whole among them once: its cells alone say nothing. */
export function withTablesWhole(compared: readonly ComparedParagraphs[]): readonly OtherWords[] {
  const ofPage = new Set(compared.flatMap((one) => (one.isAdded ? [] : cellsOf(one).map(({ table }) => table))));
  const added = new Map(
    compared.map((one) => [one, one.isAdded ? cellsOf(one).find(({ table }) => !ofPage.has(table)) : undefined]),
  );
  const isOfSame = (one: ComparedParagraphs, next: ComparedParagraphs) =>
    added.get(one) !== undefined && added.get(one)?.table === added.get(next)?.table;
  return groupAdjacent(compared, isOfSame).flatMap((group) => {
    const others = group.flatMap((one) => one.others);
    const isTable = group[0] !== undefined && added.get(group[0]) !== undefined;
    return isTable && others.length > 1 ? [wholeTable(group, (one) => added.get(one))] : others;
  });
}

/** Those that a paragraph stands in, the outermost first. */
function cellsOf({ read }: ComparedParagraphs): readonly Cell[] {
  return read[0]?.cells ?? [];
}

function wholeTable(
  cells: readonly ComparedParagraphs[],
  placeOf: (cell: ComparedParagraphs) => Cell | undefined,
): OtherWords {
  const filled = cells.filter(({ others }) => others.length > 0);
  const rows = groupAdjacent(filled, (one, next) => placeOf(one)?.row === placeOf(next)?.row);
  const lines = rows.map((row) => {
    const columns = groupAdjacent(row, (one, next) => placeOf(one)?.column === placeOf(next)?.column);
    return columns
      .map((column) => column.flatMap(({ others }) => others.map(({ after }) => after)).join(' '))
      .join(' | ');
  });
  const runs = filled.flatMap(({ others }) => others.flatMap((one) => one.runs));
  return { before: '', after: lines.join('\n'), units: [], isTable: true, runs };
}
