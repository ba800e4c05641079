import type { Sources } from '../diagnostics/source.js';
import type { Span } from '../diagnostics/span.js';
import { type Brief, textsOf } from '../model/brief.js';
import type { Pack } from '../model/loaded-pack.js';
import { literalPattern } from '../text/literal-pattern.js';
import { once } from '../text/once.js';
import { entryOf, type Located, type LocatedText, nearestSpan, nodeAt, spanWithin } from '../validation/located.js';

/**
 * Finds the span of a unit of the document, or of some words in it. Words that no unit has, such as those of the licence,
 * of a reference or of a label, are looked for in the pack, then in templates and themes. There is always a place: what
 * is found nowhere is shown at the unit, else at the beginning of the pack.
 */
export function sourceSpansOf(
  brief: Brief,
  { pack, located }: Pick<Pack, 'pack' | 'located'>,
  sources: Sources,
): (unit: string | undefined, needle?: string) => Span {
  const texts = textsOf(brief);
  // A fact is found at its statement, though its figure comes first on the page.
  const figures = texts.filter(({ field }) => field === 'value' || field === 'whole');
  const inOrder = [...texts.filter((text) => !figures.includes(text)), ...figures];
  const { audience, locale } = brief.variant;
  const wordsElsewhere = once(() => {
    const places = placesOf(located, audience);
    const foreign = pack.languages.filter((language) => language !== locale);
    const units = new Set(inOrder.map(({ text }) => keyOf(text.span)));
    const others = places.flatMap((place) => textNodes(place, foreign)).filter(({ span }) => !units.has(keyOf(span)));
    return [...others, ...textNodes(located, [])];
  });
  return (unit, needle) => {
    const candidates = inOrder.flatMap((each) => (each.unit === unit ? [each.text.span] : []));
    const [first] = candidates;
    const found =
      needle === undefined
        ? undefined
        : (firstOf(candidates, (span) => findIn(span, needle)) ??
          firstOf(wordsElsewhere(), (node) => findInNode(node, needle)) ??
          inTemplates(needle));
    return found ?? first ?? nearestSpan(located, ['pack']);
  };

  function findIn(span: Span, needle: string): Span | undefined {
    const found = placeOf(needle, sources.get(span.source)?.text.slice(span.start, span.end) ?? '');
    if (found) return { ...span, start: span.start + found.start, end: span.start + found.end };
    // It may be folded, or have escapes in it.
    const node = wordsElsewhere().find((one) => keyOf(one.span) === keyOf(span));
    return node && findInNode(node, needle);
  }

  /** Words that the pack does not have come from a label, a theme or a template. */
  function inTemplates(needle: string): Span | undefined {
    const isOfPack = new Set(wordsElsewhere().map(({ span }) => span.source));
    const files = [...sources.values()].filter(({ id }) => !isOfPack.has(id));
    const labels = ({ id }: { readonly id: string }) => Number(!id.endsWith(`/${locale}.yaml`));
    const ordered = files.sort((a, b) => labels(a) - labels(b));
    return firstOf(ordered, ({ id, text }) => {
      const at = text.indexOf(needle);
      return at === -1 ? undefined : { source: id, start: at, end: at + needle.length };
    });
  }
}

/** What a page shows beside the texts of its units: what the pack and the reader say of themselves, and the works. */
function placesOf(located: Located, audience: string): readonly Located[] {
  const audiences = nodeAt(located, ['audiences']);
  const reader = (audiences?.kind === 'list' ? audiences.items : []).find((one) => {
    const id = entryOf(one, 'id')?.value;
    return id?.kind === 'text' && id.text === audience;
  });
  return [nodeAt(located, ['pack']), reader, nodeAt(located, ['references'])].filter((node) => node !== undefined);
}

/** The texts in a tree, without those of other languages. */
function textNodes(node: Located, foreign: readonly string[]): readonly LocatedText[] {
  if (node.kind === 'text') return [node];
  if (node.kind === 'list') return node.items.flatMap((item) => textNodes(item, foreign));
  return node.entries.flatMap(({ key, value }) => (foreign.includes(key) ? [] : textNodes(value, foreign)));
}

function findInNode(node: LocatedText, needle: string): Span | undefined {
  const found = placeOf(needle, node.text);
  return found && spanWithin(node, found.start, found.end);
}

/** Where words stand in a text, whose lines a page sets as one. */
function placeOf(needle: string, text: string): { readonly start: number; readonly end: number } | undefined {
  const at = text.indexOf(needle);
  if (at !== -1) return { start: at, end: at + needle.length };
  if (!/\s/.test(needle)) return undefined;
  const words = needle.split(/\s+/).map(literalPattern);
  const match = new RegExp(words.join('\\s+'), 'u').exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

function keyOf({ source, start }: Span): string {
  return `${source}:${start}`;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
