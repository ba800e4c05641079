import type { BriefMeta } from '../model/brief.js';
import { plainText, titleOf } from '../model/document.js';
import type { RenderInput } from '../model/render-input.js';
import { variantId } from '../model/variant.js';
import { linkTarget } from '../text/address.js';
import { withoutSoftHyphens } from '../text/set-text.js';
import { findContainer } from './containers.js';

/** The metadata of a brief: the same in the XMP of the PDF, the JSON-LD of the HTML and the front matter. */
export interface Metadata
  extends Pick<
    BriefMeta,
    'audience' | 'keywords' | 'source' | 'version' | 'issued' | 'asAt' | 'notesAsAt' | 'licence' | 'handling'
  > {
  readonly title: string;
  /** The finding, as plain text. */
  readonly description: string;
  /** Those that the pack names, else the issuer. */
  readonly authors: readonly string[];
  readonly publisher?: string;
  readonly language: string;
  /** `inclusive-ai-governance/un-delegates.en`: unique among the packs of one publisher. */
  readonly identifier: string;
  /** The address of the HTML, where the pack is published. */
  readonly url?: string;
}

export function metadataOf({ document, variant, meta }: RenderInput): Metadata {
  const { version, issued, asAt, notesAsAt, handling, online } = meta;
  const [audience, ...keywords] = [meta.audience, ...meta.keywords].map(withoutSoftHyphens) as [string, ...string[]];
  const authors = meta.authors.map(withoutSoftHyphens);
  const issuer = meta.issuer && withoutSoftHyphens(meta.issuer);
  const licence = meta.licence && withoutSoftHyphens(meta.licence);
  const { title, authors: sourceAuthors } = meta.source;
  const source = {
    ...meta.source,
    title: withoutSoftHyphens(title),
    authors: sourceAuthors.map(withoutSoftHyphens),
  };
  return {
    title: titleOf(document),
    description: descriptionOf(document),
    authors: authors.length > 0 ? authors : issuer === undefined ? [] : [issuer],
    ...(issuer === undefined ? {} : { publisher: issuer }),
    audience,
    keywords,
    language: variant.locale,
    identifier: `${variant.pack}/${variantId(variant)}`,
    version,
    issued,
    asAt,
    ...(notesAsAt === undefined ? {} : { notesAsAt }),
    ...(licence === undefined ? {} : { licence }),
    ...(handling === undefined ? {} : { handling }),
    source,
    ...(online === undefined ? {} : { url: linkTarget(online) ?? online }),
  };
}

function descriptionOf({ children }: RenderInput['document']): string {
  const lede = findContainer(children, 'lede')?.children ?? [];
  return lede.flatMap((block) => (block.type === 'paragraph' ? [plainText(block.children)] : [])).join(' ');
}
