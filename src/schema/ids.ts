/** The id of a finding that the file gives none. */
export const defaultFindingId = 'finding';

/** An id and the families it belongs to: `stakes`, `stakes.equity` and itself for `stakes.equity.divide`. */
export function familiesOf(id: string): readonly string[] {
  return id.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'));
}
