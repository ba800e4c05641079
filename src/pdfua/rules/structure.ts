import { type PdfDict, PdfString, type PdfValue, targetOf } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { nameKey } from '../reader/trees.js';
import type { ReportViolation } from './rules.js';
import { standardTypes, transparentTypes } from './structure-types.js';

/** An element of the structure tree (ISO 32000-1, 14.7.2). */
export interface Element {
  /** The number of its object; undefined for one that is a direct object. */
  readonly id: number | undefined;
  readonly dict: PdfDict;
  /** The standard type that its type is mapped to. */
  readonly role: string;
  readonly parent: Element | undefined;
  readonly kids: readonly Kid[];
}

type Kid =
  | { readonly kind: 'element'; readonly element: Element }
  /** Marked content in a page or form XObject, whose object is `owner`. */
  | { readonly kind: 'content'; readonly owner: number | undefined; readonly mcid: number }
  /** An object such as an annotation. */
  | { readonly kind: 'object'; readonly target: number | undefined };

export interface StructureTree {
  readonly root: PdfDict;
  readonly top: readonly Element[];
  /** All elements, each before its kids. */
  readonly elements: readonly Element[];
}

/** In the unit of `PdfFile.spend`. An element that is repeated may be so a thousand times. */
const workPerKid = 400;
const workPerRepeat = 10_000;
/** Real trees are a dozen levels deep; a deeper one would exhaust PDF readers. */
const maxDepth = 300;

export function readStructure(file: PdfFile, report: ReportViolation): StructureTree | undefined {
  const value = file.catalog.get('StructTreeRoot');
  const root = file.dict(value);
  if (!root) return undefined;
  const reader = new StructureReader(file, report, file.dict(root.get('RoleMap')));
  const rootId = targetOf(value);
  const above = { id: rootId, page: undefined, element: undefined, depth: 0 };
  const top: Element[] = [];
  for (const value of file.oneOrMore(root.get('K'))) {
    const kid = reader.kid(value, above);
    if (kid?.kind === 'element') top.push(kid.element);
  }
  return { root, top, elements: reader.elements };
}

interface Above {
  readonly id: number | undefined;
  readonly page: number | undefined;
  readonly element: Element | undefined;
  readonly depth: number;
}

class StructureReader {
  readonly elements: Element[] = [];
  private readonly seen = new Set<number>();
  private readonly roles = new Map<string, string>();

  constructor(
    private readonly file: PdfFile,
    private readonly report: ReportViolation,
    private readonly roleMap: PdfDict | undefined,
  ) {}

  kid(value: PdfValue, above: Above): Kid | undefined {
    const { file } = this;
    file.spend(workPerKid);
    if (typeof value === 'number') return { kind: 'content', owner: above.page, mcid: value };
    const dict = file.dict(value);
    if (!dict) return undefined;
    const type = file.name(dict.get('Type'));
    if (type === 'MCR') {
      const owner = dict.get('Stm') ?? dict.get('Pg');
      return { kind: 'content', owner: targetOf(owner) ?? above.page, mcid: file.number(dict.get('MCID')) ?? -1 };
    }
    if (type === 'OBJR') return { kind: 'object', target: targetOf(dict.get('Obj')) };
    const element = this.element(value, dict, above);
    return element && { kind: 'element', element };
  }

  private element(value: PdfValue, dict: PdfDict, above: Above): Element | undefined {
    const { file } = this;
    const id = targetOf(value);
    const kids: Kid[] = [];
    const element: Element = { id, dict, role: this.roleOf(dict), parent: above.element, kids };
    if (id !== undefined && this.seen.has(id)) {
      file.spend(workPerRepeat);
      this.report('tree-circle', `${describeElement(element)} has two places in the tree, or stands inside itself.`);
      return undefined;
    }
    if (above.depth >= maxDepth) {
      this.report(
        'tree-shape',
        `The structure tree is more than ${maxDepth} deep at object ${id ?? 'without number'}.`,
      );
      return undefined;
    }
    this.elements.push(element);
    if (id !== undefined) this.seen.add(id);
    if (file.dict(dict.get('P')) === undefined) {
      this.report('tree-parent', `${describeElement(element)} names no parent (P).`);
    } else if (above.id !== undefined && targetOf(dict.get('P')) !== above.id) {
      this.report('tree-shape', `${describeElement(element)} does not name its parent, object ${above.id}, in P.`);
    }
    const below: Above = { id, page: targetOf(dict.get('Pg')), element, depth: above.depth + 1 };
    for (const one of file.oneOrMore(dict.get('K'))) {
      const kid = this.kid(one, below);
      if (kid) kids.push(kid);
    }
    return element;
  }

  /** Mappings count for types that elements have; a map may have more, from some template. */
  private roleOf(dict: PdfDict): string {
    const type = this.file.name(dict.get('S'));
    if (type === undefined) {
      this.report('tree-types', 'An element of the structure tree has no type (S).');
      return 'NonStruct';
    }
    const known = this.roles.get(type);
    if (known !== undefined) return known;
    const role = this.findRole(type);
    this.roles.set(type, role);
    return role;
  }

  private findRole(type: string): string {
    const mapped = this.file.name(this.roleMap?.get(type));
    if (standardTypes.has(type)) {
      if (mapped !== undefined) this.report('tree-types', `The role map changes the standard type ${type}.`);
      return type;
    }
    const seen = new Set([type]);
    let role = mapped;
    while (role !== undefined && !standardTypes.has(role)) {
      if (seen.has(role)) {
        this.report('tree-types', `The role map leads from ${type} round in a circle.`);
        return 'NonStruct';
      }
      seen.add(role);
      role = this.file.name(this.roleMap?.get(role));
    }
    if (role !== undefined) return role;
    this.report('tree-types', `The structure type ${type} is no standard type and leads to none.`);
    return 'NonStruct';
  }
}

/** Object number and path of an element, for messages: "object 105 (Document/Sect/L/LI)". */
export function describeElement(element: Element): string {
  const path: string[] = [];
  for (let at: Element | undefined = element; at; at = at.parent) path.unshift(at.role);
  return `${element.id === undefined ? 'the element' : `object ${element.id}`} (${path.join('/')})`;
}

export function elementKids(element: Element): readonly Element[] {
  return element.kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
}

/** The elements in an element, and those in groups in it, as tables and lists are read (`transparentTypes`). */
export function partsOf(element: Element): readonly Element[] {
  return elementKids(element).flatMap((kid) => (transparentTypes.has(kid.role) ? partsOf(kid) : [kid]));
}

/** The element that an element is a part of. */
export function wholeOf(element: Element): Element | undefined {
  let whole = element.parent;
  while (whole && transparentTypes.has(whole.role)) whole = whole.parent;
  return whole;
}

/** The element and its descendants in reading order. */
export function* withDescendants(element: Element): Generator<Element> {
  yield element;
  for (const kid of elementKids(element)) yield* withDescendants(kid);
}

/** The ID of an element, as a key of name trees. */
export function idOf(file: PdfFile, element: Element): string | undefined {
  const id = file.resolve(element.dict.get('ID'));
  return id instanceof PdfString && id.bytes.length > 0 ? nameKey(id) : undefined;
}

/** The attributes of an element and of its classes (ISO 32000-1, 14.7.5). */
export function attributesOf(file: PdfFile, tree: StructureTree, { dict }: Element, owner: string): readonly PdfDict[] {
  const classes = file.dict(tree.root.get('ClassMap'));
  const named = file.oneOrMore(dict.get('C')).flatMap((name) => file.oneOrMore(classes?.get(file.name(name) ?? '')));
  return [...file.oneOrMore(dict.get('A')), ...named].flatMap((value) => {
    file.spend(1);
    const attributes = file.dict(value);
    return attributes && file.name(attributes.get('O')) === owner ? [attributes] : [];
  });
}

/** The first value of an attribute. */
export function attributeOf(
  file: PdfFile,
  tree: StructureTree,
  element: Element,
  owner: string,
  key: string,
): PdfValue | undefined {
  return attributesOf(file, tree, element, owner)
    .map((attributes) => attributes.get(key))
    .find((value) => value !== undefined);
}
