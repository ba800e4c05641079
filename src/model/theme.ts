import { z } from 'zod';
import { idPart, numberScalar, textScalar } from './scalars.js';

const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #12486b');
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

const density = z.strictObject({ id: idPart, latin: typeScale, han: typeScale });

const fontFile = textScalar.describe(
  'a file of an npm package, e.g. @expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
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

const floor = z.strictObject({ 'body-pt': pt, 'note-pt': pt });

export const themeSchema = z
  .strictObject({
    id: idPart,
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
    faces: z.strictObject({ latin: faces, han: faces }),
    floors: z.strictObject({ latin: floor, han: floor }),
    densities: z.array(density).min(1).describe('loosest first'),
  })
  .superRefine((theme, ctx) => {
    theme.densities.forEach((step, i) => {
      for (const script of ['latin', 'han'] as const) {
        const { [script]: scale } = step;
        const { [script]: least } = theme.floors;
        const tooSmall = (['body-pt', 'note-pt'] as const).filter((size) => scale[size] < least[size]);
        for (const size of tooSmall) {
          ctx.addIssue({
            code: 'custom',
            path: ['densities', i, script, size],
            message: `is below the floor of ${least[size]} pt`,
          });
        }
      }
    });
    for (const [script, roles] of Object.entries(theme.faces)) {
      for (const [role, pair] of Object.entries(roles)) {
        for (const [face, family] of Object.entries(pair)) {
          if (!(family in theme.fonts)) {
            ctx.addIssue({ code: 'custom', path: ['faces', script, role, face], message: 'is not one of the fonts' });
          }
        }
      }
    }
  });

export type Theme = z.output<typeof themeSchema>;

export type ScriptClass = 'latin' | 'han';

/** Whether a language is set by the Latin or by the Han tokens of a theme. */
export function scriptClass(locale: string): ScriptClass {
  return /^(?:zh|ja|ko)\b/.test(locale) ? 'han' : 'latin';
}
