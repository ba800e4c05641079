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

/** Han characters and the scripts that run from right to left have no italics. */
function hasItalics(locale: string): boolean {
  return scriptClass(locale) === 'latin' && directionOf(locale) === 'ltr';
}

/** How emphasis is set in a language: as the theme says, where its script has italics. */
export function emphasisOf({ setting }: Theme, locale: string): 'italic' | 'bold' {
  return hasItalics(locale) ? setting.latin.emphasis : 'bold';
}
