import type { SaxesTagNS } from 'saxes';
import { readStrictXml, type XmlFlaw } from '../strict-xml.js';

/** What a style says of the type of its words; undefined where it says nothing. */
export interface TypeOfStyle {
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
}

/** Word has no style that is made from more others; one that is made from itself would go on for ever. */
const mostBases = 12;
const limits = { maxDepth: 64, maxElements: 100_000 };

/**
 * The styles of a document by their ids, each with what those say that it is made from.
 * @param refuse must throw
 */
export function readStyles(
  xml: string | undefined,
  refuse: (flaw: XmlFlaw) => never,
): ReadonlyMap<string, TypeOfStyle> {
  if (xml === undefined) return new Map();
  const reader = new StyleReader();
  readStrictXml(xml, reader, limits, refuse);
  const { styles } = reader;
  const typeOf = (id: string | undefined, bases = 0): TypeOfStyle => {
    const style = id === undefined ? undefined : styles.get(id);
    return style && bases < mostBases ? { ...typeOf(style.basedOn, bases + 1), ...style.type } : {};
  };
  return new Map([...styles.keys()].map((id) => [id, typeOf(id)]));
}

interface ReadStyle {
  basedOn?: string;
  readonly type: { isBold?: boolean; isItalic?: boolean };
}

class StyleReader {
  readonly styles = new Map<string, ReadStyle>();
  private style: ReadStyle | undefined;
  /** What a style of tables says of some of their cells. */
  private isOfCells = false;

  opened(tag: SaxesTagNS): void {
    const value = (name: string) => Object.values(tag.attributes).find(({ local }) => local === name)?.value;
    const { style } = this;
    switch (tag.local) {
      case 'style':
        this.style = { type: {} };
        this.styles.set(value('styleId') ?? '', this.style);
        break;
      case 'basedOn':
        if (style) style.basedOn = value('val') ?? '';
        break;
      case 'tblStylePr':
        this.isOfCells = true;
        break;
      case 'b':
      case 'i':
        if (style && !this.isOfCells) style.type[tag.local === 'b' ? 'isBold' : 'isItalic'] = isOn(value('val'));
    }
  }

  closed({ local }: SaxesTagNS): void {
    if (local === 'style') this.style = undefined;
    if (local === 'tblStylePr') this.isOfCells = false;
  }

  text(): void {}
}

/** Whether a property that is on or off is on (ISO/IEC 29500-1, 22.9.2.7). */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/.test(value);
}
