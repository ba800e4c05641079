import { type Container, plainText } from '../../../model/document.js';
import type { Picture } from '../../../model/picture.js';
import { childrenBut, containersIn, partOf } from '../../containers.js';
import { dataUrlOf } from '../../image/data-url.js';
import { columnGapPt, type PageContext } from './page-context.js';
import type { TextStyle } from './typesetter.js';

export interface PlacedLogo {
  readonly picture: Picture;
  readonly heightPt: number;
}

const logoGapPt = 8;
const maxLogoWidthPt = 180;

/** Issuer, audience, dates; then title and finding. Without an issuer the first two lines are one. */
export function masthead(node: Container, page: PageContext, logo: PlacedLogo | undefined): object[] {
  const { typesetter, styles, widthPt } = page;
  const { accent, muted } = typesetter.theme.colours;
  const kickerStyle = { ...styles.label, colour: accent };
  const marksStyle = { ...styles.label, bold: false, colour: muted };
  // The marks stand beside issuer or kicker where both fit on one line.
  const hasLetterhead = partOf(node, 'issuer').length > 0 || logo !== undefined;
  const firstPt = hasLetterhead
    ? letterheadPt(node, page, logo)
    : typesetter.widthPtOf(partOf(node, 'kicker'), kickerStyle);
  const marksPt = Math.max(
    typesetter.widthPtOf(partOf(node, 'marks'), marksStyle),
    typesetter.widthPtOf(partOf(node, 'handling'), styles.handling),
  );
  const oneLine = firstPt + columnGapPt + marksPt <= widthPt;
  const alignment = oneLine ? 'right' : 'left';
  // Built in reading order.
  const columns = letterhead(node, page, logo);
  const handling = part(node, 'handling', { ...styles.handling, alignment }, page);
  const kicker = part(node, 'kicker', kickerStyle, page);
  const dates = part(node, 'marks', { ...marksStyle, alignment }, page);
  const first = hasLetterhead ? { columns, columnGap: logoGapPt } : { stack: kicker };
  const marks = [...handling, ...dates];
  const below = hasLetterhead ? [...gap(3), ...kicker] : [];
  const top = oneLine
    ? [beside(first, { stack: marks, margin: [0, hasLetterhead ? markTop(page, logo) : 0, 0, 0] }), ...below]
    : [first, ...below, ...marks];
  const rest = childrenBut(node, 'logo', 'issuer', 'kicker', 'handling', 'marks').flatMap((child): object[] =>
    child.type === 'heading'
      ? [
          typesetter.tags.leaf(
            'H1',
            () =>
              typesetter.paragraph(child.children, styles.title, widthPt, child.unit ?? 'headline', {
                margin: [0, 3, 0, 4],
              }),
            { bookmark: plainText(child.children) },
          ),
        ]
      : page.blocks([child], styles.lede),
  );
  return [...top, ...rest];
}

function issuerStyle({ styles }: PageContext): TextStyle {
  return { ...styles.heading, leading: 1.2 };
}

/** The width of logo and name side by side. */
function letterheadPt(node: Container, page: PageContext, logo: PlacedLogo | undefined): number {
  const logoPt = logo ? Math.min(maxLogoWidthPt, logo.heightPt * logo.picture.aspect) + logoGapPt : 0;
  return logoPt + page.typesetter.widthPtOf(partOf(node, 'issuer'), issuerStyle(page));
}

/** Logo and name side by side, the name at half the logo's height. */
function letterhead(node: Container, page: PageContext, logo: PlacedLogo | undefined): object[] {
  const { typesetter } = page;
  const [image] = partOf(node, 'logo').filter((inline) => inline.type === 'image');
  const shown = image ? logo : undefined;
  const slot = image && typesetter.tags.figure(image.alt);
  const name = partOf(node, 'issuer');
  const style = issuerStyle(page);
  const top = shown ? Math.max(0, (shown.heightPt - typesetter.lineHeightPt(style)) / 2) : 0;
  const words = typesetter.paragraph(name, style, page.widthPt, undefined, { margin: [0, top, 0, 0] });
  return [
    ...(shown ? [{ ...pictureNode(shown), slot, width: 'auto' }] : []),
    ...(name.length > 0 ? [{ stack: [words], width: '*' }] : []),
  ];
}

function pictureNode({ picture, heightPt }: PlacedLogo): object {
  const size = { height: heightPt, maxWidth: maxLogoWidthPt };
  if (picture.kind === 'svg') return { svg: new TextDecoder().decode(picture.bytes), ...size };
  const dataUrl = dataUrlOf(picture);
  return { image: dataUrl, dataUrl, ...size };
}

function markTop({ typesetter, styles }: PageContext, logo: PlacedLogo | undefined): number {
  return logo ? Math.max(0, (logo.heightPt - typesetter.lineHeightPt(styles.label)) / 2) : 1;
}

function part(node: Container, name: 'kicker' | 'handling' | 'marks', style: TextStyle, page: PageContext): object[] {
  return containersIn(node, name).flatMap((one) => page.blocks(one.children, style));
}

function beside(left: object, right: object): object {
  return {
    columns: [
      { ...left, width: '*' },
      { ...right, width: 'auto' },
    ],
    columnGap: columnGapPt,
  };
}

function gap(heightPt: number): object[] {
  return [{ stack: [], margin: [0, heightPt, 0, 0] }];
}
