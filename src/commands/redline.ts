import { resolve } from 'node:path';
import { error } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import { leavesOfText, markedText } from '../document/text-leaves.js';
import { type ComparedPage, comparePage } from '../exchange/word/compare-page.js';
import type { OtherWords, ReturnedText } from '../exchange/word/mapped-back.js';
import type { ReadDocument } from '../exchange/word/read-document.js';
import { readDocx, unreadable } from '../exchange/word/read-docx.js';
import { revisionsOf } from '../exchange/word/tokens.js';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import type { Pack } from '../model/loaded-pack.js';
import { type NamedText, nameOfText } from '../model/named-text.js';
import type { PageOrigin, PrintedParagraph } from '../model/printed-page.js';
import type { PackText } from '../pack/pack-index.js';
import { type Report, UsageError } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import type { ReportStep } from '../pipeline/steps.js';
import { TextPlacer } from '../render/word/place-texts.js';
import { bookmarkOfText, digestInWord } from '../render/word/write-word.js';
import type { LocaleRules } from '../schema/locale.js';
import { textIn } from '../schema/localized-text.js';
import { emphasisOf, type Theme } from '../schema/theme.js';
import { currentText } from '../write-back/apply-texts.js';
import { withSetQuotes } from '../write-back/set-quotes.js';
import type { TextChange } from '../write-back/text-change.js';
import { deletedTexts } from './deleted-texts.js';
import { type PageNow, pageNow } from './page-now.js';
import { type PageOf, packOf, pageOf } from './page-of-document.js';
import { keyForReader } from './reader-wordings.js';
import {
  linesOf,
  otherChanges,
  type Redlined,
  type RedlinedText,
  type RedlineReport,
  rearrangedTexts,
} from './redline-report.js';
import { goneText, notTakenLooks } from './redline-warnings.js';
import { hintOnFigure, type Retyped, retypedNumber } from './retyped-numbers.js';
import { type OpenedPack, openPack } from './translate.js';
import { writeRedlined } from './write-redlined.js';

export interface RedlineRequest {
  readonly file: string;
  readonly pack?: string | undefined;
  /** Writes into the pack's own texts, which all readers get, and not into this reader's. */
  readonly everywhere?: boolean;
  /** Writes what is shown otherwise. */
  readonly apply?: boolean;
  /** Whether a text that has changed since the document was made is overwritten. */
  readonly overwrite?: boolean;
  readonly onStep?: ReportStep;
}

/** A page of text with pictures is smaller by far. */
const maxFileBytes = 32 * 1024 * 1024;

type Found = Omit<RedlineReport, keyof Report>;
const nothing: Found = {
  ...{ page: undefined, changed: [], deleted: [], rearranged: [], reset: [] },
  ...{ comments: [], others: [], deletedUnits: [], lines: [] },
};

/**
 * Reads a page that came back as a document of Word: what was changed in it, by whom, and what was said of it. What was
 * changed is shown as it would stand in the YAML; with `apply` it is written, all of it or nothing.
 * @throws UsageError for no or several packs, for a file that is not there, and for one of another pack, or of a reader or in a
 *   language that the pack does not have
 */
export async function redline(request: RedlineRequest, host: Host): Promise<RedlineReport> {
  const run = new Run(host, request.onStep);
  const { report, value } = await run.end(async () => {
    const document = await readDocument(request.file, run);
    if (!document) return undefined;
    const opened = await openPack({ ...request, ofPack: packOf(document) }, run);
    if (!opened?.pack) return undefined;
    return redlineOf(opened.pack, opened, document, request, run);
  });
  return { ...report, ...(value ?? nothing) };
}

async function readDocument(file: string, run: Run): Promise<ReadDocument | undefined> {
  const { host } = run;
  const path = resolve(host.cwd, file);
  if (!(await host.isFile(path))) throw new UsageError(`there is no file ${file}.`);
  const bytes = await host.read(path);
  const source = displayPath(host, path);
  const read = bytes.length > maxFileBytes ? undefined : readDocx(bytes, source);
  run.addUnread(read ? diagnosticsOf(read) : [unreadable('This file is larger than 32 MiB.', source)]);
  return read?.ok ? read.value : undefined;
}

async function redlineOf(
  pack: Pack,
  opened: OpenedPack,
  document: ReadDocument,
  request: RedlineRequest,
  run: Run,
): Promise<Found | undefined> {
  const source = displayPath(run.host, resolve(run.host.cwd, request.file));
  const page = pageOf(pack, document, request.file);
  if (!page) {
    const message = 'Nothing in this document says which page of the pack it is.';
    const hint = 'Give the file the name that it had, such as mayors.en.docx, or put its title back.';
    run.addUnread([error('exchange/unreadable', message, { span: { source, start: 0, end: 0 }, hint })]);
    return undefined;
  }
  const { language } = page;
  const made = document.origin
    ? await pageOfOrigin(pack, page, document.origin, run)
    : await pageNow(pack, page, document, run);
  if (!made) return undefined;
  const { edition, context, printed } = made;
  const { theme } = context.templates.assets;
  const emphasis = emphasisOf(theme, language);
  const figures = figuresOn(printed);
  const rules = context.locales.get(language);
  const compared = comparePage(printed, document, {
    emphasis,
    ordinals: rules?.['typed-numbers'].ordinals ?? [],
    bookmarkOf: (text) => bookmarkOfText(text, sha256),
    markedText: (text) => markedText(text, (fact, figure) => figures.get(`${fact}.${figure}`) ?? ''),
    pictures: picturesOf(theme, language),
  });
  const shown = new Set(printed.flatMap(({ units }) => units));
  // Programs leave straight marks, or put in those of another language.
  const texts = compared.texts.map((one) =>
    rules ? { ...one, after: withSetQuotes(one.after, language, rules) } : one,
  );
  return report({
    pack,
    opened,
    page: { ...page, edition },
    document,
    compared: { ...compared, texts },
    shown,
    source,
    request,
    rules,
    run,
  });
}

/** What the pictures of a page are called in a document: it has the logo alone. */
function picturesOf({ issuer }: Theme, language: string): ReadonlySet<string> {
  return new Set(issuer?.logo ? ['Logo', textIn(issuer.logo.alt, language).full.trim()] : []);
}

/** The page that a document says it was made from, whatever the pack has become since. */
async function pageOfOrigin(
  pack: Pack,
  { edition, language }: PageOf,
  { paragraphs, texts, figures }: PageOrigin,
  run: Run,
): Promise<PageNow | undefined> {
  const context = await run.renderContexts({ theme: edition.theme }, pack, 'none')(edition);
  if (!context) return undefined;
  const printed = (fact: string, figure: string) => figures.get(`${fact}.${figure}`) ?? '';
  const named = texts
    .filter((text) => text.language === language)
    .map((text): NamedText => ({ ...text, leaves: leavesOfText(text.source, printed) }));
  const placer = new TextPlacer(named);
  const placed = paragraphs.map(({ units, runs }) => ({ units, runs, texts: placer.place(runs, units) }));
  return { edition, context, printed: placed };
}

/** `fact.figure` → as the page prints it. */
function figuresOn(printed: readonly PrintedParagraph[]): ReadonlyMap<string, string> {
  return new Map(
    printed.flatMap(({ texts }) =>
      texts.flatMap(({ text: { source, leaves } }) =>
        leaves.flatMap(({ kind, start, end, printed: shown }) =>
          kind === 'figure' ? [[source.slice(start, end).replace(/[{}\s]/g, ''), shown] as const] : [],
        ),
      ),
    ),
  );
}

interface ReportInput {
  readonly pack: Pack;
  readonly opened: OpenedPack;
  readonly page: PageOf;
  readonly document: ReadDocument;
  readonly compared: ComparedPage;
  /** The units on the page as it was made. */
  readonly shown: ReadonlySet<string>;
  readonly source: string;
  /** How the language of the page writes. */
  readonly rules: LocaleRules | undefined;
  readonly request: RedlineRequest;
  readonly run: Run;
}

/** A text that came back, and what is to be written for it. */
type TextToChange = ReturnedText & { readonly change: TextChange };

async function report(input: ReportInput): Promise<Found> {
  const { opened, compared, source, run } = input;
  const { outline } = opened;
  const span = { source, start: 0, end: 0 };
  const known = new Map(outline.texts.map((text) => [text.key, text]));
  const returned = compared.texts.flatMap((one): readonly TextToChange[] => {
    const change = changeOf(one, known, input);
    return change ? [{ ...one, change }] : [];
  });
  const kept = returned.filter(({ text, after }) => after !== text.source.trim());
  const numbers = retypedNumbers(input);
  const retyped = [...kept.flatMap((one) => retypedFigures(one, outline)), ...numbers.values()].map(
    ({ message, ...details }) => error('change/retyped-figure', message, { span, ...details }),
  );
  run.addUnread(retyped);
  const beside = returnedBeside(input, returned, known, numbers);
  run.addUnread(notTakenLooks(beside.reset, span));
  const changes = kept.map(({ change }) => change);
  const isGone = ({ key }: TextChange) => !known.has(key);
  run.addUnread(changes.filter(isGone).map((change) => goneText(change, span)));
  const toWrite = changes.filter((change) => !isGone(change));
  const { edition } = input.page;
  const written = retyped.length > 0 ? undefined : await writeRedlined(toWrite, { ...input, edition, span });
  const changed = kept.map(
    ({ text, after, runs, change }): RedlinedText => ({
      ...{ key: text.key, language: input.page.language, length: text.length, unit: text.unit },
      ...{
        before: text.source.trim(),
        after,
        by: revisionsOf(runs),
        leftOut: isGone(change) || (written?.leftOut ?? []).includes(change.key),
      },
    }),
  );
  const deletedUnits = beside.deleted.filter(({ isWholeUnit }) => isWholeUnit).map(({ unit }) => unit);
  return { ...beside, changed, deletedUnits, lines: [...(written?.diff ?? []), ...linesOf({ ...beside, changed })] };
}

/** Numbers of a page that are of no text, such as those of a chart. */
function retypedNumbers({ pack, opened, document, compared, rules }: ReportInput): ReadonlyMap<OtherWords, Retyped> {
  const printed = document.origin?.figures ?? new Map<string, string>();
  return new Map(
    compared.others.flatMap((words) => {
      const one = retypedNumber(words, { pack, outline: opened.outline, printed, rules });
      return one ? [[words, one] as const] : [];
    }),
  );
}

/** What came back beside changed texts. @param numbers that were reported already */
function returnedBeside(
  { opened, page, compared, shown, request, run }: ReportInput,
  returned: readonly TextToChange[],
  known: ReadonlyMap<string, PackText>,
  numbers: ReadonlyMap<OtherWords, Retyped>,
): Omit<Redlined, 'changed'> {
  const { audience } = page.edition;
  return {
    page: { audience, language: page.language },
    deleted: deletedTexts(compared.deletions, {
      ...{ outline: opened.outline, sources: run.sources, audience, shown },
      keyNow: (key) => keyNow(key, known, audience, request.everywhere ?? false),
    }),
    rearranged: rearrangedTexts(compared.rearranged),
    reset: [
      ...returned.flatMap(({ text, looks }) => looks.map((look) => ({ ...look, text: nameOfText(text) }))),
      ...compared.looks,
    ],
    comments: compared.comments,
    others: otherChanges(
      compared.others.filter((words) => !numbers.has(words)),
      compared.notes,
    ),
  };
}

function retypedFigures({ text, retyped }: ReturnedText, outline: OpenedPack['outline']): readonly Retyped[] {
  return retyped.map(({ figure, printed, typed }) => ({
    message: `In ${nameOfText(text)} the figure ${figure}, printed as ${printed}, came back as “${typed}”.`,
    ...place(outline, text),
    hint: hintOnFigure(printed),
  }));
}

function place(outline: OpenedPack['outline'], text: NamedText) {
  const found = outline.texts.find(({ key }) => key === text.key);
  const node = found && currentText(found, text, outline.languages);
  return node ? { related: [{ span: node.span, message: 'It stands here.' }] } : {};
}

/**
 * What is to be written for a text that came back; nothing where it stands there already, or where the reader has not
 * touched it and only the YAML has changed. The document has the text that it was made from, or its digest; one that has
 * lost both is taken to be of the text as it is.
 */
function changeOf(
  { text, after, looks }: ReturnedText,
  texts: ReadonlyMap<string, PackText>,
  { document, source, opened: { outline }, page, request }: ReportInput,
): TextChange | undefined {
  const { language } = text;
  const key = keyNow(text.key, texts, page.edition.audience, request.everywhere ?? false);
  const found = texts.get(key);
  const nodeOf = (length: NamedText['length']) => found && currentText(found, { language, length }, outline.languages);
  // One text that has become two: the page had the full one.
  const length = text.length ?? (nodeOf('full') === nodeOf('short') ? undefined : 'full');
  const current = nodeOf(length)?.text.trim();
  if (after === current && looks.length === 0) return undefined;
  const change = { key, language, length, text: after, origin: { source, start: 0, end: 0 } };
  if (document.origin) {
    const ancestor = text.source.trim();
    return { ...change, madeFrom: sha256(ancestor), ancestor };
  }
  const [madeFrom] = (document.properties.get(bookmarkOfText(text, sha256)) ?? '').split(' ');
  if (!madeFrom || (current !== undefined && madeFrom === digestInWord(current, sha256))) {
    return { ...change, madeFrom: current === undefined ? undefined : sha256(current) };
  }
  return madeFrom === digestInWord(after, sha256) ? undefined : { ...change, madeFrom };
}

/** Where a text of a page stands now: the reader may have got a wording of its own since, or lost it. */
function keyNow(key: string, texts: ReadonlyMap<string, PackText>, audience: string, isForAll: boolean): string {
  const text = texts.get(key);
  if (!text) return [...texts.values()].find((one) => keyForReader(one, audience) === key)?.key ?? key;
  const own = keyForReader(text, audience);
  return !isForAll && own !== undefined && texts.has(own) ? own : key;
}
