import { linkTarget } from '../../text/address.js';
import type { Metadata } from '../metadata.js';
import type { EditionsView } from './page-view.js';

/** The metadata of a brief as a schema.org `Report`, safe inside a `script` element. */
export function jsonLdOf(
  metadata: Metadata,
  references: readonly { readonly text: string }[],
  formats: EditionsView['formats'],
): string {
  const { publisher, source, url, licence, handling, authors, keywords } = metadata;
  const organization = (name: string) => ({ '@type': 'Organization', name });
  const person = (name: string) => ({ '@type': 'Person', name });
  const report = {
    '@context': 'https://schema.org',
    '@type': 'Report',
    ...(url === undefined ? {} : { url }),
    name: metadata.title,
    description: metadata.description,
    inLanguage: metadata.language,
    ...(authors.length === 0
      ? {}
      : { author: authors.map((name) => (name === publisher ? organization(name) : person(name))) }),
    ...(publisher === undefined ? {} : { publisher: organization(publisher) }),
    audience: { '@type': 'Audience', audienceType: metadata.audience },
    ...(keywords.length === 0 ? {} : { keywords }),
    identifier: metadata.identifier,
    version: metadata.version,
    datePublished: metadata.issued,
    contentReferenceTime: metadata.asAt,
    ...(licence === undefined ? {} : { license: licenceOf(licence) }),
    ...(handling === undefined ? {} : { conditionsOfAccess: handling }),
    isBasedOn: {
      '@type': kindsOfWorks[source.type] ?? 'CreativeWork',
      name: source.title,
      author: source.authors.map(source.isByBodies ? organization : person),
      ...(source.url === undefined ? {} : { url: source.url }),
    },
    citation: references.map(({ text }) => text),
    encoding: formats.map(({ type, href }) => ({
      '@type': 'MediaObject',
      encodingFormat: type,
      contentUrl: url === undefined ? href : new URL(href, url).href,
    })),
    ...accessibility,
  };
  return JSON.stringify(report, undefined, 1).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What schema.org calls a work, by CSL type; any other is a creative work. */
const kindsOfWorks: Readonly<Record<string, string>> = {
  article: 'ScholarlyArticle',
  'article-journal': 'ScholarlyArticle',
  'article-magazine': 'Article',
  'article-newspaper': 'NewsArticle',
  bill: 'Legislation',
  book: 'Book',
  chapter: 'Chapter',
  dataset: 'Dataset',
  legislation: 'Legislation',
  'paper-conference': 'ScholarlyArticle',
  'post-weblog': 'BlogPosting',
  regulation: 'Legislation',
  report: 'Report',
  thesis: 'Thesis',
  treaty: 'Legislation',
  webpage: 'WebPage',
};

/** True of every page; the values are those of the W3C's Schema.org Accessibility Properties vocabulary. */
const accessibility = {
  accessMode: ['textual', 'visual'],
  // Every picture has an alternative text, or repeats the text beside it.
  accessModeSufficient: [{ '@type': 'ItemList', itemListElement: ['textual'] }],
  accessibilityFeature: ['alternativeText', 'displayTransformability', 'readingOrder', 'structuralNavigation'],
  accessibilityHazard: ['none'],
} as const;

/** schema.org expects a URL or a work; `CC BY 4.0` is the name of a work. */
function licenceOf(licence: string): string | object {
  const address = /^https?:\/\/\S+$/.test(licence) ? linkTarget(licence) : undefined;
  return address ?? { '@type': 'CreativeWork', name: licence };
}
