import { directionOf, scriptOf } from './scripts.js';
import type { Faces, Theme } from './theme-schema.js';

export type { Faces, ReferenceForm, Theme, TypeScale } from './theme-schema.js';

export type ScriptClass = 'latin' | 'han';

/** Scripts with square characters, which the Han tokens of a theme set. */
const squareScripts = ['hans', 'hant', 'jpan', 'kore'];

/** Whether a language is set by the Latin or by the Han tokens of a theme. */
export function scriptClass(locale: string): ScriptClass {
  return squareScripts.includes(scriptOf(locale)) ? 'han' : 'latin';
}

/**
 * The families that set a language: those of its script; of one that the theme does not name, those of Traditional
 * Chinese for Japanese and Korean, else those of Latin.
 */
export function facesOf({ faces }: Pick<Theme, 'faces'>, locale: string): Faces {
  const named = Object.hasOwn(faces, scriptOf(locale)) ? faces[scriptOf(locale)] : undefined;
  return named ?? (scriptClass(locale) === 'han' ? faces.hant : faces.latin);
}

/** A theme without the faces of further scripts than that of a language, and without the families that only those name. */
export function themeFor(theme: Theme, locale: string): Theme {
  const own = facesOf(theme, locale);
  const { latin, hant, hans, ...further } = theme.faces;
  const others = Object.entries(further).filter(([, faces]) => faces !== own);
  const familiesOf = (faces: readonly Faces[]) =>
    faces.flatMap(({ text, sans }) => [text.latin, text.han, sans.latin, sans.han]);
  const kept = familiesOf([latin, hant, hans, own]);
  const left = familiesOf(others.map(([, faces]) => faces)).filter((family) => !kept.includes(family));
  const without = <Value>(part: Readonly<Record<string, Value>>, keys: readonly string[]) =>
    Object.fromEntries(Object.entries(part).filter(([key]) => !keys.includes(key)));
  const faces = without(
    theme.faces,
    others.map(([script]) => script),
  ) as Theme['faces'];
  return { ...theme, fonts: without(theme.fonts, left), faces };
}

/** Han characters and the scripts that run from right to left have no italics. */
function hasItalics(locale: string): boolean {
  return scriptClass(locale) === 'latin' && directionOf(locale) === 'ltr';
}

/** How emphasis is set in a language: as the theme says, where its script has italics. */
export function emphasisOf({ setting }: Theme, locale: string): 'italic' | 'bold' {
  return hasItalics(locale) ? setting.latin.emphasis : 'bold';
}
