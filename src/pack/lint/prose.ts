import { type Diagnostic, warning } from '../../diagnostics/diagnostic.js';
import type { Pack } from '../../model/pack.js';
import { type LintSet, type LintText, spanOf, wordsOnly } from './lint-text.js';

/**
 * The longest sentence and the longest text that can be read at a glance: words in a Latin language, characters in
 * Chinese. From plain-language practice for English, and our judgement for Chinese.
 */
const ceilings = {
  latin: { sentence: 30, text: 45, unit: 'words' },
  han: { sentence: 60, text: 90, unit: 'characters' },
} as const;

/** Phrases that fill a line and advise nothing. */
const emptyPhrases: readonly RegExp[] = [
  /(?:more|further) research is (?:needed|required)/giu,
  /it is important to note/giu,
  /(?:仍|尚)?(?:需|須|待|有待|需要|须)(?:要)?(?:進一步|进一步)(?:研究|探討|探讨)/gu,
];

export function checkProse(pack: Pack, sets: readonly LintSet[]): Diagnostic[] {
  const texts = sets.filter((set) => !isMark(set)).flatMap((set) => set.texts);
  return [...texts.flatMap(tooLong), ...texts.flatMap(empty), ...abbreviations(pack, texts)];
}

/** Names of licences, labels and keywords are no prose. */
function isMark({ path: [section, key] }: LintSet): boolean {
  return section === 'pack' && ['licence', 'handling', 'keywords'].includes(String(key));
}

function tooLong(text: LintText): Diagnostic[] {
  const { sentence, text: whole, unit } = text.locale.startsWith('zh') ? ceilings.han : ceilings.latin;
  const length = lengthOf(text.text, text.locale);
  const sentences = [...text.text.matchAll(/[^.!?。！？]+(?:[.!?。！？]+(?=\s|$)|[.!?。！？]+|$)/gu)];
  const long = sentences
    .map((match) => ({ start: match.index, end: match.index + match[0].length, size: lengthOf(match[0], text.locale) }))
    .filter(({ size }) => size > sentence);
  return [
    ...long.map(({ start, end, size }) =>
      warning('lint/long-sentence', `This sentence has ${size} ${unit}; at most ${sentence} can be read at a glance.`, {
        span: spanOf(text, start, end),
        hint: 'Make two of it, or leave something out.',
      }),
    ),
    ...(length > whole
      ? [
          warning('lint/long-text', `This text has ${length} ${unit}; at most ${whole} fit one point.`, {
            span: spanOf(text, 0, text.text.length),
            hint: 'Shorten it, or give it a full and a short length.',
          }),
        ]
      : []),
  ];
}

/** Words, or Chinese characters with each Latin word and number as one. A figure counts as one. */
function lengthOf(text: string, locale: string): number {
  const plain = text.replace(/\[@[^\]]*\]/g, '').replace(/\{\{[^}]*\}\}/g, ' 1 ');
  if (!locale.startsWith('zh')) return (plain.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu) ?? []).length;
  return (plain.match(/\p{Script=Han}|[\p{Script=Latin}\p{Nd}]+/gu) ?? []).length;
}

function empty(text: LintText): Diagnostic[] {
  return emptyPhrases.flatMap((pattern) =>
    [...text.text.matchAll(pattern)].map((match) =>
      warning('lint/empty-phrase', `"${match[0]}" tells the reader nothing to do.`, {
        span: spanOf(text, match.index, match.index + match[0].length),
        hint: 'Say what is not known, and who should find it out.',
      }),
    ),
  );
}

/**
 * A partner government's reader knows no abbreviation but those that the pack lists, and those that the text itself
 * spells out, "UN Trade and Development (UNCTAD)".
 */
function abbreviations(pack: Pack, texts: readonly LintText[]): Diagnostic[] {
  const readers = pack.audiences.flatMap((a, i) => (a.profile === 'partner' ? [{ index: i, own: a.text }] : []));
  if (readers.length === 0) return [];
  const known = new Set(pack.pack.abbreviations);
  return texts.flatMap((text) => {
    const [section, index] = text.path;
    const seen = section !== 'audiences' || readers.some((reader) => reader.index === index);
    if (!seen) return [];
    return [...wordsOnly(text.text).matchAll(/(?<![\p{L}\p{N}-])\p{Lu}[\p{Lu}\p{Nd}]+(?![\p{L}\p{N}])/gu)].flatMap(
      (match) => {
        if (known.has(match[0]) || text.text.includes(`(${match[0]})`) || text.text.includes(`（${match[0]}）`))
          return [];
        return [
          warning('lint/abbreviation', `"${match[0]}" is not spelt out, and partner governments read this.`, {
            span: spanOf(text, match.index, match.index + match[0].length),
            hint: 'Spell it out, or list it under pack: abbreviations: if every reader knows it.',
          }),
        ];
      },
    );
  });
}
