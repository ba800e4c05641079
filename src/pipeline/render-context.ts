import type { Sources } from '../diagnostics/source.js';
import type { HtmlFonts } from '../model/html-fonts.js';
import type { PdfRenderer } from '../render/pdf/pdf-renderer.js';
import type { BuildCache } from './build-cache.js';
import type { Locales } from './locales.js';
import type { MeasuredBriefs } from './measured-briefs.js';
import type { Templates } from './templates.js';

/** What briefs are made with, beside the pack. */
export interface RenderContext {
  readonly templates: Templates;
  readonly locales: Locales;
  readonly pdf: PdfRenderer;
  readonly sources: Sources;
  /** Which of the theme's fonts web pages carry. */
  readonly htmlFonts: HtmlFonts;
  readonly cache?: BuildCache;
  /** What is known of the heights of pages, where a pack is fitted again and again. */
  readonly measured?: MeasuredBriefs;
}
