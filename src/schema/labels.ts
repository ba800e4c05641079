export type { Labels } from './labels-schema.js';

/** Fills the {names} of a label. */
export function fillLabel(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{([a-z-]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
