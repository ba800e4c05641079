import { type Block, type Container, type ContainerName, containersIn, isContainer } from '../../model/document.js';

/** Any number of one digit: a page prints few references, a document of all units many. */
const oneDigit = 4;

/** A document by its parts: where each unit of it is set. */
export class DocumentParts {
  readonly sections: readonly Block[];
  readonly pillars: Container | undefined;
  readonly units: ReadonlyMap<string, Container>;
  /** The pillar of each measure. */
  readonly pillarOf: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, Container>;
  readonly evidence: ReadonlyMap<string, Block>;
  readonly references: ReadonlyMap<string, Container>;

  constructor(blocks: readonly Block[]) {
    this.sections = blocks.map(withOneDigit);
    const section = (name: ContainerName) => this.sections.find((node): node is Container => isContainer(node, name));
    this.pillars = section('pillars');
    const cards = this.pillars ? containersIn(this.pillars, 'pillar') : [];
    const within = (node: Container | undefined, name: ContainerName) =>
      (node ? containersIn(node, name) : []).flatMap((one) => (one.unit ? [[one.unit, one] as const] : []));
    this.units = new Map([...within(section('why'), 'unit'), ...cards.flatMap((card) => within(card, 'unit'))]);
    this.pillarOf = new Map(
      cards.flatMap((card) => within(card, 'unit').map(([id]) => [id, card.unit ?? ''] as const)),
    );
    this.facts = new Map(within(section('facts'), 'fact'));
    this.evidence = new Map(within(section('evidence'), 'unit'));
    const references = section('references');
    this.references = new Map(
      (references ? containersIn(references, 'reference') : []).map((one) => [one.attributes.ref ?? '', one]),
    );
  }
}

function withOneDigit<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withOneDigit) as T;
  if (typeof node !== 'object' || node === null) return node;
  const { type, name } = node as { readonly type?: string; readonly name?: string };
  const entries = Object.entries(node).map(([key, value]) => [key, withOneDigit(value)]);
  const copy = Object.fromEntries(entries);
  if (type === 'citation') return { ...copy, number: oneDigit };
  if (name === 'reference') return { ...copy, attributes: { ...copy.attributes, number: String(oneDigit) } };
  return copy;
}
