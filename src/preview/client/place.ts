import {
  type EditFinding,
  fetchTrial,
  type PlaceAnswer,
  type PlaceEdit,
  type PreviewBrief,
  savePlace,
  type TrialAnswer,
} from './api.js';
import { button, element } from './dom.js';
import { notSaved, type Words } from './words.js';

type Place = PlaceEdit['place'];

const quietMs = 200;
const pins = ['', 'keep', 'drop'] as const;

/** What the place of a unit is asked and told. */
export interface PlaceEvents {
  surroundings(): { readonly words: Words; readonly audience: string; readonly locale: string };
  draft(brief: PreviewBrief | undefined): void;
  finding(finding: EditFinding): HTMLElement;
  /** A place was written, as so many saves before. */
  saved(saves: number): void;
}

/** A place that was written, which can be undone. */
interface Written extends Pick<PlaceEdit, 'audience' | 'unit'> {
  readonly from: Place;
  readonly to: Place;
}

/** Whether a unit stands on the page of the reader in view, and what would change there if it did or did not. */
export class PlaceEditor {
  readonly root = element('section', { class: 'place', 'aria-labelledby': 'place-title', hidden: true });
  private unit = '';
  /** The reader and the unit that are shown, and what was chosen for others of them and is not saved. */
  private shown = '';
  private readonly unsaved = new Map<string, Place>();
  private before: Place = {};
  private timer = 0;
  private round = 0;
  private isUndoing = false;
  private readonly done: Written[] = [];

  private readonly pin = element('select', { id: 'place-pin' });
  private readonly reason = element('input', { id: 'place-reason', type: 'text', autocomplete: 'off' });
  private readonly weight = element('input', {
    ...{ id: 'place-weight', type: 'text', inputmode: 'decimal', autocomplete: 'off', placeholder: '1' },
  });
  private readonly outcome = element('div', { class: 'outcome', 'aria-live': 'polite' });
  private readonly status = element('p', { role: 'status', class: 'edit-status' });
  private readonly buttons = [
    button('place save', { class: 'main' }, undefined, () => void this.save()),
    button('place discard', {}, undefined, () => this.discard()),
    button('place undo', { hidden: true }, undefined, () => void this.undo()),
  ] as const;

  constructor(private readonly events: PlaceEvents) {
    for (const one of [this.pin, this.reason, this.weight]) {
      one.addEventListener('input', () => this.changed());
    }
  }

  /** Whether what is shown is not what the file says. */
  get isChanged(): boolean {
    return !this.root.hidden && !isSame(this.place(), this.before);
  }

  /** Also for a unit that was left. */
  get hasUnsaved(): boolean {
    return this.isChanged || [...this.unsaved.keys()].some((name) => name !== this.shown);
  }

  /** @param place nothing for a text that does not compete for room */
  show(unit: string, place: Place | undefined): void {
    const shown = `${this.events.surroundings().audience} ${unit}`;
    const isOther = shown !== this.shown;
    // What somebody has chosen stays; the file may have changed under it, which saving will tell. Nor is what stands there
    // made anew: somebody may be about to type.
    const isShown = !isOther && !this.root.hidden;
    if (isShown && place && (this.isChanged || isSame(place, this.before))) return;
    if (isOther) this.leave();
    this.unit = unit;
    this.shown = shown;
    this.before = place ?? {};
    this.root.hidden = place === undefined;
    this.say('');
    this.build();
    this.set(this.before);
    const chosen = isOther && place ? this.unsaved.get(shown) : undefined;
    if (!chosen) return;
    this.set(chosen);
    void this.look();
  }

  /** What was chosen and not saved is there again when its unit is. The page is without it meanwhile. */
  private leave(): void {
    clearTimeout(this.timer);
    if (this.isChanged) {
      this.unsaved.set(this.shown, this.place());
      this.round += 1;
      this.events.draft(undefined);
    } else this.unsaved.delete(this.shown);
  }

  /** As if somebody had chosen that the unit is always on the page. */
  bringIn(): void {
    this.set({ ...this.place(), pin: 'keep', reason: this.before.pin === 'keep' ? this.before.reason : undefined });
    this.pin.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: 'nearest' });
    void this.look();
  }

  build(): void {
    const { words } = this.events.surroundings();
    const { editing } = words;
    const chosen = this.pin.value;
    const names = { '': editing['by-value'], keep: editing.always, drop: editing.never };
    this.pin.replaceChildren(...pins.map((pin) => element('option', { value: pin }, names[pin])));
    this.pin.value = chosen;
    const labelled = (label: string, control: HTMLElement, name: string) =>
      element('div', { class: `control ${name}` }, element('label', { for: control.id }, label), control);
    this.root.replaceChildren(
      element('h2', { id: 'place-title' }, editing.place),
      element(
        'div',
        { class: 'controls' },
        labelled(this.unit, this.pin, 'pin'),
        labelled(editing.weight, this.weight, 'weight'),
        labelled(editing.reason, this.reason, 'reason'),
      ),
      this.outcome,
      element('div', { class: 'actions' }, ...this.buttons, this.status),
    );
    this.update();
  }

  private set({ pin, reason, weight }: Place): void {
    this.pin.value = pin ?? '';
    this.reason.value = reason ?? '';
    this.weight.value = weight ?? '';
    this.outcome.replaceChildren();
    this.update();
  }

  private place(): Place {
    const pin = pins.find((one) => one !== '' && one === this.pin.value) as Place['pin'];
    const [reason, weight] = [this.reason.value.trim(), this.weight.value.trim()];
    // A length that the file names stays as long as the unit is kept.
    const { length } = this.before;
    return {
      ...(pin ? { pin } : {}),
      ...(pin && reason !== '' ? { reason } : {}),
      ...(pin === 'keep' && this.before.pin === 'keep' && length ? { length } : {}),
      ...(weight === '' ? {} : { weight }),
    };
  }

  private changed(): void {
    this.say('');
    this.update();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(), quietMs);
  }

  /** What would change on the page; of several looks at once the last one counts. */
  private async look(): Promise<void> {
    this.round += 1;
    const { round, unit } = this;
    const { audience, locale } = this.events.surroundings();
    this.update();
    if (!this.isChanged) {
      this.outcome.replaceChildren();
      this.events.draft(undefined);
      return;
    }
    const answer = await fetchTrial({ audience, locale, unit, place: this.place() }).catch(() => undefined);
    if (!answer || round !== this.round || unit !== this.unit) return;
    this.outcome.replaceChildren(...this.outcomeOf(answer));
    if (this.root.contains(document.activeElement)) this.root.scrollIntoView({ block: 'nearest' });
    if (answer.brief) this.events.draft(answer.brief);
  }

  private outcomeOf({ findings, changes }: TrialAnswer): readonly HTMLElement[] {
    const { words } = this.events.surroundings();
    const { editing } = words;
    const named = (['enters', 'leaves', 'shorter', 'longer'] as const).filter((kind) => changes[kind].length > 0);
    const lines = named.map((kind) =>
      element('p', { class: kind }, element('strong', {}, `${editing[kind]}: `), changes[kind].join(words.separator)),
    );
    const isSilent = findings.length === 0 && lines.length === 0;
    return [
      ...findings.map((one) => this.events.finding(one)),
      ...lines,
      ...(isSilent ? [element('p', {}, editing.unchanged)] : []),
    ];
  }

  private async save(): Promise<void> {
    if (!this.isChanged) return;
    const { audience } = this.events.surroundings();
    const written: Written = { audience, unit: this.unit, from: this.before, to: this.place() };
    if ((await this.write(written, 'saved'))?.saved) this.done.push(written);
    this.update();
  }

  private async undo(): Promise<void> {
    const last = this.done.at(-1);
    if (!last || this.isUndoing) return;
    // What is chosen is about to be another: nothing is typed into what goes.
    this.isUndoing = true;
    this.update();
    // Where the preview has ended it can be undone once it answers again.
    if (await this.write({ ...last, from: last.to, to: last.from }, 'undone')) this.done.pop();
    this.isUndoing = false;
    this.update();
  }

  private async write(
    { audience, unit, from, to }: Written,
    said: 'saved' | 'undone',
  ): Promise<PlaceAnswer | undefined> {
    const shown = this.place();
    const answer = await savePlace({ audience, unit, before: from, place: to }).catch(() => undefined);
    const { words, ...view } = this.events.surroundings();
    const isSaved = answer?.saved === true;
    const isShown = unit === this.unit && audience === view.audience;
    if (isSaved) this.events.saved(answer.saves);
    if (isSaved && isShown) {
      this.before = to;
      // What was chosen while it was written stays.
      if (isSame(this.place(), shown)) this.set(to);
    }
    if (answer?.now && isShown) this.before = answer.now;
    const findings = answer?.findings.map((one) => this.events.finding(one)) ?? [];
    if (!isSaved) this.outcome.replaceChildren(...findings);
    const { editing } = words;
    this.say(
      isSaved ? editing[said] : `${notSaved(words, answer)}${answer?.now ? ` ${editing.conflict}` : ''}`,
      !isSaved,
    );
    return answer;
  }

  private discard(): void {
    if (!this.isChanged) return;
    this.set(this.before);
    void this.look();
  }

  private update(): void {
    const { editing } = this.events.surroundings().words;
    const [save, discard, undo] = this.buttons;
    save.textContent = editing.save;
    discard.textContent = editing.discard;
    undo.textContent = editing.undo;
    for (const one of [save, discard]) one.setAttribute('aria-disabled', String(!this.isChanged));
    undo.hidden = this.done.length === 0;
    undo.title = this.done.at(-1)?.unit ?? '';
    const isPinned = this.pin.value !== '';
    this.pin.disabled = this.isUndoing;
    this.weight.disabled = this.isUndoing;
    this.reason.disabled = !isPinned || this.isUndoing;
    this.reason.required = this.pin.value === 'drop';
  }

  private say(text: string, alarming = false): void {
    this.status.textContent = text;
    this.status.classList.toggle('alarming', alarming);
  }
}

function isSame(one: Place, other: Place): boolean {
  return (['pin', 'reason', 'length', 'weight'] as const).every((key) => one[key] === other[key]);
}
