import { type Block, plainText } from '../../model/document.js';
import type { RenderInput } from '../../model/render-input.js';
import { findContainer } from '../containers.js';
import { metadataOf } from '../metadata.js';
import { editionsOf } from './editions.js';

/** The metadata of a brief as a schema.org `Report`, safe inside a `script` element. */
export function jsonLdOf(input: RenderInput): string {
  return JSON.stringify(reportOf(input), undefined, 1).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function reportOf(input: RenderInput): object {
  const about = metadataOf(input);
  const { publisher, source, url, licence, handling } = about;
  const organization = (name: string) => ({ '@type': 'Organization', name });
  const person = (name: string) => ({ '@type': 'Person', name });
  return {
    '@context': 'https://schema.org',
    '@type': 'Report',
    ...(url === undefined ? {} : { url }),
    name: about.title,
    description: about.description,
    inLanguage: about.language,
    ...(about.authors.length === 0
      ? {}
      : { author: about.authors.map((name) => (name === publisher ? organization(name) : person(name))) }),
    ...(publisher === undefined ? {} : { publisher: organization(publisher) }),
    audience: { '@type': 'Audience', audienceType: about.audience },
    ...(about.keywords.length === 0 ? {} : { keywords: about.keywords }),
    identifier: about.identifier,
    version: about.version,
    datePublished: about.issued,
    contentReferenceTime: about.asAt,
    ...(licence === undefined ? {} : { license: licenceOf(licence) }),
    ...(handling === undefined ? {} : { conditionsOfAccess: handling }),
    isBasedOn: {
      '@type': 'ScholarlyArticle',
      name: source.title,
      author: source.authors.map(person),
      ...(source.url === undefined ? {} : { url: source.url }),
    },
    citation: referencesIn(input.document.children),
    encoding: editionsOf(input).formats.map(({ type, href }) => ({
      '@type': 'MediaObject',
      encodingFormat: type,
      contentUrl: url === undefined ? href : new URL(href, url).href,
    })),
    ...accessibility,
  };
}

/** What every page is built to be, in the words of the W3C's Schema.org Accessibility Properties vocabulary. */
const accessibility = {
  accessMode: ['textual', 'visual'],
  // Every picture has an alternative, or repeats what the words say.
  accessModeSufficient: [{ '@type': 'ItemList', itemListElement: ['textual'] }],
  accessibilityFeature: ['alternativeText', 'displayTransformability', 'readingOrder', 'structuralNavigation'],
  accessibilityHazard: ['none'],
} as const;

/** schema.org wants an address or a work; a name such as `CC BY 4.0` is the name of a work. */
function licenceOf(licence: string): string | object {
  return /^https?:\/\/\S+$/.test(licence) ? licence : { '@type': 'CreativeWork', name: licence };
}

/** The printed references as plain text, in their order. */
function referencesIn(blocks: readonly Block[]): readonly string[] {
  const entries = findContainer(blocks, 'references')?.children ?? [];
  return entries.flatMap((entry) =>
    entry.type === 'container' && entry.name === 'reference'
      ? [entry.children.map((block) => (block.type === 'paragraph' ? plainText(block.children) : '')).join(' ')]
      : [],
  );
}
