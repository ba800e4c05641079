import { containersIn, type DocumentRoot, plainText } from '../../model/document.js';
import { widestWordEm } from '../advances.js';
import { containersBelow, partOf } from '../containers.js';

/** What every column of a page has room for, in em of its key figures. */
const roomyEm = 6;

/**
 * Rules for key figures that a column may have no room for: they are smaller there, and never divided. Style sheets know the
 * width of a column, but not that of a word. Browsers that do not know the first divide it.
 */
export function figureSizes({ children }: DocumentRoot): readonly string[] {
  const facts = containersBelow(children, 'facts').flatMap((grid) => containersIn(grid, 'fact'));
  const rules = facts.flatMap((fact) => {
    const em = widestWordEm(plainText(partOf(fact, 'value')), true);
    if (em <= roomyEm || fact.unit === undefined) return [];
    const card = `.fact[data-unit="${fact.unit}"]`;
    const size = `min(calc(var(--figure) * var(--pt)), calc(100cqi / ${em.toFixed(1)}))`;
    return [`  ${card} { container-type: inline-size; }\n  ${card} .value strong { font-size: ${size}; }`];
  });
  return rules.length === 0 ? [] : [`@supports (width: 1cqi) {\n${rules.join('\n')}\n}`];
}
