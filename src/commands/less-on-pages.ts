import { type Diagnostic, isError, warning, withoutRepeats } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/span.js';
import type { Pack } from '../model/loaded-pack.js';
import type { Edition } from '../model/variant.js';
import { changedUnits } from '../pipeline/changed-units.js';
import type { FittedVariant } from '../pipeline/fit-edition.js';
import { editionsOf, everyPage, languagesOf } from '../pipeline/matrix.js';
import { Run } from '../pipeline/run.js';
import { fitAndReport } from '../pipeline/steps.js';
import { getOrInsertComputed } from '../text/once.js';
import { someOf, wordList } from '../text/word-list.js';
import type { WrittenTexts } from './write-texts.js';

interface TextsBefore {
  /** The pack as it was, where it was one. */
  readonly before: Pack | undefined;
  /** The pages that have the texts; else all. */
  readonly editions?: readonly Edition[];
  /** Of the file that brought them. */
  readonly span: Span;
}

/**
 * What pages no longer show, or cannot hold, with texts that came in: whoever translates or corrects a text does not see that
 * it takes the room of others. Pages in all languages of a reader show the same, so one says it for all.
 */
export async function lessOnPages(
  { loaded: { result, sources }, patches }: WrittenTexts,
  { before, editions, span }: TextsBefore,
  run: Run,
): Promise<readonly Diagnostic[]> {
  if (!result.ok || patches.length === 0) return [];
  const after = result.value;
  // A theme that cannot be read is for a build to tell: the texts are written all the same.
  const contextOf = new Run(run.host).renderContexts({}, after, 'none');
  const readersOf = new Map<string, string[]>();
  const tooLong: Diagnostic[] = [];
  for (const edition of editions ?? editionsOf(after, everyPage)) {
    const context = await contextOf(edition);
    if (!context) continue;
    const fitted = (pack: Pack) =>
      fitAndReport(pack, edition, context, { locales: languagesOf(pack, edition), onStep: run.onStep });
    const now = fitted(after);
    const errors = now.diagnostics.filter(isError);
    const isFull = now.variants[0]?.fitted.report.units.some(({ kept }) => kept !== 'full') ?? true;
    if (errors.length === 0 && !isFull) continue;
    const then = before && fitted(before);
    const known = new Set(then?.diagnostics.map(({ code, variant }) => `${code} ${variant}`));
    tooLong.push(...errors.filter(({ code, variant }) => !known.has(`${code} ${variant}`)));
    const [was, is] = [then?.variants[0], now.variants[0]];
    const said = was && is && lessShown(was, is);
    if (said) getOrInsertComputed(readersOf, said, () => []).push(edition.audience);
  }
  // They stand in the files as they will be.
  if (tooLong.length > 0) run.addSources(sources);
  return [
    ...withoutRepeats(tooLong).map((one): Diagnostic => ({ ...one, severity: 'warning' })),
    ...[...readersOf].map(([said, readers]) => less(said, readers, span)),
  ];
}

function lessShown(was: FittedVariant, is: FittedVariant): string | undefined {
  const { leaves, shorter } = changedUnits(was, is);
  // A full text may also be too long by one word in its last line.
  const hasNoRoom = (unit: string) =>
    is.fitted.report.units.some((one) => one.unit === unit && one.reason?.cause === 'short-text');
  const short = shorter.filter(hasNoRoom);
  const parts = [
    ...(leaves.length > 0 ? [`no longer shows ${someOf(leaves)}`] : []),
    ...(short.length > 0 ? [`shows the short text of ${someOf(short)}`] : []),
  ];
  return parts.length === 0 ? undefined : wordList(parts, 'and');
}

function less(said: string, readers: readonly string[], span: Span): Diagnostic {
  const [first = ''] = readers;
  return warning('change/less-shown', `With these texts the page of ${someOf(readers)} ${said}.`, {
    span,
    hint: `They take more room. Shorten what has grown, or see what stands where: policy-brief explain -a ${first}`,
  });
}
