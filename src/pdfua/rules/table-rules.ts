import { PdfString } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { nameKey } from '../reader/trees.js';
import type { ReportViolation } from './rules.js';
import {
  attributeOf,
  attributesOf,
  describeElement,
  type Element,
  elementKids,
  idOf,
  type StructureTree,
} from './structure.js';

/** Cells and their headers (ISO 14289-1, 7.2 and 7.5). */
export function checkTables(file: PdfFile, tree: StructureTree, report: ReportViolation): void {
  const headers = tree.elements.filter((element) => element.role === 'TH');
  const ids = new Set(headers.flatMap((header) => idOf(file, header) ?? []));
  for (const table of tree.elements) {
    if (table.role !== 'Table') continue;
    const rows = rowsOf(table);
    checkGrid(file, tree, table, rows, report);
    checkHeaders(file, tree, rows.flat(2), ids, report);
  }
}

/** The rows of a table by the groups that they stand in; rows outside of groups are one. */
function rowsOf(table: Element): readonly (readonly (readonly Element[])[])[] {
  const cellsOf = (row: Element) => elementKids(row).filter(({ role }) => role === 'TH' || role === 'TD');
  const kids = elementKids(table);
  const groups = kids.filter(({ role }) => role === 'THead' || role === 'TBody' || role === 'TFoot');
  const parts = [kids, ...groups.map(elementKids)];
  return parts.map((part) => part.filter(({ role }) => role === 'TR').map(cellsOf)).filter((rows) => rows.length > 0);
}

/** Larger spans are made to exhaust programs that read them. */
const maxSpan = 1000;

function checkGrid(
  file: PdfFile,
  tree: StructureTree,
  table: Element,
  groups: ReturnType<typeof rowsOf>,
  report: ReportViolation,
): void {
  const spanOf = (cell: Element, key: string): number => {
    const span = file.number(attributeOf(file, tree, cell, 'Table', key));
    return span !== undefined && Number.isInteger(span) && span > 0 ? Math.min(span, maxSpan) : 1;
  };
  const widths = new Set<number>();
  for (const rows of groups) {
    const grid = new Grid(rows.length);
    for (const [y, row] of rows.entries()) {
      for (const cell of row) {
        const [columns, height] = [spanOf(cell, 'ColSpan'), spanOf(cell, 'RowSpan')];
        file.spend(columns * height);
        const problem = grid.place(y, columns, height);
        if (!problem) continue;
        report('table-grid', `${describeElement(cell)} ${problem}.`);
        return;
      }
    }
    for (const width of grid.widths) widths.add(width);
  }
  if (widths.size > 1) {
    const counts = [...widths].sort((a, b) => a - b).join(' and ');
    report('table-grid', `The rows of ${describeElement(table)} have ${counts} columns.`);
  }
}

/** The places of a group of rows that cells have taken. */
class Grid {
  private readonly taken: readonly Set<number>[];

  constructor(rows: number) {
    this.taken = Array.from({ length: rows }, () => new Set());
  }

  get widths(): readonly number[] {
    return this.taken.map(({ size }) => size);
  }

  /** Puts a cell into the first free place of a row; says what is wrong with that, if anything. */
  place(y: number, columns: number, height: number): string | undefined {
    const rows = this.taken.slice(y, y + height);
    if (rows.length < height) return 'spans more rows than follow';
    let x = 0;
    while (rows[0]?.has(x)) x += 1;
    for (const row of rows) {
      for (let across = x; across < x + columns; across += 1) {
        if (row.has(across)) return 'stands where another cell is';
        row.add(across);
      }
    }
    return undefined;
  }
}

const scopes = ['Row', 'Column', 'Both'];

/** Cells find their headers by ID, or all headers have a Scope. */
function checkHeaders(
  file: PdfFile,
  tree: StructureTree,
  cells: readonly Element[],
  ids: ReadonlySet<string>,
  report: ReportViolation,
): void {
  const namedBy = (cell: Element) =>
    attributesOf(file, tree, cell, 'Table')
      .flatMap((attributes) => file.array(attributes.get('Headers')))
      .map((value) => file.resolve(value))
      .flatMap((id) => (id instanceof PdfString ? [nameKey(id)] : []));
  const headers = cells.filter(({ role }) => role === 'TH');
  const data = cells.filter(({ role }) => role === 'TD');
  for (const cell of data) {
    for (const id of namedBy(cell)) {
      if (!ids.has(id))
        report('table-header', `${describeElement(cell)} names a header “${id}”, which does not exist.`);
    }
  }
  const named = new Set(cells.flatMap(namedBy));
  if (data.length > 0 && data.every((cell) => namedBy(cell).length > 0)) return;
  for (const header of headers) {
    const scope = file.name(attributeOf(file, tree, header, 'Table', 'Scope'));
    const id = idOf(file, header);
    if (scopes.includes(scope ?? '') || (id !== undefined && named.has(id))) continue;
    report('table-header', `${describeElement(header)} has no Scope, and the cells do not all name their headers.`);
  }
}
