import { createHash } from 'node:crypto';
import type { RenderInput } from '../../model/render-input.js';
import { metadataOf } from '../metadata.js';
import { writeLandmarks } from './body.js';
import { editionsOf } from './editions.js';
import type { PageFonts } from './families.js';
import { jsonLdOf } from './json-ld.js';
import type { PageView } from './page-view.js';
import { styleOf } from './style.js';

/** A brief as the parts of one self-contained page. */
export function htmlView(input: RenderInput, css: string, fonts: PageFonts = { embedded: [] }): PageView {
  const { document, variant, logo, words, languages } = input;
  const about = metadataOf(input);
  const style = styleOf(input, css, fonts);
  return {
    lang: variant.locale,
    title: about.title,
    description: about.description,
    authors: about.authors,
    publisher: about.publisher ?? '',
    audience: about.audience,
    version: about.version,
    issued: about.issued,
    handling: about.handling ?? '',
    url: about.url ?? '',
    locale: localeOf(variant.locale),
    otherLocales: languages.map(({ locale }) => localeOf(locale)).filter((l) => l !== localeOf(variant.locale)),
    policy: policyOf(style, fonts.embedded.length > 0),
    style,
    jsonLd: jsonLdOf(input),
    skip: words.skip,
    editions: editionsOf(input),
    ...writeLandmarks(document, { logo, online: about.url }),
  };
}

/** Nothing runs, and nothing is fetched: the one style is known by its hash. */
function policyOf(style: string, withFonts: boolean): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src 'sha256-${hash}'`,
    ...(withFonts ? ['font-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * Open Graph writes `language_TERRITORY`. Our languages name a script and no territory, and inventing one would say
 * whose Chinese it is: the tag keeps its parts (`zh_Hant`, as in CLDR). Left out, it would mean `en_US`.
 */
function localeOf(locale: string): string {
  return locale.replaceAll('-', '_');
}
