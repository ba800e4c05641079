import type { WordPicture } from './word-blocks.js';
import { attribute, element, empty, emu } from './xml.js';

/**
 * A paragraph with a picture (DrawingML, ISO/IEC 29500-1, 20 and 21). Programs that do not know SVG show a blank one in its place.
 * @param id of the drawing, one of its own in the document
 * @param relate the relation of a part to a picture
 */
export function pictureXml(
  { picture, alt, widthPt, heightPt }: WordPicture,
  id: number,
  relate: (kind: 'logo', target: string) => string,
): string {
  const size = { cx: emu(widthPt), cy: emu(heightPt) };
  const isSvg = picture.kind === 'svg';
  const fallback = relate('logo', isSvg ? 'media/blank.png' : `media/logo.${picture.kind}`);
  const svg = isSvg
    ? `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${relate('logo', 'media/logo.svg')}"/></a:ext></a:extLst>`
    : '';
  const drawing = [
    `<wp:inline distT="0" distB="0" distL="0" distR="0">${empty('wp:extent', size)}`,
    `<wp:docPr id="${id}" name="Logo" descr="${attribute(alt)}"/>`,
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">',
    `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="Logo" descr="${attribute(alt)}"/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="${fallback}">${svg}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/>${empty('a:ext', size)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`,
    '</a:graphicData></a:graphic></wp:inline>',
  ].join('');
  return element(
    'w:p',
    {},
    `<w:pPr><w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>${element('w:r', {}, element('w:drawing', {}, drawing))}`,
  );
}
