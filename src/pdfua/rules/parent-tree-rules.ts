import { isArray, type PdfValue, targetOf } from '../reader/objects.js';
import type { Annotation } from '../reader/pages.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { readNumberTree } from '../reader/trees.js';
import type { ContentOwner } from './content-rules.js';
import type { ReportViolation } from './rules.js';
import { describeElement, type Element, type StructureTree } from './structure.js';

type ParentTree = ReadonlyMap<number, PdfValue>;

/**
 * Structure tree, parent tree and content agree (ISO 32000-1, 14.7.4.4): a PDF reader finds the element of each
 * marked-content sequence and annotation, and the content of each element.
 */
export function checkParentTree(
  file: PdfFile,
  tree: StructureTree,
  owners: readonly ContentOwner[],
  annotations: readonly Annotation[],
  report: ReportViolation,
): void {
  const parents = readNumberTree(file, tree.root.get('ParentTree'));
  const claims = claimsOf(tree, report);
  checkKeys(owners, annotations, file, report);
  for (const owner of owners) checkOwner(file, owner, claims.content.get(owner.id) ?? new Map(), parents, report);
  const drawn = new Set(owners.map((owner) => owner.id));
  for (const [id, elements] of claims.content) {
    if (drawn.has(id)) continue;
    const [element] = elements.values();
    if (element) report('tree-parents', `${describeElement(element)} has content on an object ${id} that draws none.`);
  }
  checkObjects(file, claims.objects, annotations, parents, report);
}

/** The elements that content and objects belong to, as the structure tree says. */
interface Claims {
  readonly content: ReadonlyMap<number, ReadonlyMap<number, Element>>;
  readonly objects: ReadonlyMap<number, Element>;
}

function claimsOf(tree: StructureTree, report: ReportViolation): Claims {
  const content = new Map<number, Map<number, Element>>();
  const objects = new Map<number, Element>();
  const claim = <Key>(claimed: Map<Key, Element>, key: Key, what: string, element: Element): void => {
    if (claimed.has(key))
      report('tree-parents', `${describeElement(element)} has ${what}, which another element has too.`);
    else claimed.set(key, element);
  };
  for (const element of tree.elements) {
    for (const kid of element.kids) {
      if (kid.kind === 'object' && kid.target !== undefined) {
        claim(objects, kid.target, `object ${kid.target}`, element);
      } else if (kid.kind === 'content' && kid.owner !== undefined) {
        const ofOwner = content.get(kid.owner) ?? new Map<number, Element>();
        content.set(kid.owner, ofOwner);
        claim(ofOwner, kid.mcid, `content ${kid.mcid}`, element);
      } else if (kid.kind !== 'element') {
        report('tree-parents', `${describeElement(element)} has an ${kid.kind} that stands nowhere.`);
      }
    }
  }
  return { content, objects };
}

/** Keys in the parent tree are unique. */
function checkKeys(
  owners: readonly ContentOwner[],
  annotations: readonly Annotation[],
  file: PdfFile,
  report: ReportViolation,
): void {
  const keyed = [
    ...owners.map(({ key, label }) => ({ key, label })),
    ...annotations.map(({ dict, label }) => ({ key: file.number(dict.get('StructParent')), label })),
  ];
  const seen = new Set<number>();
  for (const { key, label } of keyed) {
    if (key === undefined) continue;
    if (seen.has(key)) report('tree-parents', `The key ${key} of ${label} in the parent tree is also that of another.`);
    seen.add(key);
  }
}

function checkOwner(
  file: PdfFile,
  { key, label, mcids }: ContentOwner,
  claimed: ReadonlyMap<number, Element>,
  parents: ParentTree,
  report: ReportViolation,
): void {
  for (const [mcid, element] of claimed) {
    if (!mcids.has(mcid))
      report('tree-parents', `${describeElement(element)} has content ${mcid}, which ${label} does not have.`);
  }
  if (mcids.size === 0) return;
  const entries = key === undefined ? undefined : file.resolve(parents.get(key));
  if (!isArray(entries)) {
    report('tree-parents', `The parent tree has nothing for ${label}, which has tagged content.`);
    return;
  }
  for (const mcid of mcids) {
    const element = claimed.get(mcid);
    if (!element) report('tree-parents', `Content ${mcid} on ${label} is in no element of the structure tree.`);
    else if (targetOf(entries[mcid]) !== element.id) {
      report(
        'tree-parents',
        `The parent tree does not lead from content ${mcid} on ${label} to ${describeElement(element)}.`,
      );
    }
  }
  for (const [mcid, entry] of entries.entries()) {
    if (file.resolve(entry) !== null && !mcids.has(mcid)) {
      report('tree-parents', `The parent tree has an entry for content ${mcid} of ${label}, which is not there.`);
    }
  }
}

function checkObjects(
  file: PdfFile,
  claimed: ReadonlyMap<number, Element>,
  annotations: readonly Annotation[],
  parents: ParentTree,
  report: ReportViolation,
): void {
  for (const [id, element] of claimed) {
    const key = file.number(file.dict(file.objects.get(id))?.get('StructParent'));
    if (key === undefined || targetOf(parents.get(key)) !== element.id) {
      report('tree-parents', `The parent tree does not lead from object ${id} to ${describeElement(element)}.`);
    }
  }
  for (const { id, dict, label } of annotations) {
    if (dict.get('StructParent') !== undefined && !(id !== undefined && claimed.has(id))) {
      report('tree-parents', `The parent tree has an entry for ${label}, which no element has.`);
    }
  }
}
