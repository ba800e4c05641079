import type { TextEdit } from './api.js';
import { type Name, nameOf, type PendingEdit } from './wordings.js';

/** What was typed and is not saved yet, of all units. */
export class PendingEdits {
  private readonly edits = new Map<Name, PendingEdit>();

  get size(): number {
    return this.edits.size;
  }

  get first(): PendingEdit | undefined {
    return this.all()[0];
  }

  get(name: Name): PendingEdit | undefined {
    return this.edits.get(name);
  }

  /** As they are at this moment. */
  copy(): ReadonlyMap<Name, PendingEdit> {
    return new Map(this.edits);
  }

  /** Without what only the page knows of them. */
  changes(): readonly TextEdit[] {
    return this.all().map(({ unit: _, ...edit }) => edit);
  }

  /** The unit that was edited when a text was changed. */
  unitOf(key: string): string | undefined {
    return this.all().find((edit) => edit.key === key)?.unit;
  }

  /** Whether one of the two lengths of a text was changed by itself. */
  hasLengthOf(key: string): boolean {
    return this.all().some((edit) => edit.key === key && edit.length !== undefined);
  }

  /** A text that reads as it did before is no edit. */
  put(edit: PendingEdit): void {
    if (edit.text === edit.before) this.edits.delete(nameOf(edit));
    else this.edits.set(nameOf(edit), edit);
  }

  giveUp(): ReadonlyMap<Name, PendingEdit> {
    const given = this.copy();
    this.edits.clear();
    return given;
  }

  /** What was typed since stays. */
  bringBack(given: ReadonlyMap<Name, PendingEdit>): void {
    for (const [name, edit] of given) if (!this.edits.has(name)) this.edits.set(name, edit);
  }

  /** Of a text that gets a second length, what was typed for both is typed for the full one. */
  divide(key: string): void {
    for (const [name, edit] of this.copy()) {
      if (edit.key !== key || edit.length !== undefined) continue;
      this.edits.delete(name);
      this.put({ ...edit, length: 'full' });
    }
  }

  /** Somebody has written the same. */
  settleWritten(now: ReadonlyMap<Name, string | null>): void {
    for (const [name, edit] of this.copy()) if (now.get(name) === edit.text) this.edits.delete(name);
  }

  /** What stands in the files now is no edit any more; what was typed while it was written is one of that. */
  written(name: Name, text: string | null, sent: ReadonlyMap<Name, PendingEdit>): void {
    const edit = this.edits.get(name);
    if (!edit || edit === sent.get(name)) this.edits.delete(name);
    else this.put({ ...edit, before: text });
  }

  private all(): readonly PendingEdit[] {
    return [...this.edits.values()];
  }
}
