import type { RenderInput } from '../../model/render-input.js';
import { type Format, variantId } from '../../model/variant.js';
import type { EditionsView } from './page-view.js';

const mediaTypes = { pdf: 'application/pdf', md: 'text/markdown' } as const;

/** The same brief in the other languages and formats: all lie in one folder, and are named by their variant. */
export function editionsOf({ variant, languages, words }: RenderInput): EditionsView {
  const fileOf = (locale: string, format: Format) => `${variantId({ ...variant, locale })}.${format}`;
  return {
    label: words.editions,
    languages: languages.map(({ locale, name }) => ({
      lang: locale,
      name,
      href: fileOf(locale, 'html'),
      current: locale === variant.locale ? 'page' : '',
    })),
    formats: [
      { name: words.pdf, type: mediaTypes.pdf, href: fileOf(variant.locale, 'pdf') },
      { name: words.markdown, type: mediaTypes.md, href: fileOf(variant.locale, 'md') },
    ],
  };
}
