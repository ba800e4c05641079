import { type Container, containersIn } from '../../model/document.js';
import { childrenBut, partOf } from '../containers.js';
import { dataUrlOf } from '../image/data-url.js';
import { logoSize } from '../logo-size.js';
import { type Box, type PictureBox, space, stack } from './box.js';
import { heightIn } from './layout.js';
import type { PageContext, PlacedLogo } from './page-context.js';
import type { TextStyle } from './typesetter.js';

/** Between what stands first in a line and the marks at its end. */
const marksGapPt = 20;
const logoGapPt = 8;
/** Added to a width that is a sum of the same words in another order. */
const roundingPt = 1e-6;

/**
 * Where the marks stand: beside issuer or kicker, where both fit on one line; else a handling mark may, with the dates below,
 * or beside the kicker where a letterhead leaves it no room, so that it is not alone between two lines.
 */
type Arrangement = 'beside' | 'label beside' | 'label below letterhead' | 'apart';

interface Widths {
  /** Of the letterhead; undefined where the kicker is first. */
  readonly letterheadPt: number | undefined;
  readonly kickerPt: number;
  readonly handlingPt: number;
  readonly datesPt: number;
}

function arrangementIn(widthPt: number, { letterheadPt, kickerPt, handlingPt, datesPt }: Widths): Arrangement {
  const fits = (onePt: number, otherPt: number) => onePt + marksGapPt + otherPt <= widthPt;
  const firstPt = letterheadPt ?? kickerPt;
  if (fits(firstPt, Math.max(datesPt, handlingPt))) return 'beside';
  if (handlingPt === 0) return 'apart';
  if (fits(firstPt, handlingPt)) return 'label beside';
  return letterheadPt !== undefined && fits(kickerPt, handlingPt) ? 'label below letterhead' : 'apart';
}

/** Issuer, audience, dates; then title and finding. Without an issuer the first two lines are one. */
export function masthead(node: Container, page: PageContext): readonly Box[] {
  const { typesetter, styles, widthPt, logo } = page;
  const { accent, muted } = typesetter.theme.colours;
  const kickerStyle = { ...styles.label, colour: accent };
  const marksStyle = { ...styles.label, bold: false, colour: muted, ofItems: true };
  const hasLetterhead = partOf(node, 'issuer').length > 0 || logo !== undefined;
  const widths: Widths = {
    letterheadPt: hasLetterhead ? letterheadPt(node, page) : undefined,
    kickerPt: typesetter.widthPtOf(partOf(node, 'kicker'), kickerStyle),
    handlingPt: typesetter.widthPtOf(partOf(node, 'handling'), styles.handling),
    datesPt: typesetter.widthPtOf(partOf(node, 'marks'), marksStyle),
  };
  const arrangement = arrangementIn(widthPt, widths);
  const oneLine = arrangement === 'beside';
  const besidePt = (oneLine ? Math.max(widths.datesPt, widths.handlingPt) : widths.handlingPt) + roundingPt;
  const narrowPt = widthPt - marksGapPt - besidePt;
  const isFirstNarrow = oneLine || arrangement === 'label beside';
  const isKickerNarrow = hasLetterhead ? arrangement === 'label below letterhead' : isFirstNarrow;
  const handling = part(node, 'handling', styles.handling, page, arrangement === 'apart' ? widthPt : besidePt);
  const kicker = part(node, 'kicker', kickerStyle, page, isKickerNarrow ? narrowPt : widthPt);
  const dates = oneLine
    ? part(node, 'marks', { ...marksStyle, alignment: 'end' }, page, besidePt)
    : part(node, 'marks', { ...marksStyle, alignment: 'start' }, page, widthPt);
  const first = hasLetterhead ? letterhead(node, page, isFirstNarrow ? narrowPt : widthPt) : kicker;
  const below = hasLetterhead ? [space(3), kicker] : [];
  const inLine = (box: Box, marks: Box): Box => ({
    kind: 'row',
    cells: [
      { widthPt: narrowPt, box },
      { widthPt: besidePt, box: marks },
    ],
    gapPt: marksGapPt,
  });
  const marksBeside = (marks: readonly Box[]) => stack(marks, { abovePt: hasLetterhead ? markTop(page) : 0 });
  const arranged: Readonly<Record<Arrangement, () => readonly Box[]>> = {
    beside: () => [inLine(first, marksBeside([handling, dates])), ...below],
    'label beside': () => [inLine(first, marksBeside([handling])), ...below, dates],
    'label below letterhead': () => [first, space(3), inLine(kicker, handling), dates],
    apart: () => (hasLetterhead ? [first, ...below, handling, dates] : [handling, first, dates]),
  };
  const inReadingOrder = hasLetterhead ? [first, handling, kicker, dates] : [handling, kicker, dates];
  return [stack(arranged[arrangement](), { inReadingOrder }), ...titleAndLede(node, page)];
}

function titleAndLede(node: Container, page: PageContext): readonly Box[] {
  return page.blocks(childrenBut(node, 'logo', 'issuer', 'kicker', 'handling', 'marks'), page.styles.lede);
}

function issuerStyle({ styles }: PageContext): TextStyle {
  return { ...styles.heading, leading: 1.2 };
}

/** The width of logo and name side by side. */
function letterheadPt(node: Container, page: PageContext): number {
  const { logo } = page;
  const logoPt = logo ? logoSize(logo.picture, logo.heightPt).widthPt + logoGapPt : 0;
  return logoPt + page.typesetter.widthPtOf(partOf(node, 'issuer'), issuerStyle(page));
}

/** Logo and name side by side, the lines of the name at half the logo's height. */
function letterhead(node: Container, page: PageContext, widthPt: number): Box {
  const { typesetter, logo } = page;
  const [image] = partOf(node, 'logo').filter((inline) => inline.type === 'image');
  const shown = image && logo ? pictureBox(logo, image.alt) : undefined;
  const name = partOf(node, 'issuer');
  const style = issuerStyle(page);
  const namePt = shown ? widthPt - shown.widthPt - logoGapPt : widthPt;
  const text = typesetter.paragraph(name, style, page.widthPt);
  const abovePt = shown && name.length > 0 ? Math.max(0, (shown.heightPt - heightIn(text, namePt)) / 2) : 0;
  const words = { ...text, abovePt };
  const cells = [
    ...(shown ? [{ widthPt: shown.widthPt, box: shown }] : []),
    ...(name.length > 0 ? [{ widthPt: namePt, box: words }] : []),
  ];
  return { kind: 'row', cells, gapPt: logoGapPt };
}

function pictureBox({ picture, heightPt }: PlacedLogo, alt: string): PictureBox {
  const size = logoSize(picture, heightPt);
  if (picture.kind === 'svg') return { kind: 'picture', alt, ...size, svg: new TextDecoder().decode(picture.bytes) };
  return { kind: 'picture', alt, ...size, dataUrl: dataUrlOf(picture) };
}

function markTop({ typesetter, styles, logo }: PageContext): number {
  if (!logo) return 1;
  const { heightPt } = logoSize(logo.picture, logo.heightPt);
  return Math.max(0, (heightPt - typesetter.lineHeightPt(styles.label)) / 2);
}

function part(
  node: Container,
  name: 'kicker' | 'handling' | 'marks',
  style: TextStyle,
  page: PageContext,
  widthPt: number,
): Box {
  return stack(containersIn(node, name).flatMap((one) => page.blocks(one.children, style, widthPt)));
}
