import type { PdfDict } from '../reader/objects.js';
import type { Page } from '../reader/pages.js';
import type { PdfFile } from '../reader/pdf-file.js';
import type { Claims } from './claims.js';
import { isLanguageCode, isLanguageTag } from './language-tag.js';
import type { ReportViolation } from './rules.js';
import { describeElement, type Element, type StructureTree } from './structure.js';

/** Whether the document as a whole says in which language it is. */
export function hasDocumentLanguage(file: PdfFile): boolean {
  return file.text(file.catalog.get('Lang')) !== undefined;
}

/** Whether an element, or one that holds it, says in which language it is. */
export function hasLanguage(element: Element | undefined): boolean {
  for (let at = element; at; at = at.parent) if (at.dict.get('Lang') !== undefined) return true;
  return false;
}

/** @param what the subject of a sentence: "The document" */
export function checkLanguage(file: PdfFile, what: () => string, holder: PdfDict, report: ReportViolation): void {
  if (holder.get('Lang') === undefined) return;
  const tag = file.text(holder.get('Lang')) ?? '';
  if (!isLanguageCode(tag)) report('language', `${what()} has the language “${tag}”, which is no language tag.`);
  else if (!isLanguageTag(tag)) report('language-tag', `${what()} has the language “${tag}”, which is no BCP 47 tag.`);
}

/** Texts that no page draws. For those of the pages see `ContentSurvey`. */
export function checkLanguages(
  file: PdfFile,
  tree: StructureTree | undefined,
  claims: Claims | undefined,
  pages: readonly Page[],
  report: ReportViolation,
): void {
  checkLanguage(file, () => 'The document', file.catalog, report);
  for (const element of tree?.elements ?? []) checkLanguage(file, () => describeElement(element), element.dict, report);
  if (hasDocumentLanguage(file)) return;
  for (const element of tree?.elements ?? []) {
    if (!hasLanguage(element)) reportTexts(element.dict, spokenKeys, describeElement(element), report);
  }
  for (const { id, dict, label } of pages.flatMap((page) => page.annotations)) {
    const isSpoken = dict.get('Lang') !== undefined || hasLanguage(claims?.objects.get(id ?? -1));
    if (!isSpoken) reportTexts(dict, ['Contents', 'TU'], label, report);
  }
  if (file.dict(file.catalog.get('Outlines'))?.get('First') !== undefined) {
    report('language', 'The language of the bookmarks is not known: the catalog has none (Lang).');
  }
}

/** Texts of an element, or of marked content, that stand for what is drawn (ISO 32000-1, 14.9.3 to 14.9.5). */
export const spokenKeys: readonly string[] = ['ActualText', 'Alt', 'E'];

/** Reports the texts that a holder without language has. */
export function reportTexts(dict: PdfDict, keys: readonly string[], what: string, report: ReportViolation): void {
  for (const key of keys) {
    if (dict.get(key) !== undefined) report('language', `The language of the ${key} of ${what} is not known.`);
  }
}
