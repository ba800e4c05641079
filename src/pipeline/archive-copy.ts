import { wordsOfMarkdown } from '../document/markdown-words.js';
import type { Archive } from '../model/archive.js';
import type { ArchiveLevel } from '../model/archive-level.js';
import type { FactChart, SourcedText } from '../model/brief.js';
import type { FittedBrief } from '../model/fitted-brief.js';
import type { RenderInput } from '../model/render-input.js';
import { variantId } from '../model/variant.js';
import { renderMarkdown } from '../render/markdown.js';
import type { FittedVariant } from './fit-edition.js';

/** What an archive copy has beside the page: at level 3a the page as Markdown, and the figures that are printed on it. */
export function archiveOf(level: ArchiveLevel, { variant, fitted }: FittedVariant, input: RenderInput): Archive {
  if (level === '2a') return { level, attachments: [] };
  const id = variantId(variant).toLowerCase();
  const markdown = {
    name: `${id}.md`,
    mediaType: 'text/markdown',
    description: 'The words of this page as Markdown',
    relationship: 'Alternative' as const,
    bytes: Buffer.from(renderMarkdown(input)),
  };
  const printed = figuresOf(fitted.page);
  const figures = {
    name: `${id}.figures.json`,
    mediaType: 'application/json',
    description: 'The figures that are printed on this page',
    relationship: 'Data' as const,
    bytes: Buffer.from(`${JSON.stringify(printed, undefined, 2)}\n`),
  };
  return { level, attachments: printed.length > 0 ? [figures, markdown] : [markdown] };
}

/** A figure as it is printed, and the numbers of its chart. */
interface PrintedFigure {
  readonly fact: string;
  readonly value: string;
  readonly whole?: string;
  readonly chart?:
    | NonNullable<FactChart['bar']>
    | { readonly title: string; readonly rows: readonly (readonly string[])[] };
}

function numbersOf({ bar, title, rows }: FactChart): NonNullable<PrintedFigure['chart']> {
  const words = (text: SourcedText | undefined) => wordsOfMarkdown(text?.text ?? '');
  return bar ?? { title: words(title), rows: rows.map(({ cells }) => cells.map((cell) => words(cell))) };
}

/** Nothing but what the page shows. */
function figuresOf({ facts }: FittedBrief): readonly PrintedFigure[] {
  return facts.flatMap(({ id, figure, chart }) =>
    figure
      ? [
          {
            fact: id,
            value: wordsOfMarkdown(figure.value.text),
            ...(figure.whole ? { whole: wordsOfMarkdown(figure.whole.text) } : {}),
            ...(chart ? { chart: numbersOf(chart) } : {}),
          },
        ]
      : [],
  );
}
