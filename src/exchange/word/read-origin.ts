import type { SaxesTagNS } from 'saxes';
import { citationMark, originNamespace, type PageOrigin, type PrintedRun } from '../../model/printed-page.js';
import { readStrictXml, type XmlFlaw } from '../strict-xml.js';

/** A page has some fifty paragraphs and as many texts. */
const maxEntries = 500;
const maxCharacters = 400_000;

/**
 * What a document says that it was made from. It may have been edited: what cannot be is taken for none.
 * @param refuse must throw
 */
export function readOrigin(xml: string, refuse: (flaw: XmlFlaw) => never): PageOrigin | undefined {
  if (xml.length > maxCharacters) return undefined;
  const reader = new OriginReader();
  readStrictXml(xml, reader, { maxDepth: 8, maxElements: 20_000 }, refuse);
  const { paragraphs, texts } = reader;
  if (paragraphs.length === 0 || paragraphs.length > maxEntries || texts.length > maxEntries) return undefined;
  return reader;
}

type Length = PageOrigin['texts'][number]['length'];

class OriginReader implements PageOrigin {
  readonly paragraphs: { readonly units: readonly string[]; readonly runs: PrintedRun[] }[] = [];
  readonly texts: PageOrigin['texts'][number][] = [];
  readonly figures = new Map<string, string>();
  private collected = '';

  opened({ uri, local, attributes }: SaxesTagNS): void {
    if (uri !== originNamespace) return;
    if (local === 'p') {
      const units = (attributes.units?.value ?? '').split(' ').filter((unit) => unit !== '');
      this.paragraphs.push({ units, runs: [] });
    } else if (local === 'citation') this.endRun();
    this.collected = '';
  }

  closed({ uri, local, attributes }: SaxesTagNS): void {
    if (uri !== originNamespace) return;
    const value = (name: string) => attributes[name]?.value ?? '';
    switch (local) {
      case 'p':
        this.endRun();
        break;
      case 'citation':
        this.paragraphs.at(-1)?.runs.push({ text: citationMark, number: Number(this.collected) });
        break;
      case 'figure':
        this.figures.set(value('name'), this.collected);
        break;
      case 'text': {
        const [key, language, unit, field] = [value('key'), value('language'), value('unit'), value('field')];
        this.texts.push({ key, language, length: lengthOf(value('length')), unit, field, source: this.collected });
        break;
      }
    }
    this.collected = '';
  }

  text(text: string): void {
    this.collected += text;
  }

  private endRun(): void {
    if (this.collected !== '') this.paragraphs.at(-1)?.runs.push({ text: this.collected });
  }
}

function lengthOf(length: string): Length {
  return length === 'full' || length === 'short' ? length : undefined;
}
