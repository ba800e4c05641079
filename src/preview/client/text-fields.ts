import type { EditableText, EditableWording, EditFinding, PreviewState } from './api.js';
import { button, element, inEnglish } from './dom.js';
import { type Name, nameOf, type PendingEdit } from './wordings.js';
import { filled, type Words } from './words.js';

/** What fields are written with. */
export interface FieldWords {
  readonly words: Words;
  readonly languages: PreviewState['languages'];
}

/** One wording of a text that may be typed into. */
export interface Field {
  readonly name: Name;
  readonly text: EditableText;
  readonly wording: EditableWording;
  readonly area: HTMLTextAreaElement;
  readonly room: HTMLElement;
  readonly below: HTMLElement;
}

/** A field with its name, the terms of its text, and room for what is said of it. */
export function createField(
  name: Name,
  { text, wording }: Pick<Field, 'text' | 'wording'>,
  value: string,
  { words, languages }: FieldWords,
  onInput: (isComposing: boolean) => void,
): { readonly field: Field; readonly shown: HTMLElement } {
  const { language, length, stale, terms } = wording;
  const spoken = languages.find(({ locale }) => locale === language);
  const id = `edit-${name.replace(/[^\w-]/g, '-')}`;
  const area = element('textarea', {
    ...{ id, lang: language, dir: spoken?.direction, 'data-name': name, rows: '2', spellcheck: 'true' },
    'aria-describedby': `${id}-room ${id}-below`,
  });
  area.value = value;
  area.addEventListener('input', (event) => onInput((event as InputEvent).isComposing));
  area.addEventListener('compositionend', () => onInput(false));
  const room = element('span', { id: `${id}-room`, class: 'room' });
  const below = element('div', { id: `${id}-below`, 'aria-live': 'polite' });
  const label = element(
    'label',
    { for: id },
    element('span', { lang: language }, spoken?.name ?? language),
    length ? ` · ${words[length]}` : '',
    stale ? element('span', { class: 'mark' }, words.stale) : undefined,
  );
  // Each by itself: two of one direction beside each other would run together.
  const isolated = (of: string | undefined, word: string) => element('bdi', { lang: of }, word);
  const pairs = terms.flatMap(({ term, translation }, i) => {
    const before = i === 0 ? '' : words.separator;
    return [before, isolated(languages[0]?.locale, term), ' → ', isolated(language, translation)];
  });
  const shown = element(
    'div',
    { class: 'wording' },
    element('div', { class: 'label' }, label, room),
    area,
    pairs.length > 0 ? element('p', { class: 'terms' }, `${words.editing.terms}: `, ...pairs) : undefined,
    below,
  );
  return { field: { name, text, wording, area, room, below }, shown };
}

/** What a field is told of: its edit, the findings of all texts, and what settles a conflict. */
export interface FieldState {
  readonly edit: PendingEdit | undefined;
  readonly findings: readonly EditFinding[];
  settle(text: string | null): void;
}

/** The room of a field, its findings and its conflict, without making it anew. */
export function updateField(
  { text, wording, area, room, below }: Field,
  { edit, findings, settle }: FieldState,
  words: Words,
): void {
  const { editing } = words;
  const left = wording.room === undefined ? undefined : wording.room - [...area.value.trim()].length;
  room.textContent =
    left === undefined ? '' : filled(left < 0 ? editing.over : editing.left, { count: Math.abs(left) });
  room.classList.toggle('over', left !== undefined && left < 0);
  fitHeight(area);
  // What is said of both lengths stands once.
  const about = findings.filter(
    (one) =>
      one.text?.key === text.key &&
      one.text.language === wording.language &&
      (wording.length === undefined || (one.text.length ?? 'short') === wording.length),
  );
  const isConflict = edit !== undefined && wording.text !== edit.before && wording.text !== edit.text;
  const says = JSON.stringify([isConflict && wording.text, about]);
  // A button in it keeps the focus while nothing changes.
  if (below.dataset.says !== says) {
    below.replaceChildren(
      ...(isConflict ? [conflict({ edit, now: wording.text, dir: area.dir }, settle, words)] : []),
      ...about.map((finding) => findingOf(finding, words)),
    );
  }
  below.dataset.says = says;
  if (about.some(({ severity }) => severity === 'error')) area.setAttribute('aria-invalid', 'true');
  else area.removeAttribute('aria-invalid');
}

export function findingOf({ severity, message, hint }: EditFinding, words: Words): HTMLElement {
  return element(
    'div',
    { class: `finding ${severity}` },
    element('p', {}, element('strong', {}, `${words[severity]}: `), inEnglish(message)),
    hint === undefined ? undefined : element('p', { class: 'hint', lang: 'en', dir: 'ltr' }, hint),
  );
}

/** Both texts and what they have in common; which of them shall stand is for people to say. */
function conflict(
  { edit, now, dir }: { readonly edit: PendingEdit; readonly now: string | null; readonly dir: string },
  settle: FieldState['settle'],
  { editing }: Words,
): HTMLElement {
  const shown = (label: string, text: string | null) => [
    element('dt', {}, label),
    element('dd', text === null ? {} : { lang: edit.language, dir }, text ?? editing.nothing),
  ];
  const name = nameOf(edit);
  return element(
    'div',
    { class: 'conflict', role: 'group', 'aria-label': editing.conflict },
    element('p', {}, element('strong', {}, editing.conflict)),
    element(
      'dl',
      {},
      ...shown(editing.now, now),
      ...shown(editing.mine, edit.text),
      ...shown(editing.ancestor, edit.before),
    ),
    element(
      'p',
      { class: 'actions' },
      button(`mine ${name}`, {}, editing['keep-mine'], () => settle(edit.text)),
      button(`theirs ${name}`, {}, editing['take-theirs'], () => settle(now)),
    ),
  );
}

/** All of a text is in view, without scroll bars of its own. */
export function fitHeight(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}
