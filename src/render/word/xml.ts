import { escapeMarkup } from '../../text/escape-markup.js';
import { undividedAtHyphens } from '../../text/undivided.js';

export const wordNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

type Attributes = Readonly<Record<string, string>>;

/** Control characters, halves of characters and what else XML 1.0 cannot hold (2.2) are left out. */
const unwritable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

export function attribute(text: string): string {
  return escapeMarkup(text.replace(unwritable, '')).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

export function element(name: string, attributes: Attributes, content: string): string {
  return `<${name}${written(attributes)}>${content}</${name}>`;
}

export function empty(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}/>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${attribute(value)}"`)
    .join('');
}

/** Words of a run, their blanks kept. */
export function textElement(text: string): string {
  return `<w:t xml:space="preserve">${escapeMarkup(text.replace(unwritable, ''))}</w:t>`;
}

/** The same, where no line ends between a hyphen and a digit, nor after one letter with a hyphen. */
export function undividedText(text: string): string {
  const stretches = undividedAtHyphens(text);
  return stretches
    .filter(({ text: own }) => own !== '' || stretches.length === 1)
    .map(({ text: own, isUndivided }) => {
      const parts = isUndivided ? own.split('-') : [own];
      return parts.map(textElement).join('<w:noBreakHyphen/>');
    })
    .join('');
}

export function content(text: string): string {
  return escapeMarkup(text.replace(unwritable, ''));
}

/** Twentieths of a point. */
export function twips(lengthPt: number): string {
  return String(Math.round(lengthPt * 20));
}

/** In half points, for letters of all scripts. */
export function sizeElements(sizePt: number): string {
  const size = { 'w:val': String(Math.round(sizePt * 2)) };
  return empty('w:sz', size) + empty('w:szCs', size);
}

export function eighths(lengthPt: number): string {
  return String(Math.round(lengthPt * 8));
}

/** English metric units, 12,700 to the point. */
export function emu(lengthPt: number): string {
  return String(Math.round(lengthPt * 12_700));
}

export function hex(colour: string): string {
  return colour.replace('#', '').toUpperCase();
}
