import { type Container, plainText } from '../../../model/document.js';
import type { Picture } from '../../../model/picture.js';
import { childrenBut, containersIn, partOf } from '../../containers.js';
import { columnGapPt, type PageContext } from './page-context.js';

export interface PlacedLogo {
  readonly picture: Picture;
  readonly heightPt: number;
}

const logoGapPt = 8;
const maxLogoWidthPt = 180;

/**
 * Who issues it, for whom, which version; then title and finding. Without an issuer the first two lines are one.
 */
export function masthead(node: Container, page: PageContext, logo: PlacedLogo | undefined): object[] {
  const { set, styles, widthPt } = page;
  const { accent, muted } = set.theme.colours;
  const kickerStyle = { ...styles.label, colour: accent };
  const marksStyle = { ...styles.label, bold: false, colour: muted };
  // What stands beside the marks, where both fit on one line.
  const hasHouse = partOf(node, 'issuer').length > 0 || logo !== undefined;
  const firstPt = hasHouse ? housePt(node, page, logo) : set.widthPtOf(partOf(node, 'kicker'), kickerStyle);
  const marksPt = Math.max(
    set.widthPtOf(partOf(node, 'marks'), marksStyle),
    set.widthPtOf(partOf(node, 'handling'), styles.handling),
  );
  const oneLine = firstPt + columnGapPt + marksPt <= widthPt;
  const alignment = oneLine ? 'right' : 'left';
  // In the order of reading: who, how it may be handled, for whom, which version.
  const house = letterhead(node, page, logo);
  const handling = part(node, 'handling', { ...styles.handling, alignment }, page);
  const kicker = part(node, 'kicker', kickerStyle, page);
  const dates = part(node, 'marks', { ...marksStyle, alignment }, page);
  const first = hasHouse ? { columns: house, columnGap: logoGapPt } : { stack: kicker };
  const marks = [...handling, ...dates];
  const below = hasHouse ? [...gap(3), ...kicker] : [];
  const top = oneLine
    ? [beside(first, { stack: marks, margin: [0, hasHouse ? markTop(page, logo) : 0, 0, 0] }), ...below]
    : [first, ...below, ...marks];
  const rest = childrenBut(node, 'logo', 'issuer', 'kicker', 'handling', 'marks').flatMap((child): object[] =>
    child.type === 'heading'
      ? [
          set.tags.leaf(
            'H1',
            () =>
              set.paragraph(child.children, styles.title, widthPt, child.unit ?? 'headline', { margin: [0, 3, 0, 4] }),
            { bookmark: plainText(child.children) },
          ),
        ]
      : page.blocks([child], styles.lede),
  );
  return [...top, ...rest];
}

function houseStyle({ styles }: PageContext): PageContext['styles']['heading'] {
  return { ...styles.heading, leading: 1.2 };
}

/** The width of logo and name side by side, in pt. */
function housePt(node: Container, page: PageContext, logo: PlacedLogo | undefined): number {
  const logoPt = logo ? Math.min(maxLogoWidthPt, logo.heightPt * logo.picture.aspect) + logoGapPt : 0;
  return logoPt + page.set.widthPtOf(partOf(node, 'issuer'), houseStyle(page));
}

/** Logo and name side by side, the name at the middle of the logo's height. */
function letterhead(node: Container, page: PageContext, logo: PlacedLogo | undefined): object[] {
  const { set } = page;
  const [image] = partOf(node, 'logo').filter((inline) => inline.type === 'image');
  const shown = image ? logo : undefined;
  const slot = image && set.tags.group('Figure', () => set.tags.slot(), { alt: image.alt });
  const name = partOf(node, 'issuer');
  const style = houseStyle(page);
  const top = shown ? Math.max(0, (shown.heightPt - set.lineHeightPt(style)) / 2) : 0;
  const words = set.paragraph(name, style, page.widthPt, undefined, { margin: [0, top, 0, 0] });
  return [
    ...(shown ? [{ ...picture(shown), slot, width: 'auto' }] : []),
    ...(name.length > 0 ? [{ stack: [words], width: '*' }] : []),
  ];
}

function picture({ picture: { kind, bytes }, heightPt }: PlacedLogo): object {
  const size = { height: heightPt, maxWidth: maxLogoWidthPt };
  if (kind === 'svg') return { svg: new TextDecoder().decode(bytes), ...size };
  const dataUrl = `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}`;
  return { image: dataUrl, dataUrl, ...size };
}

function markTop({ set, styles }: PageContext, logo: PlacedLogo | undefined): number {
  return logo ? Math.max(0, (logo.heightPt - set.lineHeightPt(styles.label)) / 2) : 1;
}

function part(
  node: Container,
  name: 'kicker' | 'handling' | 'marks',
  style: PageContext['styles']['label'],
  page: PageContext,
): object[] {
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
