import { plainText } from '../../model/document.js';
import type { RenderInput } from '../../model/render-input.js';
import { scriptClass } from '../../schema/theme.js';
import { advanceEm } from '../advances.js';
import { containersBelow, partOf } from '../containers.js';
import { logoSize } from '../logo-size.js';

/** Between logo, name and marks together, in pt. */
const gapsPt = 28;

/**
 * Whether the marks have no room beside the letterhead. A line that wraps would have them between the name of the issuer and
 * the line that says what the page is.
 */
export function areMarksBelowLetterhead({ document, theme, logo, variant, density }: RenderInput): boolean {
  const [masthead] = containersBelow(document.children, 'masthead');
  const scale = theme.densities[density]?.[scriptClass(variant.locale)];
  if (!masthead || !scale) return false;
  const issuer = plainText(partOf(masthead, 'issuer'));
  if (issuer === '' && !logo) return false;
  const logoPt = logo ? logoSize(logo, theme.issuer?.logo?.['height-pt'] ?? 0).widthPt : 0;
  const namePt = advanceEm(issuer, true) * (scale['body-pt'] + 1);
  const marksPt = advanceEm(plainText(partOf(masthead, 'marks')), false) * scale['label-pt'];
  const { 'width-pt': sheetPt, 'margin-side-pt': sidePt } = theme.papers[variant.paper];
  return logoPt + namePt + marksPt + gapsPt > sheetPt - 2 * sidePt;
}
