import type { ExplainedLength, ExplainedUnit, Place, PreviewBrief, PreviewProblem, PreviewState } from './api.js';
import { button, element } from './dom.js';
import { filled, reasonText, type Words } from './words.js';

type Choose = (unit: string) => void;

/** What is wrong with the files and with the page of this reader. */
export function problemsPanel(state: PreviewState, words: Words): HTMLElement {
  const { problems } = state;
  const items = problems.map((problem, i) => problemItem(problem, i, words));
  const content =
    items.length > 0 ? element('ol', { class: 'problems' }, ...items) : element('p', {}, words.noProblems);
  const title = problems.length > 0 ? `${words.problems} (${problems.length})` : words.problems;
  return element('section', { 'aria-labelledby': 'problems-title' }, heading('problems-title', title), content);
}

function problemItem(problem: PreviewProblem, index: number, words: Words): HTMLElement {
  const { severity, message, hint, code, frame, place } = problem;
  // Without the first line, which says the message again, and the hint at the end.
  const lines = frame.split('\n').slice(1);
  const end = lines.findIndex((line) => line.startsWith('  → '));
  const shown = (end === -1 ? lines : lines.slice(0, end)).join('\n');
  return element(
    'li',
    { class: severity },
    element('p', {}, element('strong', {}, `${words[severity]}: `), message),
    place ? placeLink(place, `problem ${index}`) : undefined,
    shown.trim() === '' ? undefined : element('pre', { tabindex: '0', 'aria-label': code }, shown),
    hint === undefined ? undefined : element('p', { class: 'hint' }, hint),
  );
}

/** How full the page of each language is, what is on it, and what is not. */
export function fitPanel(brief: PreviewBrief, locale: string, words: Words, choose: Choose): HTMLElement {
  const { pages, units } = brief.explanation;
  const bars = pages.map(({ language, fill, density }) => {
    const percent = Math.floor(fill * 100);
    const label = filled(words.fill, { locale: language, percent, density });
    return element(
      'li',
      { class: language === locale ? 'chosen' : '' },
      element('span', {}, label),
      element('meter', { min: '0', max: '100', value: String(percent), 'aria-label': label }),
    );
  });
  const here = units.map(({ unit, pin, lengths }) => ({
    unit,
    pin,
    length: lengths.find(({ language }) => language === locale),
  }));
  const row = ({ unit, pin, length }: (typeof here)[number]) =>
    element(
      'li',
      {},
      button(`fit ${unit}`, { class: 'link' }, unit, () => choose(unit)),
      ' ',
      element('span', { class: 'why' }, fitText(length, pin, words)),
    );
  const kept = here.filter(({ length }) => length?.kept !== 'out');
  const out = here.filter(({ length }) => length?.kept === 'out');
  return element(
    'section',
    { 'aria-labelledby': 'fit-title' },
    heading('fit-title', words.fit),
    element('ul', { class: 'bars' }, ...bars),
    element('h3', {}, `${words.kept} (${kept.length})`),
    element('ul', {}, ...kept.map(row)),
    element('h3', {}, `${words.leftOut} (${out.length})`),
    element('ul', {}, ...out.map(row)),
  );
}

/** At which length a unit is on the page, why not otherwise, and what the audience says of it. */
function fitText(length: ExplainedLength | undefined, pin: ExplainedUnit['pin'], words: Words): string {
  if (!length) return '';
  const { kept, reason } = length;
  const parts = [kept === 'out' ? undefined : words[kept], reason && reasonText(reason, words), pin?.reason];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** Where the chosen sentence stands in the files. */
export function placePanel(unit: string | undefined, place: Place | undefined, words: Words): HTMLElement {
  const content =
    unit === undefined
      ? [element('p', {}, words.choosePlace)]
      : [
          element('p', {}, element('strong', {}, unit)),
          place ? placeLink(place, 'place') : element('p', {}, words.noPlace),
          place ? element('p', {}, element('a', { href: editorAddress(place), class: 'open' }, words.open)) : undefined,
        ];
  return element('section', { 'aria-labelledby': 'place-title' }, heading('place-title', words.place), ...content);
}

function placeLink(place: Place, key: string): HTMLElement {
  const shown = `${place.file}:${place.line}:${place.column}`;
  return element('p', {}, element('a', { href: editorAddress(place), 'data-key': key, class: 'place' }, shown));
}

/** The address that VS Code, and editors that follow it, open. */
function editorAddress({ path, line, column }: Place): string {
  const steps = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return `vscode://file${steps.startsWith('/') ? '' : '/'}${steps}:${line}:${column}`;
}

function heading(id: string, text: string): HTMLElement {
  return element('h2', { id }, text);
}
