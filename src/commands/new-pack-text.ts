import type { ExampleTranslation } from '../schema/example-translation.js';
import {
  type ExampleLanguage,
  isTranslated,
  type TranslatedLanguage,
  type WrittenLanguage,
  writtenLanguages,
} from './example-languages.js';
import { modeline, schemaOf } from './modeline.js';

export type Translations = ReadonlyMap<TranslatedLanguage, ExampleTranslation>;

const anyLanguage = writtenLanguages.join('|');
const comment = new RegExp(`^(\\s*)# (${anyLanguage}|all)(: |\\| )(.*)$`);
const languageLine = new RegExp(`^(\\s+)(${anyLanguage}):`);

/**
 * A file of the example in some of its languages, the first of which is that of the comments, if it has comments. The
 * head of `templates/new/pack.yaml` says how the files are written.
 */
export function inLanguages(text: string, languages: readonly ExampleLanguage[], translations: Translations): string {
  return new ExampleText(languages, translations).of(text);
}

class ExampleText {
  /** That of texts in one language only: English if there is any, as English pages print names as they are. */
  private readonly plain: ExampleLanguage;
  private readonly ofComments: WrittenLanguage;

  constructor(
    private readonly languages: readonly ExampleLanguage[],
    private readonly translations: Translations,
  ) {
    const [first = 'en'] = languages;
    this.plain = languages.includes('en') ? 'en' : first;
    this.ofComments = isTranslated(first) ? 'en' : first;
  }

  of(text: string): string {
    const lines = text.split('\n');
    const out: string[] = [];
    for (let at = 0; at < lines.length; ) {
      const line = lines[at] ?? '';
      if (languageLine.test(line)) {
        const { texts, end } = textsAt(lines, at);
        this.addTexts(out, texts);
        at = end;
        continue;
      }
      if (!/^\s*#/.test(line)) out.push(line);
      else out.push(...this.commentIn(line));
      at += 1;
    }
    return `${out.join('\n').trim()}\n`;
  }

  private commentIn(line: string): readonly string[] {
    const { plain, ofComments } = this;
    const [, indent = '', of, mark, text = ''] = comment.exec(line) ?? [];
    if (mark === '| ') {
      if (of !== (isTranslated(plain) ? 'en' : plain)) return [];
      return [`${indent}${this.translated(text, plain).replace(/^language: en$/, `language: ${plain}`)}`];
    }
    return of !== undefined && (of === 'all' || of === ofComments) ? [`${indent}# ${text}`] : [];
  }

  private addTexts(out: string[], texts: ReadonlyMap<string, readonly string[]>): void {
    const besidePlain = /-by-language:$/.test(out.at(-1) ?? '');
    const wanted = besidePlain ? this.languages.filter((language) => language !== this.plain) : this.languages;
    if (wanted.length === 0) out.pop();
    for (const language of wanted) {
      const lines = texts.get(isTranslated(language) ? 'en' : language);
      if (!lines) throw new Error(`the example lacks a text in ${language}, after: ${out.slice(-3).join(' / ')}`);
      out.push(...lines.map((line) => this.translated(line, language).replace(/^(\s+)en:/, `$1${language}:`)));
    }
  }

  /** A line with what is in quotation marks in another language. */
  private translated(line: string, language: ExampleLanguage): string {
    if (!isTranslated(language)) return line;
    return line.replace(/"((?:[^"\\]|\\.)*)"/g, (quoted, text: string) => {
      // Figures and addresses are the same in all languages.
      if (/^\+?\{\{[^}]*\}\}$|^\S+@\S+$/.test(text)) return quoted;
      const found = this.translations.get(language)?.[text];
      if (found === undefined) throw new Error(`the example lacks ${quoted} in ${language}`);
      return [found]
        .flat()
        .map((words) => `"${words}"`)
        .join(', ');
    });
  }
}

/** The lines of one text in each of its languages, and where they end. */
function textsAt(lines: readonly string[], start: number) {
  const texts = new Map<string, string[]>();
  const indent = languageLine.exec(lines[start] ?? '')?.[1] ?? '';
  let current: string[] = [];
  let end = start;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const [, depth, language = ''] = languageLine.exec(line) ?? [];
    if (depth === indent) {
      current = [line];
      texts.set(language, current);
    } else if (line.startsWith(`${indent} `)) current.push(line);
    else break;
  }
  return { texts, end };
}

export interface PackHead {
  readonly id: string;
  readonly languages: readonly ExampleLanguage[];
  /** In the order of the languages; those that are missing are the titles of the example. */
  readonly titles: readonly string[];
}

/** `pack.yaml` with the id, the languages and the titles of a new pack. */
export function withHead(text: string, { id, languages, titles }: PackHead): string {
  const head = put(put(text, /^( {2}id: ).*$/m, id), /^( {2}languages: ).*$/m, `[${languages.join(', ')}]`);
  // The escapes of JSON are YAML's too.
  return titles.reduce(
    (done, title, i) =>
      put(done, new RegExp(`^( {2}title:\\n(?: {4}.*\\n)*? {4}${languages[i]}: ).*$`, 'm'), JSON.stringify(title)),
    head,
  );
}

function put(text: string, place: RegExp, value: string): string {
  if (!place.test(text)) throw new Error(`the example has no line for ${value}`);
  return text.replace(place, (_, before: string) => `${before}${value}`);
}

/** The line by which a text editor finds the schema of a file, before the file. */
export function withSchemaLine(path: string, text: string): string {
  return `${modeline(schemaOf(path))}\n${text}`;
}
