import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { diagnosticsOf } from '../../src/diagnostics/result.js';
import type { SourceFile } from '../../src/diagnostics/source.js';
import type { Pack, PackFile } from '../../src/model/loaded-pack.js';
import type { Format, Output } from '../../src/model/variant.js';
import { loadPack } from '../../src/pack/load-pack.js';
import { type FittedVariant, fitEdition } from '../../src/pipeline/fit-edition.js';
import { loadLocale } from '../../src/pipeline/locales.js';
import { renderVariant } from '../../src/pipeline/render-brief.js';
import type { RenderContext } from '../../src/pipeline/render-context.js';
import { loadTemplates } from '../../src/pipeline/templates.js';
import { PdfRenderer } from '../../src/render/pdf/pdf-renderer.js';
import type { LocaleRules } from '../../src/schema/locale.js';
import { diskHost } from './host.js';
import { root } from './packs.js';

/** One render context for many packs: fonts and templates are read once, and each pack brings its own files. */
export class SharedRenderContext {
  private constructor(
    readonly context: RenderContext,
    private readonly sources: Map<string, SourceFile>,
    private readonly templates: ReadonlyMap<string, SourceFile>,
  ) {}

  static async open(locales: readonly string[], theme = 'standard'): Promise<SharedRenderContext> {
    const sources = new Map<string, SourceFile>();
    const templates = await loadTemplates({ theme, locales }, diskHost(root), sources);
    if (!templates.ok) throw new Error(templates.diagnostics.map((d) => d.message).join('\n'));
    const rules = new Map<string, LocaleRules>();
    for (const locale of locales) {
      const found = await loadLocale(locale, {}, diskHost(root), sources, undefined);
      if (found.rules) rules.set(locale, found.rules);
    }
    const pdf = new PdfRenderer(templates.value.assets.fonts);
    const context = { templates: templates.value, locales: rules, pdf, sources, htmlFonts: 'none' as const };
    return new SharedRenderContext(context, sources, new Map(sources));
  }

  /** Reads a pack; late diagnostics then point into its files, and into those of no pack before it. */
  load(files: readonly PackFile[]): { readonly pack?: Pack; readonly diagnostics: readonly Diagnostic[] } {
    const { result, sources } = loadPack(files, (path) => path);
    this.sources.clear();
    for (const source of [...this.templates.values(), ...sources]) this.sources.set(source.id, source);
    return { ...(result.ok ? { pack: result.value } : {}), diagnostics: diagnosticsOf(result) };
  }
}

export interface Rendered {
  readonly variant: FittedVariant;
  readonly files: ReadonlyMap<Output, string | Uint8Array>;
}

/** A pack on its way to pages: what was made of it, and all that was said. */
export async function rendered(
  files: readonly PackFile[],
  formats: readonly Format[],
  renderContext: SharedRenderContext,
): Promise<{
  readonly pages: readonly Rendered[];
  readonly loaded: boolean;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const { pack, diagnostics } = renderContext.load(files);
  if (!pack) return { pages: [], loaded: false, diagnostics };
  const edition = {
    pack: pack.pack.id,
    audience: pack.audiences[0]?.id ?? '',
    paper: 'a4',
    theme: 'standard',
  } as const;
  const fitted = fitEdition(pack, edition, renderContext.context);
  const pages: Rendered[] = [];
  const said = [...diagnostics, ...fitted.diagnostics];
  for (const variant of fitted.variants) {
    const result = await renderVariant(variant, formats, renderContext.context);
    said.push(...diagnosticsOf(result));
    if (result.ok) pages.push({ variant, files: new Map(result.value.files.map((f) => [f.format, f.bytes])) });
  }
  return { pages, loaded: true, diagnostics: said };
}
