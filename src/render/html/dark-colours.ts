import { channelsOf, contrastOf, hexOf, minContrast } from '../../schema/colour.js';
import type { Theme } from '../../schema/theme.js';

type Colours = Theme['colours'];

/** What dark pages stand on: not black, on which light text glares. */
export const darkGround = '#15191c';
const lightGround = '#ffffff';
const white = '#ffffff';

/** Text that stands out more than this from a dark ground glares; a ground that does leaves text too little. */
const most = { text: 13, ground: 1.5 } as const;

/**
 * A theme's colours for a dark page. Each keeps, on the dark ground, the contrast that it has on white, so that the
 * order of weight stays the house's own; text keeps at least what WCAG asks for, on the ground and on the tint.
 */
export function darkened(colours: Colours): Colours {
  const alike = (name: keyof Colours, atMost: number) => {
    const wanted = Math.min(contrastOf(colours[name], lightGround), atMost);
    return firstOf(waysUp(colours[name]), (colour) => contrastOf(colour, darkGround) >= wanted);
  };
  const tint = alike('tint', most.ground);
  const text = (name: keyof Colours) =>
    firstOf(steps(alike(name, most.text), white), (colour) =>
      [darkGround, tint].every((ground) => contrastOf(colour, ground) >= minContrast),
    );
  return {
    ink: text('ink'),
    muted: text('muted'),
    accent: text('accent'),
    warm: text('warm'),
    tint,
    rule: alike('rule', most.text),
  };
}

/** From the dark ground to the colour, and on to white, in steps of a hundredth. */
function waysUp(colour: string): readonly string[] {
  return [...steps(darkGround, colour), ...steps(colour, white)];
}

function steps(from: string, to: string): readonly string[] {
  const end = channelsOf(to);
  return Array.from({ length: 101 }, (_, percent) =>
    hexOf(channelsOf(from).map((channel, i) => channel + (((end[i] ?? channel) - channel) * percent) / 100)),
  );
}

function firstOf(colours: readonly string[], fits: (colour: string) => boolean): string {
  return colours.find(fits) ?? white;
}
