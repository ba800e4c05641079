/** The predefined CMaps by the character collection of Adobe whose CIDs they give (ISO 32000-1, table 118). */
const collections: Readonly<Record<string, string>> = {
  GB1: 'GB-EUC GBpc-EUC GBK-EUC GBKp-EUC GBK2K UniGB-UCS2 UniGB-UTF16',
  CNS1: 'B5pc HKscs-B5 ETen-B5 ETenms-B5 CNS-EUC UniCNS-UCS2 UniCNS-UTF16',
  Japan1: '83pv-RKSJ 90ms-RKSJ 90msp-RKSJ 90pv-RKSJ Add-RKSJ EUC Ext-RKSJ UniJIS-UCS2 UniJIS-UCS2-HW UniJIS-UTF16',
  Korea1: 'KSC-EUC KSCms-UHC KSCms-UHC-HW KSCpc-EUC UniKS-UCS2 UniKS-UTF16',
};
/** These are for horizontal writing only. */
const withoutVertical = ['83pv-RKSJ', '90pv-RKSJ', 'KSCpc-EUC'];

const orderings: ReadonlyMap<string, string> = new Map([
  ...Object.entries(collections).flatMap(([ordering, stems]) =>
    stems.split(' ').flatMap((stem) => {
      const modes = withoutVertical.includes(stem) ? ['H'] : ['H', 'V'];
      return modes.map((mode) => [`${stem}-${mode}`, ordering] as const);
    }),
  ),
  ['H', 'Japan1'],
  ['V', 'Japan1'],
]);

export function isIdentityCMap(name: string | undefined): boolean {
  return name === 'Identity-H' || name === 'Identity-V';
}

/** Whether PDF readers know a CMap by its name. */
export function isPredefinedCMap(name: string): boolean {
  return isIdentityCMap(name) || orderings.has(name);
}

/** The ordering of the character collection of a predefined CMap. */
export function orderingOf(cmap: string): string | undefined {
  return orderings.get(cmap);
}
