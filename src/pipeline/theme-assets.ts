import { dirname, join } from 'node:path';
import { error } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { sha256 } from '../host/digest.js';
import type { Host } from '../host/host.js';
import type { Picture } from '../model/picture.js';
import { wholeFile } from '../render/fonts/font-file.js';
import { type Fonts, loadFonts, type OpenFontFile } from '../render/fonts/theme-fonts.js';
import { readPicture } from '../render/image/read-picture.js';
import { isLocalizedText, type LocalizedText } from '../schema/localized-text.js';
import { type Theme, themeSchema } from '../schema/theme.js';
import { type Located, nodeAt, overlay, type Path, valueSpan } from '../validation/located.js';
import { readYaml } from '../yaml/read-yaml.js';
import { knownValue } from './known-files.js';
import type { FoundTemplate, TemplateReader } from './template-reader.js';

/** A theme with its fonts and its logo. */
export interface ThemeAssets {
  readonly theme: Theme;
  readonly fonts: Fonts;
  /** A font file that the theme names. */
  readonly openFont: OpenFontFile;
  /** Identifies the font files. */
  readonly fontStamps: () => readonly string[];
  readonly logo?: Picture;
}

/** A font of an npm package is named with the scope of the package; any other file is beside the theme file. */
const isOfPackage = (file: string) => file.startsWith('@');

/** Reads a theme, the themes that it is based on, and the logo and fonts beside it. */
export async function loadThemeAssets(
  request: { readonly theme: string; readonly locales: readonly string[]; readonly spanOfTheme?: Span | undefined },
  host: Host,
  reader: TemplateReader,
): Promise<ThemeAssets | undefined> {
  const loader = new ThemeAssetsLoader(host, reader);
  const found = await reader.find(themeFile(request.theme), 0, request.spanOfTheme);
  if (!found) return undefined;
  const known = knownValue(themeFile(request.theme), found.file.text) as Omit<Theme, 'id'> | undefined;
  // What the package knows is sound, and has nothing beside it that could be missing.
  const tree = known ? nothingBeside : await loader.overlaid(found, request.theme);
  const content = known ?? (tree && reader.checked(themeSchema, tree));
  if (!tree || !content) return undefined;
  const theme = { ...content, id: request.theme };
  loader.checkTexts(tree, theme, request.locales);
  const logo = await loader.logo(tree, theme);
  const fonts = await loader.fonts(tree, theme);
  return { theme, ...fonts, ...(logo ? { logo } : {}) };
}

const themeFile = (name: string) => `themes/${name}.yaml`;

const nothingBeside: Located = { kind: 'map', entries: [], span: { source: '', start: 0, end: 0 } };

class ThemeAssetsLoader {
  /** The path of each theme file, by the source of its spans. */
  private readonly paths = new Map<string, string>();

  constructor(
    private readonly host: Host,
    private readonly reader: TemplateReader,
  ) {}

  /** The theme overlaid on its base. A theme may have the one as base that it hides by the same name. */
  async overlaid(found: FoundTemplate, name: string, open: readonly string[] = []): Promise<Located | undefined> {
    const tree = this.reader.valueOf(readYaml(found.file));
    if (!tree) return undefined;
    this.paths.set(found.file.id, found.path);
    const base = nodeAt(tree, ['base']);
    if (base?.kind !== 'text') return tree;
    if (open.includes(found.path)) {
      this.mistake('template/bad-theme', `The themes ${name} and ${base.text} are based on each other.`, base.span, {
        hint: 'Base one of them on "standard".',
      });
      return undefined;
    }
    const next = await this.reader.find(themeFile(base.text), base.text === name ? found.root + 1 : 0, base.span);
    const below = next && (await this.overlaid(next, base.text, [...open, found.path]));
    return below && overlay(below, tree);
  }

  /** A text of the theme that is given by language needs every language of the pack. */
  checkTexts(tree: Located, { issuer, sections = {} }: Theme, locales: readonly string[]): void {
    const texts: readonly (readonly [Path, LocalizedText | undefined])[] = [
      [['issuer', 'name'], issuer?.name],
      [['issuer', 'logo', 'alt'], issuer?.logo?.alt],
      ...Object.entries(sections).map(([name, one]) => [['sections', name, 'heading'], one.heading] as const),
    ];
    for (const [path, text] of texts) {
      if (!isLocalizedText(text) || text.plain) continue;
      const missing = locales.filter((locale) => text.byLocale[locale] === undefined);
      for (const locale of missing) {
        this.mistake('content/missing-text', `This text is missing in ${locale}.`, valueSpan(tree, path), {
          hint: `Add a line here:\n  ${locale}: "…"`,
        });
      }
    }
  }

  async logo(tree: Located, { issuer }: Theme): Promise<Picture | undefined> {
    if (!issuer?.logo) return undefined;
    const path = ['issuer', 'logo', 'file'];
    const bytes = await this.besideTheme(issuer.logo.file, tree, path);
    if (!bytes) return undefined;
    const picture = readPicture(bytes);
    if ('kind' in picture) return picture;
    const message = `The logo ${issuer.logo.file} ${picture.message}.`;
    this.mistake('template/bad-picture', message, valueSpan(tree, path), { hint: picture.hint });
    return undefined;
  }

  /** This package brings the weights of its own themes; other ones are installed by whoever wants them. */
  checkPackageFonts(tree: Located, { fonts }: Theme): void {
    for (const [family, font] of Object.entries(fonts)) {
      for (const face of ['regular', 'bold', 'italic'] as const) {
        const file = font[face];
        if (file === undefined || !isOfPackage(file) || this.host.hasPackageFile(file)) continue;
        const name = file.split('/').slice(0, 2).join('/');
        this.mistake('template/bad-font', `${file} is not installed.`, valueSpan(tree, ['fonts', family, face]), {
          hint: `Run npm install ${name} in the folder where you build, or put a font file beside the theme.`,
        });
      }
    }
  }

  /** The fonts of a theme. Those beside it are opened at once, so that a bad file is reported with its span. */
  async fonts(tree: Located, theme: Theme): Promise<Pick<ThemeAssets, 'fonts' | 'openFont' | 'fontStamps'>> {
    const localFonts = new Map<string, Uint8Array>();
    const files = Object.entries(theme.fonts).flatMap(([family, font]) =>
      (['regular', 'bold', 'italic'] as const).flatMap((face) => {
        const file = font[face];
        return file === undefined || isOfPackage(file) ? [] : [{ family, face, file }];
      }),
    );
    this.checkPackageFonts(tree, theme);
    for (const { family, face, file } of files) {
      const bytes = await this.besideTheme(file, tree, ['fonts', family, face]);
      if (bytes) localFonts.set(file, bytes);
    }
    const openFont: OpenFontFile = (file) => {
      const bytes = localFonts.get(file);
      return bytes ? wholeFile(bytes) : this.host.packageFont(file);
    };
    const fonts = loadFonts(theme, openFont);
    for (const { family, face, file } of files) {
      if (!localFonts.has(file) || fonts.opens(family, face)) continue;
      const span = valueSpan(tree, ['fonts', family, face]);
      this.mistake('template/bad-font', `${file} is not a font that can be set.`, span, {
        hint: 'Use one static TrueType or OpenType file (.ttf, .otf) for each face, not several in one file (.ttc).',
      });
    }
    const all = Object.values(theme.fonts).flatMap((font) => [font.regular, font.bold, font.italic ?? font.regular]);
    const stampOf = (file: string) => {
      const bytes = localFonts.get(file);
      return bytes ? sha256(bytes) : this.host.packageFileStamp(file);
    };
    return { fonts, openFont, fontStamps: () => [...new Set(all)].map(stampOf) };
  }

  private async besideTheme(file: string, tree: Located, path: Path): Promise<Uint8Array | undefined> {
    const span = valueSpan(tree, path);
    const folder = dirname(this.paths.get(span.source) ?? '');
    const bytes = await this.host.readIfExists(join(folder, file));
    if (bytes) return bytes;
    this.mistake('template/missing', `There is no file ${file} beside the theme.`, span, {
      hint: 'The path starts at the folder of the theme file.',
    });
    return undefined;
  }

  private mistake(
    code:
      | 'template/bad-theme'
      | 'template/bad-picture'
      | 'template/bad-font'
      | 'template/missing'
      | 'content/missing-text',
    message: string,
    span: Span,
    { hint }: { readonly hint: string },
  ): void {
    this.reader.diagnostics.push(error(code, message, { span, hint }));
  }
}
