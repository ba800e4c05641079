import { join } from 'node:path';
import { writeFiles } from '../commands/write-texts.js';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { diagnosticsOf } from '../diagnostics/result.js';
import { sha256 } from '../host/digest.js';
import { displayPath, type Host } from '../host/host.js';
import type { PackFile } from '../model/loaded-pack.js';
import { type LoadedPack, loadPack, type PackOutline } from '../pack/load-pack.js';
import type { Report } from '../pipeline/report.js';
import { Run } from '../pipeline/run.js';
import type { TemplateChoice } from '../pipeline/template-roots.js';
import type { LocaleRules } from '../schema/locale.js';
import type { PlaceEdit, TextEdit, TextEdits } from '../schema/preview-edits.js';
import { applyPlace, isSamePlace } from '../write-back/apply-place.js';
import { applyTexts } from '../write-back/apply-texts.js';
import { changesOf, conflictsIn, withQuotesSet } from './editing.js';
import { findingOfFailure, findingsOf, findingsOfEdits, sayingOf } from './problems.js';
import type { EditFinding, PlaceAnswer, SaveAnswer } from './responses.js';

const nothingSaved: SaveAnswer = { saved: false, saves: 0, changes: [], conflicts: [], findings: [], stale: [] };

/** Writes what pages send into the folder of a pack, one after the other: the files are read again for each. */
export class Saves {
  private last: Promise<unknown> = Promise.resolve();
  private written = 0;

  constructor(
    private readonly folder: string,
    private readonly options: TemplateChoice,
    private readonly host: Host,
    /** How a language writes, where that is known. */
    private readonly rulesOf: (language: string) => LocaleRules | undefined,
  ) {}

  /** How many saves have been written. */
  get count(): number {
    return this.written;
  }

  /** All of the edits, or none where one meets another change or makes a mistake that there was not before. */
  save({ changes }: TextEdits): Promise<SaveAnswer> {
    return this.inTurn(() => this.saveNow(changes));
  }

  /** Unless somebody else has changed the place since. */
  savePlace(edit: PlaceEdit): Promise<PlaceAnswer> {
    return this.inTurn(() => this.savePlaceNow(edit));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async saveNow(typed: readonly TextEdit[]): Promise<SaveAnswer> {
    const { folder, host, nameOf } = this;
    const edits = withQuotesSet(typed, this.rulesOf);
    const run = new Run(host);
    let outline: PackOutline | undefined;
    const { report, value } = await run.end(async (): Promise<SaveAnswer | undefined> => {
      const files = await run.readFiles(folder, this.options);
      if (!files) return undefined;
      const loaded = loadPack(files, nameOf);
      run.addSources(loaded.sources);
      outline = loaded.outline;
      if (!outline || !loaded.result.ok) {
        run.add({ diagnostics: diagnosticsOf(loaded.result) });
        return undefined;
      }
      const conflicts = conflictsIn(edits, outline);
      if (conflicts.length > 0) return { ...nothingSaved, conflicts };
      const changes = changesOf(edits, outline);
      const known = await this.errorsIn(files, loaded, run);
      const made = applyTexts(files, changes, { nameOf, digest: sha256, loaded });
      if (!made.ok) {
        run.addSources(made.sources);
        ({ outline } = made);
        run.add({ diagnostics: made.diagnostics });
        return undefined;
      }
      const trial = new Run(host);
      const found = await this.errorsIn(made.value.files, made.value.loaded, trial);
      const news = [...found].filter(([saying]) => !known.has(saying)).map(([, one]) => one);
      if (news.length > 0) {
        const { outline: then } = made.value.loaded;
        return { ...nothingSaved, findings: findingsOf(news, { sources: trial.sources, outline: then, host }) };
      }
      const written = await writeFiles({ folder, files, outline }, made.value, { apply: true, lenient: true }, run);
      if (!written) {
        ({ outline } = made.value.loaded);
        return undefined;
      }
      const reversible = written.changed.map(({ before, after, length, ...name }): TextEdit => {
        return { ...name, ...(length ? { length } : {}), before: before ?? null, text: after ?? null };
      });
      this.written += 1;
      return { ...nothingSaved, saved: true, saves: this.written, changes: reversible, stale: written.stale };
    });
    if (report.ok && value) return value;
    const said = { sources: run.sources, outline, host };
    return { ...nothingSaved, findings: whyNot(report, (errors) => findingsOfEdits(edits, errors, said)) };
  }

  /** The mistakes in files of the pack, by what they say. */
  private async errorsIn(
    files: readonly PackFile[],
    loaded: LoadedPack,
    run: Run,
  ): Promise<ReadonlyMap<string, Diagnostic>> {
    const trial = new Run(run.host);
    const { report } = await trial.end(() =>
      trial.loadFiles(this.folder, files, { lenient: true, templates: this.options.templates, loaded }),
    );
    run.addSources(trial.sources.values());
    return new Map(report.diagnostics.filter(isError).map((one) => [sayingOf(one), one]));
  }

  private async savePlaceNow({ audience, unit, place, before }: PlaceEdit): Promise<PlaceAnswer> {
    const { folder, host, nameOf } = this;
    const run = new Run(host);
    let outline: PackOutline | undefined;
    const { report, value } = await run.end(async (): Promise<PlaceAnswer | undefined> => {
      const files = await run.readFiles(folder, this.options);
      if (!files) return undefined;
      const made = applyPlace(files, { audience, unit }, place, { nameOf });
      if (!made.ok) {
        run.addSources(made.sources);
        ({ outline } = made);
        run.add({ diagnostics: made.diagnostics });
        return undefined;
      }
      ({ outline } = made.value.loaded);
      if (!isSamePlace(made.value.before, before))
        return { saved: false, saves: 0, now: made.value.before, findings: [] };
      await run.writeTogether(folder, made.value.patches);
      this.written += 1;
      return { saved: true, saves: this.written, findings: [] };
    });
    if (report.ok && value) return value;
    const said = { sources: run.sources, outline, host };
    return { saved: false, saves: 0, findings: whyNot(report, (errors) => findingsOf(errors, said)) };
  }

  private readonly nameOf = (path: string): string => displayPath(this.host, join(this.folder, path));
}

/** Why nothing was written: what the system refused, and what is wrong. */
function whyNot(
  { failure, diagnostics }: Report,
  find: (errors: readonly Diagnostic[]) => readonly EditFinding[],
): readonly EditFinding[] {
  return [...(failure ? [findingOfFailure(failure)] : []), ...find(diagnostics.filter(isError))];
}
