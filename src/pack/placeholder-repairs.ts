import type { DiagnosticCode } from '../diagnostics/codes.js';
import { placeholdersIn } from '../text/placeholders.js';

export interface Known {
  readonly references: readonly string[];
  /** Figure names by fact id. */
  readonly figures: ReadonlyMap<string, readonly string[]>;
}

export interface PlaceholderRepair {
  readonly code: Extract<DiagnosticCode, 'content/bad-placeholder' | 'content/bad-citation'>;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

/** What was meant as a figure or as a citation, and is written otherwise: it would be printed as it stands. */
export function placeholderRepairs(text: string, known: Known): readonly PlaceholderRepair[] {
  const sound = placeholdersIn(text).filter(({ kind }) => kind !== 'malformed');
  // Of equal length, so that places stay what they are.
  const rest = sound.reduce(
    (all, { start, end }) => all.slice(0, start) + ' '.repeat(end - start) + all.slice(end),
    text,
  );
  return [...figureRepairs(rest, text, known), ...citationRepairs(rest, known)].sort((a, b) => a.start - b.start);
}

const name = '[A-Za-z0-9][A-Za-z0-9_-]*';

function figureRepairs(rest: string, text: string, known: Known): PlaceholderRepair[] {
  const slips: PlaceholderRepair[] = [];
  const taken = (at: number) => slips.some(({ start, end }) => at >= start && at < end);
  const report = (start: number, end: number, message: string, meant: string | undefined) => {
    const form = '{{fact-id.figure}}, with the id of a fact and the name of one of its figures';
    const hint = `Write ${meant ?? form}.`;
    if (!taken(start)) slips.push({ code: 'content/bad-placeholder', start, end, message, hint });
  };
  // Three braces around what would be a figure: the sound part has been blanked.
  for (const { index, 0: found } of text.matchAll(/\{{3,}([^{}]*)\}{3,}/g)) {
    const inner = found.replace(/[{}]/g, '').trim();
    report(index, index + found.length, `A figure stands in two braces, and "${found}" has more.`, `{{${inner}}}`);
  }
  for (const { index, 0: found } of rest.matchAll(/[｛{]{1,2}[^{}｛｝]*[｝}]{1,2}|\{\{[^{}\s]*|\}\}/gu)) {
    const meant = meantFigure(found.replace(/[{}｛｝]/gu, ''), known);
    const message = figureMessage(found, meant);
    if (message !== undefined) report(index, index + found.length, message, meant);
  }
  return slips;
}

/** What is wrong with something in braces; nothing where it was not meant as a figure. */
function figureMessage(found: string, meant: string | undefined): string | undefined {
  if (/[｛｝]/u.test(found)) return meant && `"${found}" is written with the wide braces of Chinese.`;
  if (found === '}}') return 'Two braces are closed here that nothing opens.';
  if (!found.startsWith('{{')) return meant && `A figure stands in two braces, and "${found}" has one.`;
  if (!found.endsWith('}}')) return `The braces of "${found}" are not closed by two.`;
  return `"${found}" is not a figure.`;
}

/** The figure of a fact that is there, however it was written: with capitals, with spaces, without its fact. */
function meantFigure(inner: string, { figures }: Known): string | undefined {
  const typed = inner.trim().toLowerCase().replaceAll('_', '-');
  const all = [...figures].flatMap(([fact, names]) => names.map((figure) => ({ fact, figure })));
  const [, fact, figure] = new RegExp(`^(${name})\\s*[.:,。．·\\s]\\s*(${name})$`, 'u').exec(typed) ?? [];
  const fits = all.filter((one) => (fact ? one.fact === fact && one.figure === figure : one.figure === typed));
  const [one] = fits;
  return one && (fact || fits.length === 1) ? `{{${one.fact}.${one.figure}}}` : undefined;
}

/** In square brackets up to their end; in other ones; without any; in brackets without the @. */
const citationLike = new RegExp(
  [
    '[[［【]\\s*[@＠][^[\\]［］【】{}"]*[\\]］】]',
    '[[［【]\\s*[@＠][^\\s[\\]［］【】,，;；。]*',
    '[(（]\\s*[@＠][^\\s()（）]*[)）]',
    '(?<![\\p{L}\\p{N}._-])[@＠][\\p{L}\\p{N}][\\p{L}\\p{N}_:.-]*',
    '\\[([^[\\]@]+)\\](?![({])',
  ].join('|'),
  'gu',
);

function citationRepairs(rest: string, { references }: Known): PlaceholderRepair[] {
  return [...rest.matchAll(citationLike)].flatMap((match): PlaceholderRepair[] => {
    const [found, bare] = match;
    const ids = idsIn(bare ?? found);
    const cited = ids.filter((id) => references.includes(id));
    const opened = /^[[［【]\s*[@＠]/u.test(found);
    // An address, a word in brackets, a name on a network: no citation.
    if (!opened && (ids.length === 0 || cited.length < ids.length)) return [];
    const meant =
      cited.length === 0 ? '[@id], or [@id; @other] for two works' : `[${cited.map((id) => `@${id}`).join('; ')}]`;
    const more = opened && cited.length > 0 && cited.length < ids.length;
    const end = match.index + (opened && !/[\]］】]$/u.test(found) ? found.replace(/[.:!?]+$/, '') : found).length;
    return [
      {
        code: 'content/bad-citation',
        start: match.index,
        end,
        message: citationMessage(rest.slice(match.index, end), bare, more),
        hint: `Write ${meant}.`,
      },
    ];
  });
}

function idsIn(text: string): readonly string[] {
  return text
    .replace(/[[\]［］【】()（）]/gu, ' ')
    .split(/[,;，；]/u)
    .map((part) =>
      part
        .trim()
        .replace(/^[@＠]\s*/u, '')
        .replace(/[.:!?。]+$/u, ''),
    )
    .filter((part) => part !== '');
}

function citationMessage(found: string, bare: string | undefined, more: boolean): string {
  if (bare !== undefined) return `"${found}" lacks the @ of a citation.`;
  if (/[［］【】（）＠]/u.test(found)) return `"${found}" is written with the wide marks of Chinese.`;
  if (!found.startsWith('[')) return `A citation stands in square brackets, and "${found}" does not.`;
  if (!found.endsWith(']')) return `The bracket of "${found}" is not closed.`;
  if (more) return `"${found}" holds more than works: a citation has no page and no words.`;
  if (/,/.test(found)) return `Between two works stands a semicolon, and in "${found}" a comma.`;
  return `"${found}" is not written as a citation.`;
}
