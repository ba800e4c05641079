import { join } from 'node:path';
import { decodeUtf8 } from '../content/decode.js';
import { readYaml } from '../content/yaml.js';
import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { fail, ok, type Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import { checkAgainst, type Schema, type SchemaOutput } from '../model/check-schema.js';
import { type Labels, labelsSchema } from '../model/labels.js';
import type { PageView } from '../model/render.js';
import { type Theme, themeSchema } from '../model/theme.js';
import { compileTemplates, type Expand } from '../template/expand.js';
import { pageShape } from '../template/page-shape.js';
import { type BriefView, briefShape } from '../template/view.js';
import { displayPath, type Host } from './host.js';

/** Everything beside the content that a brief is made with. */
export interface Templates {
  readonly theme: Theme;
  readonly css: string;
  readonly brief: Expand<BriefView>;
  readonly page: Expand<PageView>;
  readonly labels: ReadonlyMap<string, Labels>;
}

/**
 * Reads templates, theme and labels by name: from `templates/` in the working directory,
 * else from the package. Every file read is added to `sources`.
 */
export async function loadTemplates(
  request: { readonly theme: string; readonly locales: readonly string[] },
  host: Host,
  sources: Map<string, SourceFile>,
): Promise<Result<Templates>> {
  const reader = new TemplateReader(host, sources);
  const main = await reader.text('brief.md.hbs');
  const partials = await reader.folder('partials', '.md.hbs');
  const page = await reader.text('page.html.hbs');
  const css = await reader.text('page.css');
  const theme = await reader.yaml(`themes/${request.theme}.yaml`, themeSchema);
  const labels = new Map<string, Labels>();
  for (const locale of request.locales) {
    const found = await reader.yaml(`labels/${locale}.yaml`, labelsSchema);
    if (found) labels.set(locale, found);
  }
  const brief = main && reader.compiled(compileTemplates<BriefView>({ main, partials }, 'markdown', briefShape));
  const html =
    page && reader.compiled(compileTemplates<PageView>({ main: page, partials: new Map() }, 'html', pageShape));
  if (reader.diagnostics.length > 0 || !brief || !html || !css || !theme) return fail(reader.diagnostics);
  return ok({ theme, css: css.text, brief, page: html, labels });
}

class TemplateReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly roots: readonly string[];

  constructor(
    private readonly host: Host,
    private readonly sources: Map<string, SourceFile>,
  ) {
    this.roots = [...new Set([join(host.cwd, 'templates'), join(host.packageRoot, 'templates')])];
  }

  async text(name: string): Promise<SourceFile | undefined> {
    for (const root of this.roots) {
      const path = join(root, name);
      const bytes = await this.host.readIfThere(path);
      if (!bytes) continue;
      const id = displayPath(this.host, path);
      const text = decodeUtf8(id, bytes);
      if (typeof text !== 'string') {
        this.diagnostics.push(text);
        return undefined;
      }
      const file = { id, text };
      this.sources.set(id, file);
      return file;
    }
    const language = /^labels\/(.*)\.yaml$/.exec(name)?.[1];
    const message = language
      ? `There are no words for the language "${language}": labels/${language}.yaml is not among the templates.`
      : `There is no ${name} among the templates.`;
    const looked = this.roots.map((root) => displayPath(this.host, root)).join(' and ');
    const hint = `Looked in ${looked}. Copy the file of another name and change it.`;
    this.diagnostics.push(error('template/missing', message, { hint }));
    return undefined;
  }

  /** All files of a folder by name without ending; a file of the working directory hides the package's. */
  async folder(name: string, ending: string): Promise<ReadonlyMap<string, SourceFile>> {
    const lists = await Promise.all(this.roots.map((root) => this.host.list(join(root, name))));
    const names = [...new Set(lists.flatMap((l) => l.files))].filter((file) => file.endsWith(ending)).sort();
    const files = new Map<string, SourceFile>();
    for (const file of names) {
      const found = await this.text(`${name}/${file}`);
      if (found) files.set(file.slice(0, -ending.length), found);
    }
    return files;
  }

  async yaml<S extends Schema>(name: string, schema: S): Promise<SchemaOutput<S> | undefined> {
    const file = await this.text(name);
    if (!file) return undefined;
    const tree = readYaml(file);
    if (!tree.ok) {
      this.diagnostics.push(...tree.diagnostics);
      return undefined;
    }
    const { value, diagnostics } = checkAgainst(schema, tree.value);
    this.diagnostics.push(...diagnostics);
    return value;
  }

  compiled<T>(result: Result<T>): T | undefined {
    if (result.ok) return result.value;
    this.diagnostics.push(...result.diagnostics);
    return undefined;
  }
}
