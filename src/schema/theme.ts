import { z } from 'zod';
import { contrastOf, darkenedFor, minContrast } from './colour.js';
import { textOf } from './forms.js';
import { localizedLine } from './localized-text.js';
import { idPart, numberScalar, textScalar } from './scalars.js';
import { directionOf, scriptOf } from './scripts.js';
import { sectionKeys } from './sections.js';

const colour = textOf(/^#[0-9a-f]{6}$/i, { noun: 'a colour such as', examples: ['#12486b'], quoted: true }).transform(
  (hex) => hex.toLowerCase(),
);
const pt = numberScalar;

/** Sizes and spaces of one density for one script, in pt; leadings are factors of the size. */
const typeScale = z.strictObject({
  'title-pt': pt,
  'title-leading': numberScalar,
  'lede-pt': pt,
  'lede-leading': numberScalar,
  'body-pt': pt,
  'body-leading': numberScalar,
  'small-pt': pt,
  'small-leading': numberScalar,
  'note-pt': pt,
  'label-pt': pt,
  'figure-pt': pt,
  'section-gap-pt': pt,
  'item-gap-pt': pt,
});

export type TypeScale = z.output<typeof typeScale>;

/** How paragraphs of a script are set. */
const setting = z.strictObject({
  alignment: z.enum(['ragged', 'justified']).describe('of texts of several lines; headings and notes are ragged'),
  emphasis: z.enum(['italic', 'bold']).describe('how *words* are stressed; Chinese has no italics'),
});

const density = z.strictObject({ id: idPart, latin: typeScale, han: typeScale });

const fontFile = textScalar.describe(
  'a TrueType or OpenType file beside the theme file, or one of an npm package with a scope: @expo-google-fonts/…',
);
const fontFamily = z.strictObject({
  regular: fontFile,
  bold: fontFile,
  italic: fontFile.optional(),
  css: textScalar.describe('the font-family value for HTML'),
});

/** Which family sets Han characters and which the rest. */
const facePair = z.strictObject({ han: idPart, latin: idPart });
const faces = z.strictObject({ text: facePair, sans: facePair });
/** By script: Latin, and others that have none of their own; Traditional and Simplified Chinese; any code of ISO 15924. */
const facesByScript = z.object({ latin: faces, hant: faces, hans: faces }).catchall(faces);

export type Faces = z.output<typeof faces>;

const paper = z.strictObject({
  'width-pt': pt,
  'height-pt': pt,
  'margin-top-pt': pt,
  'margin-side-pt': pt,
  'margin-bottom-pt': pt,
});

const logo = z.strictObject({
  file: textScalar.describe('a PNG, JPEG or SVG file beside the theme file'),
  alt: localizedLine.describe('what the logo shows, for people who cannot see it'),
  'height-pt': pt.refine((h) => h >= 12 && h <= 48, 'must be between 12 and 48').default(24),
});

const floor = z.strictObject({ 'body-pt': pt, 'note-pt': pt });

const referenceForm = z.enum(['full', 'short']);
export type ReferenceForm = z.output<typeof referenceForm>;

const background = '#ffffff';

export const themeSchema = z
  .strictObject({
    base: idPart.optional().describe('the theme that this one changes; only what differs is written'),
    issuer: z
      .strictObject({ name: localizedLine.optional(), logo: logo.optional() })
      .optional()
      .describe('the house that the briefs come from; goes before the issuer of the pack'),
    papers: z.strictObject({ a4: paper, letter: paper }),
    colours: z.strictObject({
      ink: colour,
      muted: colour,
      accent: colour,
      warm: colour,
      tint: colour,
      rule: colour,
    }),
    fonts: z.record(idPart, fontFamily),
    faces: facesByScript.describe(
      'by the script of the language: latin, hant, hans, cyrl, arab, jpan, kore or another code of ISO 15924',
    ),
    setting: z.strictObject({ latin: setting, han: setting }),
    floors: z.strictObject({ latin: floor, han: floor }),
    ...sectionKeys,
    references: referenceForm
      .optional()
      .describe(
        'short: of a work with an address only authors, year and address, which leaves room for more of the argument',
      ),
    densities: z.array(density).min(1).describe('loosest first'),
  })
  .superRefine((theme, ctx) => {
    for (const { path, message, hint } of [
      ...belowFloors(theme),
      ...unknownScripts(theme),
      ...unknownFonts(theme),
      ...tooPale(theme.colours),
    ]) {
      ctx.addIssue({ code: 'custom', path: [...path], message, params: { hint } });
    }
  });

type ThemeContent = z.output<typeof themeSchema>;

/** A theme: the content of its file, and the name of the file as its id. */
export interface Theme extends ThemeContent {
  readonly id: string;
}

interface Flaw {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

function belowFloors({ densities, floors }: ThemeContent): Flaw[] {
  return densities.flatMap((step, i) =>
    (['latin', 'han'] as const).flatMap((script) => {
      const { [script]: scale } = step;
      const { [script]: least } = floors;
      return (['body-pt', 'note-pt'] as const)
        .filter((size) => scale[size] < least[size])
        .map((size) => ({
          path: ['densities', i, script, size],
          message: `is below the floor of ${least[size]} pt`,
          hint: `Write ${least[size]} or more. The floor itself stands under "floors".`,
        }));
    }),
  );
}

function unknownScripts(theme: ThemeContent): Flaw[] {
  return Object.keys(theme.faces)
    .filter((script) => script !== 'latin' && (!/^[a-z]{4}$/.test(script) || script === 'latn'))
    .map((script) => ({
      path: ['faces', script],
      message: 'is not the code of a script',
      hint: 'Write latin, hant, hans, or the code of ISO 15924 in small letters: cyrl, arab, jpan, kore.',
    }));
}

function unknownFonts(theme: ThemeContent): Flaw[] {
  return Object.entries(theme.faces).flatMap(([script, roles]) =>
    Object.entries(roles).flatMap(([role, pair]) =>
      Object.entries(pair)
        .filter(([, family]) => !(family in theme.fonts))
        .map(([face]) => ({
          path: ['faces', script, role, face],
          message: 'is not one of the fonts',
          hint: `The fonts of this theme: ${Object.keys(theme.fonts).join(', ')}.`,
        })),
    ),
  );
}

/** Every colour of text on white and, where it is used there, on the tint of the box. */
function tooPale(colours: ThemeContent['colours']): Flaw[] {
  const { ink, warm, tint } = colours;
  const grounds = [
    ...(['ink', 'muted', 'accent', 'warm'] as const).map((name) => [name, background, 'white'] as const),
    ...(['ink', 'warm'] as const).map((name) => [name, tint, `the tint ${tint}`] as const),
  ];
  const pale = grounds.filter(([name, ground]) => contrastOf(colours[name], ground) < minContrast);
  // A tint that is too dark even for the ink is itself the mistake.
  if (contrastOf(ink, background) >= minContrast && contrastOf(ink, tint) < minContrast) {
    const message = `is too dark for text in ${ink} and ${warm} on it`;
    return [{ path: ['colours', 'tint'], message, hint: 'Write a lighter one, near to white.' }];
  }
  return [...new Map(pale.map((flaw) => [flaw[0], flaw])).values()].map(([name, ground, where]) => ({
    path: ['colours', name],
    message:
      `is too pale for text: its contrast with ${where} is ${contrastOf(colours[name], ground).toFixed(1)}:1, ` +
      `and ${minContrast}:1 is needed; ${darkenedFor(colours[name], ground)} would do`,
    hint: `Write "${darkenedFor(colours[name], ground)}", or another that is as dark.`,
  }));
}

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
