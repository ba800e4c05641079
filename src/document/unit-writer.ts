import type { NextStep, PlaceInSource } from '../model/brief.js';
import type { FittedBrief, FittedFact, FittedMeasure, FittedUnit } from '../model/fitted-brief.js';
import { fillLabel } from '../schema/labels.js';
import { type LocaleRules, readingOn } from '../schema/locale.js';
import { escapeInline } from '../text/escape-markdown.js';
import { inDigits } from '../text/own-digits.js';
import { citationOf, citationsAtEnd, citationsIn } from '../text/placeholders.js';
import type { FactView, PointView, UnitView } from './brief-shape.js';
import { altOf, chartView } from './chart-view.js';
import type { WrittenTexts } from './page-texts.js';

/** Writes units as they stand in their sections. */
export class UnitWriter {
  private readonly sourceId: string;
  private readonly hasPlaces: boolean;
  private readonly hasSources: boolean;

  constructor(
    brief: FittedBrief,
    private readonly rules: Pick<LocaleRules, 'labels' | 'spacing' | 'citation' | 'numbers'>,
    private readonly texts: WrittenTexts,
  ) {
    this.sourceId = sourceIdOf(brief);
    this.hasPlaces = brief.places === 'shown';
    this.hasSources = listsSources(brief);
  }

  unit(unit: string, text: string): UnitView {
    return { unit, text: this.texts.token(text) };
  }

  /** A point without a place in the source. */
  withoutPlace(unit: string, text: string): PointView {
    const words = this.texts.token(text);
    return { unit, text: words, words, place: '' };
  }

  withFigure(fact: FittedFact): readonly FactView[] {
    const { id, figure, chart } = fact;
    if (!figure) return [];
    return [
      {
        ...this.unit(id, this.hasPlaces ? this.statement(fact) : this.sourced(this.statement(fact), fact)),
        value: this.texts.token(figure.value.text),
        whole: this.texts.token(figure.whole?.text ?? ''),
        parts: chart?.bar?.parts.join(' ') ?? '',
        of: chart?.bar ? String(chart.bar.of) : '',
        alt: this.texts.token(altOf(chart, this.rules.labels)),
        chart: chartView(chart, this.rules.labels, this.texts),
        place: this.hasPlaces ? this.texts.token(this.place(fact)) : '',
        limits: this.texts.token(this.limitsOf(fact)),
      },
    ];
  }

  /** How far a figure can be trusted, and what its bar shows. */
  limits({ id, figure, limits, chart }: FittedFact): readonly PointView[] {
    if (!figure) return [];
    // A bar of one part repeats the figure; what several parts are has to be said.
    const alt = chart?.kind === 'parts' ? chart.alt : undefined;
    const texts = [...limits, ...(alt ? [alt] : [])].map(({ text }) => text);
    return texts.length === 0
      ? []
      : [
          this.withoutPlace(
            id,
            readingOn(figure.value.text, texts.join(this.rules.spacing.sentences), this.rules.spacing),
          ),
        ];
  }

  private limitsOf({ figure, limits }: Pick<FittedFact, 'figure' | 'limits'>): string {
    const words = limits.map(({ text }) => text).join(this.rules.spacing.sentences);
    return figure && words !== '' ? readingOn(figure.value.text, words, this.rules.spacing) : words;
  }

  private statement({ text, references }: Pick<FittedUnit, 'text' | 'references'>): string {
    return this.cited(text.text, references);
  }

  /** The place names the source itself; its citation would be mistaken for that of another work. */
  private cited(sentence: string, references: readonly string[]): string {
    return this.withCitations(
      sentence,
      references.filter((id) => id !== this.sourceId),
    );
  }

  /** With the number of the source, where the place that would name it is not printed. */
  private sourced(sentence: string, { standing, paragraphs }: Pick<FittedUnit, 'standing' | 'paragraphs'>): string {
    const isOfSource = standing !== 'editor-note' && paragraphs.length > 0;
    return isOfSource ? this.withSource(sentence) : sentence;
  }

  /** A text with citations of the references that it does not cite itself. */
  private withCitations(text: string, references: readonly string[]): string {
    const cited = citationsIn(text);
    const citations = references.filter((id) => !cited.includes(id)).map((id) => citationOf(id));
    if (citations.length === 0) return text;
    const { end } = marksOf(text, this.rules.citation['marks-before']);
    return text.slice(0, end) + citations.join('') + text.slice(end);
  }

  /** A text with the number of the source. It is the first of all, and so the first of several. */
  withSource(text: string): string {
    if (citationsIn(text).includes(this.sourceId)) return text;
    const { start } = marksOf(text, this.rules.citation['marks-before']);
    return text.slice(0, start) + citationOf(this.sourceId) + text.slice(start);
  }

  private place({ paragraphs }: Pick<FittedUnit, 'paragraphs'>): string {
    const place = placeOf(paragraphs, this.rules);
    if (!this.hasSources) return escapeInline(place);
    return escapeInline(fillLabel(this.rules.labels.place['in-source'], { number: 1, place }));
  }

  /** A fact without a figure: what it states, and how far it can be trusted. */
  sentence(fact: FittedFact): PointView {
    return this.placed(
      [this.statement(fact), ...fact.limits.map(({ text }) => text)].join(this.rules.spacing.sentences),
      fact,
    );
  }

  /** A point of the framing: its sentence, the works behind it and its place in the source. */
  point(unit: FittedUnit): PointView {
    return this.placed(this.statement(unit), unit);
  }

  /** A measure, with the figures in it and what the source says of how it is done. */
  measure({ text, references, details, figures, standing }: FittedMeasure): string {
    const { details: words } = this.rules.labels;
    const said = [
      ...figures.map((figure) => figure.text),
      ...details.map(({ kind, text: detail }) => fillLabel(words[kind], { text: detail.text })),
    ];
    return this.attributed(this.cited(this.inBrackets(text.text, said), references), standing);
  }

  step({ id, text, where, by, standing, references, paragraphs }: NextStep): PointView {
    const { details: words } = this.rules.labels;
    const said = [
      ...(where ? [fillLabel(words.where, { text: where.text })] : []),
      ...(by ? [fillLabel(words.by, { text: by.text })] : []),
    ];
    const sentence = this.cited(this.inBrackets(text.text, said), references);
    return this.placed(sentence, { id, standing, paragraphs });
  }

  /** What is said after a sentence stands before its full stop; no bracket opens where another has just been closed. */
  private inBrackets(sentence: string, said: readonly string[]): string {
    if (said.length === 0) return sentence;
    const { brackets, separator } = this.rules.labels.details;
    const [stop = ''] = /[.。]$/u.exec(sentence) ?? [];
    const words = sentence.slice(0, sentence.length - stop.length);
    const all = said.join(separator);
    if (endsInBracket(words, brackets)) return `${words}${separator}${all}${stop}`;
    return `${words}${this.rules.spacing.sentences}${fillLabel(brackets, { text: all })}${stop}`;
  }

  private attributed(sentence: string, standing: FittedUnit['standing']): string {
    return standing === 'editor-note' ? this.rules.labels['editor-note'] + sentence : sentence;
  }

  /** What the editors add has no place in the source. */
  private placed(sentence: string, unit: Pick<FittedUnit, 'id' | 'standing' | 'paragraphs'>): PointView {
    if (!this.hasPlaces)
      return this.withoutPlace(unit.id, this.attributed(this.sourced(sentence, unit), unit.standing));
    const words = this.attributed(sentence, unit.standing);
    if (unit.standing === 'editor-note' || unit.paragraphs.length === 0) return this.withoutPlace(unit.id, words);
    const place = this.place(unit);
    return {
      ...this.withoutPlace(unit.id, words),
      text: this.texts.token(words + this.rules.spacing.sentences + place),
      place: this.texts.token(place),
    };
  }
}

/** Whether the page has a list that its marks lead to. */
export function listsSources({ sections }: FittedBrief): boolean {
  return sections.some(({ name }) => name === 'sources');
}

/** The source is always the first reference. */
function sourceIdOf({ references }: FittedBrief): string {
  return references[0]?.id ?? '';
}

/** Paragraphs in the words of the page, and after all of them, whatever their order, clauses as the source calls them. */
export function placeOf(places: readonly PlaceInSource[], rules: Pick<LocaleRules, 'labels' | 'numbers'>): string {
  const paragraphs = places.filter((place) => typeof place === 'number');
  const clauses = places.filter((place) => typeof place === 'string');
  return [...(paragraphs.length > 0 ? [paragraphsIn(paragraphs, rules)] : []), ...clauses.map(undivided)].join(
    rules.labels.place.separator,
  );
}

/** A number stays with the word before it: `Art. 5`, `§ 12a Abs. 3`. */
function undivided(clause: string): string {
  return clause.replace(/ (?=[\p{N}(])/gu, '\u00a0');
}

function paragraphsIn(
  paragraphs: readonly number[],
  { labels: { place }, numbers }: Pick<LocaleRules, 'labels' | 'numbers'>,
): string {
  const pattern =
    paragraphs.length === 1 ? place.one : ((paragraphs.length === 2 ? place.two : undefined) ?? place.many);
  return fillLabel(pattern, { paragraphs: inDigits(inRuns(paragraphs).join(place.separator), numbers.digits) });
}

/** `43–46` for three and more in a row. */
function inRuns(paragraphs: readonly number[]): readonly string[] {
  const runs: number[][] = [];
  for (const paragraph of paragraphs) {
    const run = runs.at(-1);
    if (run?.at(-1) === paragraph - 1) run.push(paragraph);
    else runs.push([paragraph]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String)));
}

/**
 * Where the numbers of works stand at the end of a sentence: before its full stop in Chinese (GB/T 7714), French and Russian,
 * after it in English, and in any language beside those that it has. In no language between the points of an ellipsis or of
 * initials, nor close to a number, of which they would seem to be a power.
 */
function marksOf(text: string, marksBefore: readonly string[]): { readonly start: number; readonly end: number } {
  const stop = /\s*[.!?。！？]$/.exec(text);
  const typed = citationsAtEnd(text.slice(0, stop?.index));
  if (typed) return typed;
  const end = endOfWords(text, marksBefore);
  return { start: end, end };
}

function endOfWords(text: string, marksBefore: readonly string[]): number {
  const sign = marksBefore.find((one) => text.endsWith(one));
  if (sign === undefined) return text.length;
  const words = text.slice(0, -sign.length).trimEnd();
  const staysTogether = words.endsWith(sign) || (sign === '.' && /(?:[0-9²³]|(?:^|[\s.(])[^\s.(])$/.test(words));
  return staysTogether ? text.length : words.length;
}

/** Whether a text ends in such a bracket as a label has; that of a link is not printed. */
function endsInBracket(text: string, label: string): boolean {
  const closing = label.slice(label.indexOf('}') + 1).trim();
  return closing !== '' && text.endsWith(closing) && !/\]\([^\s()]*\)$/.test(text);
}
