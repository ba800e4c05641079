import type { ReadDocument } from '../exchange/word/read-document.js';
import { printedSide, type Token, tokensAsMade } from '../exchange/word/tokens.js';
import type { Pack } from '../model/loaded-pack.js';
import type { PrintedParagraph } from '../model/printed-page.js';
import { type Edition, papers } from '../model/variant.js';
import { printedPageOf } from '../pipeline/render-brief.js';
import type { RenderContext } from '../pipeline/render-context.js';
import { Run } from '../pipeline/run.js';
import { fitAndReport } from '../pipeline/steps.js';
import { themeFiles } from '../pipeline/template-roots.js';
import type { PageOf } from './page-of-document.js';

/** A page as the pack makes it, on one sheet in one theme. */
export interface PageNow {
  readonly edition: Edition;
  readonly context: RenderContext;
  readonly printed: readonly PrintedParagraph[];
}

/**
 * What a document was made from that does not say so itself. In another theme and on another sheet other units have room, and
 * other lengths of their texts: where it does not name its own either, it is of the page that has most of its paragraphs.
 */
export async function pageNow(
  pack: Pack,
  { edition, language, isLookKnown }: PageOf,
  document: ReadDocument,
  run: Run,
): Promise<PageNow | undefined> {
  const usual = await printed(pack, edition, language, run);
  if (!usual || isLookKnown) return usual;
  const returned = new Set(document.paragraphs.map((paragraph) => wordsOf(tokensAsMade(paragraph))));
  let best = { page: usual, score: likenessTo(returned, usual) };
  for (const other of await otherLooks(edition, run)) {
    if (best.score === 1) break;
    // What is wrong with a theme that this page may not be in is not to be told.
    const trial = new Run(run.host);
    const { value: page } = await trial.end(() => printed(pack, other, language, trial));
    const score = page ? likenessTo(returned, page) : 0;
    if (page && score > best.score) best = { page, score };
  }
  return best.page;
}

/** A page on every other sheet and in every other theme. */
async function otherLooks(edition: Edition, { host }: Run): Promise<readonly Edition[]> {
  const themes = [...(await themeFiles({}, host)).keys()];
  return themes
    .flatMap((theme) => papers.map((paper) => ({ ...edition, paper, theme })))
    .filter(({ paper, theme }) => paper !== edition.paper || theme !== edition.theme);
}

async function printed(pack: Pack, edition: Edition, language: string, run: Run): Promise<PageNow | undefined> {
  const context = await run.renderContexts({ theme: edition.theme }, pack, 'none')(edition);
  if (!context) return undefined;
  const fitted = fitAndReport(pack, edition, context, { locales: [language], onStep: run.onStep });
  run.add({ diagnostics: fitted.diagnostics });
  const [one] = fitted.variants;
  const page = one && (await printedPageOf(one, context));
  if (page?.ok) return { edition, context, printed: page.value };
  if (page) run.add({ diagnostics: page.diagnostics });
  return undefined;
}

/** How much of a page and of a document is the same, from 0 to 1. */
function likenessTo(returned: ReadonlySet<string>, { printed: paragraphs }: PageNow): number {
  const own = new Set(paragraphs.map((one) => wordsOf(printedSide([one]).tokens)));
  const both = [...own].filter((one) => returned.has(one)).length;
  return both / Math.max(1, own.size + returned.size - both);
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ same }) => same).join(' ');
}
