import {
  type Block,
  type Container,
  type ContainerName,
  type Inline,
  isContainer,
  type ListItem,
} from '../../model/document.js';
import { containersIn } from '../containers.js';

/** Stands for all reference numbers: a page has few references, a document of all units too many for one digit. */
const oneDigit = 4;

/** A document by its parts: the containers of each unit. */
export class DocumentParts {
  readonly sections: readonly Block[];
  readonly pillars: Container | undefined;
  readonly units: ReadonlyMap<string, Container>;
  readonly facts: ReadonlyMap<string, Container>;
  /** The entries of each list of points or of evidence, by the name of its section. */
  readonly lists: ReadonlyMap<string, ReadonlyMap<string, Container>>;
  readonly references: ReadonlyMap<string, Container>;

  constructor(blocks: readonly Block[]) {
    this.sections = blocks.map((block) => withOneDigit(block));
    const section = (name: ContainerName) => this.sections.find((node): node is Container => isContainer(node, name));
    this.pillars = section('pillars');
    const cards = this.pillars ? containersIn(this.pillars, 'pillar') : [];
    const within = (node: Container | undefined, name: ContainerName) =>
      (node ? containersIn(node, name) : []).flatMap((one) => (one.unit ? [[one.unit, one] as const] : []));
    this.units = new Map(cards.flatMap((card) => within(card, 'unit')));
    this.lists = new Map(
      this.sections.filter(isList).map((node) => [sectionOf(node), new Map(within(node, 'unit'))] as const),
    );
    this.facts = new Map(within(section('facts'), 'fact'));
    const references = section('references');
    this.references = new Map(
      (references ? containersIn(references, 'reference') : []).map((one) => [one.attributes.ref ?? '', one]),
    );
  }
}

/** Sections that are lists of units, in body or in small type. */
export function isList(node: Block): node is Container {
  return isContainer(node, 'points') || isContainer(node, 'why') || isContainer(node, 'evidence');
}

/** The name of the section that a list is; templates of an earlier form give none. */
export function sectionOf({ name, attributes }: Container): string {
  return attributes.section || name;
}

const known = new WeakMap<Block | ListItem | Inline, Block | ListItem | Inline>();

/**
 * What stands on pages of any numbers, so that its parts are set once for all of them: the marks of a page show its own.
 * The list of works has the numbers of the page.
 */
export function withAnyNumbers(node: Block): Block {
  return isContainer(node, 'references') ? node : withOneDigit(node);
}

/** The same node where it has no number, as most of a document has none. Kept: many documents share their nodes. */
function withOneDigit<T extends Block | ListItem | Inline>(node: T): T {
  const found = (known.get(node) as T | undefined) ?? copyWithOneDigit(node);
  known.set(node, found);
  return found;
}

function copyWithOneDigit<T extends Block | ListItem | Inline>(node: T): T {
  if (node.type === 'citation') return { ...node, number: oneDigit };
  if (!('children' in node)) return node;
  const before: readonly (Block | ListItem | Inline)[] = node.children;
  const children = before.map((child) => withOneDigit(child));
  const same = children.every((child, i) => child === before[i]);
  const copy = same ? node : { ...node, children };
  if (copy.type !== 'container' || copy.name !== 'reference') return copy;
  return { ...copy, attributes: { ...copy.attributes, number: String(oneDigit) } };
}
