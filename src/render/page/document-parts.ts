import { anyNumber, withoutNumbers } from '../../model/citation-numbers.js';
import { type Block, type Container, type ContainerName, isContainer } from '../../model/document.js';
import { containersIn } from '../containers.js';

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
    this.sections = blocks.map(ofAnyNumbers);
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

/** What stands on pages of any numbers, so that its parts are set once for all of them: their marks show those of the page. */
function ofAnyNumbers(node: Block): Block {
  const original = withoutNumbers(node);
  return isContainer(original, 'references') ? withOneDigit(original) : original;
}

/** A document of all units has too many works for numbers of one digit, which those of a page have. */
function withOneDigit(references: Container): Container {
  const children = references.children.map((one) =>
    isContainer(one, 'reference') ? { ...one, attributes: { ...one.attributes, number: String(anyNumber) } } : one,
  );
  return { ...references, children };
}
