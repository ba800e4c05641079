import type { NamedText } from '../../model/named-text.js';
import {
  citationMark,
  type PlacedText,
  type PrintedRun,
  type SourceStretch,
  wordsOfRuns,
} from '../../model/printed-page.js';
import { citationsIn } from '../../text/placeholders.js';
import { withoutBlanks } from '../../text/without-blanks.js';

/** A text as it is looked for: the characters that are seen, each with its stretch of the YAML. */
interface Needle {
  readonly text: NamedText;
  readonly seen: string;
  readonly sources: readonly SourceStretch[];
}

/** A text of another unit is known by so many characters only. */
const minForeign = 12;

/** Finds the texts of the pack in the words of a paragraph, whatever a template has put around them. */
export class TextPlacer {
  private readonly needles: readonly Needle[];

  constructor(texts: readonly NamedText[]) {
    this.needles = texts.map(needleOf).sort((a, b) => b.seen.length - a.seen.length);
  }

  /** Longest first, those of the paragraph's own units before all others; none overlap. */
  place(runs: readonly PrintedRun[], units: readonly string[]): readonly PlacedText[] {
    const words = wordsOfRuns(runs);
    const { seen, at } = withoutBlanks(words);
    const own = this.needles.filter((needle) => units.includes(needle.text.unit));
    const others = this.needles.filter((needle) => !own.includes(needle) && needle.seen.length >= minForeign);
    const placed: PlacedText[] = [];
    const isTaken = seen.split('').map(() => false);
    for (const needle of [...own, ...others]) {
      const found = freePlaceOf(needle.seen, seen, isTaken) ?? freePlaceOf(withoutStop(needle.seen), seen, isTaken);
      if (!found || placed.some(({ text }) => text.key === needle.text.key)) continue;
      isTaken.fill(true, found.start, found.end);
      const [start, last] = [at[found.start] ?? 0, at[found.end - 1] ?? 0];
      const sources: (SourceStretch | undefined)[] = Array.from({ length: last + 1 - start });
      for (let i = found.start; i < found.end; i += 1) {
        sources[(at[i] ?? 0) - start] = needle.sources[i - found.start];
      }
      placed.push({ text: needle.text, start, end: last + 1, sources });
    }
    return placed.sort((a, b) => a.start - b.start);
  }
}

function needleOf(text: NamedText): Needle {
  let seen = '';
  const sources: SourceStretch[] = [];
  text.leaves.forEach((leaf, i) => {
    const { kind, start, end, isStrong, isEmphasis, link } = leaf;
    const looks = { isStrong, isEmphasis, ...(link === undefined ? {} : { link }) };
    const printed =
      kind === 'citation' ? citationMark.repeat(citationsIn(text.source.slice(start, end)).length) : leaf.printed;
    const isSame = kind === 'words' && printed.length === end - start;
    const own = withoutBlanks(printed);
    seen += own.seen;
    for (const offset of own.at) {
      const place = isSame ? { start: start + offset, end: start + offset + 1 } : { start, end };
      sources.push({ ...place, ...looks, ...(kind === 'words' ? {} : { protectedLeaf: i }) });
    }
  });
  return { text, seen, sources };
}

/** A sentence may be part of a longer one. */
function withoutStop(seen: string): string {
  return seen.replace(/[.。]$/u, '');
}

function freePlaceOf(needle: string, seen: string, isTaken: readonly boolean[]) {
  if (needle === '') return undefined;
  let start = seen.indexOf(needle);
  while (start !== -1) {
    const end = start + needle.length;
    if (!isTaken.slice(start, end).includes(true)) return { start, end };
    start = seen.indexOf(needle, start + 1);
  }
  return undefined;
}
