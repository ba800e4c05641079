import { Destinations } from './reader/destinations.js';
import { PdfRef, PdfStream, type PdfValue, targetOf } from './reader/objects.js';
import { type Annotation, type Page, readPages } from './reader/pages.js';
import { type PdfFile, readPdf } from './reader/pdf-file.js';
import { UnreadablePdf } from './reader/unreadable.js';
import { checkAnnotations } from './rules/annotation-rules.js';
import { checkArchive, claimedLevel } from './rules/archive-rules.js';
import { type Claims, claimsOf } from './rules/claims.js';
import { ContentSurvey } from './rules/content-rules.js';
import { checkDocument, checkTreeRoot } from './rules/document-rules.js';
import { checkElements, checkEmptyElements, checkHeadings } from './rules/element-rules.js';
import { checkFont } from './rules/font-rules.js';
import { checkLanguages } from './rules/language-rules.js';
import { checkNesting } from './rules/nesting-rules.js';
import { checkOutline } from './rules/outline-rules.js';
import { checkParentTree } from './rules/parent-tree-rules.js';
import { isOfHouse, type PdfRule, type ReportViolation, type Violation } from './rules/rules.js';
import { type Element, readStructure, type StructureTree } from './rules/structure.js';
import { checkTables } from './rules/table-rules.js';
import { checkXmp } from './rules/xmp-rules.js';

/** An untagged file has a violation for everything it draws; more than this say nothing new. */
const maxPerRule = 20;

/**
 * Which rules a file must keep: those of the standard, or also those of the house. With a producer, as the document
 * information names it, files by that one keep those of the house.
 */
export type Strictness = 'standard' | 'house' | { readonly houseOf: string };

/**
 * Checks a finished PDF against the requirements of PDF/UA-1 that a machine can check. No violation means that none of
 * our rules is broken; it is no certificate. A file that cannot be read has one violation.
 * @param archive the level of PDF/A that the file must have, such as "2a"; by default that which a file of ours says it
 *   has, if any
 */
export function checkPdf(bytes: Uint8Array, strictness: Strictness = 'house', archive?: string): readonly Violation[] {
  const violations = new Violations();
  try {
    const file = readPdf(bytes);
    violations.withHouse = isStrict(file, strictness);
    checkFile(file, violations.report);
    const level = archive ?? (violations.withHouse ? claimedLevel(file) : undefined);
    if (level !== undefined) {
      checkArchive(file, Buffer.from(bytes), { level, pages: readPages(file) }, violations.report);
    }
  } catch (cause) {
    if (!(cause instanceof UnreadablePdf)) throw cause;
    return [{ rule: cause.rule, message: cause.message }];
  }
  return violations.all;
}

function isStrict(file: PdfFile, strictness: Strictness): boolean {
  if (typeof strictness === 'string') return strictness === 'house';
  return file.text(file.dict(file.trailer.get('Info'))?.get('Producer')) === strictness.houseOf;
}

function checkFile(file: PdfFile, report: ReportViolation): void {
  const pages = readPages(file);
  const annotations = pages.flatMap((page) => page.annotations);
  const tree = readStructure(file, report);
  const destinations = new Destinations(file, pages);
  const claims = tree && claimsOf(file, tree, report);
  // First, since it is the cause of much that follows.
  checkTreeRoot(file, tree, report);
  const survey = surveyOf(file, pages, claims, tree ? report : withoutTags(report));
  if (tree && claims) {
    checkParentTree(file, claims, [...survey.owners.values()], annotations, report);
    checkEmptyElements(tree, report);
    checkNesting(tree, report);
    checkHeadings(tree, report);
    checkElements(file, tree, pages, report);
    checkTables(file, tree, report);
  }
  checkAnnotations(
    file,
    tree && claims && elementsOfAnnotations(file, tree, claims, annotations),
    pages,
    destinations,
    report,
  );
  checkOutline(file, destinations, report);
  checkDocument(file, report);
  checkLanguages(file, tree, claims, pages, report);
  checkXmp(file, report);
  for (const font of survey.fonts.values()) checkFont(file, font, report);
}

/** Where nothing is tagged, that is said once and not of each thing that is drawn. */
function withoutTags(report: ReportViolation): ReportViolation {
  return (rule, message) => {
    if (rule !== 'content-tagged') report(rule, message);
  };
}

/**
 * All text that the pages of a finished PDF show, in the order in which it is drawn.
 * @throws UnreadablePdf for a file that cannot be read
 */
export function wordsOfPdf(bytes: Uint8Array): string {
  const file = readPdf(bytes);
  const words: string[] = [];
  surveyOf(
    file,
    readPages(file),
    undefined,
    () => undefined,
    (shown) => words.push(shown),
  );
  return words.join('');
}

/** The level of PDF/A that a file says it has, such as "2a"; undefined for none, and for a file that cannot be read. */
export function levelOfPdf(bytes: Uint8Array): string | undefined {
  try {
    return claimedLevel(readPdf(bytes));
  } catch (cause) {
    if (cause instanceof UnreadablePdf) return undefined;
    throw cause;
  }
}

/** The elements of annotations: those that name them, else those that the parent tree names. */
function elementsOfAnnotations(
  file: PdfFile,
  tree: StructureTree,
  claims: Claims,
  annotations: readonly Annotation[],
): ReadonlyMap<number, Element> {
  const elements = new Map(claims.objects);
  const byId = new Map(tree.elements.map((element) => [element.id, element]));
  for (const { id, dict } of annotations) {
    const key = file.number(dict.get('StructParent'));
    if (id === undefined || key === undefined || elements.has(id)) continue;
    const parent = targetOf(claims.parents.get(key));
    const element = parent === undefined ? undefined : byId.get(parent);
    if (element) elements.set(id, element);
  }
  return elements;
}

/** Reads all content: of pages, form XObjects, and the appearances of annotations. */
function surveyOf(
  file: PdfFile,
  pages: readonly Page[],
  claims: Claims | undefined,
  report: ReportViolation,
  onText?: (words: string) => void,
): ContentSurvey {
  const survey = new ContentSurvey(file, claims, report, onText);
  for (const { id, label, dict, resources, annotations } of pages) {
    survey.page(id, label, dict, resources, contentOf(file, dict.get('Contents')));
    for (const annotation of annotations) {
      for (const value of appearancesOf(file, annotation)) {
        const stream = file.stream(value);
        if (stream && value instanceof PdfRef) survey.appearance(value.number, annotation.label, stream);
      }
    }
  }
  survey.checkUses();
  return survey;
}

/** Several streams are read as one, with white space between (ISO 32000-1, 7.8.2). */
function contentOf(file: PdfFile, contents: PdfValue | undefined): Buffer {
  const parts = file.oneOrMore(contents).flatMap((value) => {
    const stream = file.stream(value);
    if (!stream) return [];
    const bytes = file.bytes(stream);
    file.spend(bytes.length);
    return [bytes];
  });
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
}

/** The normal appearance, or those of all states of a field. */
function appearancesOf(file: PdfFile, { dict }: Annotation): readonly PdfValue[] {
  const normal = file.dict(dict.get('AP'))?.get('N') ?? null;
  const found = file.resolve(normal);
  return found instanceof PdfStream ? [normal] : [...(file.dict(normal)?.entries.values() ?? [])];
}

class Violations {
  /** In the order in which they were found, and how often each was: what is the same is listed once. */
  private readonly listed: { readonly rule: PdfRule; readonly message: string; count: number }[] = [];
  /** Of each rule, how many are not listed. */
  private readonly more = new Map<PdfRule, number>();

  withHouse = true;

  readonly report: ReportViolation = (rule, message) => {
    if (!this.withHouse && isOfHouse(rule)) return;
    const own = this.listed.filter((one) => one.rule === rule);
    const same = own.find((one) => one.message === message);
    if (same) same.count += 1;
    else if (own.length < maxPerRule) this.listed.push({ rule, message, count: 1 });
    else this.more.set(rule, (this.more.get(rule) ?? 0) + 1);
  };

  get all(): readonly Violation[] {
    const listed = this.listed.map(({ rule, message, count }) => ({
      rule,
      message: count === 1 ? message : `${message} (${count} times)`,
    }));
    const more = [...this.more].map(([rule, count]) => ({ rule, message: `There are ${count} more like these.` }));
    return [...listed, ...more];
  }
}
