import { basename, dirname, join } from 'node:path';
import { type Diagnostic, error, errorWithoutPlace, warning } from '../diagnostics/diagnostic.js';
import type { Result } from '../diagnostics/result.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { suggestion } from '../diagnostics/suggest.js';
import { displayPath, type Host } from '../host/host.js';
import { localePattern } from '../schema/rules.js';
import type { SchemaName, SchemaOutput } from '../schema/schemas.js';
import { languageOf, scriptOf } from '../schema/scripts.js';
import { checkAgainst } from '../validation/check-schema.js';
import { languageMeant } from '../validation/language-meant.js';
import { languageOfCountry, localeMeant } from '../validation/locale-names.js';
import type { Located } from '../validation/located.js';
import { decodeUtf8, legible } from '../yaml/decode.js';
import { foldedName } from './folded-name.js';
import { type TemplateChoice, templateRoots } from './template-roots.js';

export interface FoundTemplate {
  readonly file: SourceFile;
  readonly path: string;
  /** The number of the folder that it is in. */
  readonly root: number;
}

/**
 * Reads templates by name, each from the first folder that has it. Every file read is added to `sources`, every mistake
 * to `diagnostics`, and to `warnings` what was meant to take the place of a template and does not.
 */
export class TemplateReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly warnings: Diagnostic[] = [];
  /** The folders in which templates are looked for, the first before all others. */
  readonly roots: readonly string[];

  constructor(
    private readonly host: Host,
    private readonly sources: Map<string, SourceFile>,
    choice: TemplateChoice,
  ) {
    this.roots = templateRoots(choice, host);
  }

  async text(name: string): Promise<SourceFile | undefined> {
    return (await this.find(name, 0))?.file;
  }

  /**
   * The file of this name in the first root that has it, from the given root on.
   * @param span what asks for the file, where that stands in a file too
   */
  async find(name: string, from: number, span?: Span): Promise<FoundTemplate | undefined> {
    const misnamed: string[] = [];
    for (const [root, folder] of this.roots.entries()) {
      if (root < from) continue;
      const known = this.diagnostics.length;
      const file = await this.readIn(folder, name);
      if (file) {
        this.warnings.push(...misnamed.map((stray) => this.stray(stray, basename(name))));
        return { file, path: join(folder, name), root };
      }
      // It is there and cannot be read, which has been said.
      if (this.diagnostics.length > known) return undefined;
      misnamed.push(...(await this.misnamed(join(folder, name))));
    }
    this.diagnostics.push(from > 0 ? hidesNothing(name, span) : await this.missing(name, span, misnamed));
    return undefined;
  }

  /** Where a file has the name of another case or ending, the message says so; a warning that it is not used adds nothing. */
  async reportMissing(name: string, span: Span | undefined): Promise<void> {
    const misnamed = (await Promise.all(this.roots.map((root) => this.misnamed(join(root, name))))).flat();
    const others = this.warnings.filter(({ span: place }) => place === undefined || !misnamed.includes(place.source));
    this.warnings.splice(0, this.warnings.length, ...others);
    this.diagnostics.push(await this.missing(name, span, misnamed));
  }

  /**
   * The files that the one of this path was meant to be, as people type them.
   * @param called what a locale is called by the tag of its language: where none has that, the language alone
   */
  private async misnamed(path: string, called = (tag: string) => tag): Promise<readonly string[]> {
    const { files } = await this.host.list(dirname(path));
    const meant = (name: string) =>
      foldedName(name)
        .replace(/\.txt$/, '')
        .replace(/\.yml$/, '.yaml');
    const name = foldedName(basename(path));
    const language = basename(dirname(path)) === 'locales' ? basename(path, '.yaml') : undefined;
    const isNamed = (file: string) => {
      if (meant(file) === name) return true;
      const tag = language === undefined ? undefined : languageOfFile(file);
      return tag !== undefined && called(tag) === language;
    };
    return files
      .filter((file) => file !== basename(path) && isNamed(file))
      .map((file) => displayPath(this.host, join(dirname(path), file)));
  }

  private stray(file: string, name: string): Diagnostic {
    return warning('template/stray-file', `${file} is not used.`, {
      span: { source: file, start: 0, end: 0 },
      hint: `Call it ${name}.`,
    });
  }

  /** @param misnamed the files that it may be, by another name */
  private async missing(name: string, span: Span | undefined, misnamed: readonly string[]): Promise<Diagnostic> {
    const ofLanguage = await Promise.all(this.roots.map((root) => this.misnamed(join(root, name), languageOf)));
    const [stray] = misnamed.length > 0 ? misnamed : ofLanguage.flat();
    const roots = this.roots.map((root) => displayPath(this.host, root));
    const looked = [roots.slice(0, -1).join(', '), ...roots.slice(-1)].filter(Boolean).join(' and ');
    const [, folder = '', id = ''] = /^(locales|themes)\/(.*)\.yaml$/.exec(name) ?? [];
    const renamed = stray === undefined ? undefined : nameInstead(stray, name, folder === 'themes' ? id : '');
    if (folder === 'locales') {
      const strays = [...misnamed, ...ofLanguage.flat()].map((file) => basename(file, '.yaml'));
      const locales = (await this.names('locales', '.yaml')).filter((tag) => !strays.includes(tag));
      const known = locales.join(', ');
      const meant = localeMeant(id, locales);
      const language = meant === undefined ? languageOfCountry(id) : undefined;
      const ofCountry = language && `"${id}" is the code of a country. Write that of the language: ${language}.`;
      const instead = meant === undefined ? '' : `Is ${meant} meant? `;
      return missingFile(
        `There is no locale for the language "${id}": locales/${id}.yaml is not among the templates.`,
        renamed ??
          ofCountry ??
          `${instead}The languages that are there: ${known}. For another, write templates/locales/${id}.yaml${baseFor(id, locales)}.`,
        span,
      );
    }
    const others = folder === 'themes' ? await this.names('themes', '.yaml') : [];
    const hint = renamed ?? suggestion(id, others) ?? `Looked in ${looked}.`;
    return missingFile(`There is no ${name} among the templates.`, hint, span);
  }

  /** All files of a folder by name without ending; a file hides those of its name in later roots. */
  async folder(folder: string, ending: string): Promise<ReadonlyMap<string, SourceFile>> {
    const files = new Map<string, SourceFile>();
    for (const name of await this.names(folder, ending)) {
      const file = await this.text(`${folder}/${name}${ending}`);
      if (file) files.set(name, file);
    }
    return files;
  }

  /** The names without ending of the files of a folder, in any root. */
  async names(folder: string, ending: string): Promise<readonly string[]> {
    const lists = await Promise.all(this.roots.map((root) => this.host.list(join(root, folder))));
    const files = lists.flatMap((list) => list.files).filter((file) => file.endsWith(ending));
    return [...new Set(files)].sort().map((file) => file.slice(0, -ending.length));
  }

  /** The file of this name in one of the roots; files that were meant to be it are warned of. */
  async fileIn(root: string, name: string): Promise<SourceFile | undefined> {
    const file = await this.readIn(root, name);
    const misnamed = file ? [] : await this.misnamed(join(root, name));
    this.warnings.push(...misnamed.map((stray) => this.stray(stray, basename(name))));
    return file;
  }

  /** The file of this name in a folder, if it has one that can be read. */
  private async readIn(folder: string, name: string): Promise<SourceFile | undefined> {
    const path = join(folder, name);
    const bytes = await this.host.readIfExists(path);
    if (!bytes) return undefined;
    const id = displayPath(this.host, path);
    const text = decodeUtf8(id, bytes);
    if (typeof text !== 'string') {
      this.diagnostics.push(text);
      this.sources.set(id, { id, text: legible(bytes) });
      return undefined;
    }
    const file = { id, text };
    this.sources.set(id, file);
    return file;
  }

  /** The value of a tree; its mistakes are collected. */
  checked<Name extends SchemaName>(name: Name, tree: Located): SchemaOutput<Name> | undefined {
    const { value, diagnostics } = checkAgainst(name, tree);
    this.diagnostics.push(...diagnostics);
    return value;
  }

  /** The value of a result; its mistakes are collected. */
  valueOf<T>(result: Result<T>): T | undefined {
    if (result.ok) return result.value;
    this.diagnostics.push(...result.diagnostics);
    return undefined;
  }
}

const tagOfLocale = new RegExp(`^${localePattern}$`);

/** The tag of the language that a file is called after by another name: `turkish.yaml`, `Deutsch.yaml`, `tr_TR.yaml`. */
function languageOfFile(file: string): string | undefined {
  const [, name = ''] = /^(.+)\.ya?ml$/i.exec(file) ?? [];
  return name === '' || tagOfLocale.test(name) ? undefined : languageMeant(name);
}

/** A theme has small letters: where the file has them, it was asked for by a wrong name. */
function nameInstead(stray: string, name: string, theme: string): string {
  const small = theme.toLowerCase();
  if (theme !== small && basename(stray) === `${small}.yaml`)
    return `Write ${small}: names of themes have small letters.`;
  return `${stray} is there: call it ${basename(name)}.`;
}

/** A variety of a language changes what it says: the nearest one that is there, with the script if the tag names one. */
function baseFor(tag: string, locales: readonly string[]): string {
  const [language = '', ...subtags] = tag.split('-');
  const among = locales.filter((locale) => locale !== tag && scriptOf(locale) === scriptOf(tag));
  const base = [`${language}-${subtags[0]}`, language].find((one) => among.includes(one));
  return base === undefined ? '' : `, with  base: ${base}  as its first line`;
}

/** A file that is its own base hides one of its name; this one has none below it. */
function hidesNothing(name: string, span: Span | undefined): Diagnostic {
  const own = basename(name, '.yaml');
  const message = `"${own}" is its own base, and there is no other ${name} that it could change.`;
  return missingFile(message, 'Name another one, such as  base: standard', span);
}

/** A theme is named on the command line, or by a theme that is based on it; a language by the pack. */
function missingFile(message: string, hint: string, span: Span | undefined): Diagnostic {
  const code = 'template/missing';
  return span ? error(code, message, { hint, span }) : errorWithoutPlace(code, message, { hint });
}
