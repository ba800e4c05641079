import type { PdfRule, ReportViolation } from './rules.js';
import { describeElement, type Element, elementKids, partsOf, type StructureTree, wholeOf } from './structure.js';
import { blockTypes, headingTypes, inlineTypes, textBlockTypes } from './structure-types.js';

interface ContentModel {
  readonly rule: PdfRule;
  readonly kids: readonly string[];
  /** At most one of each of these. */
  readonly single?: readonly string[];
  /** Where a caption may stand. */
  readonly caption?: 'first' | 'first or last';
}

/** What lists, tables and tables of contents contain (ISO 32000-1, tables 333, 336 and 337). */
const contentModels: Readonly<Record<string, ContentModel>> = {
  L: { rule: 'nesting-list', kids: ['L', 'LI', 'Caption'], single: ['Caption'], caption: 'first' },
  LI: { rule: 'nesting-list', kids: ['Lbl', 'LBody'] },
  Table: {
    rule: 'nesting-table',
    kids: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
    single: ['THead', 'TFoot', 'Caption'],
    caption: 'first or last',
  },
  THead: { rule: 'nesting-table', kids: ['TR'] },
  TBody: { rule: 'nesting-table', kids: ['TR'] },
  TFoot: { rule: 'nesting-table', kids: ['TR'] },
  TR: { rule: 'nesting-table', kids: ['TH', 'TD'] },
  TOC: { rule: 'nesting-toc', kids: ['TOC', 'TOCI', 'Caption'], single: ['Caption'], caption: 'first' },
};

/** The only parents of the parts of these. */
const allowedParents: Readonly<Record<string, { readonly rule: PdfRule; readonly parents: readonly string[] }>> = {
  LI: { rule: 'nesting-list', parents: ['L'] },
  LBody: { rule: 'nesting-list', parents: ['LI'] },
  THead: { rule: 'nesting-table', parents: ['Table'] },
  TBody: { rule: 'nesting-table', parents: ['Table'] },
  TFoot: { rule: 'nesting-table', parents: ['Table'] },
  TR: { rule: 'nesting-table', parents: ['Table', 'THead', 'TBody', 'TFoot'] },
  TH: { rule: 'nesting-table', parents: ['TR'] },
  TD: { rule: 'nesting-table', parents: ['TR'] },
  TOCI: { rule: 'nesting-toc', parents: ['TOC'] },
};

export function checkNesting({ top, elements }: StructureTree, report: ReportViolation): void {
  const roles = top.map((element) => element.role);
  if (roles.length !== 1 || roles[0] !== 'Document') {
    report(
      'nesting-document',
      `The root of the structure tree holds ${roles.join(', ') || 'nothing'}, not one Document.`,
    );
  }
  for (const element of elements) {
    checkKids(element, report);
    checkContentsItem(element, report);
    checkParent(element, report);
    checkInline(element, report);
  }
}

function checkKids(element: Element, report: ReportViolation): void {
  const model = Object.hasOwn(contentModels, element.role) ? contentModels[element.role] : undefined;
  if (!model) return;
  const kids = partsOf(element).map((kid) => kid.role);
  for (const kid of kids) {
    if (!model.kids.includes(kid)) report(model.rule, `${describeElement(element)} holds ${kid}, which it cannot.`);
  }
  for (const one of model.single ?? []) {
    if (kids.filter((kid) => kid === one).length > 1)
      report(model.rule, `${describeElement(element)} holds more than one ${one}.`);
  }
  const caption = kids.indexOf('Caption');
  const isAtEnd = model.caption === 'first or last' && caption === kids.length - 1;
  if (model.caption && caption > 0 && !isAtEnd) {
    report(model.rule, `${describeElement(element)} has its caption between its parts, not ${model.caption}.`);
  }
  if (element.role === 'Table' && !kids.includes('TBody') && (kids.includes('THead') || kids.includes('TFoot'))) {
    report(model.rule, `${describeElement(element)} has a head or a foot, and no TBody.`);
  }
  if (element.kids.some((kid) => kid.kind === 'content')) {
    report('nesting-content', `${describeElement(element)} has content outside of its parts.`);
  }
}

/** The parts of an item of a table of contents; it may also have content of its own. */
const contentsItemKids = ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'];

function checkContentsItem(element: Element, report: ReportViolation): void {
  if (element.role !== 'TOCI') return;
  for (const { role } of elementKids(element)) {
    if (!contentsItemKids.includes(role)) {
      report('nesting-content', `${describeElement(element)} holds ${role}, which it cannot.`);
    }
  }
}

function checkParent(element: Element, report: ReportViolation): void {
  const allowed = Object.hasOwn(allowedParents, element.role) ? allowedParents[element.role] : undefined;
  if (allowed && !allowed.parents.includes(wholeOf(element)?.role ?? '')) {
    report(allowed.rule, `${describeElement(element)} stands outside of ${allowed.parents.join(', ')}.`);
  }
}

/** Paragraphs and headings contain no blocks; a Reference is in a block of text. */
function checkInline(element: Element, report: ReportViolation): void {
  if (!blockTypes.has(element.role) && element.role !== 'Reference') return;
  let around = element.parent;
  while (around && inlineTypes.has(around.role)) around = around.parent;
  const holder = around?.role ?? '';
  if (element.role === 'Reference') {
    if (!isInTextBlock(element)) report('reference-place', `${describeElement(element)} stands in no block of text.`);
  } else if (holder === 'P' || headingTypes.has(holder)) {
    report('nesting-block', `${describeElement(element)} is a block inside ${holder}.`);
  }
}

function isInTextBlock(element: Element): boolean {
  for (let at = element.parent; at; at = at.parent) if (textBlockTypes.has(at.role)) return true;
  return false;
}
