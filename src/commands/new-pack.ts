import { basename, join, resolve } from 'node:path';
import { isError } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import { displayPath, type Host } from '../host/host.js';
import type { PackFile } from '../model/loaded-pack.js';
import { loadPack } from '../pack/load-pack.js';
import { lintFolder } from '../pipeline/lint-folder.js';
import { loadLocale } from '../pipeline/locales.js';
import { readPackFiles } from '../pipeline/pack-files.js';
import type { Report } from '../pipeline/report.js';
import { UsageError } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import { type ExampleTranslation, exampleTranslationSchema } from '../schema/example-translation.js';
import { limits } from '../schema/limits.js';
import type { LocaleRules } from '../schema/locale.js';
import { isFileId, isNoDevice } from '../schema/rules.js';
import { foldedLetters } from '../text/folded-letters.js';
import { toPlain } from '../validation/located.js';
import { readYaml } from '../yaml/read-yaml.js';
import { type ExampleLanguage, isTranslated, type TranslatedLanguage } from './example-languages.js';
import { inLanguages, type PackHead, type Translations, withHead, withSchemaLine } from './new-pack-text.js';
import { schema } from './schema.js';

/** The folder of a new pack, as an absolute path, and its id. */
export interface NewPackTarget {
  readonly folder: string;
  readonly id: string;
}

export interface NewPackChoices {
  /** The source language first. */
  readonly languages: readonly ExampleLanguage[];
  /** In the order of the languages; those that are missing are the titles of the example. */
  readonly titles: readonly string[];
}

/**
 * Checks that a new pack can go into a folder: one that is empty, or does not exist yet.
 * @param dir relative to the working directory
 * @param id without one, it is made from the name of the folder
 * @throws UsageError for a folder that holds something, and for an id that cannot be one
 */
export async function newPackTarget(dir: string, id: string | undefined, host: Host): Promise<NewPackTarget> {
  const folder = resolve(host.cwd, dir);
  const target = { folder, id: id === undefined ? idFrom(basename(folder)) : checkedId(id) };
  await checkFolder(folder, host);
  return target;
}

/**
 * Writes a pack that builds as it is, for its editor to change: an invented example in the languages chosen.
 * @throws UsageError for a title with a mistake; nothing is written then
 */
export async function newPack({ folder, id }: NewPackTarget, choices: NewPackChoices, host: Host): Promise<Report> {
  const { languages } = choices;
  const head = { id, languages, titles: titlesFor(languages, choices.titles) };
  const run = new Run(host);
  const { report: written } = await run.end(async () => {
    const files = await exampleFiles(head, host);
    await checkFiles(files, head, folder, host);
    const writes = files.map(({ path, bytes }) => ({ path, before: undefined, after: bytes }));
    await run.writeTogether(folder, writes);
  });
  if (!written.ok) return written;
  const schemas = await schema({ pack: folder, write: true }, host);
  return { ...schemas, files: [...written.files, ...schemas.files] };
}

const lettersOfIds = `up to ${limits.idCharacters} lower-case letters, digits and hyphens`;

function checkedId(id: string): string {
  if (isFileId(id)) return id;
  if (!isNoDevice(id)) throw new UsageError(`Windows has no folder called "${id}". Write another id: ${id}-pack`);
  throw new UsageError(`"${id}" cannot be the id of a pack. Write ${lettersOfIds}: my-pack`);
}

/** The name of a folder in the letters of ids; a name with other letters is refused rather than shortened. */
function idFrom(name: string): string {
  const id = foldedLetters(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (isFileId(id)) return id;
  if (!isNoDevice(id))
    throw new UsageError(`Windows has no folder called "${name}". Name another, or write the id: --id ${id}-pack`);
  throw new UsageError(
    `no id can be made from the name of the folder "${name}". ` + `Write one of ${lettersOfIds}: --id my-pack`,
  );
}

function titlesFor(languages: readonly string[], titles: readonly string[]): readonly string[] {
  const lines = titles.map((title) => title.replace(/\s+/g, ' ').trim());
  if (lines.includes('')) throw new UsageError('a title is empty. Leave --title out for the title of the example.');
  if (lines.length <= languages.length) return lines;
  throw new UsageError(
    `there are ${lines.length} titles for ${languages.join(', ')}. Write --title once for each language, in their order.`,
  );
}

async function checkFolder(folder: string, host: Host): Promise<void> {
  const shown = displayPath(host, folder);
  if (await host.isFile(folder)) throw new UsageError(`${shown} is a file. Name a folder that is new or empty.`);
  // One that was stopped while it wrote is finished.
  await host.completeWrites(folder);
  const { files, folders, others } = await host.list(folder);
  const [first] = [...folders.map((name) => `${name}/`), ...files, ...others].filter((name) => !isOfSystem(name));
  if (first === undefined) return;
  const holds = files.includes('pack.yaml')
    ? 'holds a pack already, with pack.yaml'
    : `is not empty: it holds ${first}`;
  throw new UsageError(`${shown} ${holds}. Nothing was written. Name a folder that is new or empty.`);
}

/** What a computer or git puts into a folder that nobody has put anything in. */
const isOfSystem = (name: string) =>
  /^(?:\.ds_store|\.directory|thumbs\.db|desktop\.ini|\.git\/|\.git(?:ignore|keep|attributes))$/i.test(name);

async function exampleFiles(head: PackHead, host: Host): Promise<readonly PackFile[]> {
  const { files: example } = await readPackFiles(join(host.packageRoot, 'templates', 'new'), host);
  const translations = await translationsFor(head.languages, host);
  return example.map(({ path, bytes }) => {
    const text = inLanguages(new TextDecoder().decode(bytes), head.languages, translations);
    const whole = withSchemaLine(path, path === 'pack.yaml' ? withHead(text, head) : text);
    return { path, bytes: new TextEncoder().encode(whole) };
  });
}

/** The files are the program's own: a mistake in one is a bug. */
async function translationsFor(languages: readonly ExampleLanguage[], host: Host): Promise<Translations> {
  const translations = new Map<TranslatedLanguage, ExampleTranslation>();
  for (const language of languages.filter(isTranslated)) {
    const path = join(host.packageRoot, 'templates', 'new', 'translations', `${language}.yaml`);
    const bytes = await host.readIfExists(path);
    const tree = bytes && readYaml({ id: path, text: new TextDecoder().decode(bytes) });
    if (!tree?.ok) throw new Error(`the example cannot be read in ${language}`);
    translations.set(language, exampleTranslationSchema.parse(toPlain(tree.value)));
  }
  return translations;
}

/** The example has no mistakes; a title may have some, which are better reported before anything is written. */
async function checkFiles(files: readonly PackFile[], head: PackHead, folder: string, host: Host): Promise<void> {
  const { result } = loadPack(files, (path) => path);
  const locales = new Map<string, LocaleRules>();
  for (const language of head.languages) {
    const { rules } = await loadLocale(language, {}, host, new Map(), undefined);
    if (rules) locales.set(language, rules);
  }
  const found = result.ok ? await lintFolder(result.value, folder, host, locales) : diagnosticsOf(result);
  // What a warning says of a title that somebody wants is told by the check of the pack.
  const [first] = head.titles.length === 0 ? found : found.filter(isError);
  if (!first) return;
  const mistake = [first.message, first.hint].filter(Boolean).join(' ');
  if (head.titles.length === 0) throw new Error(`the example has a mistake: ${mistake}`);
  const more = head.titles.length < head.languages.length ? ' Write --title once for each language.' : '';
  throw new UsageError(`the title cannot stand: ${mistake}${more}`);
}
