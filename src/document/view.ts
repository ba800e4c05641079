import type { FittedBrief, FittedFact } from '../model/fitted-brief.js';
import { fillLabel, type Labels } from '../schema/labels.js';
import { scriptClass } from '../schema/theme.js';
import { escapeBlock, escapeInline } from '../text/escape-markdown.js';
import { citationOf, citationsIn } from '../text/placeholders.js';
import type { ShapeOf } from './shape.js';

/** What `brief.md.hbs` and its partials may ask for. Texts are Markdown, safe at the start of a line. */
export interface BriefView {
  readonly labels: {
    readonly why: string;
    readonly figures: string;
    readonly evidence: string;
    readonly references: string;
    readonly ask: string;
  };
  readonly locale: string;
  /** Who issues the brief; empty where neither the pack nor the theme says so. */
  readonly issuer: string;
  /** What the logo shows; empty where there is none. */
  readonly logo: string;
  readonly kicker: string;
  readonly marks: string;
  /** How the page may be handled, e.g. a TLP label; empty where nothing is said. */
  readonly handling: string;
  readonly title: string;
  readonly finding: UnitView;
  readonly ask: { readonly standing: string; readonly text: string; readonly applicability: string };
  readonly why: readonly UnitView[];
  readonly facts: readonly FactView[];
  readonly advice: string;
  readonly pillars: readonly PillarView[];
  /** The method, statements without a figure, and how far the facts on the page can be trusted. */
  readonly evidence: readonly UnitView[];
  readonly references: readonly { readonly id: string; readonly number: number; readonly text: string }[];
  readonly footer: {
    readonly disclaimer: string;
    readonly imprint: string;
    /** The online edition; both empty where there is none. */
    readonly online: string;
    readonly qr: string;
  };
}

/** The same as data, for checking the paths of templates. */
export const briefShape = {
  labels: { why: 'text', figures: 'text', evidence: 'text', references: 'text', ask: 'text' },
  locale: 'text',
  issuer: 'text',
  logo: 'text',
  kicker: 'text',
  marks: 'text',
  handling: 'text',
  title: 'text',
  finding: { unit: 'text', text: 'text' },
  ask: { standing: 'text', text: 'text', applicability: 'text' },
  why: [{ unit: 'text', text: 'text' }],
  facts: [
    { unit: 'text', value: 'text', whole: 'text', parts: 'text', of: 'text', alt: 'text', text: 'text', place: 'text' },
  ],
  advice: 'text',
  pillars: [
    {
      id: 'text',
      number: 'text',
      title: 'text',
      place: 'text',
      headline: 'text',
      units: [{ unit: 'text', text: 'text' }],
    },
  ],
  evidence: [{ unit: 'text', text: 'text' }],
  references: [{ id: 'text', number: 'text', text: 'text' }],
  footer: { disclaimer: 'text', imprint: 'text', online: 'text', qr: 'text' },
} as const satisfies ShapeOf<BriefView>;

interface UnitView {
  readonly unit: string;
  readonly text: string;
}

interface FactView extends UnitView {
  readonly value: string;
  readonly whole: string;
  /** Numbers with a space between them, and the whole that they are parts of; both empty where nothing is drawn. */
  readonly parts: string;
  readonly of: string;
  /** What the bar shows, in a sentence; empty where the text says it. */
  readonly alt: string;
  readonly place: string;
}

interface PillarView {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Which paragraphs of the source it rests on, as the language says it. */
  readonly place: string;
  readonly headline: string;
  readonly units: readonly UnitView[];
}

export function viewOf(brief: FittedBrief, labels: Labels): BriefView {
  const { meta, measures: total } = brief;
  const kept = brief.pillars.flatMap((pillar) => pillar.units).length;
  // The source is always the first reference; the finding leads to it.
  const sourceId = brief.references[0]?.id ?? '';
  const statementOf = (fact: FittedFact) =>
    marked(
      fact.text.text,
      // The place names the source itself; among the marks of other works nobody would know whose it is.
      fact.references.filter((id) => id !== sourceId),
    );
  const spanOf = (fact: FittedFact) =>
    fillLabel(labels.place['in-source'], { number: 1, place: placeIn(fact.paragraphs, labels) });
  const gap = scriptClass(brief.variant.locale) === 'han' ? '' : ' ';
  /** How far a figure can be trusted, after the figure itself. */
  const limitsOf = ({ limits, chart }: FittedFact, figure: string) => {
    // A bar of one part repeats the figure; what one of several shows has to be said.
    const shown = chart && chart.parts.length > 1 ? chart.alt : undefined;
    const texts = [limits, shown].flatMap((t) => (t ? [t.text] : []));
    return texts.length === 0 ? '' : [`**${figure}**`, ...texts].join(gap);
  };
  /** A statement without a figure, how far it can be trusted, and its place: what the editors add has none. */
  const sentenceOf = (fact: FittedFact) => {
    const statement = [statementOf(fact), ...(fact.limits ? [fact.limits.text] : [])].join(gap);
    return fact.standing === 'editor-note'
      ? labels['editor-note'] + statement
      : `${statement}${gap}${escapeInline(spanOf(fact))}`;
  };
  const join = (parts: readonly (string | undefined)[]) =>
    escapeBlock(parts.filter((p) => p !== undefined).join(labels.separator));
  return {
    labels: {
      why: escapeBlock(labels.why),
      figures: escapeBlock(labels.figures),
      evidence: escapeBlock(labels.evidence),
      references: escapeBlock(labels.references),
      ask: escapeBlock(labels.ask[brief.ask.standing]),
    },
    locale: brief.variant.locale,
    issuer: escapeBlock(meta.issuer ?? ''),
    logo: escapeInline(meta.logo ?? ''),
    kicker: join([labels.brief, fillLabel(labels.for, { audience: meta.audience })]),
    marks: join(meta.marks),
    handling: escapeBlock(meta.handling ?? ''),
    title: escapeBlock(brief.headline.text),
    finding: {
      unit: brief.finding.id,
      text: escapeBlock(marked(brief.finding.text, [sourceId])),
    },
    ask: {
      standing: brief.ask.standing,
      text: escapeBlock(brief.ask.text),
      applicability: brief.applicability ? escapeBlock(labels.applicability + brief.applicability.text) : '',
    },
    why: brief.why.map(({ id, text }) => ({ unit: id, text: escapeBlock(text.text) })),
    facts: brief.facts.flatMap((fact) =>
      fact.figure
        ? [
            {
              unit: fact.id,
              value: escapeBlock(fact.figure.value),
              whole: escapeBlock(fact.figure.whole),
              parts: fact.chart?.parts.join(' ') ?? '',
              of: fact.chart ? String(fact.chart.of) : '',
              alt: escapeBlock(fact.chart?.alt?.text ?? ''),
              text: escapeBlock(statementOf(fact)),
              place: escapeInline(spanOf(fact)),
            },
          ]
        : [],
    ),
    advice: escapeBlock(brief.advice.text + (kept < total ? fillLabel(labels.selection, { kept, total }) : '')),
    pillars: brief.pillars.map((pillar) => ({
      id: pillar.id,
      number: pillar.number,
      title: escapeBlock(pillar.title.text),
      place: escapeInline(placeIn(pillar.paragraphs, labels)),
      headline: escapeBlock(pillar.headline.text),
      units: pillar.units.map((unit) => ({ unit: unit.id, text: escapeBlock(unit.text.text) })),
    })),
    evidence: [
      ...(brief.method ? [{ unit: 'method', text: escapeBlock(labels.method + brief.method.text) }] : []),
      ...brief.facts.flatMap((fact) => {
        const text = fact.figure ? limitsOf(fact, fact.figure.value) : sentenceOf(fact);
        return text === '' ? [] : [{ unit: fact.id, text: escapeBlock(text) }];
      }),
    ],
    references: brief.references.map((r) => ({ id: r.id, number: r.number, text: escapeBlock(r.text) })),
    footer: {
      disclaimer: escapeBlock(brief.disclaimer.text),
      imprint: join([meta.distribution, meta.contact, meta.licence]),
      online: meta.online === undefined ? '' : escapeBlock(`${labels.online}<${meta.online}>`),
      qr: meta.online === undefined ? '' : escapeInline(fillLabel(labels.qr, { address: meta.online })),
    },
  };
}

function placeIn(paragraphs: readonly number[], { place }: Labels): string {
  const pattern = paragraphs.length === 1 ? place.one : place.many;
  return fillLabel(pattern, { paragraphs: paragraphs.join(place.separator) });
}

/**
 * A text with marks for the references that it does not cite itself. In Chinese a mark stands before
 * the full stop (GB/T 7714), in English after it.
 */
function marked(text: string, references: readonly string[]): string {
  const cited = citationsIn(text);
  const marks = references.filter((id) => !cited.includes(id)).map((id) => citationOf(id));
  const [stop = ''] = /[。！？]$/.exec(text) ?? [];
  return text.slice(0, text.length - stop.length) + marks.join('') + stop;
}
