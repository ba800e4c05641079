import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The start of a text's baseline, in pt from the left and from the foot of the page. */
export interface TextPlace {
  readonly xPt: number;
  readonly yPt: number;
}

export interface StructureNode {
  readonly role: string;
  /** Where it is not the document's language. */
  readonly lang: string | undefined;
  readonly text: string;
  readonly kids: readonly StructureNode[];
}

export interface PdfFacts {
  readonly pages: number;
  readonly sizePt: readonly [number, number];
  readonly title: string;
  readonly language: string | null;
  /** The text in drawing order, runs of white space as one space. */
  readonly text: string;
  /** Where a stretch of text begins, found without regard to white space. */
  readonly placeOf: (text: string) => TextPlace | undefined;
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  readonly links: readonly string[];
  /** Links inside the document: what they say, and how far above the foot of the page they lead, in pt. */
  readonly jumps: readonly { readonly says: string; readonly toPt: number | undefined }[];
  /** Bookmarks with those inside them, each with the height above the foot of the page that it leads to, in pt. */
  readonly bookmarks: readonly Bookmark[];
  /** Fill and stroke colours of the page, each once. */
  readonly colours: readonly string[];
  /** How many paths are stroked or filled: rules, bars, underlines. */
  readonly paths: number;
  /** How many pixel pictures are painted. */
  readonly pictures: number;
  /** The size in pt of a stretch of text, found without regard to white space. */
  readonly sizePtOf: (text: string) => number | undefined;
  /** The smallest type on the page, in pt. */
  readonly smallestPt: number;
  /** Where the text that goes furthest right ends, in pt from the left. */
  readonly rightmostPt: number;
  /** The structure tree: each element with its role, its own text in order, and its kids. */
  readonly structure: StructureNode;
  /** How many strokes, fills, texts and pictures are in no marked content. */
  readonly unmarked: number;
  /** The XMP packet as text. */
  readonly xmp: string;
  /** Alternatives of the figures. */
  readonly alternatives: readonly string[];
  /** The lowest baseline, in pt above the foot of the page. */
  readonly lowestPt: number;
}

export interface Bookmark {
  readonly title: string;
  readonly toPt: number;
  readonly inside: readonly Bookmark[];
}

/** What a reader's program sees in a finished PDF, on one of its pages. */
export async function pdfFacts(bytes: Uint8Array, pageNumber = 1): Promise<PdfFacts> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const page = await document.getPage(pageNumber);
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string | null } };
  const content = await page.getTextContent();
  const items = content.items.filter((item) => 'str' in item);
  const operators = await page.getOperatorList();
  const used = operators.argsArray.filter((_, i) => operators.fnArray[i] === OPS.setFont).map(([id]) => id as string);
  const fonts = [...new Set(used)].map((id) => {
    const font = page.commonObjs.get(id) as { name: string; missingFile?: boolean };
    return { name: font.name, embedded: font.missingFile !== true };
  });
  const annotations = (await page.getAnnotations()) as { url?: string; dest?: string; contentsObj?: { str: string } }[];
  const places = (await document.getDestinations()) as Record<string, readonly unknown[]>;
  const outline = ((await document.getOutline()) ?? []) as unknown as readonly PdfjsBookmark[];
  const [, , width = 0, height = 0] = page.view;
  const marked = (await page.getTextContent({ includeMarkedContent: true })).items;
  const tree = (await page.getStructTree()) as PdfjsNode | null;
  const metadata = (await document.getMetadata()) as { metadata?: { getRaw(): string } | null };
  const facts = {
    structure: tree
      ? structureOf(tree, textsById(marked as readonly MarkedItem[]))
      : { role: 'none', lang: undefined, text: '', kids: [] },
    alternatives: tree ? alternativesIn(tree) : [],
    unmarked: unmarkedIn(operators),
    xmp: metadata.metadata?.getRaw() ?? '',
    pages: document.numPages,
    sizePt: [width, height] as const,
    title: info.Title ?? '',
    language: info.Language ?? null,
    text: items
      .map((item) => item.str)
      .join('')
      .replace(/\s+/g, ' '),
    placeOf: (text: string) => {
      const [, , , , xPt = 0, yPt = 0] = (itemAt(text, items)?.transform as number[] | undefined) ?? [];
      return itemAt(text, items) && { xPt, yPt };
    },
    fonts,
    paths: operators.fnArray.filter((fn) => fn === OPS.constructPath).length,
    pictures: operators.fnArray.filter((fn) => fn === OPS.paintImageXObject).length,
    links: [...new Set(annotations.flatMap((a) => (a.url ? [a.url] : [])))],
    jumps: annotations.flatMap(({ dest, contentsObj }) =>
      dest === undefined ? [] : [{ says: contentsObj?.str ?? '', toPt: places[dest]?.[3] as number | undefined }],
    ),
    bookmarks: outline.map(bookmarkOf),
    colours: [
      ...new Set(
        operators.argsArray.flatMap((args, i) =>
          [OPS.setFillRGBColor, OPS.setStrokeRGBColor].includes(operators.fnArray[i] ?? -1) ? [String(args)] : [],
        ),
      ),
    ],
    sizePtOf: (text: string) => itemAt(text, items)?.height,
    smallestPt: Math.min(...items.filter((item) => item.str.trim() !== '').map((item) => item.height)),
    rightmostPt: Math.max(...items.map((item) => ((item.transform as number[])[4] ?? 0) + item.width)),
    lowestPt: Math.min(...items.map((item) => (item.transform as number[])[5] ?? 0)),
  };
  await task.destroy();
  return facts;
}

/** A text without white space, of which a PDF has some wherever a line ends. */
export function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}

function itemAt<Item extends { readonly str: string }>(text: string, items: readonly Item[]): Item | undefined {
  const characters = items.flatMap((item) => [...squeeze(item.str)].map((char) => ({ char, item })));
  const at = characters
    .map((c) => c.char)
    .join('')
    .indexOf(squeeze(text));
  return at === -1 ? undefined : characters[at]?.item;
}

interface PdfjsNode {
  readonly role?: string;
  readonly lang?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly PdfjsNode[];
}

interface MarkedItem {
  readonly type?: string;
  readonly id?: string;
  readonly str?: string;
}

interface PdfjsBookmark {
  readonly title: string;
  readonly dest: readonly unknown[];
  readonly items: readonly PdfjsBookmark[];
}

function bookmarkOf({ title, dest, items }: PdfjsBookmark): Bookmark {
  return { title, toPt: Number(dest[3]), inside: items.map(bookmarkOf) };
}

function textsById(items: readonly MarkedItem[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const { type, id, str } of items) {
    if (type === 'beginMarkedContent' || type === 'beginMarkedContentProps') open.push(id);
    else if (type === 'endMarkedContent') open.pop();
    else {
      const inside = open.at(-1);
      if (inside !== undefined && str !== undefined) texts.set(inside, (texts.get(inside) ?? '') + str);
    }
  }
  return texts;
}

function structureOf(node: PdfjsNode, texts: ReadonlyMap<string, string>): StructureNode {
  const children = node.children ?? [];
  const text = children.map((c) => (c.type === 'content' ? (texts.get(c.id ?? '') ?? '') : '')).join('');
  const kids = children.filter((c) => c.role !== undefined).map((c) => structureOf(c, texts));
  return { role: node.role ?? '', lang: node.lang, text, kids };
}

function alternativesIn(node: PdfjsNode): string[] {
  return [...(node.alt === undefined ? [] : [node.alt]), ...(node.children ?? []).flatMap(alternativesIn)];
}

function unmarkedIn({ fnArray }: { readonly fnArray: readonly number[] }): number {
  const paints = [
    OPS.showText,
    OPS.showSpacedText,
    OPS.fill,
    OPS.eoFill,
    OPS.stroke,
    OPS.fillStroke,
    OPS.constructPath,
    OPS.paintImageXObject,
    OPS.paintFormXObjectBegin,
    OPS.shadingFill,
  ];
  let depth = 0;
  let unmarked = 0;
  for (const fn of fnArray) {
    if (fn === OPS.beginMarkedContent || fn === OPS.beginMarkedContentProps) depth += 1;
    else if (fn === OPS.endMarkedContent) depth -= 1;
    else if (depth === 0 && paints.includes(fn)) unmarked += 1;
  }
  return unmarked;
}
