import type { SaxesTagNS } from 'saxes';
import { readStrictXml, type XmlFlaw } from '../strict-xml.js';

/** What a style, or a run, says of the type of its words; undefined where it says nothing. */
export interface WordType {
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  /** The same for words of scripts that run from right to left, which have properties of their own. */
  readonly isBoldFromRight?: boolean;
  readonly isItalicFromRight?: boolean;
  readonly isHidden?: boolean;
  readonly position?: Position;
  /** Six digits. */
  readonly colour?: string;
}

export type OpenType = { -readonly [Key in keyof WordType]: WordType[Key] };

/** Where words stand on their line (ISO/IEC 29500-1, 22.9.2.17). */
export type Position = 'superscript' | 'subscript' | 'baseline';

/** The properties that say it (ISO/IEC 29500-1, 17.3.2). */
export const typeProperties: Readonly<Record<string, (type: OpenType, value: string | undefined) => void>> = {
  b: (type, value) => {
    type.isBold = isOn(value);
  },
  i: (type, value) => {
    type.isItalic = isOn(value);
  },
  bCs: (type, value) => {
    type.isBoldFromRight = isOn(value);
  },
  iCs: (type, value) => {
    type.isItalicFromRight = isOn(value);
  },
  vanish: (type, value) => {
    type.isHidden = isOn(value);
  },
  vertAlign: (type, value) => {
    type.position = value === 'superscript' || value === 'subscript' ? value : 'baseline';
  },
  color: (type, value = '') => {
    type.colour = value.toUpperCase();
  },
};

/** Word has no style that is made from more others; one that is made from itself would go on for ever. */
const mostBases = 12;
const limits = { maxDepth: 64, maxElements: 100_000 };

/**
 * The styles of a document by their ids, each with what those say that it is made from.
 * @param refuse must throw
 */
export function readStyles(xml: string | undefined, refuse: (flaw: XmlFlaw) => never): ReadonlyMap<string, WordType> {
  if (xml === undefined) return new Map();
  const reader = new StyleReader();
  readStrictXml(xml, reader, limits, refuse);
  const { styles } = reader;
  const typeOf = (id: string | undefined, bases = 0): WordType => {
    const style = id === undefined ? undefined : styles.get(id);
    return style && bases < mostBases ? { ...typeOf(style.basedOn, bases + 1), ...style.type } : {};
  };
  return new Map([...styles.keys()].map((id) => [id, typeOf(id)]));
}

interface ReadStyle {
  basedOn?: string;
  readonly type: OpenType;
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
      default:
        if (style && !this.isOfCells) typeProperties[tag.local]?.(style.type, value('val'));
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
