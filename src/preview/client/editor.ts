import { type EditableText, type EditableWording, type EditFinding, fetchUnit, type PreviewBrief } from './api.js';
import { button, element, update } from './dom.js';
import { DraftQueue } from './draft-queue.js';
import { PendingEdits } from './pending-edits.js';
import { PlaceEditor } from './place.js';
import { type EditorSurroundings, type SavedEditor, Saving } from './saving.js';
import { createField, type Field, findingOf, fitHeight, updateField } from './text-fields.js';
import { inTwoLengths, type Name, nameOf, wordingsOf } from './wordings.js';
import { filled } from './words.js';

/** What the editor tells the page around it. */
export interface EditorEvents {
  surroundings(): EditorSurroundings;
  /** The page with what was typed, or the page of the files again; resolves when it is shown. */
  draft(brief: PreviewBrief | undefined): Promise<void>;
  /** Whoever came from the page goes back there. */
  left(): void;
  /** Another unit is to be shown, since a change of it could not be undone. */
  show(unit: string): void;
}

/**
 * The texts of one unit, beside the page: all languages, full and short. What is typed stays until it is saved or given
 * up, also while another unit is looked at, and whatever happens to the files.
 */
export class Editor implements SavedEditor {
  readonly root = element('section', { 'aria-labelledby': 'edit-title', class: 'editor', hidden: true });
  /** The unit whose texts are shown, and the one that was chosen last: its texts may be on their way. */
  unit: string | undefined;
  private chosen: string | undefined;
  private texts: readonly EditableText[] = [];
  private roomsOfFiles: ReadonlyMap<Name, number | undefined> = new Map();
  private fields: readonly Field[] = [];
  private readonly edits = new PendingEdits();
  private findings: readonly EditFinding[] = [];

  private readonly drafts = new DraftQueue({
    request: () => {
      const { audience, locale } = this.events.surroundings();
      const changes = this.edits.changes();
      return changes.length === 0 ? undefined : { audience, locale, unit: this.unit ?? '', changes };
    },
    page: (brief) => this.events.draft(brief),
    answer: ({ texts }) => {
      if (texts.length > 0) this.takeRooms(texts);
    },
    findings: (findings) => this.setFindings(findings),
  });

  private readonly saving = new Saving(this.edits, this);

  readonly place = new PlaceEditor({
    surroundings: () => this.events.surroundings(),
    draft: (brief) => void this.events.draft(brief),
    finding: (finding) => findingOf(finding, this.events.surroundings().words),
    saved: (saves) => this.saving.saw(saves),
  });
  private readonly body = element('div', {});
  private readonly others = element('div', { 'aria-live': 'polite' });
  private readonly status = element('p', { role: 'status', class: 'edit-status' });
  private readonly buttons = [
    button('edit save', { class: 'main' }, undefined, () => void this.saving.save()),
    button('edit discard', {}, undefined, () => this.saving.discard()),
    button('edit undo', { hidden: true }, undefined, () => void this.saving.undo()),
  ] as const;
  private readonly actions = element('div', { class: 'actions' }, ...this.buttons);

  constructor(private readonly events: EditorEvents) {
    for (const { root } of [this, this.place]) {
      root.addEventListener('keydown', (event) => {
        // Whoever composes a word closes the list of its candidates with it.
        if (event.key === 'Escape' && !event.isComposing) this.events.left();
      });
    }
    this.root.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter')) {
        event.preventDefault();
        void this.saving.save();
      }
    });
    // The panel becomes wider when it opens, and so do the lines.
    new ResizeObserver(() => {
      for (const { area } of this.fields) fitHeight(area);
    }).observe(this.body);
    addEventListener('beforeunload', (event) => {
      if (this.edits.size > 0 || this.place.hasUnsaved) event.preventDefault();
    });
  }

  get hasEdits(): boolean {
    return this.edits.size > 0;
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  /** Shows the texts of a unit. The one of the language in view gets the focus, or the place of the unit on the page. */
  async open(unit: string, focus: 'text' | 'place'): Promise<void> {
    const { audience } = this.events.surroundings();
    this.chosen = unit;
    const found = await fetchUnit(audience, unit);
    // Another one was chosen in the meantime; or the preview has ended, and what is there stays until it answers again.
    if (!found || unit !== this.chosen) return;
    const { texts, place } = found;
    this.unit = unit;
    this.take(texts);
    this.root.hidden = texts.length === 0 && this.edits.size === 0;
    this.build();
    this.place.show(unit, place);
    if (focus === 'place') this.place.bringIn();
    else this.focus();
    if (this.edits.size > 0) void this.drafts.draw();
  }

  close(): void {
    this.unit = undefined;
    this.chosen = undefined;
    this.texts = [];
    this.root.hidden = this.edits.size === 0;
    this.place.show('', undefined);
    this.build();
  }

  /** The files have changed, or the reader. What was typed stays; a text that was not touched follows. */
  async follow(): Promise<void> {
    const { chosen } = this;
    this.drafts.rebase();
    if (chosen === undefined) return;
    const found = await fetchUnit(this.events.surroundings().audience, chosen);
    // Of files as they were before the last save: those after it follow.
    if (!found || chosen !== this.chosen || this.saving.isOutdated(found.saves)) return;
    const { texts, place } = found;
    this.unit = chosen;
    this.take(texts);
    const now = new Map(wordingsOf(this.texts).map(({ name, wording }) => [name, wording.text]));
    this.edits.settleWritten(now);
    if (now.size === this.fields.length && this.fields.every(({ name }) => now.has(name))) this.update();
    else this.build();
    this.place.show(chosen, place);
    if (this.edits.size > 0) await this.drafts.draw();
    else this.setFindings([]);
  }

  /** To a server that may have been started anew, and counts anew. */
  connected(): void {
    this.saving.connected();
  }

  /** Anew in another language of the menus. */
  reword(): void {
    if (!this.isOpen) return;
    this.build();
    this.place.build();
  }

  /** Texts as they stand in the files. */
  private take(texts: readonly EditableText[]): void {
    this.texts = texts.map((text) => this.withShort(text));
    this.roomsOfFiles = new Map(wordingsOf(this.texts).map(({ name, wording }) => [name, wording.room]));
  }

  surroundings(): EditorSurroundings {
    return this.events.surroundings();
  }

  show(unit: string): void {
    this.events.show(unit);
  }

  rebase(): void {
    this.drafts.rebase();
  }

  draw(): void {
    void this.drafts.draw();
  }

  focus(): void {
    const { locale } = this.events.surroundings();
    const own = this.fields.filter(({ wording }) => wording.language === locale);
    const shown = own.find(({ wording }) => wording.room !== undefined) ?? own[0] ?? this.fields[0];
    this.root.scrollIntoView({ block: 'nearest' });
    shown?.area.focus({ preventScroll: true });
    shown?.area.scrollIntoView({ block: 'nearest' });
  }

  private build(): void {
    const { words } = this.events.surroundings();
    const focused = (document.activeElement as HTMLElement | null)?.dataset.name;
    this.fields = [];
    const groups = this.texts.map((text) => this.group(text));
    this.body.replaceChildren(...groups);
    this.root.replaceChildren(
      element('h2', { id: 'edit-title' }, words.editing.edit),
      this.body,
      this.others,
      element('div', { class: 'foot' }, this.actions, this.status),
    );
    this.update();
    for (const { area } of this.fields) if (area.dataset.name === focused) area.focus({ preventScroll: true });
  }

  private group(text: EditableText): HTMLElement {
    const { words } = this.events.surroundings();
    const { editing, fields } = words;
    // The sentence of a unit needs no name; a reader's own wording of it stands under the name of the unit.
    const isSentence = text.field === 'text' || text.field === this.unit;
    const known = Object.hasOwn(fields, text.field) ? fields[text.field as keyof typeof fields] : text.field;
    const title = `${[this.unit, ...(isSentence ? [] : [known])].join(' · ')} · `;
    const readers = editing[text.ofReader ? 'for-reader' : 'for-all'];
    const rows = wordingsOf([text]).map(({ name, wording }) => {
      const value = this.edits.get(name)?.text ?? wording.text ?? '';
      return createField(name, { text, wording }, value, this.events.surroundings(), (isComposing) =>
        this.typed(name, isComposing),
      );
    });
    this.fields = [...this.fields, ...rows.map(({ field }) => field)];
    const canHaveShort = text.mayHaveLengths && !text.hasLengths;
    return element(
      'div',
      { class: 'group', role: 'group', 'aria-label': `${title}${readers}` },
      element('h3', {}, title, element('span', { class: 'why' }, readers)),
      element('div', { class: 'wordings' }, ...rows.map(({ shown }) => shown)),
      canHaveShort
        ? button(`short ${text.key}`, { class: 'small' }, editing['add-short'], () => this.addShort(text))
        : undefined,
    );
  }

  /** With two lengths, where one was begun that the files do not have yet. */
  private withShort(text: EditableText): EditableText {
    return this.edits.hasLengthOf(text.key) && !text.hasLengths ? inTwoLengths(text) : text;
  }

  /** A text that serves as both lengths gets a second one, which begins as the same. */
  private addShort(text: EditableText): void {
    this.texts = this.texts.map((one) => (one.key === text.key ? inTwoLengths(one) : one));
    this.edits.divide(text.key);
    this.build();
    this.fields.find(({ wording, text: { key } }) => key === text.key && wording.length === 'short')?.area.focus();
  }

  /** @param isComposing letters of a word that is still to be chosen, as in Chinese: nobody has meant them yet */
  private typed(name: Name, isComposing: boolean): void {
    const field = this.fields.find((one) => one.name === name);
    if (!field) return;
    const { text, wording, area } = field;
    const before = this.edits.get(name)?.before ?? wording.text;
    const now = area.value.trim() === '' ? null : area.value.trim();
    const { language, length } = wording;
    const edit = { key: text.key, language, ...(length ? { length } : {}), before, text: now };
    this.edits.put({ ...edit, unit: this.unit ?? '' });
    this.showState(field);
    this.updateActions();
    if (!isComposing) void this.drafts.draw();
  }

  /**
   * The room on a page with the edits. What is typed takes from the room that there was, letter by letter, unless other
   * edits leave it less.
   */
  private takeRooms(texts: readonly EditableText[]): void {
    const rooms = new Map(wordingsOf(texts).map(({ name, wording }) => [name, wording.room]));
    this.takeWordings((name, { room: _, ...wording }) => {
      const [now, before] = [rooms.get(name), this.edits.get(name) ? this.roomsOfFiles.get(name) : undefined];
      const room = now === undefined || before === undefined ? now : Math.min(now, before);
      return { ...wording, ...(room === undefined ? {} : { room }) };
    });
    this.update();
  }

  setFindings(findings: readonly EditFinding[]): void {
    this.findings = findings;
    this.update();
  }

  /** The values, the room and the findings of all fields, without making them anew. */
  update(): void {
    const now = new Map(wordingsOf(this.texts).map((one) => [one.name, one]));
    this.fields = this.fields.map((field) => ({ ...field, ...now.get(field.name) }));
    for (const field of this.fields) {
      const shown = this.edits.get(field.name)?.text ?? field.wording.text ?? '';
      // While somebody types, blanks at the end belong to them.
      if (field.area.value.trim() !== shown.trim()) field.area.value = shown;
      this.showState(field);
    }
    const own = new Set(this.fields.map(({ text: { key }, wording: { language } }) => `${key} ${language}`));
    const elsewhere = this.findings.filter(({ text }) => !text || !own.has(`${text.key} ${text.language}`));
    // What reads as before is not told again.
    update(this.others, ...elsewhere.map((finding) => this.elsewhere(finding)));
    this.updateActions();
  }

  /** What is said of a text that is not shown here, below the name of its unit, which leads there. */
  private elsewhere(finding: EditFinding): HTMLElement {
    const said = findingOf(finding, this.events.surroundings().words);
    const unit = finding.text && this.edits.unitOf(finding.text.key);
    if (unit === undefined || unit === this.unit) return said;
    return element(
      'div',
      {},
      button(`to ${unit}`, { class: 'link' }, unit, () => this.events.show(unit)),
      said,
    );
  }

  private showState(field: Field): void {
    const { name, wording } = field;
    const edit = this.edits.get(name);
    const settle = (text: string | null) => this.settle(name, text, wording.text);
    updateField(field, { edit, findings: this.findings, settle }, this.events.surroundings().words);
  }

  /** Ends a conflict: the text of the file as it is now, or another one in its place. */
  private settle(name: Name, text: string | null, now: string | null): void {
    const edit = this.edits.get(name);
    if (edit) this.edits.put({ ...edit, before: now, text });
    this.update();
    this.fields.find((field) => field.name === name)?.area.focus({ preventScroll: true });
    void this.drafts.draw();
  }

  updateActions(): void {
    const { editing } = this.events.surroundings().words;
    const count = this.edits.size;
    // The same buttons all the time: a click is lost on one that is replaced between pressing and letting go.
    const [save, discard, undo] = this.buttons;
    for (const [one, word] of [
      [save, editing.save],
      [discard, editing.discard],
      [undo, editing.undo],
    ] as const) {
      if (one.textContent !== word) one.textContent = word;
    }
    const isIdle = count === 0 || this.saving.isBusy;
    for (const one of [save, discard]) one.setAttribute('aria-disabled', String(isIdle));
    undo.hidden = this.saving.undoable === undefined;
    undo.title = this.saving.undoable ?? '';
    if (count > 0 && !this.saving.isBusy) this.say(filled(editing.unsaved, { count }));
    else if (this.status.dataset.of === 'unsaved') this.say('');
    if (count > 0) this.status.dataset.of = 'unsaved';
  }

  say(text: string, alarming = false): void {
    delete this.status.dataset.of;
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.classList.toggle('alarming', alarming);
  }

  takeTexts(now: ReadonlyMap<Name, string | null>): void {
    this.takeWordings((name, wording) => (now.has(name) ? { ...wording, text: now.get(name) ?? null } : wording));
  }

  private takeWordings(change: (name: Name, wording: EditableWording) => EditableWording): void {
    this.texts = this.texts.map((text) => ({
      ...text,
      wordings: text.wordings.map((wording) => change(nameOf({ key: text.key, ...wording }), wording)),
    }));
  }
}
