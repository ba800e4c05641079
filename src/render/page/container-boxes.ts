import type { Container, ContainerName } from '../../model/document.js';
import { childrenBut } from '../containers.js';
import { type Box, stack } from './box.js';
import { factRows } from './fact-cards.js';
import { type ListStyle, rule, unitBlocks, unitList } from './items.js';
import { masthead } from './masthead.js';
import type { PageContext } from './page-context.js';
import { pillarCards } from './pillar-cards.js';
import { referenceList } from './reference-list.js';
import type { TextStyle } from './typesetter.js';

/** The boxes of a container; style and width are those of what it stands in. */
type BuildBoxes = (node: Container, page: PageContext, style: TextStyle, widthPt: number) => readonly Box[];

/** How containers are set, by their names: the contents of others as any text. */
const builders: Readonly<Partial<Record<ContainerName, BuildBoxes>>> = {
  masthead,
  ask: (node, page) => [ask(node, page)],
  lede,
  unit: unitBlocks,
  contact: ({ children }, page, style, widthPt) => {
    // It has no heading: without a rule it would be one more line of the card above it.
    const gapPt = page.typesetter.scale['section-gap-pt'];
    return [
      rule(widthPt, page, { abovePt: gapPt * 0.55, belowPt: gapPt * 0.3 }),
      ...page.blocks(children, style, widthPt),
    ];
  },
};

/** A section under a rule that has entries: those that stand on a page are chosen, and each is set once for all pages. */
interface EntrySection {
  /** The containers that are its entries. */
  readonly entry: 'unit' | 'fact' | 'pillar' | 'reference';
  /** The style of its heading and whatever else stands above the entries. */
  readonly style: ListStyle;
  /** Sections that are read have a rule of the accent. */
  readonly rule: 'accent' | 'rule';
  readonly boxes: (node: Container, page: PageContext, style: ListStyle) => readonly Box[];
}

const listOfUnits: EntrySection['boxes'] = (node, page, style) => [unitList(node, page.widthPt, page, style)];

const entrySections: Readonly<Partial<Record<ContainerName, EntrySection>>> = {
  points: { entry: 'unit', style: 'body', rule: 'accent', boxes: listOfUnits },
  why: { entry: 'unit', style: 'body', rule: 'accent', boxes: listOfUnits },
  evidence: { entry: 'unit', style: 'small', rule: 'rule', boxes: listOfUnits },
  facts: { entry: 'fact', style: 'body', rule: 'accent', boxes: factRows },
  pillars: { entry: 'pillar', style: 'body', rule: 'accent', boxes: pillarCards },
  references: { entry: 'reference', style: 'note', rule: 'rule', boxes: referenceList },
};

/** How a section with entries is set; nothing for other containers. */
export function entrySectionOf({ name }: Pick<Container, 'name'>): EntrySection | undefined {
  return entrySections[name];
}

export function containerBoxes(node: Container, page: PageContext, style: TextStyle, widthPt: number): readonly Box[] {
  const section = entrySectionOf(node);
  if (section) return [entrySection(node, section, page)];
  const build = builders[node.name];
  return build ? build(node, page, style, widthPt) : page.blocks(node.children, style, widthPt);
}

function entrySection(node: Container, { entry, style, rule: colour, boxes }: EntrySection, page: PageContext): Box {
  const { widthPt, styles } = page;
  const others = childrenBut(node, entry);
  const heading = page.part(style, others, widthPt, () => page.blocks(others, styles[style]));
  const content = stack([heading, ...boxes(node, page, style)]);
  return stack([sectionRule(colour, page), content], { element: { type: 'Sect' } });
}

/** The rule parts the gap above a section. Below a line of text there is more air already than above one. */
function sectionRule(colour: EntrySection['rule'], page: PageContext): Box {
  const { scale, theme } = page.typesetter;
  const gapPt = scale['section-gap-pt'];
  const [above, below] = colour === 'accent' ? [0.85, 0.45] : [0.8, 0.4];
  return rule(page.widthPt, page, {
    colour: theme.colours[colour],
    abovePt: gapPt * above,
    belowPt: gapPt * below,
  });
}

/** Under the title it belongs to that; anywhere else it is a section, without a heading. */
function lede({ children }: Container, page: PageContext, style: TextStyle, widthPt: number): readonly Box[] {
  const boxes = page.blocks(children, page.styles.lede, widthPt);
  return style === page.styles.lede ? boxes : [sectionRule('accent', page), ...boxes];
}

function ask(node: Container, { blocks, styles, typesetter, widthPt }: PageContext): Box {
  const { theme, scale } = typesetter;
  const { body, lede } = styles;
  const [barPt, sidePt] = [3, 10];
  const style = { ...body, sizePt: (body.sizePt + lede.sizePt) / 2 };
  return {
    kind: 'panel',
    child: stack(blocks(node.children, style, widthPt - barPt - 2 * sidePt)),
    barPt,
    barColour: theme.colours.accent,
    ground: theme.colours.tint,
    padding: { sidePt, topPt: 6, bottomPt: 7 },
    abovePt: scale['section-gap-pt'],
    element: { type: 'Sect' },
  };
}
