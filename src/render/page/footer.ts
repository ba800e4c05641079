import { type Block, type Container, containersIn } from '../../model/document.js';
import { childrenBut, partOf } from '../containers.js';
import { type QrCode, qrSideMm, qrSvg, quietModules } from '../image/qr-code.js';
import { type Box, stack } from './box.js';
import { rule } from './items.js';
import type { PageContext } from './page-context.js';

const ptPerMm = 72 / 25.4;

/** Disclaimer, terms of use, and the QR code of the online edition where there is one. */
export function footer(node: Container, page: PageContext, qr: QrCode | undefined): Box {
  const { styles, widthPt } = page;
  const alt = partOf(node, 'online').find((inline) => inline.type === 'image')?.alt;
  const code = alt === undefined ? undefined : qr;
  const sidePt = qrSideMm * ptPerMm;
  const quietPt = code ? (sidePt * quietModules) / (code.modules - 2 * quietModules) : 0;
  // The quiet zone is the gap to the text beside it, and part of the margin on the other side.
  const codePt = code ? sidePt + quietPt : 0;
  const words = [
    ...childrenBut(node, 'online', 'handling'),
    ...containersIn(node, 'online').flatMap(({ children }) => children.filter((child) => !isPicture(child))),
  ];
  const handling = containersIn(node, 'handling').flatMap(({ children }) => children);
  const text = [
    ...page.blocks(words, styles.note, widthPt - codePt),
    ...page.blocks(handling, styles.handling, widthPt - codePt),
  ];
  const element = { type: 'Sect' } as const;
  if (!code) return stack([rule(widthPt, page), ...text], { element });
  const pictureSidePt = codePt + quietPt;
  const size = { widthPt: pictureSidePt, heightPt: pictureSidePt };
  const cells = [
    { widthPt: widthPt - codePt, box: stack(text) },
    { widthPt: codePt, box: { kind: 'picture', svg: qrSvg(code), alt: alt ?? '', ...size } as const },
  ];
  return stack([rule(widthPt, page), { kind: 'row', cells, gapPt: 0 }], { element });
}

function isPicture(block: Block): boolean {
  return block.type === 'paragraph' && block.children.every((inline) => inline.type === 'image');
}
