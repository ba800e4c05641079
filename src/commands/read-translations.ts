import { resolve } from 'node:path';
import { error } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import { decodeXml } from '../exchange/decode-xml.js';
import { type FileKind, kindOfFile } from '../exchange/kind-of-file.js';
import { readXliff } from '../exchange/read-xliff.js';
import type { ReturnedFile } from '../exchange/translation-unit.js';
import { displayPath } from '../host/host.js';
import type { PackOutline } from '../pack/load-pack.js';
import { UsageError } from '../pipeline/report.js';
import type { Run } from '../pipeline/run.js';
import { localeTag } from '../schema/scalars.js';

/** More than any file of translations of a pack of 16 MiB needs. */
const maxFileBytes = 32 * 1024 * 1024;

/** What stands in a file that came back; nothing where it cannot be read, which the run then says. */
export async function readTranslations(file: string, run: Run): Promise<ReturnedFile | undefined> {
  const { host } = run;
  const path = resolve(host.cwd, file);
  if (!(await host.isFile(path))) throw new UsageError(`there is no file ${file}.`);
  const bytes = await host.read(path);
  const source = displayPath(host, path);
  const refuse = (message: string, hint?: string): undefined => {
    const details = { span: { source, start: 0, end: 0 }, ...(hint === undefined ? {} : { hint }) };
    run.addUnread([error('exchange/unreadable', message, details)]);
  };
  if (bytes.length > maxFileBytes) return refuse('This file is larger than 32 MiB.');
  const other = otherFile(kindOfFile(bytes));
  if (other) return refuse(other.message, other.hint);
  const text = decodeXml(bytes);
  if (text === undefined) {
    const hint = 'Save it again as XLIFF 2.1 in UTF-8 from the program of the translator, or export it again.';
    return refuse('This file is not in the encoding that it says it has.', hint);
  }
  run.addSources([{ id: source, text }]);
  const read = readXliff({ id: source, text });
  run.add({ diagnostics: diagnosticsOf(read) });
  return read.ok ? read.value : undefined;
}

/** What people send in the place of a file of translations, and what is to be done with it. */
function otherFile(kind: FileKind | undefined): { readonly message: string; readonly hint: string } | undefined {
  switch (kind) {
    case 'word':
      return { message: 'This is a Word document (.docx).', hint: 'Read it with: policy-brief redline' };
    case 'empty':
      return { message: 'This file is empty.', hint: 'Ask for it again: it was lost on its way.' };
    case 'opendocument':
    case 'pages':
    case 'old-word':
    case 'pdf':
    case 'rich-text':
      return {
        message: 'This is a document, and no file of translations.',
        hint: 'Import the .xlf file that translate export has made, as the program of the translator gives it back.',
      };
    case 'zipped-word':
      return {
        message: 'This is a ZIP file with a Word document in it.',
        hint: 'Unpack it, and read the document with: policy-brief redline',
      };
    case 'zip':
      return {
        message: 'This is a ZIP file, as .xlz files and the packages of translators are.',
        hint: 'Unpack it, and import the .xlf file that is in it.',
      };
    default:
      return undefined;
  }
}

/**
 * The language that a file translates into. Programs write a tag in small letters or with an underscore; of one with
 * another country or script only people can say whether it is the language that the pack has.
 */
export function languageMeant(
  { targetLanguage, units, span }: ReturnedFile,
  { languages }: PackOutline,
  run: Run,
): string | undefined {
  const sameAs = (one: string) => one.toLowerCase() === targetLanguage.replaceAll('_', '-').toLowerCase();
  const [own = '', ...others] = languages;
  const known = others.find(sameAs);
  if (known !== undefined) return known;
  const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
  const near = others.filter((one) => primary(one) === primary(targetLanguage));
  // Its texts were translated already when it was exported: this is no language that begins.
  const isOld = units.some(({ madeFrom }) => madeFrom !== undefined);
  const tag = localeTag.safeParse(targetLanguage);
  if (!sameAs(own) && near.length === 0 && !isOld && tag.success) return tag.data;
  const likely = near[0] ?? others[0] ?? 'fr';
  const what = sameAs(own) ? `which is the source language of this pack` : `which this pack does not have`;
  const hint = `Which language is it? Add -l with its tag, such as -l ${likely}, and it is read as that one.`;
  run.add({
    diagnostics: [
      error('change/unknown-text', `This file translates into "${targetLanguage}", ${what}.`, { span, hint }),
    ],
  });
  return undefined;
}
