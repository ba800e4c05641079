import { familyOf, type Name, type Reference } from '../../model/reference.js';

/** The authors as they are written in full, in the script of the language where the reference gives it. */
export function authorNames(reference: Reference, locale: string): readonly string[] {
  const local = reference['author-by-language'];
  if (typeof local === 'object' && local !== null) {
    const names = (local as Record<string, unknown>)[locale];
    if (Array.isArray(names)) return names.map(String);
  }
  return (reference.author ?? []).map(fullName);
}

export function fullName(name: Name): string {
  return name.literal ?? [name.given, familyOf(name)].filter(Boolean).join(' ');
}

/** The title as a page prints it: in the language where the reference gives it, else its short form. */
export function titleIn(reference: Reference, locale: string): string {
  return reference['title-by-language']?.[locale] ?? reference['title-short'] ?? reference.title;
}

/** The journal, or what else holds the work. */
export function containerIn(reference: Reference, locale: string): string | undefined {
  return reference['container-title-by-language']?.[locale] ?? reference['container-title'];
}
