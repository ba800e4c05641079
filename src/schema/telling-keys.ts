/** Keys of a section of a pack, or of the entries of one that is a list, by which it is known; the first that has one. */
const tellingKeys: Readonly<Record<string, readonly string[]>> = {
  references: ['type', 'container-title', 'DOI'],
  pillars: ['measures'],
  facts: ['figures', 'value', 'chart'],
  glossary: ['terms'],
  framing: ['finding', 'advice', 'units'],
  pack: ['version', 'issued', 'languages', 'disclaimer'],
};

export function isSection(key: string | undefined): boolean {
  return key === 'audiences' || (key !== undefined && Object.hasOwn(tellingKeys, key));
}

/** The section of a pack that keys belong to whose own has been lost. */
export function sectionWith(keys: readonly string[]): string | undefined {
  return Object.keys(tellingKeys).find((section) => tellingKeys[section]?.some((key) => keys.includes(key)));
}
