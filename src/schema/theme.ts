import { z } from 'zod';
import { contrastOf, darkenedFor, minContrast } from './colour.js';
import { textOf } from './forms.js';
import { localizedLine } from './localized-text.js';
import { idPart, numberScalar, textScalar } from './scalars.js';
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
    faces: z.strictObject({ latin: faces, hant: faces, hans: faces }),
    setting: z.strictObject({ latin: setting, han: setting }),
    floors: z.strictObject({ latin: floor, han: floor }),
    ...sectionKeys,
    densities: z.array(density).min(1).describe('loosest first'),
  })
  .superRefine((theme, ctx) => {
    for (const { path, message, hint } of [...belowFloors(theme), ...unknownFonts(theme), ...tooPale(theme.colours)]) {
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

/** Whether a language is set by the Latin or by the Han tokens of a theme. */
export function scriptClass(locale: string): ScriptClass {
  return /^(?:zh|ja|ko)\b/.test(locale) ? 'han' : 'latin';
}

/** Which fonts a language is set with: Han characters differ by region. */
export type FaceClass = keyof ThemeContent['faces'];

export function faceClass(locale: string): FaceClass {
  if (scriptClass(locale) === 'latin') return 'latin';
  return /^zh\b(?!.*-(?:Hant|TW|HK|MO)\b)/i.test(locale) ? 'hans' : 'hant';
}

/** How emphasis is set in a language: as the theme says, but Han characters have no italics. */
export function emphasisOf({ setting }: Theme, locale: string): 'italic' | 'bold' {
  return scriptClass(locale) === 'han' ? 'bold' : setting.latin.emphasis;
}
