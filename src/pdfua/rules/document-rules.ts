import { isArray, PdfDict, PdfStream, type PdfValue } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { isLanguageTag } from './language-tag.js';
import type { ReportViolation } from './rules.js';
import { describeElement, type StructureTree } from './structure.js';

/** The catalog's entries for tagged PDF (ISO 14289-1, 7.1; ISO 32000-1, 14.7.1). */
export function checkTreeRoot(file: PdfFile, tree: StructureTree | undefined, report: ReportViolation): void {
  const mark = file.dict(file.catalog.get('MarkInfo'));
  if (!tree) report('tree-root', 'The catalog has no structure tree (StructTreeRoot).');
  if (file.resolve(mark?.get('Marked')) !== true)
    report('tree-root', 'The catalog does not say that the file is marked (MarkInfo).');
  if (file.resolve(mark?.get('Suspects')) === true)
    report('tree-root', 'The catalog says that the tags are suspect (Suspects).');
}

/** Language, title bar, no scripts (ISO 14289-1, 7.1, 7.2, 7.15 and 7.19). */
export function checkDocument(file: PdfFile, tree: StructureTree | undefined, report: ReportViolation): void {
  const { catalog } = file;
  checkLanguages(file, tree, report);
  const preferences = file.dict(catalog.get('ViewerPreferences'));
  if (file.resolve(preferences?.get('DisplayDocTitle')) !== true) {
    report('title-shown', 'ViewerPreferences do not say that the title is shown (DisplayDocTitle true).');
  }
  if (file.dict(catalog.get('AcroForm'))?.get('XFA') !== undefined) {
    report('active-content', 'The file has an XFA form.');
  }
  for (const [number, value] of file.objects) {
    if (hasScript(file, value)) report('active-content', `Object ${number} has a script.`);
  }
}

function checkLanguages(file: PdfFile, tree: StructureTree | undefined, report: ReportViolation): void {
  const language = file.text(file.catalog.get('Lang'));
  if (language === undefined) report('language', 'The catalog does not say in which language the document is (Lang).');
  else if (!isLanguageTag(language))
    report('language', `The document has the language “${language}”, which is no BCP 47 tag.`);
  for (const element of tree?.elements ?? []) {
    const tag = element.dict.get('Lang') === undefined ? undefined : (file.text(element.dict.get('Lang')) ?? '');
    if (tag !== undefined && !isLanguageTag(tag)) {
      report('language', `${describeElement(element)} has the language “${tag}”, which is no BCP 47 tag.`);
    }
  }
}

/** Whether an object contains a script at any depth, which the reader has limited. */
function hasScript(file: PdfFile, value: PdfValue): boolean {
  if (isArray(value)) return value.some((item) => hasScript(file, item));
  const dict = value instanceof PdfStream ? value.dict : value;
  if (!(dict instanceof PdfDict)) return false;
  if (dict.get('JS') !== undefined || file.name(dict.get('S')) === 'JavaScript') return true;
  for (const entry of dict.entries.values()) if (typeof entry === 'object' && hasScript(file, entry)) return true;
  return false;
}
