import type { Paper } from '../../model/variant.js';
import { scriptOf } from '../../schema/scripts.js';
import { facesOf, scriptClass, type Theme } from '../../schema/theme.js';

/** The styles of a document, by their ids in Word. */
export type WordStyle =
  | 'Normal'
  | 'Title'
  | 'Subtitle'
  | 'Heading1'
  | 'Heading2'
  | 'Heading3'
  | 'HeadingAsk'
  | 'HeadingMinor'
  | 'HeadingQuiet'
  | 'Issuer'
  | 'Kicker'
  | 'Marks'
  | 'Handling'
  | 'Ask'
  | 'PillarHeadline'
  | 'ListBullet'
  | 'ListSmall'
  | 'ListAsk'
  | 'KeyFigure'
  | 'Small'
  | 'Contact'
  | 'Caption'
  | 'Reference'
  | 'Footnote'
  | 'Footer';

/** Those whose words a language may divide, as in the PDF: never headlines, names and addresses. */
export const hyphenatedStyles: ReadonlySet<WordStyle> = new Set([
  ...(['Normal', 'Ask', 'ListBullet', 'ListSmall', 'ListAsk', 'Small'] as const),
]);

/** How a style is set. Lines have an exact height, so that the page is as long in every font. */
export interface StyleLook {
  readonly sizePt: number;
  readonly linePt: number;
  /** There is never room below, only above: programs differ in what they make of both. */
  readonly beforePt: number;
  readonly isBold?: boolean;
  readonly colour: string;
  readonly font: 'text' | 'sans';
  readonly hangPt?: number;
  readonly isJustified?: boolean;
  readonly alignsAtEnd?: boolean;
  /** A line above, with its room. */
  readonly rule?: { readonly colour: string; readonly gapPt: number };
  /** Stands on the tint, with a bar at its side. */
  readonly onTint?: boolean;
  readonly keepsWithNext?: boolean;
}

/** How a document of Word is set. */
export interface StyleOptions {
  readonly theme: Theme;
  readonly locale: string;
  readonly looks: Readonly<Record<WordStyle, StyleLook>>;
  /** Whether words are divided, as their language divides them. */
  readonly isHyphenated: boolean;
}

/** How closely a page is set: a density of the theme, and factors of its sizes and of the height of its lines. */
export interface Setting {
  readonly density: number;
  readonly size: number;
  readonly leading: number;
}

export const columnGapPt = 22;
export const askPaddingPt = 9;
export const askBarPt = 3;
export const tintRoomPt = 5;

export interface WordMeasures {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly topPt: number;
  readonly sidePt: number;
  readonly bottomPt: number;
}

/** The sheet of a theme, with somewhat less margin at the sides: other fonts than ours may be wider. */
export function measuresOf({ papers }: Theme, paper: Paper): WordMeasures {
  const sheet = papers[paper];
  return {
    widthPt: sheet['width-pt'],
    heightPt: sheet['height-pt'],
    topPt: sheet['margin-top-pt'],
    sidePt: Math.max(36, sheet['margin-side-pt'] - 6),
    bottomPt: sheet['margin-bottom-pt'],
  };
}

export function looksOf(theme: Theme, locale: string, setting: Setting): Readonly<Record<WordStyle, StyleLook>> {
  const script = scriptClass(locale);
  const density = theme.densities[setting.density] ?? theme.densities.at(-1);
  if (!density) throw new Error('a theme has no densities');
  const scale = density[script];
  const { ink, muted, accent, warm, rule } = theme.colours;
  // Korean is written in words, and its lines end where these do: the blanks between few of them would be wide.
  const isJustified = theme.setting[script].alignment === 'justified' && scriptOf(locale) !== 'kore';
  const look = (
    sizePt: number,
    leading: number,
    colour: string,
    font: StyleLook['font'],
    more: Partial<StyleLook> = {},
  ): StyleLook => {
    const size = halfPoint(sizePt * setting.size);
    return {
      sizePt: size,
      linePt: tenth(size * Math.max(1.12, leading * setting.leading)),
      beforePt: 0,
      colour,
      font,
      ...more,
    };
  };
  const gap = scale['section-gap-pt'] * setting.leading ** 2;
  const item = scale['item-gap-pt'] * setting.leading;
  const small = scale['small-leading'];
  const body = scale['body-pt'];
  const hangPt = Math.max(9, tenth(body * 0.88));
  const heading = { isBold: true, keepsWithNext: true } as const;
  const ruled = (colour: string) => ({
    ...heading,
    beforePt: tenth(gap * 0.9),
    rule: { colour, gapPt: tenth(Math.max(2, gap * 0.4)) },
  });
  const ask = look((body + scale['lede-pt']) / 2, scale['body-leading'], ink, 'text', { isJustified, onTint: true });
  return {
    Normal: look(body, scale['body-leading'], ink, 'text', { isJustified }),
    Title: look(scale['title-pt'], scale['title-leading'], accent, script === 'han' ? 'sans' : 'text', {
      ...heading,
      beforePt: 4,
    }),
    Subtitle: look(scale['lede-pt'], scale['lede-leading'], ink, 'text', { isJustified, beforePt: 3 }),
    Heading1: look(body + 2.2, 1.3, accent, 'sans', ruled(accent)),
    Heading2: look(body + 0.6, 1.3, accent, 'sans', heading),
    Heading3: look(body, 1.3, accent, 'sans', heading),
    HeadingAsk: look(body, 1.3, warm, 'sans', { ...heading, onTint: true, beforePt: tenth(gap) }),
    HeadingMinor: look(body, 1.3, accent, 'sans', ruled(rule)),
    HeadingQuiet: look(scale['label-pt'], small, muted, 'sans', ruled(rule)),
    Issuer: look(body + 1, 1.2, accent, 'sans', { isBold: true }),
    Kicker: look(scale['label-pt'], small, accent, 'sans', { isBold: true }),
    Marks: look(scale['label-pt'], small, muted, 'sans'),
    Handling: look(Math.max(12, body) / setting.size, 1.3, ink, 'sans', { isBold: true, alignsAtEnd: true }),
    Ask: ask,
    PillarHeadline: look(body, scale['body-leading'], ink, 'text', { isBold: true }),
    ListBullet: look(body, scale['body-leading'], ink, 'text', { isJustified, hangPt, beforePt: tenth(item) }),
    ListSmall: look(scale['small-pt'], small, ink, 'text', { isJustified, hangPt }),
    // Without a hang: Word joins paragraphs to one box only where they begin at one edge.
    ListAsk: ask,
    KeyFigure: look(scale['figure-pt'], 1.15, accent, 'sans', {
      isBold: true,
      keepsWithNext: true,
      beforePt: tenth(item),
    }),
    Small: look(scale['small-pt'], small, ink, 'text', { isJustified }),
    Contact: look(body, scale['body-leading'], ink, 'text', { beforePt: tenth(gap / 2) }),
    Caption: look(scale['note-pt'], small, muted, 'sans'),
    Reference: look(scale['note-pt'], small, muted, 'text', { hangPt, beforePt: 1 }),
    Footnote: look(scale['note-pt'], small, muted, 'text'),
    Footer: look(scale['note-pt'], small, muted, 'text'),
  };
}

/** The families that set a page: the first name of what the theme has for the web, and a system font to fall back to. */
export interface WordFont {
  readonly name: string;
  readonly alternatives: readonly string[];
  readonly isSerif: boolean;
}

export interface WordFonts {
  readonly text: { readonly latin: WordFont; readonly han: WordFont };
  readonly sans: { readonly latin: WordFont; readonly han: WordFont };
}

const generic = /^(?:serif|sans-serif|monospace|system-ui|cursive|fantasy|ui-.*)$/;

export function fontsOf(theme: Theme, locale: string): WordFonts {
  const font = (id: string): WordFont => {
    const families = (theme.fonts[id]?.css ?? id).split(',').map((one) => one.trim().replace(/^["']|["']$/g, ''));
    const [name = id, ...others] = families.filter((one) => !generic.test(one));
    return { name, alternatives: others.toReversed(), isSerif: families.includes('serif') };
  };
  const { text, sans } = facesOf(theme, locale);
  return {
    text: { latin: font(text.latin), han: font(text.han) },
    sans: { latin: font(sans.latin), han: font(sans.han) },
  };
}

/** Word counts sizes in half points. */
function halfPoint(sizePt: number): number {
  return Math.round(sizePt * 2) / 2;
}

function tenth(lengthPt: number): number {
  return Math.round(lengthPt * 10) / 10;
}
