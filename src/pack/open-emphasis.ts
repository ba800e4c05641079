import { isInWord } from '../text/star-in-word.js';

/** Two stars or underscores that stress nothing, and the words around which they were meant to stand. */
export interface OpenEmphasis {
  readonly start: number;
  readonly end: number;
  /** The words, where the marks stand at both ends of them and a blank keeps them apart. */
  readonly words?: string;
  /** Whether the text begins with it, as the notes below a table do: `**Revised.` */
  readonly isFirst: boolean;
}

/** No stress begins before these. */
const endsWords = /^[.,;:!?)\]}”’»」』》〉。，；：！？）]$/u;

interface Run {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** What an emphasis may stand behind, beside the beginning of a text. */
const opensBehind = /^[\s([{“‘„«「『《〈（，。；：、！？]$/u;
const wordLike = /^[\p{L}\p{N}“‘„«「『《〈]$/u;

/** The first stress of a text that is begun and not ended, or the other way round, where both are sure to be meant. */
export function openEmphasis(text: string, mark: '**' | '__'): OpenEmphasis | undefined {
  if (!text.includes(mark)) return undefined;
  const runs = runsOf(text, mark.slice(0, 1));
  // What three of them or a single star beside a word mean is not sure.
  if (runs.some(({ start, end }) => end - start > 2) || runs.filter(isSingle).length % 2 === 1) return undefined;
  const { opening, closing, apart } = unpaired(runs.filter(({ start, end }) => end - start === 2));
  const [first, second] = [opening, closing].map((all) => all[0]);
  const around = [[first, opening[1]] as const, [apart[0], second] as const, [apart[0], apart[1]] as const];
  for (const [from, to] of around) {
    const words = from && to && text.slice(from.end, to.start);
    if (!from || !to || words === undefined || !isMeant(from, words)) continue;
    return { start: from.start, end: to.end, words: words.trim(), isFirst: false };
  }
  const open = opening.find(({ before, after }) => (before === '' || opensBehind.test(before)) && wordLike.test(after));
  if (!open || closing.length > 0) return undefined;
  const { start, end, before } = open;
  return { start, end, isFirst: before === '' };
}

/** Whether a text has stars behind a word that stress nothing: those of a note. */
export function hasStarsOfNote(text: string): boolean {
  return (
    text.includes('**') && unpaired(runsOf(text, '*').filter(({ start, end }) => end - start === 2)).closing.length > 0
  );
}

/** `** Close **` and not `** provisional; ** revised` or `2 ** 3 ** 4`. */
function isMeant({ before }: Run, words: string): boolean {
  return (before === '' || opensBehind.test(before)) && /^ *\p{L}{2}[^\n]*[^;,:.\n ] *$/u.test(words);
}

function runsOf(text: string, character: string): readonly Run[] {
  return [...text.matchAll(character === '*' ? /\*+/g : /_+/g)].map(({ index: start, 0: found }) => {
    const end = start + found.length;
    return { start, end, before: text.slice(Math.max(0, start - 1), start), after: text.slice(end, end + 1) };
  });
}

function isSingle({ start, end, before, after }: Run): boolean {
  return end - start === 1 && isWord(before) !== isWord(after);
}

function isWord(character: string): boolean {
  return character.trim() !== '';
}

/** The marks that belong to no other, by what they could do: begin a stress, end one, or neither between two blanks. */
function unpaired(runs: readonly Run[]): Readonly<Record<'opening' | 'closing' | 'apart', readonly Run[]>> {
  const [opening, closing, apart]: [Run[], Run[], Run[]] = [[], [], []];
  let open: Run | undefined;
  for (const run of runs) {
    const [mayClose, mayOpen] = [isWord(run.before), isWord(run.after) && !endsWords.test(run.after)];
    if (mayClose && open) open = undefined;
    else if (mayClose && mayOpen && isInWord(run.before) && isInWord(run.after)) continue;
    else if (mayOpen) {
      if (open) opening.push(open);
      open = run;
    } else (mayClose ? closing : apart).push(run);
  }
  return { opening: open ? [...opening, open] : opening, closing, apart };
}
