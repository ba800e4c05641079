export type { Labels } from './labels-schema.js';

/** Fills the {names} of a label. A full stop of the label gives way to that of what is filled in, as in "1 maja 2026 r.". */
export function fillLabel(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{([a-z-]+)\}(\.?)/g, (whole, name: string, stop: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return String(value).endsWith('.') ? String(value) : `${value}${stop}`;
  });
}
