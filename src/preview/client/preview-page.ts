import type { Direction } from '../../schema/scripts.js';
import type { PreviewBrief, PreviewState, SourceLocation } from '../responses.js';
import { addressOf, fetchBrief, fetchState } from './api.js';
import { element, replace, update } from './dom.js';
import { Editor } from './editor.js';
import { showHtml, showMarkdown, showTexts } from './other-views.js';
import { fitPanel, locationPanel, problemsPanel } from './panels.js';
import { showPdf } from './pdf-view.js';
import { english, languages, preferred, type Words } from './words.js';

const views = ['pdf', 'html', 'md', 'texts'] as const;
type View = (typeof views)[number];

/** The name of the page where the pack has none. */
const program = 'policy-brief';

/** How soon a preview that refuses is asked again. */
const retryMs = 2000;

/** What the user has chosen to see; audience and locale are empty before the first answer of the server. */
interface Choice {
  readonly audience: string;
  readonly locale: string;
  readonly view: View;
}

/** The page of the preview: the user's choice, the answers of the server, and the elements that show both. */
class PreviewPage {
  private menuLanguage = localStorage.getItem('speech') ?? preferred(navigator.languages);
  private choice: Choice;
  private state: PreviewState | undefined;
  private brief: PreviewBrief | undefined;
  /** The page with what is being typed. */
  private draft: PreviewBrief | undefined;
  /** Where somebody came from into the editor. */
  private origin: HTMLElement | undefined;
  private selected: { readonly unit: string; readonly location: SourceLocation | undefined } | undefined;
  /** Identifies what is drawn. */
  private shown = '';
  /** The language of the menus that the editor has its words in. */
  private rewordedFor = '';
  private round = 0;
  private wanted = 0;
  private drawing: Promise<void> = Promise.resolve();

  private readonly bar = element('header', {});
  private readonly status = element('p', { role: 'status', class: 'status' });
  private readonly stage = element('div', { class: 'stage' });
  private readonly location = element('div', {});
  private readonly problems = element('div', {});
  private readonly fit = element('div', {});
  private readonly editor = new Editor({
    surroundings: () => ({
      ...{ words: this.words, audience: this.choice.audience, locale: this.choice.locale },
      languages: this.state?.languages ?? [],
    }),
    draft: (brief) => this.showDraft(brief),
    left: () => this.backToPage(),
    show: (unit) => this.select(unit),
  });
  private readonly main = element('main', { tabindex: '-1' }, this.status, this.stage);
  private readonly aside = element(
    'aside',
    {},
    this.location,
    this.editor.root,
    this.editor.place.root,
    this.problems,
    this.fit,
  );
  private readonly columns = element('div', { class: 'columns' }, this.main, this.aside);

  constructor(root: Element) {
    root.replaceChildren(this.bar, this.columns);
    this.choice = choiceIn(location.hash);
    // Typed or pasted into the address of a page that is open.
    addEventListener('hashchange', () => {
      const { audience, ...others } = choiceIn(location.hash);
      this.choose(audience === this.choice.audience ? others : { audience, ...others });
    });
    this.listen();
  }

  private listen(): void {
    const events = new EventSource('/api/events');
    events.addEventListener('hello', () => {
      this.editor.connected();
      void this.refresh();
    });
    events.addEventListener('change', () => void this.refresh());
    events.addEventListener('error', () => {
      this.setStatus(this.words.ended, true);
      // Refused by a preview that was started anew, until its address is opened: browsers do not ask again by themselves.
      if (events.readyState === EventSource.CLOSED) setTimeout(() => this.listen(), retryMs);
    });
  }

  private get words(): Words {
    return this.menus[this.menuLanguage] ?? english;
  }

  /** The languages of the menus: ours, and those of the pack whose locale has words for them. */
  private get menus(): Readonly<Record<string, Words>> {
    const own = (this.state?.languages ?? []).flatMap(({ locale, name, words }) =>
      words ? [[locale, { ...words, name, editing: words.editing ?? english.editing }] as const] : [],
    );
    return { ...languages, ...Object.fromEntries(own) };
  }

  /** Fetches everything anew; of several refreshes at once the last one counts. */
  private async refresh(): Promise<void> {
    this.round += 1;
    const { round } = this;
    const known = this.choice.audience === '' ? await fetchState('', this.menuLanguage) : this.state;
    const { audience, locale } = known && this.choice.audience === '' ? existing(this.choice, known) : this.choice;
    const [state, brief] = await Promise.all([fetchState(audience, this.menuLanguage), fetchBrief(audience, locale)]);
    if (round !== this.round) return;
    this.choice = { ...this.choice, audience, locale };
    // The reader or the language has been removed, or was misspelt in the address.
    const choice = existing(this.choice, state);
    if (choice.audience !== audience || choice.locale !== locale) {
      this.choice = choice;
      return this.refresh();
    }
    const isReworded = this.state !== undefined && this.rewordedFor !== this.menuLanguage;
    this.rewordedFor = this.menuLanguage;
    this.state = state;
    this.brief = brief;
    this.draft = undefined;
    if (this.selected) {
      const { unit, location } = this.selected;
      this.selected = { unit, location: brief?.locations[unit] ?? location };
    }
    this.showAround();
    if (isReworded) this.editor.reword();
    // The page with what was typed follows on the one that is there, without that of the files in between.
    if (this.editor.hasEdits) await this.editor.follow();
    else void this.editor.follow();
    if (!this.draft && round === this.round) await this.showPage();
  }

  private async showDraft(brief: PreviewBrief | undefined): Promise<void> {
    if (!this.brief) return;
    this.draft = brief;
    const shown = brief ?? this.brief;
    if (shown) this.showFit(shown);
    await this.showPage();
  }

  /** The places of the chosen unit on the page. */
  private markChosen(): void {
    for (const box of this.stage.querySelectorAll<HTMLElement>('.box')) {
      box.classList.toggle('chosen', box.dataset.unit === this.selected?.unit);
    }
  }

  private showFit(brief: PreviewBrief): void {
    const bringIn = this.state?.editable ? (unit: string) => this.select(unit, undefined, 'place') : undefined;
    const content = fitPanel(brief, this.choice.locale, this.words, { choose: (unit) => this.select(unit), bringIn });
    update(this.fit, content);
  }

  private backToPage(): void {
    const key = this.origin?.dataset.key;
    const again = [...this.stage.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset.key === key);
    (again ?? this.main).focus({ preventScroll: true });
  }

  private choose(change: Partial<Choice>): void {
    this.choice = { ...this.choice, ...change };
    // The same texts are beside the page in all its languages and views.
    if (change.audience !== undefined) {
      this.columns.classList.remove('editing');
      this.selected = undefined;
      this.editor.close();
    }
    history.replaceState(null, '', `#${this.choice.audience}/${this.choice.locale}/${this.choice.view}`);
    void this.refresh();
  }

  private readonly select = (
    unit: string,
    location = this.brief?.locations[unit],
    focus: 'text' | 'place' = 'text',
  ): void => {
    this.selected = { unit, location };
    this.markChosen();
    this.showLocation();
    this.location.scrollIntoView({ block: 'nearest' });
    if (this.state?.editable) {
      const { activeElement } = document;
      this.origin = activeElement instanceof HTMLElement ? activeElement : undefined;
      void this.editor.open(unit, focus).then(() => {
        this.columns.classList.toggle('editing', this.editor.isOpen);
      });
    }
  };

  private showAround(): void {
    const { state, brief, words } = this;
    if (!state) return;
    const isKnown = this.menuLanguage in this.menus;
    document.documentElement.lang = isKnown ? this.menuLanguage : 'en';
    const own = state.languages.find(({ locale }) => isKnown && locale === this.menuLanguage);
    document.documentElement.dir = own?.direction ?? 'ltr';
    const reader = state.audiences.find(({ id }) => id === this.choice.audience)?.name;
    const language = state.languages.find(({ locale }) => locale === this.choice.locale)?.name;
    document.title = [reader, language, state.title, program].filter((one) => one).join(' · ');
    this.main.setAttribute('aria-label', words.page);
    this.aside.setAttribute('aria-label', words.details);
    update(this.bar, ...this.controls(state));
    this.showChoice();
    update(this.problems, problemsPanel(state, words));
    if (brief) this.showFit(brief);
    else update(this.fit);
    this.showLocation();
  }

  /** In controls that stay: the address may have chosen otherwise. */
  private showChoice(): void {
    const { audience, locale, view } = this.choice;
    for (const one of this.bar.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
      const isChosen = one.value === (one.name === 'view' ? view : locale);
      if (one.checked !== isChosen) one.checked = isChosen;
    }
    const reader = this.bar.querySelector<HTMLSelectElement>('#reader');
    if (reader && reader.value !== audience) reader.value = audience;
  }

  private showLocation(): void {
    update(this.location, locationPanel(this.selected?.unit, this.selected?.location, this.words));
  }

  /** Draws one page at a time; of several that are wanted meanwhile, the last. */
  private async showPage(): Promise<void> {
    this.wanted += 1;
    const { wanted } = this;
    await this.drawing;
    if (wanted !== this.wanted) return;
    this.drawing = this.drawPage().catch(() => this.setStatus(this.words.ended, true));
    await this.drawing;
  }

  private async drawPage(): Promise<void> {
    const { words, stage } = this;
    const brief = this.draft ?? this.brief;
    const { audience, locale, view } = this.choice;
    if (!brief) {
      replace(stage);
      this.shown = '';
      this.setStatus(words.none, true);
      return;
    }
    const address = addressOf(audience, locale, view, brief);
    const key = `${address} ${this.menuLanguage}`;
    if (key !== this.shown) {
      const isAnother = this.shown.split('?')[0] !== address.split('?')[0];
      if (isAnother) replace(stage);
      // A page that follows what is typed says so once: who hears it would be told of each letter.
      if (isAnother || brief.draft === undefined) this.setStatus(words.loading, false);
      stage.lang = locale;
      const direction = this.directionOf(locale);
      if (view === 'pdf') await showPdf(stage, address, direction, brief, words, this.select);
      else if (view === 'html') await showHtml(stage, address, words.html, this.select);
      else if (view === 'md') await showMarkdown(stage, address, direction, words.md);
      else showTexts(stage, brief, locale, this.directionOf, words, this.select);
      this.shown = key;
    }
    stage.dataset.version = String(brief.version);
    this.markChosen();
    const ofFiles = brief.outdated ? words.outdated : words.updated;
    this.setStatus(brief.draft === undefined ? ofFiles : words.editing.draft, brief.outdated);
  }

  private readonly directionOf = (locale: string): Direction => {
    return this.state?.languages.find((one) => one.locale === locale)?.direction ?? 'ltr';
  };

  private setStatus(text: string, alarming: boolean): void {
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.classList.toggle('alarming', alarming);
  }

  /** What is chosen is no attribute, so that the controls read as before, and stay, when it is another. */
  private controls(state: PreviewState): readonly HTMLElement[] {
    const { words, choice } = this;
    const readers = element('select', { id: 'reader', 'data-key': 'reader' });
    for (const { id, name } of state.audiences) readers.append(element('option', { value: id, dir: 'auto' }, name));
    readers.value = choice.audience;
    readers.addEventListener('change', () => this.choose({ audience: readers.value }));
    const menu = element('select', { id: 'speech', 'data-key': 'speech' });
    for (const [tag, { name }] of Object.entries(this.menus)) {
      menu.append(element('option', { value: tag, lang: tag }, name));
    }
    menu.value = this.menuLanguage in this.menus ? this.menuLanguage : 'en';
    menu.addEventListener('change', () => {
      this.menuLanguage = menu.value;
      localStorage.setItem('speech', this.menuLanguage);
      void this.refresh();
    });
    const locales = state.languages.map(({ locale, name }) => ({ value: locale, label: name, lang: locale }));
    const viewOptions = views.map((view) => ({ value: view, label: words[view] }));
    // Of files that never made a pack, there is nothing to choose from.
    const ofPack = [
      element('div', { class: 'control' }, element('label', { for: 'reader' }, words.reader), readers),
      radios(words.language, 'locale', locales, choice.locale, (locale) => this.choose({ locale })),
    ];
    return [
      element('h1', { dir: 'auto' }, state.title === '' ? program : state.title),
      ...(state.audiences.length > 0 ? ofPack : []),
      radios(words.view, 'view', viewOptions, choice.view, (view) => this.choose({ view: viewNamed(view) })),
      element('div', { class: 'control' }, element('label', { for: 'speech' }, words.interface), menu),
    ];
  }
}

/** What an address asks for; one that cannot be read asks for nothing. */
function choiceIn(hash: string): Choice {
  const [audience = '', locale = '', view = ''] = hash.slice(1).split('/').map(decoded);
  return { audience, locale, view: viewNamed(view) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function viewNamed(name: string): View {
  return views.find((view) => view === name) ?? 'pdf';
}

/** The choice with the first reader or language of the pack where the pack does not have the chosen one. */
function existing(choice: Choice, { audiences, languages: locales }: PreviewState): Choice {
  const named = (name: string, names: readonly string[]) => (names.includes(name) ? name : (names[0] ?? name));
  return {
    ...choice,
    audience: named(
      choice.audience,
      audiences.map(({ id }) => id),
    ),
    locale: named(
      choice.locale,
      locales.map(({ locale }) => locale),
    ),
  };
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
      const input = element('input', { type: 'radio', name, value, 'data-key': `${name} ${value}` });
      input.checked = value === chosen;
      input.addEventListener('change', () => onChoose(value));
      return element('label', { lang }, input, element('span', {}, label));
    }),
  );
}

const root = document.getElementById('preview');
if (root) new PreviewPage(root);
