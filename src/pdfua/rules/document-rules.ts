import { isArray, PdfDict, PdfStream, type PdfValue } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { ReportViolation } from './rules.js';
import type { StructureTree } from './structure.js';

/** The catalog's entries for tagged PDF (ISO 14289-1, 7.1; ISO 32000-1, 14.7.1). */
export function checkTreeRoot(file: PdfFile, tree: StructureTree | undefined, report: ReportViolation): void {
  const mark = file.dict(file.catalog.get('MarkInfo'));
  if (!tree) {
    report('tree-root', 'The file is not tagged: its catalog has no structure tree (StructTreeRoot).');
    return;
  }
  if (file.resolve(mark?.get('Marked')) !== true)
    report('tree-root', 'The catalog does not say that the file is marked (MarkInfo).');
  if (file.resolve(mark?.get('Suspects')) === true)
    report('tree-root', 'The catalog says that the tags are suspect (Suspects).');
}

/** Title bar, optional content, embedded files and forms (ISO 14289-1, 7.1, 7.10, 7.11 and 7.15); scripts. */
export function checkDocument(file: PdfFile, report: ReportViolation): void {
  const { catalog } = file;
  const preferences = file.dict(catalog.get('ViewerPreferences'));
  if (file.resolve(preferences?.get('DisplayDocTitle')) !== true) {
    report('title-shown', 'ViewerPreferences do not say that the title is shown (DisplayDocTitle true).');
  }
  checkOptionalContent(file, report);
  checkForm(file, report);
  // Most files do not even have the names of what is looked for.
  if (!['EF', 'JS', 'JavaScript', 'MCD'].some((name) => file.names.has(name))) return;
  for (const [number, value] of file.objects) {
    let hasScript = false;
    for (const dict of dictsIn(value)) {
      checkFileSpecification(file, number, dict, report);
      checkMediaClip(file, number, dict, report);
      hasScript ||= dict.get('JS') !== undefined || file.name(dict.get('S')) === 'JavaScript';
    }
    if (hasScript) report('active-content', `Object ${number} has a script.`);
  }
}

/** The dictionaries in an object at any depth, which the reader has limited. */
function dictsIn(value: PdfValue, found: PdfDict[] = []): readonly PdfDict[] {
  if (typeof value !== 'object') return found;
  if (isArray(value)) for (const item of value) dictsIn(item, found);
  const dict = value instanceof PdfStream ? value.dict : value;
  if (!(dict instanceof PdfDict)) return found;
  found.push(dict);
  for (const entry of dict.entries.values()) dictsIn(entry, found);
  return found;
}

function checkOptionalContent(file: PdfFile, report: ReportViolation): void {
  const properties = file.dict(file.catalog.get('OCProperties'));
  if (!properties) return;
  const configurations = [properties.get('D'), ...file.array(properties.get('Configs'))];
  for (const value of configurations) {
    const configuration = file.dict(value);
    const name = file.text(configuration?.get('Name')) ?? '';
    if (name === '') report('optional-content', 'A configuration of optional content has no name (Name).');
    if (configuration?.get('AS') !== undefined) {
      report('optional-content', `The configuration of optional content “${name}” changes by itself (AS).`);
    }
  }
}

function checkForm(file: PdfFile, report: ReportViolation): void {
  const value = file.dict(file.catalog.get('AcroForm'))?.get('XFA');
  if (value === undefined) return;
  report('active-content', 'The file has an XFA form.');
  // The packets of a form are a stream, or several with their names.
  const packets = file.oneOrMore(value).flatMap((part) => {
    const stream = file.stream(part);
    return stream ? [file.bytes(stream).toString('utf8')] : [];
  });
  if (/<dynamicRender\s*>\s*required\s*<\/dynamicRender\s*>/.test(packets.join(''))) {
    report('dynamic-form', 'The XFA form is dynamic (dynamicRender required).');
  }
}

/** A file specification of an embedded file (EF). */
function checkFileSpecification(file: PdfFile, number: number, dict: PdfDict, report: ReportViolation): void {
  if (dict.get('EF') === undefined) return;
  for (const key of ['F', 'UF']) {
    if ((file.text(dict.get(key)) ?? '') === '') {
      report('file-specification', `The embedded file of object ${number} has no name in ${key}.`);
    }
  }
}

/** The data of a media clip (ISO 32000-1, 13.2.4.2). Its words are pairs of a language and a text. */
function checkMediaClip(file: PdfFile, number: number, dict: PdfDict, report: ReportViolation): void {
  if (file.name(dict.get('S')) !== 'MCD') return;
  if (dict.get('CT') === undefined) report('media-clip', `The clip in object ${number} does not say its type (CT).`);
  const words = file.array(dict.get('Alt')).map((value) => file.text(value));
  if (words.length === 0 || words.length % 2 === 1 || words.includes(undefined)) {
    report('media-clip', `The clip in object ${number} has no words for each language (Alt).`);
  }
}
