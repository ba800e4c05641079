import { isArray, type PdfValue } from '../reader/objects.js';
import type { PdfFile } from '../reader/pdf-file.js';
import { readNumberTree } from '../reader/trees.js';
import type { ReportViolation } from './rules.js';
import { describeElement, type Element, type StructureTree } from './structure.js';

/** The elements that content and objects belong to, as the structure tree and its parent tree say. */
export interface Claims {
  /** Elements by the object that draws the content, and by MCID. */
  readonly content: ReadonlyMap<number, ReadonlyMap<number, Element>>;
  readonly objects: ReadonlyMap<number, Element>;
  /** The parent tree (ISO 32000-1, 14.7.4.4). */
  readonly parents: ReadonlyMap<number, PdfValue>;
}

export function claimsOf(file: PdfFile, tree: StructureTree, report: ReportViolation): Claims {
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
  return { content, objects, parents: readNumberTree(file, tree.root.get('ParentTree')) };
}

/** Whether content belongs to an element: one that names it, or one that the parent tree names. */
export function isClaimed(
  file: PdfFile,
  { content, parents }: Claims,
  owner: { readonly id: number; readonly key: number | undefined },
  mcid: number,
): boolean {
  if (content.get(owner.id)?.has(mcid)) return true;
  const entries = owner.key === undefined ? undefined : file.resolve(parents.get(owner.key));
  return isArray(entries) && file.dict(entries[mcid]) !== undefined;
}
