import { suggestion } from '../diagnostics/suggest.js';
import { contrastOf, darkenedFor, isColour, minContrast } from './colour.js';

/** What of a theme the checks look at. */
interface ThemeParts {
  readonly papers: Readonly<Record<string, Paper>>;
  readonly densities: readonly Readonly<Record<'latin' | 'han', Sizes>>[];
  readonly floors: Readonly<Record<'latin' | 'han', Floor>>;
  readonly faces: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly fonts: Readonly<Record<string, unknown>>;
  readonly colours: Readonly<Record<'ink' | 'muted' | 'accent' | 'warm' | 'tint', string>>;
}

interface Floor {
  readonly 'body-pt': number;
  readonly 'note-pt': number;
}

type Sizes = Readonly<Record<keyof typeof floorOf, number>>;

interface Paper {
  readonly 'width-pt': number;
  readonly 'height-pt': number;
  readonly 'margin-top-pt': number;
  readonly 'margin-side-pt': number;
  readonly 'margin-bottom-pt': number;
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** A mistake of a theme, beside those of its form. */
interface Flaw extends Place {
  /** What else has part in it, and is told where the theme has that from itself and the rest from its base. */
  readonly elsewhere?: readonly Place[];
}

/** Which floor a size may not go below: that of texts to read, or that of notes. */
const floorOf = {
  'title-pt': 'body-pt',
  'lede-pt': 'body-pt',
  'body-pt': 'body-pt',
  'figure-pt': 'body-pt',
  'small-pt': 'note-pt',
  'note-pt': 'note-pt',
  'label-pt': 'note-pt',
} as const;

const background = '#ffffff';

export function flawsOf(theme: ThemeParts): readonly Flaw[] {
  return [
    ...narrowedPapers(theme),
    ...belowFloors(theme),
    ...unknownScripts(theme),
    ...unknownFonts(theme),
    ...tooPale(theme.colours),
  ];
}

/** Margins that leave less than half of a side for the page. */
function narrowedPapers({ papers }: ThemeParts): Flaw[] {
  return Object.entries(papers).flatMap(([name, paper]) => {
    const across = {
      key: 'margin-side-pt',
      others: ['width-pt'],
      sidePt: paper['width-pt'],
      usedPt: 2 * paper['margin-side-pt'],
    };
    const down = {
      key: 'margin-top-pt',
      others: ['margin-bottom-pt', 'height-pt'],
      sidePt: paper['height-pt'],
      usedPt: paper['margin-top-pt'] + paper['margin-bottom-pt'],
    };
    return [across, down]
      .filter(({ sidePt, usedPt }) => usedPt > sidePt / 2)
      .map(({ key, others, sidePt, usedPt }) => {
        const message = `leaves ${Math.round(sidePt - usedPt)} of ${Math.round(sidePt)} pt of the paper for the text`;
        const place = (of: string) => ({
          path: ['papers', name, of],
          message,
          hint: of.startsWith('margin')
            ? 'Write less, so that at least half of the paper is left.'
            : 'Write more, or margins of its own, so that at least half of the paper is left.',
        });
        return { ...place(key), elsewhere: others.map(place) };
      });
  });
}

function belowFloors({ densities, floors }: ThemeParts): Flaw[] {
  return densities.flatMap((step, i) =>
    (['latin', 'han'] as const).flatMap((script) => {
      const { [script]: scale } = step;
      const { [script]: least } = floors;
      const smallestPt = (floor: keyof Floor) =>
        Math.min(
          ...densities.flatMap(({ [script]: sizes }) =>
            Object.entries(floorOf).flatMap(([size, of]) => (of === floor ? [sizes[size as keyof Sizes]] : [])),
          ),
        );
      return Object.entries(floorOf)
        .map(([size, floor]) => ({ size: size as keyof Sizes, floor, leastPt: least[floor] }))
        .filter(({ size, leastPt }) => scale[size] < leastPt)
        .map(({ size, floor, leastPt }) => ({
          path: ['densities', i, script, size],
          message: `is below the floor of ${leastPt} pt`,
          hint: `Write ${leastPt} or more. The floor itself stands under "floors".`,
          elsewhere: [
            {
              path: ['floors', script, floor],
              message: `is a floor of ${leastPt} pt, and the "densities" of this theme go down to ${smallestPt(floor)} pt`,
              hint: `Write ${smallestPt(floor)} or less; or give the theme "densities" of its own, in which no such size is below ${leastPt}.`,
            },
          ],
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
        .map(([face, family]) => ({
          path: ['faces', script, role, face],
          message: `names "${family}", which is not one of the fonts`,
          hint: suggestion(family, Object.keys(theme.fonts)) ?? 'Write one under "fonts".',
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
  // Of what is no colour another mistake is told.
  const pale = grounds.filter(
    ([name, ground]) => [colours[name], ground].every(isColour) && contrastOf(colours[name], ground) < minContrast,
  );
  const isTooDark = (colour: string) => isColour(colour) && isColour(tint) && contrastOf(colour, tint) < minContrast;
  // On such a tint no text can be read: that it is set in too pale a colour is not the mistake.
  if (isTooDark('#000000')) {
    const message = 'is too dark for text on it, even in black';
    const onWhite = pale.filter(([, ground]) => ground === background);
    return [
      { path: ['colours', 'tint'], message, hint: 'Write a lighter one, near to white.' },
      ...paleOn(colours, onWhite),
    ];
  }
  // A tint that is too dark even for the ink is itself the mistake.
  if ([ink, warm].every(isColour) && contrastOf(ink, background) >= minContrast && isTooDark(ink)) {
    const message = `is too dark for text in ${ink} and ${warm} on it`;
    const darker = [ink, warm].map((colour) => darkenedFor(colour, tint));
    const elsewhere = (['ink', 'warm'] as const).map((name, i) => ({
      path: ['colours', name],
      message: `is too pale for text on the tint ${tint}`,
      hint: `Write "${darker[i]}", or another that is as dark.`,
    }));
    return [{ path: ['colours', 'tint'], message, hint: 'Write a lighter one, near to white.', elsewhere }];
  }
  return paleOn(colours, pale);
}

/** A colour of text, what it lies on, and that in words. */
type PaleText = readonly [name: 'ink' | 'muted' | 'accent' | 'warm', ground: string, where: string];

function paleOn(colours: ThemeParts['colours'], pale: readonly PaleText[]): Flaw[] {
  const { tint } = colours;
  return [...new Map(pale.map((flaw) => [flaw[0], flaw])).values()].map(([name, ground, where]) => ({
    path: ['colours', name],
    message:
      `is too pale for text: its contrast with ${where} is ${shownContrast(contrastOf(colours[name], ground))}:1, ` +
      `and ${minContrast}:1 is needed; ${darkenedFor(colours[name], ground)} would do`,
    hint: `Write "${darkenedFor(colours[name], ground)}", or another that is as dark.`,
    ...(ground === tint
      ? {
          elsewhere: [
            {
              path: ['colours', 'tint'],
              message: `is too dark for text in ${colours[name]} on it`,
              hint: 'Write a lighter one, near to white.',
            },
          ],
        }
      : {}),
  }));
}

/** Rounded down, so that what is not enough does not look as if it were. */
const shownContrast = (ratio: number) => (Math.floor(ratio * 10) / 10).toFixed(1);
