import type { MarkedText, TextFormat, TextLeaf, TextMark } from '../../model/named-text.js';
import { citationMark } from '../../model/printed-page.js';
import { citationsIn } from '../../text/placeholders.js';
import { type Token, tokensOf } from './tokens.js';

/** A word of a text of the YAML. */
export interface MarkedWord extends Pick<Token, 'same'> {
  /** In the words as they are printed. */
  readonly from: number;
  readonly to: number;
  /** In the text. */
  readonly start: number;
  readonly end: number;
  readonly was: TextFormat;
  /** Parts of it are set otherwise. */
  readonly isMixed: boolean;
  readonly isCitation: boolean;
  /** Whether it is of an address, which leads there by itself. */
  readonly isAddress: boolean;
}

export function wordsOf(
  text: string,
  { leaves, marks }: MarkedText,
): { printed: string; words: readonly MarkedWord[] } {
  let printed = '';
  const places: { readonly start: number; readonly end: number; readonly leaf: TextLeaf }[] = [];
  for (const leaf of leaves) {
    const { kind, start, end } = leaf;
    const shown = kind === 'citation' ? citationMark.repeat(citationsIn(text.slice(start, end)).length) : leaf.printed;
    const isSame = kind === 'words' && shown.length === end - start;
    for (let i = 0; i < shown.length; i += 1) {
      places.push(isSame ? { start: start + i, end: start + i + 1, leaf } : { start, end, leaf });
    }
    printed += shown;
  }
  const links = marks.filter(({ kind }) => kind === 'link');
  const words = tokensOf(printed, []).flatMap(({ same, start: from, end: to }): readonly MarkedWord[] => {
    const own = places.slice(from, to);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return [];
    const { start, leaf } = first;
    const was = lookOf(leaf);
    return [
      {
        ...{ same, from, to, start, end: last.end, was },
        isMixed: own.some((one) => !isSameLook(lookOf(one.leaf), was)),
        isCitation: leaf.kind === 'citation',
        isAddress: was.link !== undefined && !links.some((mark) => isAround(mark, start)),
      },
    ];
  });
  return { printed, words };
}

function lookOf({ isStrong, isEmphasis, link }: TextLeaf): TextFormat {
  return { isStrong, isEmphasis, ...(link === undefined ? {} : { link }) };
}

export function isSameLook(one: TextFormat, other: TextFormat): boolean {
  return one.isStrong === other.isStrong && one.isEmphasis === other.isEmphasis && one.link === other.link;
}

function isAround({ opening, closing }: TextMark, at: number): boolean {
  return at >= opening.end && at < closing.start;
}

/** One mark that is open. */
interface Layer {
  readonly kind: 'strong' | 'emphasis' | 'link';
  readonly target?: string;
}

/** Words that nothing can part, and the marks that are to be around them. */
interface Unit {
  readonly start: number;
  readonly end: number;
  readonly layers: readonly Layer[];
}

/** Where marks stand beside those of code or of another language: outside of them or inside. */
const placements = ['outside', 'inside'] as const;

/**
 * The text with its marks set anew, so that each word has its look; nothing where no marks say that.
 * @param markedText how the result will be read: whether it says what is meant is looked up there
 */
export function writtenWithLooks(
  text: string,
  marked: MarkedText,
  looks: ReadonlyMap<MarkedWord, TextFormat>,
  markedText: (text: string) => MarkedText,
): string | undefined {
  const words = [...looks.keys()];
  const wanted = (word: MarkedWord) => looks.get(word) ?? word.was;
  if (words.some(({ isMixed }) => isMixed)) return undefined;
  const isReplaced = (mark: TextMark) =>
    mark.kind !== 'address' || words.some((word) => isAround(mark, word.start) && wanted(word).link !== word.was.link);
  const gone = marked.marks.filter(isReplaced).flatMap(({ opening, closing }) => [opening, closing]);
  const bareAt = (at: number) => at - gone.reduce((sum, { start, end }) => sum + (end <= at ? end - start : 0), 0);
  const bare = [...gone]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end }) => all.slice(0, start) + all.slice(end), text);
  const units = unitsOf(words, wanted).map((unit) => ({ ...unit, start: bareAt(unit.start), end: bareAt(unit.end) }));
  const closingOf = (layer: Layer) => {
    const known = marked.marks.find(({ kind, target }) => kind === 'link' && target === layer.target);
    return known ? text.slice(known.closing.start, known.closing.end) : `](${layer.target})`;
  };
  return placements
    .map((placement) => withMarks(bare, units, placement, closingOf))
    .find((written) => {
      const again = wordsOf(written, markedText(written)).words;
      return (
        again.length === words.length &&
        words.every((word, i) => {
          const now = again[i];
          if (!now || now.same !== word.same || now.isMixed) return false;
          return word.isCitation || isSameLook(now.was, wanted(word));
        })
      );
    });
}

function unitsOf(words: readonly MarkedWord[], wanted: (word: MarkedWord) => TextFormat): readonly Unit[] {
  const units: Unit[] = [];
  words.forEach((word, i) => {
    // The parts of a figure stand in one place.
    if (units.at(-1)?.start === word.start) return;
    const { start, end } = word;
    // A citation is set as its neighbours are, and no link is in another.
    const around = word.isCitation ? [words[i - 1], words.slice(i).find(({ isCitation }) => !isCitation)] : [word];
    const isAll = (key: 'isStrong' | 'isEmphasis') => around.every((one) => one !== undefined && wanted(one)[key]);
    const { link } = wanted(word);
    const isOwn = word.isCitation || (word.isAddress && link === word.was.link);
    const layers: Layer[] = [
      ...(isAll('isStrong') ? [{ kind: 'strong' } as const] : []),
      ...(isAll('isEmphasis') ? [{ kind: 'emphasis' } as const] : []),
      ...(link === undefined || isOwn ? [] : [{ kind: 'link', target: link } as const]),
    ];
    units.push({ start, end, layers });
  });
  return units;
}

function withMarks(
  bare: string,
  units: readonly Unit[],
  placement: (typeof placements)[number],
  closingOf: (link: Layer) => string,
): string {
  const has = (unit: Unit | undefined, { kind, target }: Layer) =>
    unit?.layers.some((one) => one.kind === kind && one.target === target) ?? false;
  const reach = (from: number, layer: Layer) => {
    const end = units.findIndex((unit, i) => i > from && !has(unit, layer));
    return end === -1 ? units.length : end;
  };
  const open: Layer[] = [];
  let [at, written] = [0, ''];
  for (let i = 0; i <= units.length; i += 1) {
    const [previous, next] = [units[i - 1], units[i]];
    const gap = bare.slice(previous?.end ?? 0, next?.start);
    const [closers = ''] = placement === 'outside' ? (/^(?:[`>]|\]\{[^}]*\})+/.exec(gap) ?? []) : [];
    const [openers = ''] = placement === 'outside' ? (/[`<[]+$/.exec(gap.slice(closers.length)) ?? []) : [];
    const staying = open.findIndex((layer) => !has(next, layer));
    const closed = staying === -1 ? [] : open.splice(staying).reverse();
    const closeAt = (previous?.end ?? 0) + closers.length;
    if (previous) {
      written += bare.slice(at, closeAt) + closed.map((layer) => closingMark(layer, closingOf)).join('');
      at = closeAt;
    }
    if (!next) break;
    const openAt = next.start - openers.length;
    const opened = next.layers.filter((layer) => !has({ ...next, layers: open }, layer));
    // What goes on longest is outermost.
    opened.sort((a, b) => reach(i, b) - reach(i, a));
    written += bare.slice(at, openAt) + opened.map(openingMark).join('');
    at = openAt;
    open.push(...opened);
  }
  return written + bare.slice(at);
}

const openingMarks = { strong: '**', emphasis: '*', link: '[' } as const;

function openingMark({ kind }: Layer): string {
  return openingMarks[kind];
}

function closingMark(layer: Layer, closingOf: (link: Layer) => string): string {
  return layer.kind === 'link' ? closingOf(layer) : openingMarks[layer.kind];
}
