import { join, resolve } from 'node:path';
import { error, warning } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import { leavesOfText } from '../document/text-leaves.js';
import { unifiedDiff } from '../editions/unified-diff.js';
import { mapBack, type OtherWords, type ReturnedText } from '../exchange/word/map-back.js';
import { matchParagraphs } from '../exchange/word/match-paragraphs.js';
import {
  type ReadDocument,
  type ReadParagraph,
  type Revision,
  readDocx,
  unreadable,
} from '../exchange/word/read-docx.js';
import { likeness, printedSide, readSide, revisionsOf } from '../exchange/word/tokens.js';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import type { Pack } from '../model/loaded-pack.js';
import { type NamedText, nameOfText } from '../model/named-text.js';
import type { PageOrigin, PrintedParagraph } from '../model/printed-page.js';
import type { Edition } from '../model/variant.js';
import { isUnit, type PackText, packIndex } from '../pack/pack-index.js';
import { printedPageOf, type RenderContext } from '../pipeline/compile.js';
import { editionsOf, languagesOf } from '../pipeline/matrix.js';
import { type Report, UsageError } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import { fitAndReport, type ReportStep } from '../pipeline/steps.js';
import { TextPlacer } from '../render/word/place-texts.js';
import { bookmarkOfText, digestInWord, identifierProperty } from '../render/word/write-word.js';
import { textIn } from '../schema/localized-text.js';
import { emphasisOf } from '../schema/theme.js';
import { applyTexts, currentText } from '../write-back/apply-texts.js';
import { patchesBetween, type Refused } from '../write-back/rewrite-pack.js';
import type { ChangedText, TextChange } from '../write-back/text-change.js';
import { withAncestors } from './ancestors.js';
import { keyForReader, withNewWordings } from './reader-wordings.js';
import { type OpenedPack, openPack, wordLines } from './translate.js';
import { writeFiles } from './write-texts.js';

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

/** A text that came back changed, and by whom. */
export interface RedlinedText extends ChangedText {
  readonly unit: string;
  /** Empty where the change was not tracked. */
  readonly by: readonly Revision[];
}

export interface RedlineComment extends Revision {
  readonly text: string;
  /** The names of the texts that it is of; none where it is of other words. */
  readonly on: readonly string[];
  readonly words: string;
}

export interface OtherChange extends Omit<OtherWords, 'runs'> {
  readonly by: readonly Revision[];
}

export interface RedlineReport extends Report {
  /** Which page it is. */
  readonly page: { readonly audience: string; readonly language: string } | undefined;
  readonly changed: readonly RedlinedText[];
  readonly comments: readonly RedlineComment[];
  /** Changes of words that are of no text: of labels, of dates, and whole paragraphs that were put in. */
  readonly others: readonly OtherChange[];
  /** Units whose words were taken out: this reader may be spared them. */
  readonly deletedUnits: readonly string[];
  readonly lines: readonly string[];
}

/** A page of text with pictures is smaller by far. */
const maxFileBytes = 32 * 1024 * 1024;
/** How alike the beginning of a page must be to be known by it. */
const minLikeness = 0.4;

type Found = Pick<RedlineReport, 'page' | 'changed' | 'comments' | 'others' | 'deletedUnits' | 'lines'>;
const nothing: Found = { page: undefined, changed: [], comments: [], others: [], deletedUnits: [], lines: [] };

/**
 * Reads a page that came back as a document of Word: what was changed in it, by whom, and what was said of it. What was
 * changed is shown as it would stand in the YAML; with `apply` it is written, all of it or nothing.
 * @throws UsageError for no or several packs, for a file that is not there, and for one of another pack
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

interface PageOf {
  readonly edition: Edition;
  readonly language: string;
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
    run.addUnread([unreadable('Nothing in this document says which page of the pack it is.', source)]);
    return undefined;
  }
  const { edition, language } = page;
  const context = await run.renderContexts({ theme: edition.theme }, pack, 'none')(edition);
  if (!context) return undefined;
  const { origin } = document;
  const printed = origin ? pageOfOrigin(origin, language) : await pageAsItIsNow(pack, edition, language, context, run);
  if (!printed) return undefined;
  const emphasis = emphasisOf(context.templates.assets.theme, language);
  const compared = compare(printed, document, emphasis);
  return report({ pack, opened, page, document, compared, source, request, run });
}

/** The page that a document says it was made from, whatever the pack has become since. */
function pageOfOrigin({ paragraphs, texts, figures }: PageOrigin, language: string): readonly PrintedParagraph[] {
  const printed = (fact: string, figure: string) => figures.get(`${fact}.${figure}`) ?? '';
  const named = texts
    .filter((text) => text.language === language)
    .map((text): NamedText => ({ ...text, leaves: leavesOfText(text.source, printed) }));
  const placer = new TextPlacer(named);
  return paragraphs.map(({ units, runs }) => ({ units, runs, texts: placer.place(runs, units) }));
}

/** What a document was made from that does not say so itself. */
async function pageAsItIsNow(
  pack: Pack,
  edition: Edition,
  language: string,
  context: RenderContext,
  run: Run,
): Promise<readonly PrintedParagraph[] | undefined> {
  const fitted = fitAndReport(pack, edition, context, { locales: [language], onStep: run.onStep });
  run.add({ diagnostics: fitted.diagnostics });
  const [one] = fitted.variants;
  const printed = one && (await printedPageOf(one, context));
  if (printed?.ok) return printed.value;
  if (printed) run.add({ diagnostics: printed.diagnostics });
  return undefined;
}

/** The id of the pack that its properties name. */
function packOf({ properties, identifier }: ReadDocument): string | undefined {
  const [id] = (properties.get(identifierProperty) ?? '').split(' ');
  const [named] = identifier.split('/');
  return id || (identifier.includes('/') ? named : undefined);
}

/** Its properties say which page it is, or else its first words: programs lose properties. */
function pageOf(pack: Pack, document: ReadDocument, file: string): PageOf | undefined {
  const { properties, paragraphs } = document;
  const all = editionsOf(pack, { audiences: [], locales: [], formats: [] });
  const [, audience, language, paper, theme] = (properties.get(identifierProperty) ?? '').split(' ');
  const of = packOf(document);
  if (of && of !== pack.pack.id) {
    throw new UsageError(`${file} is a page of the pack "${of}", and this one is "${pack.pack.id}".`);
  }
  const known = all.find((edition) => edition.audience === audience);
  if (known && language !== undefined && languagesOf(pack, known).includes(language)) {
    const sheet = paper === 'letter' ? 'letter' : 'a4';
    return { edition: { ...known, paper: sheet, theme: theme ?? known.theme }, language };
  }
  const heads = paragraphs.slice(0, 12).map((paragraph) => readSide([paragraph], ({ inserted }) => !inserted).tokens);
  const candidates = all.flatMap((edition) => {
    const reader = pack.audiences.find((one) => one.id === edition.audience);
    return languagesOf(pack, edition).map((locale) => {
      const headline = reader ? textIn(reader.headline, locale).full : '';
      const tokens = printedSide([{ units: [], runs: [{ text: headline }], texts: [] }]).tokens;
      return { edition, language: locale, score: Math.max(0, ...heads.map((head) => likeness(head, tokens))) };
    });
  });
  const [best] = candidates.sort((a, b) => b.score - a.score);
  return best && best.score >= minLikeness ? best : undefined;
}

interface Compared {
  readonly texts: readonly ReturnedText[];
  readonly others: readonly OtherChange[];
  readonly comments: readonly RedlineComment[];
}

function compare(printed: readonly PrintedParagraph[], document: ReadDocument, emphasis: 'italic' | 'bold'): Compared {
  const matched = matchParagraphs(printed, document.paragraphs, (text) => bookmarkOfText(text, sha256));
  const texts: ReturnedText[] = [];
  const others: OtherChange[] = [];
  const comments: RedlineComment[] = [];
  for (const { printed: before, read } of matched) {
    const [one, other] = [printedSide(before), readSide(read)];
    const back = mapBack(one, other, emphasis);
    texts.push(...back.texts);
    others.push(...back.others.map(({ runs, ...words }) => ({ ...words, by: revisionsOf(runs) })));
    comments.push(
      ...commentsIn(
        document,
        read,
        one.texts.map(({ text }) => text),
      ),
    );
  }
  return { ...withoutRepeats(texts, others), comments };
}

/** A text may stand on a page twice; where both are changed, the first counts, and the other is told. */
function withoutRepeats(
  texts: readonly ReturnedText[],
  others: readonly OtherChange[],
): Pick<Compared, 'texts' | 'others'> {
  const first = new Map(texts.toReversed().map((one) => [nameOfText(one.text), one]));
  const repeated = texts.filter((one) => {
    const kept = first.get(nameOfText(one.text));
    return kept !== one && kept?.after !== one.after;
  });
  return {
    texts: texts.filter((one) => first.get(nameOfText(one.text)) === one),
    others: [
      ...others,
      ...repeated.map(({ text, after, runs }) => ({ before: text.source.trim(), after, by: revisionsOf(runs) })),
    ],
  };
}

function commentsIn(
  { comments }: ReadDocument,
  paragraphs: readonly ReadParagraph[],
  texts: readonly NamedText[],
): readonly RedlineComment[] {
  const ids = new Set(paragraphs.flatMap((paragraph) => paragraph.comments));
  return comments
    .filter(({ id }) => ids.has(id))
    .map(({ id, author, date, text }) => {
      const runs = paragraphs.flatMap((one) => one.runs.filter((run) => run.comments.includes(id) && !run.deleted));
      const words = runs
        .map((run) => run.text)
        .join('')
        .trim();
      return { author, date, text, on: texts.map(nameOfText), words };
    });
}

interface ReportInput {
  readonly pack: Pack;
  readonly opened: OpenedPack;
  readonly page: PageOf;
  readonly document: ReadDocument;
  readonly compared: Compared;
  readonly source: string;
  readonly request: RedlineRequest;
  readonly run: Run;
}

async function report(input: ReportInput): Promise<Found> {
  const { pack, opened, page, compared, source, request, run } = input;
  const { edition, language } = page;
  const { folder, files, outline } = opened;
  const span = { source, start: 0, end: 0 };
  const units = new Set(
    packIndex(pack, pack.located)
      .entries.filter(isUnit)
      .map(({ id }) => id),
  );
  const reader = pack.audiences.find(({ id }) => id === edition.audience);
  const isDropped = (unit: string) => reader?.drop.some((one) => one.unit === unit) ?? false;
  const deleted = compared.texts.filter(({ isDeleted }) => isDeleted);
  const deletedUnits = [...new Set(deleted.map(({ text }) => text.unit))].filter(
    (unit) => units.has(unit) && !isDropped(unit),
  );
  const known = new Map(outline.texts.map((text) => [text.key, text]));
  const returned = compared.texts.flatMap((one): readonly (ReturnedText & { readonly change: TextChange })[] => {
    const change = one.isDeleted ? undefined : changeOf(one, known, input);
    return change ? [{ ...one, change }] : [];
  });
  const kept = returned.filter(({ text, after }) => after !== text.source.trim());
  const retyped = kept.flatMap(({ text, retyped: figures }) =>
    figures.map(({ figure, printed, typed }) =>
      error(
        'change/retyped-figure',
        `In ${nameOfText(text)} the figure ${figure}, printed as ${printed}, came back as “${typed}”.`,
        {
          span,
          ...place(outline, text),
          hint: `If the figure is wrong, correct it where the fact stands; it then changes everywhere. Else put ${printed} back in the document.`,
        },
      ),
    ),
  );
  run.addUnread(retyped);
  for (const { text, unformatted } of returned) {
    for (const words of unformatted) {
      run.addUnread([
        warning(
          'change/not-taken',
          `“${words}” in ${nameOfText(text)} is set otherwise now; the marks stay as they are.`,
          { span },
        ),
      ]);
    }
  }
  const changes = await withAncestors(
    opened,
    kept.map(({ change }) => change),
  );
  const nameOf = (path: string) => displayPath(run.host, join(folder, path));
  const found = {
    page: { audience: edition.audience, language },
    comments: compared.comments,
    others: compared.others,
    deletedUnits,
  };
  const changed = kept.map(
    ({ text, after, runs }): RedlinedText => ({
      ...{ key: text.key, language, length: text.length, unit: text.unit },
      ...{ before: text.source.trim(), after, by: revisionsOf(runs) },
    }),
  );
  const told = [...changed.flatMap(redlinedLines), ...otherLines(found)];
  if (retyped.length > 0) return { ...found, changed, lines: told };
  const ofReader = request.everywhere
    ? []
    : changes.filter(({ key }) => !key.startsWith(`audiences/${edition.audience}/`));
  const ofFiles = changes.filter((change) => !ofReader.includes(change));
  const { overwrite = false } = request;
  const result = applyTexts(files, ofFiles, { nameOf, digest: sha256, overwrite });
  if (!result.ok) {
    addRefused(result, run);
    return { ...found, changed, lines: told };
  }
  const reworded = withNewWordings(result.value, ofReader, {
    ...{ nameOf, audience: edition.audience, languages: languagesOf(pack, edition), span, overwrite },
  });
  if (!reworded.ok) {
    addRefused(reworded, run);
    return { ...found, changed, lines: told };
  }
  run.addUnread(reworded.warnings);
  const patches = patchesBetween(files, reworded.value.files);
  const applied = { ...result.value, ...reworded.value, patches };
  const written = await writeFiles(opened, applied, { apply: request.apply ?? false }, run);
  if (!written) return { ...found, changed, lines: told };
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const diff = patches.flatMap(({ path, before, after: now }) => unifiedDiff(nameOf(path), text(before), text(now)));
  return { ...found, changed, lines: [...(request.apply ? [] : diff), ...told] };
}

/** Why nothing is written, shown in the files as they would be. */
function addRefused({ diagnostics, sources }: Refused, run: Run): void {
  for (const source of sources) run.sources.set(source.id, source);
  run.addUnread(diagnostics);
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
  { text, after, unformatted }: ReturnedText,
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
  if (after === current && unformatted.length === 0) return undefined;
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

function redlinedLines(change: RedlinedText): readonly string[] {
  const [name = '', ...words] = wordLines(change);
  return [`${name}${byWhom(change.by)}`, ...words];
}

function byWhom(by: readonly Revision[]): string {
  const names = by.map(({ author, date }) => [author, date.slice(0, 10)].filter((part) => part !== '').join(', '));
  return names.length === 0 ? ', not tracked' : `, ${[...new Set(names)].join('; ')}`;
}

function otherLines({
  comments,
  others,
  deletedUnits,
}: Pick<Found, 'comments' | 'others' | 'deletedUnits'>): readonly string[] {
  return [
    ...comments.flatMap(({ author, date, text, on, words }) => [
      `Comment, ${[author, date.slice(0, 10)].filter((part) => part !== '').join(', ')}, on ${on.join(', ') || 'words of no text'}${words === '' ? '' : `, “${words}”`}`,
      `  ${text}`,
    ]),
    ...others.flatMap(({ before, after, by }) => [
      `Words of no text of the pack${byWhom(by)}`,
      `  ${before === '' ? '' : `[-${before}-]`}${after === '' ? '' : `{+${after}+}`}`,
    ]),
    ...deletedUnits.flatMap((unit) => [
      `Taken out: ${unit}. To spare this reader the unit, write under drop:`,
      `  - unit: ${unit}`,
      '    reason: …',
    ]),
  ];
}
