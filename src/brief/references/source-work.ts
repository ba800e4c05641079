import type { SourceWork } from '../../model/brief.js';
import type { Reference } from '../../schema/reference.js';
import { authorNames, titleIn } from './authors.js';
import { addressOf } from './format.js';

/** The work that a pack summarises, as metadata name it. */
export function sourceWork(reference: Reference, locale: string): SourceWork {
  const url = addressOf(reference);
  return {
    title: titleIn(reference, locale),
    authors: authorNames(reference, locale),
    ...(url === undefined ? {} : { url }),
  };
}
