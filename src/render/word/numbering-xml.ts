import type { Theme } from '../../schema/theme.js';
import type { ListKind, WordParagraph } from './word-blocks.js';
import { askBarPt, askPaddingPt, type StyleLook, type WordStyle } from './word-styles.js';
import { element, empty, hex, twips, wordNamespaces, xmlHead } from './xml.js';

interface NumberingOptions {
  readonly theme: Theme;
  readonly looks: Readonly<Record<WordStyle, StyleLook>>;
}

export const numberings: Readonly<Partial<Record<WordStyle, number>>> = {
  ListBullet: 1,
  ListSmall: 2,
  Reference: 3,
  ListAsk: 4,
};

/** The number of a list of a template, the first of which is 1. */
function numberOfList(list: number): number {
  return Math.max(...Object.values(numberings)) + list;
}

export function numberedBy(numbering: number): string {
  return element('w:numPr', {}, empty('w:numId', { 'w:val': String(numbering) }));
}

/** What is wider than a dash: two digits and a full stop. */
const numberHangPt = 18;

/** Bullets, the numbers of the references, and those of so many lists of a template. */
export function numberingXml({ theme, looks }: NumberingOptions, numberedLists: number): string {
  const colour = empty('w:color', { 'w:val': hex(theme.colours.warm) });
  const list = (id: number, style: WordStyle | undefined, format: string, text: string) => {
    const isInBox = style !== undefined && looks[style].onTint;
    const hang = twips(style ? hangPtOf('bullets', looks[style]) : numberHangPt);
    const tabs = element('w:tabs', {}, empty('w:tab', { 'w:val': 'num', 'w:pos': hang }));
    const hanging = tabs + empty('w:ind', { 'w:left': hang, 'w:hanging': hang });
    const level = [
      '<w:start w:val="1"/>',
      empty('w:numFmt', { 'w:val': format }),
      style ? empty('w:pStyle', { 'w:val': style }) : '',
      empty('w:suff', { 'w:val': isInBox ? 'space' : 'tab' }),
      empty('w:lvlText', { 'w:val': text }),
      '<w:lvlJc w:val="left"/>',
      element('w:pPr', {}, isInBox ? indentOf(looks[style]) : hanging),
      element('w:rPr', {}, colour),
    ].join('');
    return element(
      'w:abstractNum',
      { 'w:abstractNumId': String(id) },
      `<w:multiLevelType w:val="singleLevel"/>${element('w:lvl', { 'w:ilvl': '0' }, level)}`,
    );
  };
  const lists = [
    list(1, 'ListBullet', 'bullet', '–'),
    list(2, 'ListSmall', 'bullet', '–'),
    list(3, 'Reference', 'decimal', '%1'),
    list(4, 'ListAsk', 'bullet', '–'),
    ...(numberedLists > 0 ? [list(numberOfList(1), undefined, 'decimal', '%1.')] : []),
  ];
  const number = (id: number, of: number, start = '') =>
    element('w:num', { 'w:numId': String(id) }, empty('w:abstractNumId', { 'w:val': String(of) }) + start);
  // Each begins anew.
  const start = element('w:lvlOverride', { 'w:ilvl': '0' }, '<w:startOverride w:val="1"/>');
  const numbers = [
    ...Object.values(numberings).map((id) => number(id, id)),
    ...Array.from({ length: numberedLists }, (_, i) => number(numberOfList(i + 1), numberOfList(1), start)),
  ];
  return `${xmlHead}<w:numbering ${wordNamespaces}>${lists.join('')}${numbers.join('')}</w:numbering>`;
}

function hangPtOf(kind: ListKind, { hangPt = 9 }: StyleLook): number {
  return kind === 'numbers' ? numberHangPt : hangPt;
}

/** How far a paragraph of a list within another one stands in, or the second of an item; nothing where its style says it. */
export function nestedIndentPt({ within = [], continues, numberedList }: WordParagraph, look: StyleLook) {
  if (within.length === 0 && continues === undefined) return undefined;
  const outerPt = within.reduce((sum, kind) => sum + hangPtOf(kind, look), 0);
  const ownPt = hangPtOf(continues ?? (numberedList === undefined ? 'bullets' : 'numbers'), look);
  // The ground and the bar of a box begin where its paragraphs do: there the first line alone stands in.
  if (look.onTint) return { leftPt: 0, firstLinePt: outerPt };
  return { leftPt: outerPt + ownPt, firstLinePt: continues === undefined ? -ownPt : 0 };
}

/** @param own what its place among other indents needs, such as that of a numbered list */
export function indentOf({ hangPt, onTint }: StyleLook, own: Readonly<Record<string, string>> = {}): string {
  if (hangPt !== undefined) return empty('w:ind', { 'w:left': twips(hangPt), 'w:hanging': twips(hangPt) });
  if (!onTint) return '';
  return empty('w:ind', { 'w:left': twips(askPaddingPt + askBarPt), 'w:right': twips(askPaddingPt), ...own });
}

/** Its list, where its style does not say which; none where the mark of its item stands on a paragraph before. */
export function numberingOf({ numberedList, continues }: WordParagraph): string {
  if (continues !== undefined) return numberedBy(0);
  return numberedList === undefined ? '' : numberedBy(numberOfList(numberedList));
}

/** Where an item of a list begins, other than its style says. */
export function indentOfItem(paragraph: WordParagraph, look: StyleLook): string {
  const indent = nestedIndentPt(paragraph, look);
  if (!indent) return look.onTint && paragraph.numberedList !== undefined ? indentOf(look, { 'w:hanging': '0' }) : '';
  const { leftPt, firstLinePt } = indent;
  const first = firstLinePt < 0 ? { 'w:hanging': twips(-firstLinePt) } : { 'w:firstLine': twips(firstLinePt) };
  return look.onTint ? indentOf(look, first) : empty('w:ind', { 'w:left': twips(leftPt), ...first });
}
