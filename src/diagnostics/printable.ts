import { once } from '../text/once.js';
import { needlessJoiner } from './needless-joiner.js';

/** Made for the first text with a joiner: its classes take milliseconds. */
const needlessOrHidden = once(() => new RegExp(`${needlessJoiner}|(?![\\u200c\\u200d])[\\p{Cc}\\p{Cf}\\p{Cs}]`, 'gu'));

/**
 * Makes text of a file safe for a terminal or a log. Control characters become a visible one of the width counted; the
 * joiners of Persian stay, which are spelling.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(hiddenIn(text), '�');
}

function hiddenIn(text: string): RegExp {
  if (!/[\u200c\u200d]/.test(text)) return /[\p{Cc}\p{Cf}\p{Cs}]/gu;
  return needlessOrHidden();
}

/** The same for a text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** A JSON document without invisible characters: they are written as escapes, which mean the same. */
export function printableJson(document: object): string {
  return JSON.stringify(document, undefined, 2).replace(/[^\n\P{Cc}]|[\p{Cf}\p{Cs}]/gu, escapes);
}

function escapes(char: string): string {
  return [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
}
