import { channelsOf, contrastOf, hexOf, minContrast } from '../../schema/colour.js';
import type { Theme } from '../../schema/theme.js';
import { oncePer } from '../../text/once.js';

type Colours = Theme['colours'];

/** The background of dark pages: not black, on which light text glares. */
export const darkBackground = '#15191c';
const white = '#ffffff';

/** Contrasts with the dark background: text above this glares, and a tint above this leaves text too little. */
const maxContrast = { text: 13, tint: 1.5 } as const;

/**
 * A theme's colours for a dark page. Each keeps, on the dark background, the contrast that it has on white, so that the
 * hierarchy of the design stays; text has at least the contrast that WCAG requires, on the background and the tint.
 */
export const darkened = oncePer(findDarkened);

function findDarkened(colours: Colours): Colours {
  const withSameContrast = (name: keyof Colours, max: number) => {
    const wanted = Math.min(contrastOf(colours[name], white), max);
    return firstOf(lighterSteps(colours[name]), (colour) => contrastOf(colour, darkBackground) >= wanted);
  };
  const tint = withSameContrast('tint', maxContrast.tint);
  const text = (name: keyof Colours) =>
    firstOf(steps(withSameContrast(name, maxContrast.text), white), (colour) =>
      [darkBackground, tint].every((background) => contrastOf(colour, background) >= minContrast),
    );
  return {
    ink: text('ink'),
    muted: text('muted'),
    accent: text('accent'),
    warm: text('warm'),
    tint,
    rule: withSameContrast('rule', maxContrast.text),
  };
}

/** From the dark background to the colour and on to white. */
function lighterSteps(colour: string): readonly string[] {
  return [...steps(darkBackground, colour), ...steps(colour, white)];
}

/** From one colour to another, in hundredths. */
function steps(from: string, to: string): readonly string[] {
  const end = channelsOf(to);
  return Array.from({ length: 101 }, (_, percent) =>
    hexOf(channelsOf(from).map((channel, i) => channel + (((end[i] ?? channel) - channel) * percent) / 100)),
  );
}

function firstOf(colours: readonly string[], fits: (colour: string) => boolean): string {
  return colours.find(fits) ?? white;
}
