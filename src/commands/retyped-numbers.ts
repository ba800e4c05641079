import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { OtherWords } from '../exchange/word/mapped-back.js';
import type { Pack } from '../model/loaded-pack.js';
import type { PackOutline } from '../pack/load-pack.js';
import { figuresOf } from '../schema/figure-values.js';
import type { LocaleRules } from '../schema/locale.js';
import { formatFigure } from '../schema/number-format.js';
import type { Fact } from '../schema/pack.js';

/** What is said of a figure that came back as another number. */
export type Retyped = Pick<Diagnostic, 'message'> & Partial<Pick<Diagnostic, 'hint' | 'related'>>;

interface NumberContext {
  readonly pack: Pack;
  readonly outline: PackOutline;
  /** How the page prints figures, where the document says it: `fact.figure` → `1,250`. */
  readonly printed: ReadonlyMap<string, string>;
  /** How the language of the page prints them. */
  readonly rules: LocaleRules | undefined;
}

/** A number in the chart of a fact, beside its words, or in the sentence of a measure, that is now another: it is a figure. */
export function retypedNumber(words: OtherWords, context: NumberContext): Retyped | undefined {
  const [unit, ...more] = words.units;
  const isNumber = (text: string) => /\p{N}/u.test(text);
  if (unit === undefined || more.length > 0 || !isNumber(words.before) || !isNumber(words.after)) return undefined;
  const { facts } = context.pack;
  if (facts.some(({ id }) => id === unit)) return retyped(unit, figureNamed(unit, words, context), words, context);
  const found = figureInMeasure(unit, words, context);
  return found && retyped(found.fact, found.figure, words, context);
}

function figureNamed(fact: string, { before }: OtherWords, { printed }: NumberContext): string | undefined {
  return [...printed].find(([figure, one]) => figure.startsWith(`${fact}.`) && one === before.trim())?.[0];
}

/** Of the facts whose numbers stand in the brackets behind a measure. */
function figureInMeasure(
  unit: string,
  words: OtherWords,
  { pack: { pillars, facts }, rules }: NumberContext,
): { readonly fact: string; readonly figure: string } | undefined {
  const measure = pillars.flatMap(({ id, measures }) => measures.filter((one) => `${id}.${one.id}` === unit))[0];
  const [was, is] = [numbersOf(words.before), numbersOf(words.after)];
  return facts
    .filter(({ id }) => rules && measure?.facts.includes(id))
    .flatMap((fact) => namedFigures(fact, rules as LocaleRules))
    .find(({ text }) => was.includes(text) && !is.includes(text));
}

function namedFigures(fact: Fact, rules: LocaleRules) {
  return Object.entries(figuresOf(fact)).map(([name, value]) => ({
    ...{ fact: fact.id, figure: `${fact.id}.${name}` },
    text: numbersOf(formatFigure(value, rules))[0],
  }));
}

/** The numbers of words, without what parts their thousands where that is a blank. */
function numbersOf(words: string): readonly (string | undefined)[] {
  return (words.match(/\p{N}(?:[\p{N}.,\s]*\p{N})?/gu) ?? []).map((one) => one.replace(/\s/g, ''));
}

function retyped(
  fact: string,
  figure: string | undefined,
  { before, after }: OtherWords,
  { outline }: NumberContext,
): Retyped {
  const printed = before.trim();
  const shown = figure === undefined ? 'a figure' : `the figure {{${figure}}}`;
  const entry = outline.texts.find(({ key }) => key.startsWith(`facts/${fact}/`))?.entry;
  return {
    message: `In ${fact} ${shown}, printed as ${printed}, came back as “${after.trim()}”.`,
    ...(entry ? { related: [{ span: entry.idSpan, message: 'The fact stands here.' }] } : {}),
    hint: hintOnFigure(printed),
  };
}

export function hintOnFigure(printed: string): string {
  return `If the figure is wrong, correct it where the fact stands; it then changes everywhere. Else put ${printed} back in the document.`;
}
