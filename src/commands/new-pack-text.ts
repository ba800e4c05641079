import { type ExampleLanguage, exampleLanguages } from './example-languages.js';
import { modeline, schemaOf } from './modeline.js';

const anyLanguage = exampleLanguages.join('|');
const comment = new RegExp(`^(\\s*)# (${anyLanguage}|all)(: |\\| )(.*)$`);
const languageLine = new RegExp(`^(\\s+)(${anyLanguage}):`);

/**
 * A file of the example in some of its languages, the first of which is that of the comments. The head of
 * `templates/new/pack.yaml` says how the files are written.
 */
export function inLanguages(text: string, languages: readonly ExampleLanguage[]): string {
  const lines = text.split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (languageLine.test(line)) {
      const { texts, end } = textsAt(lines, at);
      addTexts(out, texts, languages);
      at = end;
      continue;
    }
    if (!/^\s*#/.test(line)) out.push(line);
    else out.push(...commentIn(line, languages));
    at += 1;
  }
  return `${out.join('\n').trim()}\n`;
}

/** The language of texts that are in one only: English if there is any, as English pages print names as they are. */
function plainLanguage(languages: readonly ExampleLanguage[]): ExampleLanguage | undefined {
  return languages.includes('en') ? 'en' : languages[0];
}

function commentIn(line: string, languages: readonly ExampleLanguage[]): readonly string[] {
  const [, indent = '', of, mark, text = ''] = comment.exec(line) ?? [];
  if (mark === '| ') return of === plainLanguage(languages) ? [`${indent}${text}`] : [];
  return of !== undefined && (of === 'all' || of === languages[0]) ? [`${indent}# ${text}`] : [];
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

function addTexts(out: string[], texts: ReadonlyMap<string, readonly string[]>, languages: readonly ExampleLanguage[]) {
  const plain = plainLanguage(languages);
  const besidePlain = /-by-language:$/.test(out.at(-1) ?? '');
  const wanted = besidePlain ? languages.filter((language) => language !== plain) : languages;
  if (wanted.length === 0) out.pop();
  for (const language of wanted) {
    const text = texts.get(language);
    if (!text) throw new Error(`the example lacks a text in ${language}, after: ${out.slice(-3).join(' / ')}`);
    out.push(...text);
  }
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
