import { scriptOf } from './scripts.js';

/**
 * What a record of languages has for one of them: its own, or that of the language without its place, as `zh-Hant` is for
 * `zh-Hant-HK`, and `en` for `en-GB`.
 */
export function inLanguage<Said>(said: Readonly<Record<string, Said>> | undefined, tag: string): Said | undefined {
  if (said === undefined) return undefined;
  for (let own = tag; own !== ''; own = own.slice(0, Math.max(0, own.lastIndexOf('-')))) {
    if (Object.hasOwn(said, own) && scriptOf(own) === scriptOf(tag)) return said[own];
  }
  return undefined;
}
