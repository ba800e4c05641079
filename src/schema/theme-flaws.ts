import { contrastOf, darkenedFor, minContrast } from './colour.js';

/** What of a theme the checks look at. */
interface ThemeParts {
  readonly densities: readonly Readonly<Record<'latin' | 'han', Floor>>[];
  readonly floors: Readonly<Record<'latin' | 'han', Floor>>;
  readonly faces: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly fonts: Readonly<Record<string, unknown>>;
  readonly colours: Readonly<Record<'ink' | 'muted' | 'accent' | 'warm' | 'tint', string>>;
}

interface Floor {
  readonly 'body-pt': number;
  readonly 'note-pt': number;
}

/** A mistake of a theme, beside those of its form. */
interface Flaw {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

const background = '#ffffff';

export function flawsOf(theme: ThemeParts): readonly Flaw[] {
  return [...belowFloors(theme), ...unknownScripts(theme), ...unknownFonts(theme), ...tooPale(theme.colours)];
}

function belowFloors({ densities, floors }: ThemeParts): Flaw[] {
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

function unknownScripts(theme: ThemeParts): Flaw[] {
  return Object.keys(theme.faces)
    .filter((script) => script !== 'latin' && (!/^[a-z]{4}$/.test(script) || script === 'latn'))
    .map((script) => ({
      path: ['faces', script],
      message: 'is not the code of a script',
      hint: 'Write latin, hant, hans, or the code of ISO 15924 in small letters: cyrl, arab, jpan, kore.',
    }));
}

function unknownFonts(theme: ThemeParts): Flaw[] {
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
function tooPale(colours: ThemeParts['colours']): Flaw[] {
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
