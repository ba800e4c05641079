import { createHash } from 'node:crypto';
import type { RenderInput } from '../../model/render-input.js';
import { annexFile, type Format, type Output, outputs, variantId } from '../../model/variant.js';
import { scriptClass } from '../../schema/theme.js';
import { qrCode } from '../image/qr-code.js';
import { metadataOf } from '../metadata.js';
import { printedReferences } from '../printed-references.js';
import { writeLandmarks } from './body.js';
import type { PageFonts } from './families.js';
import { jsonLdOf } from './json-ld.js';
import type { EditionsView, PageView } from './page-view.js';
import { styleOf } from './style.js';

/**
 * A brief as the parts of one self-contained page.
 * @param linked the files of the brief that stand beside the page
 */
export function htmlView(
  input: RenderInput,
  css: string,
  fonts: PageFonts = { embedded: [] },
  linked: readonly Output[] = outputs,
): PageView {
  const { document, variant, logo, words, languages } = input;
  const metadata = metadataOf(input);
  const editions = editionsOf(input, linked);
  const qr = metadata.url === undefined ? undefined : qrCode(metadata.url);
  const style = styleOf(input, css, fonts, qr);
  return {
    lang: variant.locale,
    dir: input.rules.direction === 'rtl' ? 'rtl' : '',
    title: metadata.title,
    description: metadata.description,
    authors: metadata.authors,
    publisher: metadata.publisher ?? '',
    audience: metadata.audience,
    version: metadata.version,
    issued: metadata.issued,
    handling: metadata.handling ?? '',
    url: metadata.url ?? '',
    locale: openGraphLocale(variant.locale),
    otherLocales: languages.filter(({ locale }) => locale !== variant.locale).map((l) => openGraphLocale(l.locale)),
    policy: policyOf(style, fonts.embedded.length > 0),
    style,
    jsonLd: jsonLdOf(metadata, printedReferences(document.children), editions.formats),
    skip: words.skip,
    editions,
    ...writeLandmarks(document, { logo, qr, direction: input.rules.direction, labelPt: labelPtOf(input) }),
  };
}

function labelPtOf({ theme, density, variant }: RenderInput): number | undefined {
  return theme.densities[density]?.[scriptClass(variant.locale)]['label-pt'];
}

const mediaTypes = { pdf: 'application/pdf', md: 'text/markdown' } as const;

/** The same brief in the other languages and formats: all lie in one folder, and are named by their variant. */
function editionsOf({ variant, languages, words, meta }: RenderInput, linked: readonly Output[]): EditionsView {
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
      ...(linked.includes('pdf')
        ? [{ name: words.pdf, type: mediaTypes.pdf, href: fileOf(variant.locale, 'pdf') }]
        : []),
      ...(linked.includes('md')
        ? [{ name: words.markdown, type: mediaTypes.md, href: fileOf(variant.locale, 'md') }]
        : []),
      ...(meta.annex !== undefined && linked.includes(annexFile)
        ? [{ name: words.annex ?? meta.annex, type: mediaTypes.pdf, href: meta.annex }]
        : []),
    ],
  };
}

/** No script and no network: the only style is allowed by its hash. */
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
function openGraphLocale(locale: string): string {
  return locale.replaceAll('-', '_');
}
