import type { Block, Container, ContainerName } from '../model/document.js';
import { chartProblem, chartsProblem } from './chart-content.js';
import type { ContentProblem } from './content-problem.js';

/** Set in one line, or in a place of its own: a list or a heading has no form there. */
const ofWords: readonly ContainerName[] = [
  ...(['issuer', 'kicker', 'marks', 'handling', 'value', 'whole', 'alt'] as const),
  ...(['caption', 'row', 'place'] as const),
];
const ofChart: readonly ContainerName[] = ['caption', 'marks', 'row'];
/** What stands on the page by itself, and in no card. */
const sections: readonly ContainerName[] = [
  ...(['masthead', 'lede', 'ask', 'points', 'why', 'facts', 'pillars'] as const),
  ...(['evidence', 'contact', 'references', 'footer'] as const),
];
/** Where a place goes on in the line of a paragraph, and where in that of a heading. */
const placedAfter: Readonly<Partial<Record<ContainerName, 'paragraph' | 'heading'>>> = {
  unit: 'paragraph',
  fact: 'paragraph',
  pillar: 'heading',
};
const listsOfUnits: readonly ContainerName[] = ['points', 'why', 'facts', 'evidence'];

/**
 * What is wrong with what a container holds, or with where it stands; a page that has it would lose words, or could not be
 * set.
 *
 * @param around the name of the container around it
 */
export function contentProblem(container: Container, around?: string): ContentProblem | undefined {
  const { name, children } = container;
  if (name === 'logo') return children.every(isPicture) ? undefined : holdsPictures;
  if (ofWords.includes(name)) return wrongChild(name, children, ({ type }) => type === 'paragraph', 'words only');
  if (name === 'chart') return problemOfChart(container, around);
  if (name === 'fact') {
    const fits = (block: Block) => block.type !== 'list' && !isOneOf(block, sections);
    const problem = wrongChild(name, children, fits, 'one figure, with what is said of it');
    if (problem) return problem;
    if (has(children, 'whole') && !has(children, 'value')) return wholeAlone;
    const ofCharts = chartsProblem(container);
    if (ofCharts) return ofCharts;
  }
  return has(children, 'place') ? placeProblem(name, children) : undefined;
}

function problemOfChart(chart: Container, around: string | undefined): ContentProblem | undefined {
  if (around !== 'fact') return chartOutside;
  const { name, children } = chart;
  const problem = wrongChild(
    name,
    children,
    (block) => isOneOf(block, ofChart),
    ':::caption, :::marks and :::row only',
  );
  return problem ?? (has(children, 'row') ? chartProblem(chart) : chartWithoutRows);
}

function placeProblem(name: ContainerName, children: readonly Block[]): ContentProblem | undefined {
  if (listsOfUnits.includes(name)) {
    return { message: `":::place" says where one entry of ":::${name}" comes from.`, hint: 'Move it into that entry.' };
  }
  const after = placedAfter[name];
  if (after === undefined || children.some(({ type }) => type === after)) return undefined;
  const before = after === 'heading' ? 'heading' : 'sentence';
  return {
    message: `":::place" goes on in the line of a ${before}, and ":::${name}" has none.`,
    hint: `Write the ${before} before it.`,
  };
}

const holdsPictures: ContentProblem = {
  message: '":::logo" holds a picture only, and here is something else.',
  hint: 'Write ![{{logo}}](asset:logo) in it, and move the rest below it.',
};

const chartOutside: ContentProblem = {
  message: '":::chart" is drawn in a ":::fact" only: here each of its cells would be a line of its own.',
  hint: 'Put it into a :::fact, or write its rows as sentences or as a list.',
};

const chartWithoutRows: ContentProblem = {
  message: '":::chart" has no ":::row", and shows nothing.',
  hint: 'Write {{#each rows}} with a :::row for each, as in partials/chart.md.hbs.',
};

const wholeAlone: ContentProblem = {
  message: '":::whole" stands beside a ":::value", and this ":::fact" has none.',
  hint: 'Write the number in :::value, or both in a sentence.',
};

function wrongChild(
  name: ContainerName,
  children: readonly Block[],
  fits: (block: Block) => boolean,
  what: string,
): ContentProblem | undefined {
  const wrong = children.find((child) => !fits(child));
  if (!wrong) return undefined;
  const own = wrong.type === 'container' ? `":::${wrong.name}"` : nouns[wrong.type];
  return { message: `":::${name}" holds ${what}, and here is ${own}.`, hint: `Move it out of :::${name}.` };
}

const nouns = { heading: 'a heading', paragraph: 'a sentence', list: 'a list' } as const;

function isOneOf(block: Block, names: readonly ContainerName[]): boolean {
  return block.type === 'container' && names.includes(block.name);
}

function has(children: readonly Block[], name: ContainerName): boolean {
  return children.some((child) => isOneOf(child, [name]));
}

function isPicture(block: Block): boolean {
  return block.type === 'paragraph' && block.children.every(({ type }) => type === 'image');
}
