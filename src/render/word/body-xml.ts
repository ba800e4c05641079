import type { NamedText } from '../../model/named-text.js';
import { type PlacedText, type PrintedRun, wordsOfRuns } from '../../model/printed-page.js';
import { directionOf } from '../../schema/scripts.js';
import { scriptClass } from '../../schema/theme.js';
import { barShade } from '../bar.js';
import { cutRuns, directionMarks, isAddressShown, type Piece, turnedStretches } from './cut-runs.js';
import { barHeightPt, hasWordWiderThanLine, sizePtOf } from './fit-word.js';
import { languageAttributes } from './language-tags.js';
import { indentOfItem, numberingOf } from './numbering-xml.js';
import { pictureXml } from './picture-xml.js';
import { tableWidths } from './table-widths.js';
import {
  missingEndPt,
  type WordBar,
  type WordBlock,
  type WordCell,
  type WordParagraph,
  type WordTable,
} from './word-blocks.js';
import { hyphenatedStyles, type StyleLook, type StyleOptions } from './word-styles.js';
import { eighths, element, empty, hex, sizeElements, textElement, twips, undividedText } from './xml.js';

export interface BodyOptions extends StyleOptions {
  readonly widthPt: number;
  /** Above a card that has a rule. */
  readonly ruleRoomPt: number;
  /** The name of a text's bookmark. */
  readonly bookmarkOf: (text: NamedText) => string;
  /** The relation of a part to an address or a picture. */
  readonly relate: (kind: 'link' | 'logo', target: string) => string;
  readonly ids: Ids;
}

/** Counts bookmarks and drawings of one document. */
export class Ids {
  private count = 0;
  private readonly names = new Set<string>();

  next(): number {
    this.count += 1;
    return this.count;
  }

  /** A name may stand in a document once. */
  takes(name: string): boolean {
    if (this.names.has(name)) return false;
    this.names.add(name);
    return true;
  }
}

/** The name of the bookmark of a reference, which its marks lead to. */
function referenceBookmark(number: number): string {
  return `reference_${number}`;
}

const noBorders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => empty(`w:${side}`, { 'w:val': 'nil' }))
  .join('');

/** What stands in the body or the foot of a document, as WordprocessingML (ISO/IEC 29500-1, 17). */
export class BodyXml {
  private references = 0;

  constructor(private readonly options: BodyOptions) {}

  blocks(blocks: readonly WordBlock[], widthPt = this.options.widthPt): string {
    // A table cannot be the last thing in a cell or in the body, and two in a row would be one.
    return blocks
      .map(
        (block, i) =>
          this.block(block, widthPt, blocks[i - 1]) + (isTable(block) && endsHere(blocks[i + 1]) ? endOfTable : ''),
      )
      .join('');
  }

  private block(block: WordBlock, widthPt: number, before: WordBlock | undefined): string {
    switch (block.kind) {
      case 'paragraph':
        return this.paragraph(block, widthPt, before);
      case 'table':
        return this.table(block, widthPt);
      case 'bar':
        return this.bar(block, widthPt);
      case 'space':
        return spaceOf(barHeightPt + 1);
      case 'picture':
        return pictureXml(block, this.options.ids.next(), this.options.relate);
    }
  }

  private paragraph(paragraph: WordParagraph, widthPt: number, before?: WordBlock, hasRule = false): string {
    const { options } = this;
    const { style } = paragraph;
    const look = options.looks[style];
    const sizePt = sizePtOf(paragraph, widthPt, options.looks);
    const isOnTintAfter = look.onTint && before?.kind === 'paragraph' && options.looks[before.style].onTint;
    const rule = options.theme.colours.rule;
    const gapPt = look.rule?.gapPt ?? options.looks.Heading1.rule?.gapPt ?? 3;
    const properties = [
      style === 'Normal' ? '' : empty('w:pStyle', { 'w:val': style }),
      numberingOf(paragraph),
      hasRule ? element('w:pBdr', {}, empty('w:top', borderOf(rule, gapPt))) : '',
      this.hasToBeDivided(paragraph, widthPt, { ...look, sizePt })
        ? empty('w:suppressAutoHyphens', { 'w:val': '0' })
        : '',
      hasRule
        ? spacing(look, { beforePt: options.ruleRoomPt - gapPt })
        : isOnTintAfter
          ? spacing(look, { beforePt: 0 })
          : '',
      indentOfItem(paragraph, look),
      paragraph.missingEnd ? empty('w:ind', { 'w:right': twips(missingEndPt(paragraph, look)) }) : '',
      paragraph.alignsAtEnd ? '<w:jc w:val="right"/>' : '',
    ].join('');
    const content = this.content(paragraph, sizePt < look.sizePt ? sizeElements(sizePt) : '');
    const inner = style === 'Reference' ? this.asReference(content) : content;
    return element('w:p', {}, (properties === '' ? '' : element('w:pPr', {}, properties)) + inner);
  }

  /** Else a word that no line has room for would be cut anywhere, and without a hyphen. In an address one would be read. */
  private hasToBeDivided(paragraph: WordParagraph, widthPt: number, look: StyleLook): boolean {
    const { isHyphenated } = this.options;
    const { style, runs } = paragraph;
    if (!isHyphenated || hyphenatedStyles.has(style) || /:\/\/|www\.|@/i.test(wordsOfRuns(runs))) return false;
    return hasWordWiderThanLine(paragraph, widthPt, look);
  }

  private asReference(content: string): string {
    this.references += 1;
    return this.bookmarked(referenceBookmark(this.references), content);
  }

  /**
   * Runs, cut where a text of the pack begins or ends, and around its figures and citations.
   * @param ownSize of what has no role, where it is not that of its style
   */
  private content({ runs, texts, style }: WordParagraph, ownSize: string): string {
    // What is looked up is full of addresses, and shows them as its other words.
    const isQuiet = style === 'Reference' || style === 'Footnote' || style === 'Footer';
    const marks = texts.map((placed) => ({ placed, parts: protectedParts(placed) }));
    const cuts = marks.flatMap(({ placed, parts }) => [
      placed.start,
      placed.end,
      ...parts.flatMap(({ start, end }) => [start, end]),
    ]);
    const { locale } = this.options;
    const turned = this.isRightToLeft ? turnedStretches(runs, locale) : [];
    const pieces = cutRuns(runs, new Set(cuts), turned);
    const within = (start: number, end: number) =>
      pieces
        .filter((piece) => piece.start >= start && piece.start < end)
        .map((piece) => this.piece(piece, isQuiet, ownSize))
        .join('');
    let [at, written] = [0, ''];
    for (const { placed, parts } of marks) {
      const { text, start, end } = placed;
      const name = this.options.bookmarkOf(text);
      let [inner, innerAt] = ['', start];
      for (const part of parts) {
        inner += within(innerAt, part.start) + this.bookmarked(`${name}_${part.leaf}`, within(part.start, part.end));
        innerAt = part.end;
      }
      inner += within(innerAt, end);
      written += within(at, start) + this.bookmarked(name, inner);
      at = end;
    }
    return written + within(at, wordsOfRuns(runs).length);
  }

  private bookmarked(name: string, content: string): string {
    const { ids } = this.options;
    if (!ids.takes(name)) return content;
    const id = String(ids.next());
    return `${empty('w:bookmarkStart', { 'w:id': id, 'w:name': name })}${content}${empty('w:bookmarkEnd', { 'w:id': id })}`;
  }

  private piece({ run, isAfterCitation, isTurned, marks }: Piece, isQuiet: boolean, ownSize: string): string {
    if (run.number !== undefined) {
      // From right to left it is no part of the number that it stands after.
      const before = isAfterCitation ? ',' : this.isRightToLeft ? directionMarks.fromRight : '';
      const mark = this.run({ text: `${before}${run.number}` }, empty('w:rStyle', { 'w:val': 'CitationMark' }));
      return element('w:hyperlink', { 'w:anchor': referenceBookmark(run.number) }, mark);
    }
    const style = styleOfRun(run, isQuiet);
    const colour = run.colour ?? (run.role === 'number' ? this.options.theme.colours.warm : undefined);
    const look = colour
      ? empty('w:color', { 'w:val': hex(colour) })
      : style === ''
        ? ''
        : empty('w:rStyle', { 'w:val': style });
    const form = { isTurned, isAddress: isAddressShown(run), size: run.role === undefined ? ownSize : '' };
    const written = this.run(marks ? { ...run, text: marks[0] + run.text + marks[1] } : run, look, form);
    if (run.url === undefined) return written;
    return element('w:hyperlink', { 'r:id': this.options.relate('link', run.url) }, written);
  }

  private run(
    { text, isStrong, isEmphasis, lang }: PrintedRun,
    style: string,
    { isTurned, isAddress, size: ownSize } = { isTurned: false, isAddress: false, size: '' },
  ): string {
    const { theme, locale } = this.options;
    const emphasis = theme.setting[scriptClass(locale)].emphasis;
    const isRightToLeft = directionOf(lang ?? locale) === 'rtl';
    const isInBold = emphasis === 'bold' || isRightToLeft;
    const isBold = isStrong || (isEmphasis && isInBold);
    const [rStyle, colour] = style.startsWith('<w:rStyle') ? [style, ''] : ['', style];
    const properties = [
      rStyle,
      isBold ? '<w:b/><w:bCs/>' : '',
      isEmphasis && !isInBold ? '<w:i/><w:iCs/>' : '',
      colour,
      ownSize,
      // A stretch of its own direction has the same letters as what is around it.
      isRightToLeft ? (isTurned ? '<w:cs/>' : '<w:rtl/>') : '',
      // What is in no language is not hyphenated: in an address a hyphen would be read.
      isAddress && this.options.isHyphenated
        ? '<w:lang w:val="x-none"/>'
        : lang === undefined
          ? ''
          : empty('w:lang', languageAttributes(lang)),
    ].join('');
    const words = isAddress ? textElement(text) : undividedText(text);
    return element('w:r', {}, (properties === '' ? '' : element('w:rPr', {}, properties)) + words);
  }

  private table(table: WordTable, widthPt: number): string {
    const { columns, rows, description, headedBy } = table;
    const { columnsPt, gapPt } = tableWidths(table, widthPt, this.options.looks);
    const widths = columnsPt.map((columnPt, i) => columnPt + (i < columns - 1 ? gapPt : 0));
    const properties = [
      this.isRightToLeft ? '<w:bidiVisual/>' : '',
      empty('w:tblW', { 'w:w': twips(widths.reduce((sum, width) => sum + width)), 'w:type': 'dxa' }),
      empty('w:tblInd', { 'w:w': '0', 'w:type': 'dxa' }),
      element('w:tblBorders', {}, headedBy ? this.lines() : noBorders),
      '<w:tblLayout w:type="fixed"/>',
      '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>',
      empty('w:tblLook', {
        ...{ 'w:val': headedBy === 'row' ? '0020' : headedBy === 'column' ? '0080' : '0000' },
        ...{ 'w:firstRow': headedBy === 'row' ? '1' : '0', 'w:lastRow': '0' },
        ...{
          'w:firstColumn': headedBy === 'column' ? '1' : '0',
          'w:lastColumn': '0',
          'w:noHBand': '1',
          'w:noVBand': '1',
        },
      }),
      empty('w:tblDescription', { 'w:val': description }),
    ].join('');
    const grid = widths.map((width) => empty('w:gridCol', { 'w:w': twips(width) })).join('');
    const written = rows.map((cells, row) => {
      const all = Array.from({ length: columns }, (_, i) => cells[i] ?? { blocks: [], hasRule: false });
      return element(
        'w:tr',
        {},
        `<w:trPr><w:cantSplit/>${headedBy === 'row' && row === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${all.map((cell, i) => this.cell(cell, widths[i] ?? 0, columnsPt[i] ?? 0)).join('')}`,
      );
    });
    return element(
      'w:tbl',
      {},
      `${element('w:tblPr', {}, properties)}${element('w:tblGrid', {}, grid)}${written.join('')}`,
    );
  }

  private lines(): string {
    const { rule } = this.options.theme.colours;
    const none = ['top', 'left'].map((side) => empty(`w:${side}`, { 'w:val': 'nil' }));
    const sides = ['right', 'insideV'].map((side) => empty(`w:${side}`, { 'w:val': 'nil' }));
    const line = (side: string) => empty(`w:${side}`, borderOf(rule, 0));
    return [...none, line('bottom'), sides[0], line('insideH'), sides[1]].join('');
  }

  private cell({ blocks, hasRule }: WordCell, widthPt: number, columnPt: number): string {
    const gap = widthPt - columnPt;
    const margins =
      gap < 0.1
        ? ''
        : element(
            'w:tcMar',
            {},
            empty(this.isRightToLeft ? 'w:left' : 'w:right', { 'w:w': twips(gap), 'w:type': 'dxa' }),
          );
    const properties = element('w:tcPr', {}, empty('w:tcW', { 'w:w': twips(widthPt), 'w:type': 'dxa' }) + margins);
    const [first, ...rest] = blocks;
    if (!first) return element('w:tc', {}, properties + endOfTable);
    if (!hasRule || first.kind !== 'paragraph') return element('w:tc', {}, properties + this.blocks(blocks, columnPt));
    return element(
      'w:tc',
      {},
      properties + this.paragraph(first, columnPt, undefined, true) + this.blocks(rest, columnPt),
    );
  }

  /** A row of shaded cells: a picture of shares that needs no picture. */
  private bar({ parts, alt }: WordBar, widthPt: number): string {
    const { accent, rule } = this.options.theme.colours;
    const shares = parts.map(({ share }, i) => ({ share, colour: barShade(accent, i, parts.length) }));
    const rest = 1 - shares.reduce((sum, { share }) => sum + share, 0);
    const cells = [...shares, { share: rest, colour: rule }].filter(({ share }) => share > 0.004);
    const height = `<w:trPr><w:cantSplit/><w:trHeight w:val="${twips(barHeightPt)}" w:hRule="exact"/></w:trPr>`;
    const properties = [
      this.isRightToLeft ? '<w:bidiVisual/>' : '',
      empty('w:tblW', { 'w:w': twips(widthPt), 'w:type': 'dxa' }),
      element('w:tblBorders', {}, noBorders),
      '<w:tblLayout w:type="fixed"/>',
      '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
      alt === '' ? '' : empty('w:tblDescription', { 'w:val': alt }),
    ].join('');
    const grid = cells.map(({ share }) => empty('w:gridCol', { 'w:w': twips(widthPt * share) })).join('');
    const row = cells.map(({ share, colour }) =>
      element(
        'w:tc',
        {},
        element(
          'w:tcPr',
          {},
          empty('w:tcW', { 'w:w': twips(widthPt * share), 'w:type': 'dxa' }) +
            empty('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(colour) }),
        ) + endOfTable,
      ),
    );
    return element(
      'w:tbl',
      {},
      `${element('w:tblPr', {}, properties)}${element('w:tblGrid', {}, grid)}${element('w:tr', {}, height + row.join(''))}`,
    );
  }

  private get isRightToLeft(): boolean {
    return directionOf(this.options.locale) === 'rtl';
  }
}

function isTable({ kind }: WordBlock): boolean {
  return kind === 'table' || kind === 'bar';
}

function endsHere(next: WordBlock | undefined): boolean {
  return next === undefined || isTable(next);
}

/** An empty line of an exact height. */
function spaceOf(heightPt: number): string {
  return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="${twips(heightPt)}" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>`;
}

/** Of no height that counts. */
const endOfTable = spaceOf(1);

function spacing({ linePt }: StyleLook, { beforePt }: { readonly beforePt: number }): string {
  return empty('w:spacing', {
    'w:before': twips(Math.max(0, beforePt)),
    'w:after': '0',
    'w:line': twips(linePt),
    'w:lineRule': 'exact',
  });
}

/** Word places a border in whole points off the words. */
export function borderOf(colour: string, gapPt: number, thicknessPt = 0.5): Readonly<Record<string, string>> {
  return {
    'w:val': 'single',
    'w:sz': eighths(thicknessPt),
    'w:space': String(Math.round(gapPt)),
    'w:color': hex(colour),
  };
}

function styleOfRun({ role, url }: PrintedRun, isQuiet: boolean): string {
  if (role === 'place') return 'Place';
  if (role === 'whole') return 'Whole';
  return url === undefined || isQuiet ? '' : 'Hyperlink';
}

/** Where the figures and the citations of a text stand in the words of its paragraph. */
function protectedParts({
  start,
  sources,
}: PlacedText): readonly { readonly leaf: number; readonly start: number; readonly end: number }[] {
  const parts: { leaf: number; start: number; end: number }[] = [];
  sources.forEach((source, i) => {
    const leaf = source?.protectedLeaf;
    if (leaf === undefined) return;
    const last = parts.at(-1);
    if (last?.leaf === leaf) last.end = start + i + 1;
    else parts.push({ leaf, start: start + i, end: start + i + 1 });
  });
  return parts;
}
