import type { PdfRule, Report } from './rules.js';
import { type Element, elementKids, placeOf, type StructureTree } from './structure.js';
import { blockTypes, headingTypes, inlineTypes, textBlockTypes } from './structure-types.js';

interface Shape {
  readonly rule: PdfRule;
  readonly kids: readonly string[];
  /** Of these there is one at most. */
  readonly single?: readonly string[];
  /** Whether it may have content of its own beside its elements. */
  readonly content?: boolean;
}

/** What lists, tables and tables of contents hold (ISO 32000-1, tables 333, 336 and 337). */
const shapes: Readonly<Record<string, Shape>> = {
  L: { rule: 'nesting-list', kids: ['LI', 'Caption'], single: ['Caption'] },
  LI: { rule: 'nesting-list', kids: ['Lbl', 'LBody'] },
  Table: {
    rule: 'nesting-table',
    kids: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
    single: ['THead', 'TFoot', 'Caption'],
  },
  THead: { rule: 'nesting-table', kids: ['TR'] },
  TBody: { rule: 'nesting-table', kids: ['TR'] },
  TFoot: { rule: 'nesting-table', kids: ['TR'] },
  TR: { rule: 'nesting-table', kids: ['TH', 'TD'] },
  TOC: { rule: 'nesting-toc', kids: ['TOC', 'TOCI', 'Caption'], single: ['Caption'] },
  TOCI: { rule: 'nesting-toc', kids: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'], content: true },
};

/** Where parts of these stand, and nowhere else. */
const homes: Readonly<Record<string, { readonly rule: PdfRule; readonly parents: readonly string[] }>> = {
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

export function checkNesting({ top, elements }: StructureTree, report: Report): void {
  const roles = top.map((element) => element.role);
  if (roles.length !== 1 || roles[0] !== 'Document') {
    report(
      'nesting-document',
      `The root of the structure tree holds ${roles.join(', ') || 'nothing'}, not one Document.`,
    );
  }
  for (const element of elements) {
    checkShape(element, report);
    checkHome(element, report);
    checkLine(element, report);
  }
}

function checkShape(element: Element, report: Report): void {
  const shape = Object.hasOwn(shapes, element.role) ? shapes[element.role] : undefined;
  if (!shape) return;
  const kids = elementKids(element).map((kid) => kid.role);
  for (const kid of kids) {
    if (!shape.kids.includes(kid)) report(shape.rule, `${placeOf(element)} holds ${kid}, which it cannot.`);
  }
  for (const one of shape.single ?? []) {
    if (kids.filter((kid) => kid === one).length > 1)
      report(shape.rule, `${placeOf(element)} holds more than one ${one}.`);
  }
  if (!shape.content && element.kids.some((kid) => kid.kind === 'content')) {
    report(shape.rule, `${placeOf(element)} has content outside of its parts.`);
  }
}

function checkHome(element: Element, report: Report): void {
  const home = Object.hasOwn(homes, element.role) ? homes[element.role] : undefined;
  if (home && !home.parents.includes(element.parent?.role ?? '')) {
    report(home.rule, `${placeOf(element)} stands outside of ${home.parents.join(', ')}.`);
  }
}

/** Nothing breaks a line of text but notes, figures and the like, which make a place of their own. */
function checkLine(element: Element, report: Report): void {
  if (!blockTypes.has(element.role) && element.role !== 'Reference') return;
  let around = element.parent;
  while (around && inlineTypes.has(around.role)) around = around.parent;
  const holder = around?.role ?? '';
  if (element.role === 'Reference') {
    if (!isInTextBlock(element)) report('reference-place', `${placeOf(element)} stands in no block of text.`);
  } else if (holder === 'P' || headingTypes.has(holder)) {
    report('nesting-block', `${placeOf(element)} is a block inside ${holder}.`);
  }
}

function isInTextBlock(element: Element): boolean {
  for (let at = element.parent; at; at = at.parent) if (textBlockTypes.has(at.role)) return true;
  return false;
}
