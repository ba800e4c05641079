import { type EditFinding, type PreviewState, type SaveAnswer, saveTexts, type TextEdit } from './api.js';
import type { PendingEdits } from './pending-edits.js';
import { type Name, nameOf, type PendingEdit } from './wordings.js';
import { filled, notSaved, type Words } from './words.js';

/** What the page around the editor knows. */
export interface EditorSurroundings {
  readonly words: Words;
  readonly audience: string;
  readonly locale: string;
  readonly languages: PreviewState['languages'];
}

/** What can be undone: a save, or that edits were given up. It is told by the unit of its first text. */
type Done = { readonly unit: string } & (
  | { readonly changes: readonly TextEdit[] }
  | { readonly discarded: ReadonlyMap<Name, PendingEdit> }
);

/** The editor, as far as what is written or given up changes it. */
export interface SavedEditor {
  readonly unit: string | undefined;
  surroundings(): EditorSurroundings;
  /** Texts that are others in the files now, until these are read again. */
  takeTexts(now: ReadonlyMap<Name, string | null>): void;
  setFindings(findings: readonly EditFinding[]): void;
  /** No earlier draft is shown any more. */
  rebase(): void;
  /** Shows the page with the edits that are left. */
  draw(): void;
  update(): void;
  /** What the buttons can do is another. */
  updateActions(): void;
  say(text: string, alarming?: boolean): void;
  focus(): void;
  show(unit: string): void;
}

/** Writes edits into the files, gives them up, and undoes either. */
export class Saving {
  private readonly done: Done[] = [];
  private saving = false;
  /** How many saves there were when this page last saved. */
  private saves = 0;

  constructor(
    private readonly edits: PendingEdits,
    private readonly editor: SavedEditor,
  ) {}

  /** Whether something is on its way to the files. */
  get isBusy(): boolean {
    return this.saving;
  }

  /** The unit by which what can be undone is told. */
  get undoable(): string | undefined {
    return this.done.at(-1)?.unit;
  }

  /** Whether files that were read after so many saves are older than what this page has written. */
  isOutdated(saves: number): boolean {
    return saves < this.saves;
  }

  saw(saves: number): void {
    this.saves = Math.max(this.saves, saves);
  }

  /** To a server that may have been started anew, and counts anew. */
  connected(): void {
    this.saves = 0;
  }

  discard(): void {
    const { first } = this.edits;
    if (this.saving || !first) return;
    // Among them may be those of units that nobody sees at this moment.
    this.done.push({ unit: first.unit, discarded: this.edits.giveUp() });
    this.editor.rebase();
    this.editor.update();
    this.editor.draw();
    this.editor.focus();
  }

  async save(): Promise<void> {
    const { editor, edits } = this;
    if (this.saving || edits.size === 0) return;
    const { first } = edits;
    const sent = edits.copy();
    editor.rebase();
    const answer = await this.sent(edits.changes());
    if (!answer?.saved) {
      this.refused(answer);
      return;
    }
    if (answer.changes.length > 0) this.done.push({ unit: first?.unit ?? '', changes: answer.changes });
    this.adopt(answer);
    // Quotation marks may have been set otherwise than they were typed.
    const inFiles = new Map(answer.changes.map((edit) => [nameOf(edit), edit.text]));
    for (const [name, { text }] of sent) edits.written(name, inFiles.get(name) ?? text, sent);
    editor.setFindings([]);
    if (edits.size > 0) editor.draw();
    else editor.say([editor.surroundings().words.editing.saved, this.staleText(answer)].join(' ').trim());
  }

  /** Writes the former texts, unless somebody has changed them since; or brings back what was given up. */
  async undo(): Promise<void> {
    const { editor, edits } = this;
    const last = this.done.at(-1);
    if (!last || this.saving) return;
    if ('discarded' in last) {
      this.done.pop();
      edits.bringBack(last.discarded);
      editor.show(last.unit);
      return;
    }
    const back = last.changes.map((edit): TextEdit => ({ ...edit, before: edit.text, text: edit.before }));
    const until = edits.copy();
    const answer = await this.sent(back);
    this.done.pop();
    if (!answer?.saved) {
      // The former texts stand in the fields, beside those of today.
      for (const edit of back) edits.put({ ...edit, unit: last.unit });
      editor.show(last.unit);
      this.refused(answer);
      return;
    }
    for (const { text, ...name } of back) edits.written(nameOf(name), text, until);
    this.adopt(answer);
    editor.update();
    if (edits.size > 0) editor.draw();
    else editor.say(editor.surroundings().words.editing.undone);
  }

  private async sent(changes: readonly TextEdit[]): Promise<SaveAnswer | undefined> {
    this.saving = true;
    this.editor.updateActions();
    try {
      return await saveTexts(changes);
    } catch {
      return undefined;
    } finally {
      this.saving = false;
    }
  }

  private refused(answer: SaveAnswer | undefined): void {
    const { editor, edits } = this;
    editor.takeTexts(new Map(answer?.conflicts.map((one) => [nameOf(one), one.now] as const)));
    editor.setFindings(answer?.findings ?? []);
    editor.say(notSaved(editor.surroundings().words, answer), true);
    // A conflict in a text that nobody sees would be a refusal without a reason.
    const [unit, ...others] = (answer?.conflicts ?? []).flatMap((one) => edits.get(nameOf(one))?.unit ?? []);
    if (unit !== undefined && ![unit, ...others].includes(editor.unit ?? '')) editor.show(unit);
  }

  /** What was written is what the texts are now. */
  private adopt({ saves, changes }: SaveAnswer): void {
    this.saw(saves);
    this.editor.takeTexts(new Map(changes.map((edit) => [nameOf(edit), edit.text])));
  }

  private staleText({ stale }: SaveAnswer): string {
    const { words, languages } = this.editor.surroundings();
    const names = [...new Set(stale.map(({ language }) => language))].map(
      (language) => languages.find(({ locale }) => locale === language)?.name ?? language,
    );
    return names.length === 0 ? '' : filled(words.editing['stale-now'], { locales: names.join(words.separator) });
  }
}
