import {
  type DraftAnswer,
  type DraftOf,
  type EditFinding,
  fetchDraft,
  fetchFindings,
  type PreviewBrief,
} from './api.js';

/** How long nobody types before the texts are checked, which takes longer than the page that follows at once. */
const quietMs = 250;

export interface DraftEvents {
  /** All edits, and the page that they are looked at on; nothing where nothing is edited. */
  request(): DraftOf | undefined;
  /** The page with the edits, or that of the files again; resolves when it is shown. */
  page(brief: PreviewBrief | undefined): Promise<void>;
  answer(answer: Pick<DraftAnswer, 'texts'>): void;
  findings(findings: readonly EditFinding[]): void;
}

/** Asks for pages with what is typed: one at a time, and of several that are wanted meanwhile the last. */
export class DraftQueue {
  private round = 0;
  private basis = 0;
  private timer = 0;
  private asked: Promise<unknown> = Promise.resolve();

  constructor(private readonly events: DraftEvents) {}

  /** What drafts are made of is another: the files, the reader, or all that was typed. No earlier draft is shown any more. */
  rebase(): void {
    this.basis += 1;
    clearTimeout(this.timer);
  }

  /** Resolves when the page with the edits of this moment is shown, or a later one is wanted. */
  async draw(): Promise<void> {
    this.round += 1;
    const { round } = this;
    clearTimeout(this.timer);
    await this.asked;
    if (round !== this.round) return;
    const request = this.events.request();
    if (!request) {
      this.events.findings([]);
      await this.events.page(undefined);
      return;
    }
    const { basis } = this;
    const asked = fetchDraft(request).catch(() => undefined);
    this.asked = asked;
    const answer = await asked;
    // The preview has ended, which its page says; all is asked for again when one answers.
    if (!answer) return;
    // The page follows somebody who goes on typing, too; what is said of it is for the end.
    const shown = answer.brief && basis === this.basis ? this.events.page(answer.brief) : undefined;
    if (round !== this.round || basis !== this.basis) return;
    this.events.answer(answer);
    this.events.findings(answer.findings);
    await shown;
    if (round === this.round) this.checkSoon(answer);
  }

  /** What the checks say of a draft, when nobody has typed for a while, beside what is said of it already. */
  private checkSoon({ draft, findings }: DraftAnswer): void {
    if (draft === undefined) return;
    const { round, basis } = this;
    this.timer = window.setTimeout(async () => {
      const checked = await fetchFindings(draft).catch(() => undefined);
      if (checked && round === this.round && basis === this.basis) this.events.findings([...findings, ...checked]);
    }, quietMs);
  }
}
