import { anyNumber, withoutNumbers } from '../../model/citation-numbers.js';
import { type Block, type Container, containersIn, isContainer } from '../../model/document.js';
import { entrySectionOf } from './container-boxes.js';

type Entries = ReadonlyMap<string, Container>;

/** A document by its parts: the entries of each section. */
export class DocumentParts {
  readonly sections: readonly Block[];
  readonly pillars: Container | undefined;
  private readonly entries: ReadonlyMap<string, Entries>;

  constructor(blocks: readonly Block[]) {
    this.sections = blocks.map(ofAnyNumbers);
    this.pillars = this.sections.find((node): node is Container => isContainer(node, 'pillars'));
    this.entries = new Map(
      this.sections.flatMap((node) => {
        const entry = node.type === 'container' ? entrySectionOf(node)?.entry : undefined;
        return node.type === 'container' && entry ? [[sectionOf(node), entriesIn(node, entry)] as const] : [];
      }),
    );
  }

  /** The entries of a section, by the ids of their units or works; of `pillars`, the measures. */
  in(section: string): Entries {
    return this.entries.get(section) ?? new Map();
  }
}

function entriesIn(section: Container, entry: Container['name']): Entries {
  const own = containersIn(section, entry).flatMap((one) => (entry === 'pillar' ? containersIn(one, 'unit') : [one]));
  return new Map(
    own.flatMap((one) => {
      const id = entry === 'reference' ? one.attributes.ref : one.unit;
      return id ? [[id, one] as const] : [];
    }),
  );
}

/** The name of a section: lists of units have one of their own, but in templates of an earlier form. */
export function sectionOf(node: Container): string {
  return (entrySectionOf(node)?.entry === 'unit' && node.attributes.section) || node.name;
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
