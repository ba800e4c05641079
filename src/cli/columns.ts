/** Rows as indented lines with aligned columns. */
export function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, k) => Math.max(...rows.map((row) => (row[k] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, k) => cell.padEnd(widths[k] ?? 0)).join('  ')}`.trimEnd());
}
