import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { briefShape } from '../document/brief-shape.js';
import { compileTemplates, type Expand, type TemplateSet } from '../document/compile-templates.js';
import type { PageTemplate } from '../document/parse-page.js';
import type { Host } from '../host/host.js';
import { type PageView, pageShape, partsOfPage } from '../render/html/page-view.js';
import type { BuildCache } from './build-cache.js';
import { TemplateReader } from './template-reader.js';
import type { TemplateChoice } from './template-roots.js';
import { loadThemeAssets, type ThemeAssets } from './theme-assets.js';

/** Everything that a brief is made with beside its content. */
export interface Templates {
  readonly assets: ThemeAssets;
  /** The style sheet of web pages, and what is added to it for a page that has bars, a trend or a table. */
  readonly css: { readonly page: string; readonly chart: string };
  /** The text of the files that pages, and the web pages around them, are made with. */
  readonly files: { readonly brief: readonly string[]; readonly annex: string; readonly page: readonly string[] };
  readonly brief: PageTemplate;
  readonly annex: PageTemplate;
  readonly page: Expand<PageView>;
}

export interface TemplatesRequest extends TemplateChoice {
  readonly theme: string;
  readonly locales: readonly string[];
  /** Where a language is asked for, for messages. */
  readonly spanOfLocale?: (locale: string) => Span | undefined;
  /** Where the theme is asked for, if that is in a file. */
  readonly spanOfTheme?: Span | undefined;
}

/** Reads templates and theme. Every file read is added to `sources`. */
export async function loadTemplates(
  request: TemplatesRequest,
  host: Host,
  sources: Map<string, SourceFile>,
  cache?: BuildCache,
): Promise<Result<Templates>> {
  const reader = new TemplateReader(host, sources, request);
  const main = await reader.text('brief.md.hbs');
  const partials = await reader.folder('partials', '.md.hbs');
  const annexText = await reader.text('annex.md.hbs');
  const page = await reader.text('page.html.hbs');
  const css = await reader.text('page.css');
  const chartCss = await reader.text('chart.css');
  const assets = await loadThemeAssets(request, host, reader, cache);
  const pageTemplate = (files: TemplateSet): PageTemplate | undefined => {
    const expand = reader.valueOf(compileTemplates(files, 'markdown', briefShape));
    return expand && { files, expand };
  };
  const brief = main && pageTemplate({ main, partials });
  const annex = annexText && pageTemplate({ main: annexText, partials });
  const html =
    page && reader.valueOf(compileTemplates({ main: page, partials: new Map() }, 'html', pageShape, partsOfPage));
  if (reader.diagnostics.length > 0 || !brief || !annex || !html || !css || !chartCss || !assets)
    return fail(reader.diagnostics);
  const texts = [...partials].map(([name, { text }]) => `${name}\n${text}`);
  const files = {
    brief: [main?.text ?? '', ...texts],
    annex: annexText?.text ?? '',
    page: [page?.text ?? '', css.text, chartCss.text],
  };
  return ok(
    { assets, css: { page: css.text, chart: chartCss.text }, files, brief, annex, page: html },
    reader.warnings,
  );
}
