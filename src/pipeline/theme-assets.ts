import { dirname } from 'node:path';
import { type Diagnostic, error, errorWithoutPlace, warning } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import { sha256 } from '../host/digest.js';
import type { Host } from '../host/host.js';
import type { Picture } from '../model/picture.js';
import { wholeFile } from '../render/fonts/font-file.js';
import { type Face, type FontFault, type Fonts, loadFonts, type OpenFontFile } from '../render/fonts/theme-fonts.js';
import { readPicture } from '../render/image/read-picture.js';
import { isLocalizedText, type LocalizedText } from '../schema/localized-text.js';
import { type Faces, facesOf, type Theme } from '../schema/theme.js';
import { once } from '../text/once.js';
import { checkAgainst } from '../validation/check-schema.js';
import { type Located, nodeAt, type Path, valueSpan } from '../validation/located.js';
import { readYaml } from '../yaml/read-yaml.js';
import type { BuildCache } from './build-cache.js';
import { readBeside } from './file-beside.js';
import { houseFont } from './house-fonts.js';
import { knownValue } from './known-files.js';
import { wordsOfOneLanguage } from './logo-words.js';
import type { FoundTemplate, TemplateReader } from './template-reader.js';
import { type Layers, layersOf, missingKeys, triesToNameBase, unreadIn, withoutSections } from './theme-layers.js';

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

interface ThemeRequest {
  readonly theme: string;
  readonly locales: readonly string[];
  readonly spanOfTheme?: Span | undefined;
  /** Where a language is asked for. */
  readonly spanOfLocale?: (locale: string) => Span | undefined;
}

/** A font of an npm package is named with the scope of the package; any other file is beside the theme file. */
const isOfPackage = (file: string) => file.startsWith('@');

const isPackedName = (file: string) => /\.woff2$/i.test(file);

/** The file of a face, as the theme names it. */
interface FaceFile {
  readonly family: string;
  readonly face: Face;
  readonly file: string;
}

const fontFaults: Readonly<Record<FontFault, { readonly message: string; readonly hint: string }>> = {
  unreadable: {
    message: 'is not a font that can be set.',
    hint: 'Use one static TrueType or OpenType file (.ttf, .otf) for each face, not several in one file (.ttc).',
  },
  packed: {
    message: 'is a WOFF2 font: it is packed for web pages, and a PDF cannot be set from it.',
    hint: 'Use the TrueType or OpenType file (.ttf, .otf) of the same face. Web pages get their WOFF2 from it.',
  },
  variable: {
    message: 'is a variable font: all its weights are in one file, and pages would have one of them alone.',
    hint: 'Use one static TrueType or OpenType file (.ttf, .otf) for each face.',
  },
  symbols: {
    message:
      'is a font of symbols: it does not say which characters its shapes stand for, and no text can be set in it.',
    hint: 'Use a font of letters; one that is, but was saved as symbols, has to be exported again with Unicode.',
  },
};

/**
 * Reads a theme, the themes that it is based on, and the logo and fonts beside it.
 * @param cache for the face tables of fonts that do not come with the package
 */
export async function loadThemeAssets(
  request: ThemeRequest,
  host: Host,
  reader: TemplateReader,
  cache?: BuildCache,
): Promise<ThemeAssets | undefined> {
  const loader = new ThemeAssetsLoader(host, reader, cache);
  const found = await reader.find(themeFile(request.theme), 0, request.spanOfTheme);
  if (!found) return undefined;
  const known = knownValue(themeFile(request.theme), found.file.text) as Omit<Theme, 'id'> | undefined;
  // What the package knows is sound, and has nothing beside it that could be missing.
  const layers = known ? { tree: nothingBeside } : await loader.overlaid(found, request.theme);
  if (!layers) return undefined;
  const { tree } = layers;
  const content = known ?? reader.checked('theme', tree);
  if (!content) {
    await loader.checkRest(layers, request);
    return undefined;
  }
  const theme = loader.installed(tree, { ...content, id: request.theme }, request);
  if (!theme) return undefined;
  loader.checkTexts(tree, theme, request.locales);
  const logo = await loader.logo(tree, theme);
  const fonts = await loader.fonts(tree, theme);
  return { theme, ...fonts, ...(logo ? { logo } : {}) };
}

const themeFile = (name: string) => `themes/${name}.yaml`;

const faceNames = ['regular', 'bold', 'italic'] as const;

/** The theme that others change. */
const standardTheme = 'standard';

const nothingBeside: Located = { kind: 'map', entries: [], span: { source: '', start: 0, end: 0 } };

class ThemeAssetsLoader {
  /** The path of each theme file, by the source of its spans. */
  private readonly paths = new Map<string, string>();

  constructor(
    private readonly host: Host,
    private readonly reader: TemplateReader,
    private readonly cache: BuildCache | undefined,
  ) {}

  /** The theme overlaid on its base. A theme may have the one as base that it hides by the same name. */
  async overlaid(found: FoundTemplate, name: string, open: readonly string[] = []): Promise<Layers | undefined> {
    const tree = this.reader.valueOf(readYaml(found.file));
    if (!tree) return undefined;
    this.paths.set(found.file.id, found.path);
    const base = nodeAt(tree, ['base']);
    if (base?.kind !== 'text') return this.whole(tree, name);
    if (open.includes(found.path)) {
      this.mistake('template/bad-theme', `The themes ${name} and ${base.text} are based on each other.`, base.span, {
        hint: 'Base one of them on "standard".',
      });
      return undefined;
    }
    const next = await this.reader.find(themeFile(base.text), base.text === name ? found.root + 1 : 0, base.span);
    const below = next && (await this.overlaid(next, base.text, [...open, found.path]));
    return below && layersOf(tree, below.tree);
  }

  /**
   * A theme without a base has all that themes have. One that has not was to change another: the rest of it is checked as if
   * it did. Of a base that is misspelt, or is no text, another mistake is told.
   */
  private async whole(tree: Located, name: string): Promise<Layers | undefined> {
    const missing = missingKeys(tree);
    if (missing.length === 0) return { tree };
    if (!triesToNameBase(tree)) await this.reportNoBase(tree, name, missing);
    const standard = await this.reader.find(themeFile(standardTheme), name === standardTheme ? 1 : 0);
    const below = standard && this.reader.valueOf(readYaml(standard.file));
    return below && layersOf(tree, below);
  }

  private async reportNoBase(tree: Located, name: string, missing: readonly string[]): Promise<void> {
    const names = (await this.reader.names('themes', '.yaml')).filter((one) => one !== name);
    const lacks = missing.map((key) => `"${key}"`).join(', ');
    this.mistake(
      'content/missing-key',
      `The key "base" is missing, and so this theme lacks ${lacks}.`,
      valueSpan(tree, []),
      {
        hint: `Write as its first line the theme that it changes:\n  base: ${standardTheme}\nThemes that are there: ${names.join(', ')}.`,
      },
    );
  }

  /**
   * The theme without the faces of scripts that the pack does not have and whose packages are not installed. Undefined
   * where another package is missing: the line that installs it has been said.
   */
  installed(tree: Located, theme: Theme, { locales, spanOfLocale }: ThemeRequest): Theme | undefined {
    const isMissing = (file: string | undefined) =>
      file !== undefined && isOfPackage(file) && !this.host.hasPackageFile(file);
    const missing = Object.entries(theme.fonts)
      .filter(([, { regular, bold, italic }]) => [regular, bold, italic].some(isMissing))
      .map(([family]) => family);
    if (missing.length === 0) return theme;
    const needed = locales.map((locale) => facesOf(theme, locale));
    const { latin, hant, hans, ...further } = theme.faces;
    const spare = Object.values(further).filter((faces) => !needed.includes(faces));
    const left = missing.filter(
      (family) =>
        spare.some((faces) => usesFamily(faces, family)) &&
        ![latin, hant, hans, ...needed].some((faces) => usesFamily(faces, family)),
    );
    const reported = missing.filter((family) => !left.includes(family));
    for (const family of reported) {
      const locale = locales.find((one) => {
        const faces = facesOf(theme, one);
        return ![latin, hant, hans].includes(faces) && usesFamily(faces, family);
      });
      this.reportMissingPackage(
        tree,
        family,
        theme,
        locale === undefined ? undefined : { locale, span: spanOfLocale?.(locale) },
      );
    }
    if (reported.length > 0) return undefined;
    const keep = <Value>(part: Readonly<Record<string, Value>>, isKept: (key: string, value: Value) => boolean) =>
      Object.fromEntries(Object.entries(part).filter(([key, value]) => isKept(key, value)));
    return {
      ...theme,
      fonts: keep(theme.fonts, (family) => !left.includes(family)),
      faces: keep(theme.faces, (_, faces) => !left.some((family) => usesFamily(faces, family))) as Theme['faces'],
    };
  }

  /** Where the language is asked for that alone needs it, else at its line in the theme. */
  private reportMissingPackage(
    tree: Located,
    family: string,
    { fonts }: Theme,
    asked: { readonly locale: string; readonly span: Span | undefined } | undefined,
  ): void {
    for (const face of faceNames) {
      const file = fonts[family]?.[face];
      if (file === undefined || !isOfPackage(file) || this.host.hasPackageFile(file)) continue;
      const name = file.split('/').slice(0, 2).join('/');
      if (!asked) {
        this.mistake('template/bad-font', `${file} is not installed.`, valueSpan(tree, ['fonts', family, face]), {
          hint: `Run npm install ${name} in the folder where you build, or put a font file beside the theme.`,
        });
        continue;
      }
      const message = `The font that sets ${asked.locale} is not installed: it is a package of its own.`;
      const about = { hint: `Run npm install ${name} in the folder where you build.` };
      this.reader.diagnostics.push(
        asked.span
          ? error('template/missing', message, { ...about, span: asked.span })
          : errorWithoutPlace('template/missing', message, about),
      );
      return;
    }
  }

  /**
   * A text of the theme that is given by language needs every language of the pack. A name may be the same in all; words over
   * a section are not.
   */
  checkTexts(tree: Located, theme: Theme, locales: readonly string[]): void {
    const { issuer, sections = {} } = theme;
    const ofLogo = wordsOfOneLanguage(theme, locales);
    if (ofLogo) {
      const about = { span: valueSpan(tree, ['issuer', 'logo', 'alt']), hint: ofLogo.hint };
      this.reader.warnings.push(warning('content/missing-text', ofLogo.message, about));
    }
    const texts: readonly (readonly [Path, LocalizedText | undefined])[] = [
      [['issuer', 'name'], issuer?.name],
      [['issuer', 'logo', 'alt'], issuer?.logo?.alt],
      ...Object.entries(sections).map(([name, one]) => [['sections', name, 'heading'], one.heading] as const),
    ];
    for (const [path, text] of texts) {
      if (!isLocalizedText(text)) continue;
      if (text.plain) {
        if (path.at(-1) === 'heading' && locales.length > 1) this.onlyOneText(tree, path, locales);
        continue;
      }
      const missing = locales.filter((locale) => text.byLocale[locale] === undefined);
      for (const locale of missing) {
        this.mistake('content/missing-text', `This text is missing in ${locale}.`, valueSpan(tree, path), {
          hint: `Add a line here:\n  ${locale}: "…"`,
        });
      }
    }
  }

  private onlyOneText(tree: Located, path: Path, locales: readonly string[]): void {
    const field = String(path.at(-1));
    const lines = locales.map((locale) => `    ${locale}: "…"`);
    this.mistake(
      'content/missing-text',
      `"${field}" is one text, and the pack has ${locales.length} languages.`,
      valueSpan(tree, path),
      { hint: `Write one line for each language:\n  ${field}:\n${lines.join('\n')}` },
    );
  }

  /** What else is wrong with a theme whose form is: all is told at once, the files that are not there too. */
  async checkRest({ tree, own, below }: Layers, { locales, theme: id }: ThemeRequest): Promise<void> {
    await this.checkFiles(tree);
    if (!own || !below) return;
    const layers = { tree, own, below };
    this.reader.checked('theme', withoutSections(layers, unreadIn(this.reader.diagnostics)));
    const rest = withoutSections(layers, this.reader.diagnostics);
    const content = checkAgainst('theme', rest).value;
    if (content) this.checkTexts(rest, { ...content, id }, locales);
  }

  private async checkFiles(tree: Located): Promise<void> {
    const fonts = nodeAt(tree, ['fonts']);
    const families = fonts?.kind === 'map' ? fonts.entries.map(({ key }) => key) : [];
    const paths = [
      ['issuer', 'logo', 'file'],
      ...families.flatMap((family) => faceNames.map((face) => ['fonts', family, face])),
    ];
    for (const path of paths) {
      const node = nodeAt(tree, path);
      const isToldOf = this.reader.diagnostics.some(
        ({ span }) => span?.source === node?.span.source && span?.start === node?.span.start,
      );
      if (node?.kind === 'text' && !isOfPackage(node.text) && !isToldOf) await this.besideTheme(node.text, tree, path);
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

  /** The fonts of a theme. Those beside it are opened at once, so that a bad file is reported with its span. */
  async fonts(tree: Located, theme: Theme): Promise<Pick<ThemeAssets, 'fonts' | 'openFont' | 'fontStamps'>> {
    const files = Object.entries(theme.fonts).flatMap(([family, font]) =>
      faceNames.flatMap((face) => {
        const file = font[face];
        return file === undefined ? [] : [{ family, face, file }];
      }),
    );
    const localFonts = await this.filesBeside(files, tree);
    const openFont: OpenFontFile = (file) => {
      const bytes = localFonts.get(file);
      return houseFont(bytes ? wholeFile(bytes) : this.host.packageFont(file), this.cache);
    };
    const fonts = loadFonts(theme, openFont);
    const withoutRights = new Map<string, Diagnostic>();
    for (const { family, face, file } of files) {
      // Those of packages are opened when the first text is set in them: what they are is in their names.
      const isRead = localFonts.has(file);
      const fault = isRead ? fonts.faultOf(family, face) : isPackedName(file) ? 'packed' : undefined;
      const span = valueSpan(tree, ['fonts', family, face]);
      if (!fault) {
        const rights = isRead ? fonts.embeddingRights(family, face) : 'any';
        if (rights !== 'any' && !withoutRights.has(file)) withoutRights.set(file, beyondRights(file, rights, span));
        continue;
      }
      const { message, hint } = fontFaults[fault];
      this.mistake('template/bad-font', `${file} ${message}`, span, { hint });
    }
    this.reader.warnings.push(...withoutRights.values());
    const all = Object.values(theme.fonts).flatMap((font) => [font.regular, font.bold, font.italic ?? font.regular]);
    const stampOf = (file: string) => {
      const bytes = localFonts.get(file);
      return bytes ? sha256(bytes) : this.host.packageFileStamp(file);
    };
    return { fonts, openFont, fontStamps: once(() => [...new Set(all)].map(stampOf)) };
  }

  private async filesBeside(files: readonly FaceFile[], tree: Located): Promise<ReadonlyMap<string, Uint8Array>> {
    const read = new Map<string, Uint8Array>();
    for (const { family, face, file } of files) {
      if (isOfPackage(file)) continue;
      const bytes = await this.besideTheme(file, tree, ['fonts', family, face]);
      if (bytes) read.set(file, bytes);
    }
    return read;
  }

  private async besideTheme(file: string, tree: Located, path: Path): Promise<Uint8Array | undefined> {
    const span = valueSpan(tree, path);
    const folder = dirname(this.paths.get(span.source) ?? '');
    const found = await readBeside(folder, file, this.host);
    if (found.bytes) return found.bytes;
    this.mistake('template/missing', `There is no file ${file} beside the theme.`, span, found);
    return undefined;
  }

  private mistake(
    code:
      | 'content/missing-key'
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

function beyondRights(file: string, rights: 'whole' | 'none', span: Span): Diagnostic {
  const said = {
    none: 'may not be embedded, and every PDF and web page has it',
    whole: 'may be embedded as a whole alone, and every PDF and web page has the letters that it shows',
  }[rights];
  return warning('template/font-rights', `${file} says that it ${said}.`, {
    span,
    hint: `Use a file that its licence lets you embed${rights === 'whole' ? ' in part' : ''}; whoever made the font can tell, and may have one.`,
  });
}

function usesFamily({ text, sans }: Faces, family: string): boolean {
  return [text.latin, text.han, sans.latin, sans.han].includes(family);
}
