import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfFacts {
  readonly pages: number;
  readonly sizePt: readonly [number, number];
  readonly title: string;
  readonly language: string | null;
  /** The text in drawing order, runs of white space as one space. */
  readonly text: string;
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  readonly links: readonly string[];
  /** The size in pt of a stretch of text, found without regard to white space. */
  readonly sizePtOf: (text: string) => number | undefined;
  /** The smallest type on the page, in pt. */
  readonly smallestPt: number;
  /** Where the text that goes furthest right ends, in pt from the left. */
  readonly rightmostPt: number;
  /** The lowest baseline, in pt above the foot of the page. */
  readonly lowestPt: number;
}

/** What a reader's program sees in a finished PDF. */
export async function pdfFacts(bytes: Uint8Array): Promise<PdfFacts> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const page = await document.getPage(1);
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string | null } };
  const content = await page.getTextContent();
  const items = content.items.filter((item) => 'str' in item);
  const operators = await page.getOperatorList();
  const used = operators.argsArray.filter((_, i) => operators.fnArray[i] === OPS.setFont).map(([id]) => id as string);
  const fonts = [...new Set(used)].map((id) => {
    const font = page.commonObjs.get(id) as { name: string; missingFile?: boolean };
    return { name: font.name, embedded: font.missingFile !== true };
  });
  const annotations = (await page.getAnnotations()) as { url?: string }[];
  const [, , width = 0, height = 0] = page.view;
  const facts = {
    pages: document.numPages,
    sizePt: [width, height] as const,
    title: info.Title ?? '',
    language: info.Language ?? null,
    text: items
      .map((item) => item.str)
      .join('')
      .replace(/\s+/g, ' '),
    fonts,
    links: [...new Set(annotations.flatMap((a) => (a.url ? [a.url] : [])))],
    sizePtOf: (text: string) => sizeOf(text, items),
    smallestPt: Math.min(...items.filter((item) => item.str.trim() !== '').map((item) => item.height)),
    rightmostPt: Math.max(...items.map((item) => ((item.transform as number[])[4] ?? 0) + item.width)),
    lowestPt: Math.min(...items.map((item) => (item.transform as number[])[5] ?? 0)),
  };
  await task.destroy();
  return facts;
}

function sizeOf(text: string, items: readonly { readonly str: string; readonly height: number }[]): number | undefined {
  const characters = items.flatMap(({ str, height }) => [...str.replace(/\s/g, '')].map((char) => ({ char, height })));
  const at = characters
    .map((c) => c.char)
    .join('')
    .indexOf(text.replace(/\s/g, ''));
  return at === -1 ? undefined : characters[at]?.height;
}
