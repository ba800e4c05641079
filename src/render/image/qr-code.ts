import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';

/** A QR code as one path in units of its modules, the quiet zone around it included (ISO/IEC 18004, 9.1: four modules). */
export interface QrCode {
  /** The side of the square with the quiet zone, in modules. */
  readonly modules: number;
  /** SVG path data of the dark modules. */
  readonly path: string;
}

export const quietModules = 4;
/** The side of the code without its quiet zone, in mm: the least that is read from paper at arm's length. */
export const qrSideMm = 20;

/** The code of an address. Medium correction: a crease or a stamp may hide a seventh of it. */
export function qrCode(address: string): QrCode {
  const code = generate(address, { minCorrectionLevel: correction.M });
  return { modules: code.size + 2 * quietModules, path: moved(toSvgPath(code)) };
}

/** All steps of the path are absolute; each is shifted by the quiet zone. */
function moved(path: string): string {
  return path.replace(
    /([ML])(\d+) (\d+)/g,
    (_, step, x, y) => `${step}${Number(x) + quietModules} ${Number(y) + quietModules}`,
  );
}

/** The code alone, dark on light whatever the page's colours are, for a PDF or a page. */
export function qrSvg({ modules, path }: QrCode, attributes = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules} ${modules}"${attributes}><rect width="${modules}" height="${modules}" fill="#ffffff"/><path fill="#000000" d="${path}"/></svg>`;
}
