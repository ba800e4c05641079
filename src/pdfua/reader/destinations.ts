import { isArray, PdfDict, PdfName, PdfString, type PdfValue, targetOf } from './objects.js';
import type { Page } from './pages.js';
import type { PdfFile } from './pdf-file.js';
import { nameKey, readNameTree } from './trees.js';

/** Checks the targets of links and bookmarks (ISO 32000-1, 12.3.2 and 12.6.4). */
export class Destinations {
  private named: ReadonlyMap<string, PdfValue> | undefined;
  private readonly pageIds: ReadonlySet<number>;

  constructor(
    private readonly file: PdfFile,
    pages: readonly Page[],
  ) {
    this.pageIds = new Set(pages.map((page) => page.id));
  }

  /** What is wrong with the target of a link or bookmark, if anything. `dict` has the entry Dest or A. */
  problemOf(dict: PdfDict): string | undefined {
    const { file } = this;
    if (dict.get('Dest') !== undefined) return this.problemOfDestination(dict.get('Dest'));
    const action = file.dict(dict.get('A'));
    if (!action) return 'leads nowhere';
    const kind = file.name(action.get('S'));
    if (kind === 'URI') return problemOfAddress(file.text(action.get('URI')) ?? '');
    if (kind === 'GoTo') return this.problemOfDestination(action.get('D'));
    return undefined;
  }

  private problemOfDestination(value: PdfValue | undefined): string | undefined {
    const { file } = this;
    const destination = file.resolve(value);
    if (destination instanceof PdfString || destination instanceof PdfName) {
      const name = destination instanceof PdfString ? nameKey(destination) : destination.value;
      const target = file.resolve(this.namedDestinations.get(name));
      if (target === null) return `leads to a place named “${name}”, which does not exist`;
      return this.leadsToPage(target) ? undefined : `leads to the place “${name}”, which is on no page`;
    }
    return this.leadsToPage(destination) ? undefined : 'leads to a place on no page of the file';
  }

  private leadsToPage(destination: PdfValue): boolean {
    const array = destination instanceof PdfDict ? this.file.resolve(destination.get('D')) : destination;
    return isArray(array) && this.pageIds.has(targetOf(array[0]) ?? -1);
  }

  /** Those of the name tree, and those of PDF 1.1 in the dictionary Dests. */
  private get namedDestinations(): ReadonlyMap<string, PdfValue> {
    const { file } = this;
    this.named ??= new Map([
      ...(file.dict(file.catalog.get('Dests'))?.entries ?? []),
      ...readNameTree(file, file.dict(file.catalog.get('Names'))?.get('Dests')),
    ]);
    return this.named;
  }
}

/** An address is absolute and in ASCII (ISO 32000-1, 12.6.4.7). */
function problemOfAddress(address: string): string | undefined {
  const isAbsolute = /^(?:https?:\/\/[^/\s]|mailto:[^\s@]+@)[\x21-\x7e]*$/i.test(address) && URL.canParse(address);
  return isAbsolute ? undefined : `leads to “${address}”, which is no absolute http, https or mailto address`;
}
