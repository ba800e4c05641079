import type { Picture } from '../model/picture.js';

/** A wider one would leave no room for the name beside it. */
const maxWidthPt = 180;

/** A logo as high as its theme says; lower where it would be too wide. The same in every format. */
export function logoSize({ aspect }: Picture, themeHeightPt: number) {
  const widthPt = Math.min(maxWidthPt, themeHeightPt * aspect);
  return { widthPt, heightPt: Math.min(themeHeightPt, widthPt / aspect) };
}
