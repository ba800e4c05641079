import { compose } from '../../src/brief/compose.js';
import type { Brief } from '../../src/model/brief.js';
import type { Pack } from '../../src/model/loaded-pack.js';
import type { Labels } from '../../src/schema/labels.js';
import { rulesOf } from './locales.js';

export function labelsOf(locale: string): Labels {
  return rulesOf(locale).labels;
}

export function composed(pack: Pack, audience: string, locale: string): Brief {
  const variant = { pack: pack.pack.id, audience, locale, paper: 'a4', theme: 'standard' } as const;
  return compose(pack, variant, rulesOf(locale));
}
