import { addressOf, fetchBrief, fetchState, type Place, type PreviewBrief, type PreviewState } from './api.js';
import { element, replace } from './dom.js';
import { showHtml, showMarkdown, showTexts } from './other-views.js';
import { fitPanel, placePanel, problemsPanel } from './panels.js';
import { showPdf } from './pdf-view.js';
import { languages, preferred, type Words } from './words.js';

const views = ['pdf', 'html', 'md', 'texts'] as const;
type View = (typeof views)[number];

interface Choice {
  readonly audience: string;
  readonly locale: string;
  readonly view: View;
}

/** The page of the preview: what is chosen, what was fetched, and how both are shown. */
class PreviewPage {
  private speech = localStorage.getItem('speech') ?? preferred(navigator.languages);
  private choice: Choice = { audience: '', locale: '', view: 'pdf' };
  private state: PreviewState | undefined;
  private brief: PreviewBrief | undefined;
  private chosen: { readonly unit: string; readonly place: Place | undefined } | undefined;
  private shown = '';
  private round = 0;

  private readonly bar = element('header', {});
  private readonly status = element('p', { role: 'status', class: 'status' });
  private readonly stage = element('div', { class: 'stage' });
  private readonly place = element('div', {});
  private readonly problems = element('div', {});
  private readonly fit = element('div', {});
  private readonly main = element('main', { tabindex: '-1' }, this.status, this.stage);
  private readonly aside = element('aside', {}, this.place, this.problems, this.fit);

  constructor(root: Element) {
    root.replaceChildren(this.bar, element('div', { class: 'columns' }, this.main, this.aside));
    const [audience = '', locale = '', view = ''] = decodeURIComponent(location.hash.slice(1)).split('/');
    this.choice = { audience, locale, view: views.find((one) => one === view) ?? 'pdf' };
    const news = new EventSource('/api/events');
    news.addEventListener('hello', () => void this.refresh());
    news.addEventListener('change', () => void this.refresh());
    news.addEventListener('error', () => this.say(this.words.ended, true));
  }

  private get words(): Words {
    return languages[this.speech] ?? (languages.en as Words);
  }

  /** Asks for everything anew; of several at once the last counts. */
  private async refresh(): Promise<void> {
    this.round += 1;
    const { round } = this;
    const first = this.choice.audience === '' ? await fetchState('', this.speech) : undefined;
    const known = first ?? this.state;
    const audience = nameIn(
      this.choice.audience,
      known?.audiences.map(({ id }) => id),
    );
    const locale = nameIn(
      this.choice.locale,
      known?.languages.map((one) => one.locale),
    );
    const [state, brief] = await Promise.all([fetchState(audience, this.speech), fetchBrief(audience, locale)]);
    // A reader or language that is gone, or was mistyped in the address.
    const gone =
      !state.audiences.some(({ id }) => id === audience) || !state.languages.some((one) => one.locale === locale);
    if (gone && state.audiences.length > 0 && round === this.round) {
      this.state = state;
      this.choice = {
        ...this.choice,
        audience: nameIn(
          audience,
          state.audiences.map(({ id }) => id),
          true,
        ),
        locale: nameIn(
          locale,
          state.languages.map((one) => one.locale),
          true,
        ),
      };
      return this.refresh();
    }
    if (round !== this.round) return;
    this.choice = { ...this.choice, audience, locale };
    this.state = state;
    this.brief = brief;
    if (this.chosen) this.chosen = { ...this.chosen, place: brief?.places[this.chosen.unit] ?? this.chosen.place };
    this.showAround();
    await this.showPage(round);
  }

  private choose(change: Partial<Choice>): void {
    this.choice = { ...this.choice, ...change };
    this.chosen = undefined;
    history.replaceState(null, '', `#${this.choice.audience}/${this.choice.locale}/${this.choice.view}`);
    void this.refresh();
  }

  private readonly chooseUnit = (unit: string, place = this.brief?.places[unit.replace(/ \(.*\)$/, '')]): void => {
    this.chosen = { unit, place };
    this.showPlace();
    this.place.scrollIntoView({ block: 'nearest' });
  };

  private showAround(): void {
    const { state, brief, words } = this;
    if (!state) return;
    document.documentElement.lang = this.speech;
    document.title = `${state.title} · policy-brief`;
    this.main.setAttribute('aria-label', words.page);
    this.aside.setAttribute('aria-label', words.details);
    replace(this.bar, ...this.controls(state));
    replace(this.problems, problemsPanel(state, words));
    replace(this.fit, brief ? fitPanel(brief, this.choice.locale, words, this.chooseUnit) : undefined);
    this.showPlace();
  }

  private showPlace(): void {
    replace(this.place, placePanel(this.chosen?.unit, this.chosen?.place, this.words));
  }

  private async showPage(round: number): Promise<void> {
    const { brief, words, stage } = this;
    const { audience, locale, view } = this.choice;
    if (!brief) {
      replace(stage);
      this.shown = '';
      this.say(words.none, true);
      return;
    }
    const address = addressOf(audience, locale, view, brief.version);
    const key = `${address} ${this.speech}`;
    if (key !== this.shown) {
      if (this.shown.split('?')[0] !== address.split('?')[0]) replace(stage);
      this.say(words.loading, false);
      stage.lang = locale;
      if (view === 'pdf') await showPdf(stage, address, brief, words, this.chooseUnit);
      else if (view === 'html') await showHtml(stage, address, words.html, this.chooseUnit);
      else if (view === 'md') await showMarkdown(stage, address, words.md);
      else showTexts(stage, brief, locale, words, this.chooseUnit);
      if (round !== this.round) return;
      this.shown = key;
    }
    stage.dataset.version = String(brief.version);
    this.say(brief.outdated ? words.outdated : words.updated, brief.outdated);
  }

  private say(text: string, alarming: boolean): void {
    this.status.textContent = text;
    this.status.classList.toggle('alarming', alarming);
  }

  private controls(state: PreviewState): readonly HTMLElement[] {
    const { words, choice } = this;
    const readers = element('select', { id: 'reader', 'data-key': 'reader' });
    for (const { id, name } of state.audiences) {
      readers.append(element('option', { value: id, selected: id === choice.audience }, name));
    }
    readers.addEventListener('change', () => this.choose({ audience: readers.value }));
    const speeches = element('select', { id: 'speech', 'data-key': 'speech' });
    for (const [tag, { name }] of Object.entries(languages)) {
      speeches.append(element('option', { value: tag, lang: tag, selected: tag === this.speech }, name));
    }
    speeches.addEventListener('change', () => {
      this.speech = speeches.value;
      localStorage.setItem('speech', this.speech);
      void this.refresh();
    });
    return [
      element('h1', {}, state.title),
      element('div', { class: 'control' }, element('label', { for: 'reader' }, words.reader), readers),
      radios(
        words.language,
        'locale',
        state.languages.map(({ locale, name }) => ({ value: locale, label: name, lang: locale })),
        choice.locale,
        (locale) => this.choose({ locale }),
      ),
      radios(
        words.view,
        'view',
        views.map((view) => ({ value: view, label: words[view] })),
        choice.view,
        (view) => this.choose({ view: views.find((one) => one === view) ?? 'pdf' }),
      ),
      element('div', { class: 'control' }, element('label', { for: 'speech' }, words.interface), speeches),
    ];
  }
}

/** The chosen name, or the first of the list where nothing is chosen, or where it is not in the list and must be. */
function nameIn(chosen: string, names: readonly string[] = [], strict = false): string {
  if (chosen !== '' && (!strict || names.includes(chosen))) return chosen;
  return names[0] ?? '';
}

function radios(
  legend: string,
  name: string,
  options: readonly { readonly value: string; readonly label: string; readonly lang?: string }[],
  chosen: string,
  onChoose: (value: string) => void,
): HTMLElement {
  return element(
    'fieldset',
    {},
    element('legend', {}, legend),
    ...options.map(({ value, label, lang }) => {
      const input = element('input', {
        type: 'radio',
        name,
        value,
        checked: value === chosen,
        'data-key': `${name} ${value}`,
      });
      input.addEventListener('change', () => onChoose(value));
      return element('label', { lang }, input, element('span', {}, label));
    }),
  );
}

const root = document.getElementById('preview');
if (root) new PreviewPage(root);
