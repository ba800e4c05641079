import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { BoundedCache } from '../../text/bounded-cache.js';

/** A QR code as one path in units of its modules, with the quiet zone of four modules (ISO/IEC 18004, 9.1). */
export interface QrCode {
  /** The side of the square with the quiet zone, in modules. */
  readonly modules: number;
  /** SVG path data of the dark modules. */
  readonly path: string;
}

export const quietModules = 4;
/** The side without the quiet zone, in mm: the smallest that a camera reads from paper at arm's length. */
export const qrSideMm = 20;

/** A page is laid out many times before it is drawn, and then shown on the web; each reader may have an address of its own. */
const known = new BoundedCache<QrCode>(100);

/** With error correction level M: a crease or a stamp may hide a seventh of it. */
export function qrCode(address: string): QrCode {
  return known.of(address, (own) => {
    const code = generate(own, { minCorrectionLevel: correction.M });
    return { modules: code.size + 2 * quietModules, path: shifted(toSvgPath(code)) };
  });
}

/** Moves a path, all of whose commands are absolute, by the quiet zone. */
function shifted(path: string): string {
  return path.replace(
    /([ML])(\d+) (\d+)/g,
    (_, step, x, y) => `${step}${Number(x) + quietModules} ${Number(y) + quietModules}`,
  );
}

/** Dark on light, whatever the colours of the page. */
export function qrSvg({ modules, path }: QrCode, attributes = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules} ${modules}"${attributes}><rect width="${modules}" height="${modules}" fill="#ffffff"/><path fill="#000000" d="${path}"/></svg>`;
}
