import { z } from 'zod';
import { checkBy, textOf } from './forms.js';
import { localizedLine } from './localized-text-schema.js';
import {
  inSmallLetters,
  isGap,
  isLeading,
  isLogoHeight,
  isMargin,
  isPaperSide,
  isTypeSize,
  plainNumber,
  themeRanges,
} from './rules.js';
import { fileId, idPart, textScalar } from './scalars.js';
import { sectionKeys } from './section-schema.js';
import { flawsOf } from './theme-flaws.js';

const colour = textOf(/^#[0-9a-f]{6}$/i, { noun: 'a colour such as', examples: ['#12486b'], quoted: true }).transform(
  inSmallLetters,
);

/** A number within a range; the example is what messages say in its place. */
function numberWithin(isWithin: (value: number) => boolean, range: keyof typeof themeRanges, example: string) {
  const [least, most] = themeRanges[range];
  return textOf(plainNumber, { noun: 'a plain number, such as', examples: [example] }, { abort: true })
    .transform(Number)
    .refine(isWithin, {
      error: `must be between ${least} and ${most}`,
      params: { hint: `Write a number from ${least} to ${most}, such as ${example}.` },
    });
}

const typeSize = numberWithin(isTypeSize, 'typeSize', '10.5');
const leading = numberWithin(isLeading, 'leading', '1.4');
const gap = numberWithin(isGap, 'gap', '12');
const margin = numberWithin(isMargin, 'margin', '48');
const paperSide = numberWithin(isPaperSide, 'paperSide', '595.28');

/** Sizes and spaces of one density for one script, in pt; leadings are factors of the size. */
const typeScale = z.strictObject({
  'title-pt': typeSize,
  'title-leading': leading,
  'lede-pt': typeSize,
  'lede-leading': leading,
  'body-pt': typeSize,
  'body-leading': leading,
  'small-pt': typeSize,
  'small-leading': leading,
  'note-pt': typeSize,
  'label-pt': typeSize,
  'figure-pt': typeSize,
  'section-gap-pt': gap,
  'item-gap-pt': gap,
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
/** A name in quotation marks, or of words that CSS takes without: none begins with a digit. */
const fontWord = '[\\p{L}_-][\\p{L}\\p{M}\\p{N}_-]*';
const fontName = `(?:"[^"<>{};\\\\\\n]+"|'[^'<>{};\\\\\\n]+'|${fontWord}(?: +${fontWord})*)`;
const fontList = textOf(new RegExp(`^${fontName}(?: *, *${fontName})*$`, 'u'), {
  noun: 'a list of fonts as CSS has it, such as',
  examples: ['Georgia, serif'],
  quoted: true,
});

const fontFamily = z.strictObject({
  regular: fontFile,
  bold: fontFile,
  italic: fontFile.optional(),
  css: fontList.describe('the font-family value for HTML'),
});

/** A name that is no family of the theme is a flaw of it, whatever its form. */
const familyName = textScalar;

/** Which family sets Han characters and which the rest. */
const facePair = z.strictObject({ han: familyName, latin: familyName });
const faces = z.strictObject({ text: facePair, sans: facePair });
/** By script: Latin, and others that have none of their own; Traditional and Simplified Chinese; any code of ISO 15924. */
const facesByScript = z.object({ latin: faces, hant: faces, hans: faces }).catchall(faces);

export type Faces = z.output<typeof faces>;

const paper = z.strictObject({
  'width-pt': paperSide,
  'height-pt': paperSide,
  'margin-top-pt': margin,
  'margin-side-pt': margin,
  'margin-bottom-pt': margin,
});

const logo = z.strictObject({
  file: textScalar.describe('a PNG, JPEG or SVG file beside the theme file'),
  alt: localizedLine.describe('what the logo shows, for people who cannot see it'),
  'height-pt': numberWithin(isLogoHeight, 'logoHeight', '24').default(24),
});

const floor = z.strictObject({ 'body-pt': typeSize, 'note-pt': typeSize });

const referenceForm = z.enum(['full', 'short']);
export type ReferenceForm = z.output<typeof referenceForm>;

export const themeSchema = z
  .strictObject({
    base: fileId.optional().describe('the theme that this one changes; only what differs is written'),
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
  .check(
    checkBy('hasNoFlaws', (theme, ctx) => {
      for (const { path, message, hint, elsewhere } of flawsOf(theme)) {
        ctx.addIssue({ code: 'custom', path: [...path], message, params: { hint, elsewhere } });
      }
    }),
  );

type ThemeContent = z.output<typeof themeSchema>;

/** A theme: the content of its file, and the name of the file as its id. */
export interface Theme extends ThemeContent {
  readonly id: string;
}
