import type { FittedBrief, FittedFact } from '../model/fitted-brief.js';
import type { Shape, ViewOf } from '../model/template-shape.js';
import { fillLabel, type Labels } from '../schema/labels.js';
import { scriptClass } from '../schema/theme.js';
import { escapeBlock, escapeInline } from '../text/escape-markdown.js';
import { citationOf, citationsIn } from '../text/placeholders.js';

const unitShape = { unit: 'text', text: 'text' } as const satisfies Shape;

const factShape = {
  ...unitShape,
  value: 'text',
  whole: 'text',
  /** Numbers with a space between them, and the whole that they are parts of; both empty where nothing is drawn. */
  parts: 'text',
  of: 'text',
  /** A sentence that says what the bar shows; empty where the text says it. */
  alt: 'text',
  place: 'text',
} as const satisfies Shape;

/** What `brief.md.hbs` and its partials may print: Markdown, safe at the start of a line; empty where nothing is said. */
export const briefShape = {
  labels: { why: 'text', figures: 'text', evidence: 'text', references: 'text', ask: 'text' },
  locale: 'text',
  issuer: 'text',
  /** The alternative text of the logo. */
  logo: 'text',
  kicker: 'text',
  marks: 'text',
  /** How the page may be handled, e.g. a TLP label. */
  handling: 'text',
  title: 'text',
  finding: unitShape,
  ask: { standing: 'text', text: 'text', applicability: 'text' },
  why: [unitShape],
  /** Facts with a figure. */
  facts: [factShape],
  advice: 'text',
  pillars: [
    {
      id: 'text',
      number: 'number',
      title: 'text',
      /** The paragraphs of the source that it rests on, as the language writes them. */
      place: 'text',
      headline: 'text',
      units: [unitShape],
    },
  ],
  /** The method, facts without a figure, and how far the facts on the page can be trusted. */
  evidence: [unitShape],
  references: [{ id: 'text', number: 'number', text: 'text' }],
  footer: {
    disclaimer: 'text',
    imprint: 'text',
    /** The address of the online edition, and the alternative text of its QR code. */
    online: 'text',
    qr: 'text',
  },
} as const satisfies Shape;

export type BriefView = ViewOf<typeof briefShape>;
type UnitView = ViewOf<typeof unitShape>;
type FactView = ViewOf<typeof factShape>;

export function viewOf(brief: FittedBrief, labels: Labels): BriefView {
  const { meta, measures, ask, applicability, method } = brief;
  const shown = brief.pillars.flatMap((pillar) => pillar.units).length;
  const facts = new FactWriter(brief, labels);
  const inOneLine = (parts: readonly (string | undefined)[]) =>
    escapeBlock(parts.filter((part) => part !== undefined).join(labels.separator));
  return {
    labels: {
      why: escapeBlock(labels.why),
      figures: escapeBlock(labels.figures),
      evidence: escapeBlock(labels.evidence),
      references: escapeBlock(labels.references),
      ask: escapeBlock(labels.ask[ask.standing]),
    },
    locale: brief.variant.locale,
    issuer: escapeBlock(meta.issuer ?? ''),
    logo: escapeInline(meta.logo ?? ''),
    kicker: inOneLine([labels.brief, fillLabel(labels.for, { audience: meta.audience })]),
    marks: inOneLine(meta.marks),
    handling: escapeBlock(meta.handling ?? ''),
    title: escapeBlock(brief.headline.text),
    finding: unitView(brief.finding.id, withCitations(brief.finding.text, [sourceIdOf(brief)])),
    ask: {
      standing: ask.standing,
      text: escapeBlock(ask.text),
      applicability: applicability ? escapeBlock(labels.applicability + applicability.text) : '',
    },
    why: brief.why.map(({ id, text }) => unitView(id, text.text)),
    facts: brief.facts.flatMap((fact) => facts.withFigure(fact)),
    advice: escapeBlock(
      brief.advice.text + (shown < measures ? fillLabel(labels.selection, { kept: shown, total: measures }) : ''),
    ),
    pillars: brief.pillars.map((pillar) => ({
      id: pillar.id,
      number: pillar.number,
      title: escapeBlock(pillar.title.text),
      place: escapeInline(placeOf(pillar.paragraphs, labels)),
      headline: escapeBlock(pillar.headline.text),
      units: pillar.units.map(({ id, text }) => unitView(id, text.text)),
    })),
    evidence: [
      ...(method ? [unitView('method', labels.method + method.text)] : []),
      ...brief.facts.flatMap((fact) => facts.evidence(fact)),
    ],
    references: brief.references.map(({ id, number, text }) => ({ id, number, text: escapeBlock(text) })),
    footer: {
      disclaimer: escapeBlock(brief.disclaimer.text),
      imprint: inOneLine([meta.distribution, meta.contact, meta.licence]),
      online: meta.online === undefined ? '' : escapeBlock(`${labels.online}<${meta.online}>`),
      qr: meta.online === undefined ? '' : escapeInline(fillLabel(labels.qr, { address: meta.online })),
    },
  };
}

function unitView(unit: string, text: string): UnitView {
  return { unit, text: escapeBlock(text) };
}

/** The source is always the first reference. */
function sourceIdOf({ references }: FittedBrief): string {
  return references[0]?.id ?? '';
}

class FactWriter {
  private readonly sourceId: string;
  private readonly gap: string;

  constructor(
    brief: FittedBrief,
    private readonly labels: Labels,
  ) {
    this.sourceId = sourceIdOf(brief);
    this.gap = scriptClass(brief.variant.locale) === 'han' ? '' : ' ';
  }

  withFigure(fact: FittedFact): readonly FactView[] {
    const { id, figure, chart } = fact;
    if (!figure) return [];
    return [
      {
        ...unitView(id, this.statement(fact)),
        value: escapeBlock(figure.value.text),
        whole: escapeBlock(figure.whole?.text ?? ''),
        parts: chart?.parts.join(' ') ?? '',
        of: chart ? String(chart.of) : '',
        alt: escapeBlock(chart?.alt?.text ?? ''),
        place: this.place(fact),
      },
    ];
  }

  /** How far a figure can be trusted; of a fact without one, also what it states. */
  evidence(fact: FittedFact): readonly UnitView[] {
    const text = fact.figure ? this.limits(fact, fact.figure.value.text) : this.sentence(fact);
    return text === '' ? [] : [unitView(fact.id, text)];
  }

  /** The place names the source itself; its citation would be mistaken for that of another work. */
  private statement({ text, references }: FittedFact): string {
    return withCitations(
      text.text,
      references.filter((id) => id !== this.sourceId),
    );
  }

  private place({ paragraphs }: FittedFact): string {
    const place = placeOf(paragraphs, this.labels);
    return escapeInline(fillLabel(this.labels.place['in-source'], { number: 1, place }));
  }

  private limits({ limits, chart }: FittedFact, figure: string): string {
    // A bar of one part repeats the figure; what several parts are has to be said.
    const alt = chart && chart.parts.length > 1 ? chart.alt : undefined;
    const texts = [limits, alt].flatMap((text) => (text ? [text.text] : []));
    return texts.length === 0 ? '' : [`**${figure}**`, ...texts].join(this.gap);
  }

  /** What the editors add has no place in the source. */
  private sentence(fact: FittedFact): string {
    const statement = [this.statement(fact), ...(fact.limits ? [fact.limits.text] : [])].join(this.gap);
    return fact.standing === 'editor-note'
      ? this.labels['editor-note'] + statement
      : `${statement}${this.gap}${this.place(fact)}`;
  }
}

function placeOf(paragraphs: readonly number[], { place }: Labels): string {
  const pattern = paragraphs.length === 1 ? place.one : place.many;
  return fillLabel(pattern, { paragraphs: paragraphs.join(place.separator) });
}

/**
 * A text with citations of the references that it does not cite itself. In Chinese they stand before the full stop
 * (GB/T 7714), in English after it.
 */
function withCitations(text: string, references: readonly string[]): string {
  const cited = citationsIn(text);
  const citations = references.filter((id) => !cited.includes(id)).map((id) => citationOf(id));
  const [stop = ''] = /[。！？]$/.exec(text) ?? [];
  return text.slice(0, text.length - stop.length) + citations.join('') + stop;
}
