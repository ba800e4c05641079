import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { type Brief, unitsOf } from '../model/brief.js';
import type { Pack } from '../model/loaded-pack.js';
import { type Located, nodeAt, valueSpan } from '../validation/located.js';

/**
 * What a reader keeps in sections that the theme hides: neither the reader nor the pack says so, which is told without a
 * theme. The same in each language of a reader.
 */
export function keptButHidden(
  { audiences, located }: Pick<Pack, 'audiences' | 'located'>,
  brief: Brief | undefined,
): readonly Diagnostic[] {
  const lost = brief
    ? unitsOf(brief).filter(({ pin, sectionRule }) => pin?.kind === 'keep' && sectionRule === 'hidden')
    : [];
  if (!brief || lost.length === 0) return [];
  const { audience, theme } = brief.variant;
  const path = ['audiences', audiences.findIndex(({ id }) => id === audience), 'keep'];
  const kept = nodeAt(located, path);
  const items: readonly Located[] = kept?.kind === 'list' ? kept.items : [];
  return lost.map(({ id, section }) => {
    const index = items.findIndex((item) => {
      const unit = item.kind === 'text' ? item : nodeAt(item, ['unit']);
      return unit?.kind === 'text' && unit.text === id;
    });
    const item = items[index];
    return error(
      'content/contradiction',
      `"${id}" is kept here, but the theme "${theme}" hides its section "${section}".`,
      {
        span: valueSpan(located, [
          ...path,
          ...(index === -1 ? [] : [index, ...(item?.kind === 'map' ? ['unit'] : [])]),
        ]),
        hint: `Take it out of "keep", or show the section to this reader:\n  sections:\n    ${section}: { hidden: false }`,
      },
    );
  });
}
