import type { Inline } from '../../model/document.js';
import { citationMark, type PrintedRun } from '../../model/printed-page.js';
import { withoutSoftHyphens } from '../../text/set-text.js';

/** The list numbers of Word are not used where numbers stand in headings, or are not 1, 2, 3. */
export function numberBefore(number: string | undefined): readonly PrintedRun[] {
  if (number === undefined) return [];
  return [
    { text: number, role: 'number' },
    { text: '\u2002', role: 'number' },
  ];
}

export function strong(runs: readonly PrintedRun[]): readonly PrintedRun[] {
  return runs.map((run) => ({ ...run, isStrong: true }));
}

/** What stands in a smaller size behind other words. @param gap between the two */
export function beside(inlines: readonly Inline[], role: 'place' | 'whole', gap: string): readonly PrintedRun[] {
  if (inlines.length === 0) return [];
  return [{ text: gap, role }, ...runsOf(inlines).map((run): PrintedRun => ({ ...run, role }))];
}

export function runsOf(nodes: readonly Inline[], format: Omit<PrintedRun, 'text'> = {}): readonly PrintedRun[] {
  return nodes.flatMap((node) => runsOfOne(node, format));
}

function runsOfOne(node: Inline, format: Omit<PrintedRun, 'text'>): readonly PrintedRun[] {
  switch (node.type) {
    case 'text':
      return [{ ...format, text: withoutSoftHyphens(node.value) }];
    case 'strong':
      return runsOf(node.children, { ...format, isStrong: true });
    case 'emphasis':
      return runsOf(node.children, { ...format, isEmphasis: true });
    case 'small':
      return runsOf(node.children, { ...format, role: 'whole' });
    case 'span':
      return runsOf(node.children, { ...format, lang: node.lang });
    case 'link':
      return runsOf(node.children, { ...format, url: node.url });
    case 'citation':
      return [{ ...format, text: citationMark, number: node.number }];
    case 'image':
      return [];
  }
}
