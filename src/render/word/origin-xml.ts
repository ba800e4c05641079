import type { NamedText } from '../../model/named-text.js';
import { originNamespace, type PrintedParagraph } from '../../model/printed-page.js';
import { placeholdersIn } from '../../text/placeholders.js';
import { content, element, xmlHead } from './xml.js';

/**
 * What a document was made from, for whoever reads it when it comes back: it can then be compared with itself, whatever
 * the pack has become since. Custom XML (ISO/IEC 29500-1, 15.2.5), which programs keep and do not show.
 */
export function originXml(paragraphs: readonly PrintedParagraph[]): string {
  const texts = new Map(paragraphs.flatMap((one) => one.texts.map(({ text }) => [text, text] as const)));
  const figures = new Map([...texts.values()].flatMap(figuresIn));
  const lines = [
    ...[...figures].map(([name, printed]) => element('figure', { name }, content(printed))),
    ...[...texts.values()].map(({ key, language, length, unit, field, source }) => {
      return element('text', { key, language, ...(length ? { length } : {}), unit, field }, content(source));
    }),
    ...paragraphs.map(({ units, runs }) => {
      const words = runs.map(({ text, number }) =>
        number === undefined ? content(text) : element('citation', {}, String(number)),
      );
      return element('p', { units: units.join(' ') }, words.join(''));
    }),
  ];
  return `${xmlHead}${element('page', { xmlns: originNamespace }, lines.join(''))}`;
}

function figuresIn({ source, leaves }: NamedText): readonly (readonly [string, string])[] {
  return leaves.flatMap(({ kind, start, end, printed }) => {
    const [found] = kind === 'figure' ? placeholdersIn(source.slice(start, end)) : [];
    return found?.kind === 'figure' ? [[`${found.fact}.${found.figure}`, printed] as const] : [];
  });
}
