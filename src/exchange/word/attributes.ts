import type { SaxesTagNS } from 'saxes';
import type { Revision } from './read-document.js';

export function idOf(tag: SaxesTagNS): string {
  return attributeOf(tag, 'id') ?? '';
}

export function revisionOf(tag: SaxesTagNS): Revision {
  return { author: attributeOf(tag, 'author') ?? '', date: attributeOf(tag, 'date') ?? '' };
}

/** By its name without a prefix. */
export function attributeOf(tag: SaxesTagNS, name: string): string | undefined {
  return Object.values(tag.attributes).find(({ local }) => local === name)?.value;
}
