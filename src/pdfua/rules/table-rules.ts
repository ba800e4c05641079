import { PdfString } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { nameKey } from '../reader/trees.js';
import type { ReportViolation } from './rules.js';
import {
  attributeOf,
  attributesOf,
  describeElement,
  type Element,
  idOf,
  partsOf,
  type StructureTree,
} from './structure.js';

/** Cells and their headers (ISO 14289-1, 7.2 and 7.5). */
export function checkTables(file: PdfFile, tree: StructureTree, report: ReportViolation): void {
  const reader = new TableReader(file, tree, report);
  for (const table of tree.elements) if (table.role === 'Table') reader.check(table);
}

/** A cell in its place. */
interface PlacedCell {
  readonly cell: Element;
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
}

/** Larger spans are made to exhaust programs that read them. */
const maxSpan = 1000;
const scopes = ['Row', 'Column', 'Both'];

class TableReader {
  constructor(
    private readonly file: PdfFile,
    private readonly tree: StructureTree,
    private readonly report: ReportViolation,
  ) {}

  /** Headers are looked for in the grid, which an irregular table does not have. */
  check(table: Element): void {
    const rows = rowsOf(table);
    const grid = new Grid(rows.length);
    for (const [y, row] of rows.entries()) {
      for (const cell of row) {
        const [columns, height] = [this.span(cell, 'ColSpan'), this.span(cell, 'RowSpan')];
        this.file.spend(columns * height);
        const problem = grid.place(cell, y, columns, height);
        if (problem) {
          this.report('table-grid', `${describeElement(cell)} ${problem}.`);
          return;
        }
      }
    }
    const widths = [...new Set(grid.widths)].sort((a, b) => a - b);
    if (widths.length > 1) {
      this.report('table-grid', `The rows of ${describeElement(table)} have ${widths.join(' and ')} columns.`);
    } else this.checkHeaders(grid);
  }

  private span(cell: Element, key: string): number {
    const span = this.file.number(attributeOf(this.file, this.tree, cell, 'Table', key));
    return span !== undefined && Number.isInteger(span) && span > 0 ? Math.min(span, maxSpan) : 1;
  }

  private scope(header: Element): string | undefined {
    const scope = this.file.name(attributeOf(this.file, this.tree, header, 'Table', 'Scope'));
    return scopes.includes(scope ?? '') ? scope : undefined;
  }

  /** Each cell of data names its headers, or finds one by its Scope; or all headers have a Scope. */
  private checkHeaders(grid: Grid): void {
    const { file, report } = this;
    const headers = grid.cells.filter(({ cell }) => cell.role === 'TH').map(({ cell }) => cell);
    const [unscoped] = headers.filter((header) => this.scope(header) === undefined);
    if (!unscoped) return;
    const ids = new Set(headers.flatMap((header) => idOf(file, header) ?? []));
    for (const placed of grid.cells) {
      if (placed.cell.role !== 'TD') continue;
      const named = this.headersOf(placed.cell);
      if ((named.length > 0 && named.every((id) => ids.has(id))) || this.findsHeader(placed, grid)) continue;
      const unknown = named.find((id) => !ids.has(id));
      report(
        'table-header',
        unknown === undefined
          ? `${describeElement(placed.cell)} has no header: it names none, and ${describeElement(unscoped)} has no Scope.`
          : `${describeElement(placed.cell)} names a header “${unknown}”, which does not exist.`,
      );
    }
  }

  private headersOf(cell: Element): readonly string[] {
    return attributesOf(this.file, this.tree, cell, 'Table')
      .flatMap((attributes) => this.file.array(attributes.get('Headers')))
      .map((value) => this.file.resolve(value))
      .flatMap((id) => (id instanceof PdfString ? [nameKey(id)] : []));
  }

  /** Whether a header above says that it is of its column, or one before that it is of its row. */
  private findsHeader({ x, y, columns, rows }: PlacedCell, grid: Grid): boolean {
    const isHeader = (cell: Element | undefined, scope: string): boolean =>
      cell?.role === 'TH' && ['Both', scope].includes(this.scope(cell) ?? '');
    for (let across = x; across < x + columns; across += 1) {
      for (let above = 0; above < y; above += 1) if (isHeader(grid.at(across, above), 'Column')) return true;
    }
    for (let down = y; down < y + rows; down += 1) {
      for (let before = 0; before < x; before += 1) if (isHeader(grid.at(before, down), 'Row')) return true;
    }
    return false;
  }
}

/** The cells of a table by rows, those in groups of rows too. */
function rowsOf(table: Element): readonly (readonly Element[])[] {
  const isGroup = ({ role }: Element) => role === 'THead' || role === 'TBody' || role === 'TFoot';
  return partsOf(table)
    .flatMap((part) => (isGroup(part) ? partsOf(part) : [part]))
    .filter(({ role }) => role === 'TR')
    .map((row) => partsOf(row).filter(({ role }) => role === 'TH' || role === 'TD'));
}

/** The places of a table that cells have taken. */
class Grid {
  readonly cells: PlacedCell[] = [];
  private readonly taken: readonly Map<number, Element>[];

  constructor(rows: number) {
    this.taken = Array.from({ length: rows }, () => new Map());
  }

  get widths(): readonly number[] {
    return this.taken.map(({ size }) => size);
  }

  at(x: number, y: number): Element | undefined {
    return this.taken[y]?.get(x);
  }

  /** Puts a cell into the first free place of a row; says what is wrong with that, if anything. */
  place(cell: Element, y: number, columns: number, height: number): string | undefined {
    const rows = this.taken.slice(y, y + height);
    if (rows.length < height) return 'spans more rows than follow';
    let x = 0;
    while (rows[0]?.has(x)) x += 1;
    for (const row of rows) {
      for (let across = x; across < x + columns; across += 1) {
        if (row.has(across)) return 'stands where another cell is';
        row.set(across, cell);
      }
    }
    this.cells.push({ cell, x, y, columns, rows: height });
    return undefined;
  }
}
