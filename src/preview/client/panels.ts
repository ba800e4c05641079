import type { ExplainedLength, ExplainedUnit } from '../../commands/explain.js';
import type { PreviewBrief, PreviewProblem, PreviewState, SourceLocation } from '../responses.js';
import { button, element, inEnglish } from './dom.js';
import { filled, reasonText, type Words } from './words.js';

type Choose = (unit: string) => void;

/** The problems in the files and on the page of this reader. */
export function problemsPanel(state: PreviewState, words: Words): HTMLElement {
  const { problems } = state;
  const items = problems.map((problem, i) => problemItem(problem, i, words));
  const content =
    items.length > 0 ? element('ol', { class: 'problems' }, ...items) : element('p', {}, words['no-problems']);
  const title = problems.length > 0 ? `${words.problems} (${problems.length})` : words.problems;
  return element('section', { 'aria-labelledby': 'problems-title' }, heading('problems-title', title), content);
}

function problemItem(problem: PreviewProblem, index: number, words: Words): HTMLElement {
  const { severity, message, hint, code, excerpt, location, related } = problem;
  return element(
    'li',
    { class: severity },
    element('p', {}, element('strong', {}, `${words[severity]}: `), inEnglish(message)),
    location ? locationLink(location, `problem ${index}`) : undefined,
    excerpt === ''
      ? undefined
      : element('pre', { tabindex: '0', role: 'group', dir: 'ltr', 'aria-label': code }, excerpt),
    ...related.flatMap((one, i) => [
      element('p', {}, inEnglish(one.message)),
      one.location ? locationLink(one.location, `problem ${index} ${i}`) : undefined,
    ]),
    hint === undefined ? undefined : element('p', { class: 'hint', lang: 'en', dir: 'ltr' }, hint),
  );
}

/** How full the page is in each language, which units are on it, and which are not. */
export function fitPanel(
  brief: PreviewBrief,
  locale: string,
  words: Words,
  { choose, bringIn }: { readonly choose: Choose; readonly bringIn?: Choose | undefined },
): HTMLElement {
  const { pages, units } = brief.explanation;
  const bars = pages.map(({ language, fill, density }) => {
    const percent = Math.round(fill * 100);
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
      { class: 'unit' },
      element(
        'span',
        {},
        button(`fit ${unit}`, { class: 'link' }, unit, () => choose(unit)),
        ' ',
        element('span', { class: 'why' }, fitText(length, pin, words)),
      ),
      bringIn && length?.kept === 'out' ? bringInButton(unit, words, bringIn) : undefined,
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
    element('h3', {}, `${words['left-out']} (${out.length})`),
    element('ul', {}, ...out.map(row)),
  );
}

function bringInButton(unit: string, { editing }: Words, bringIn: Choose): HTMLElement {
  const label = filled(editing['bring-in'], { unit });
  const word = filled(editing['bring-in'], { unit: '' }).trim();
  return button(`bring ${unit}`, { class: 'small', 'aria-label': label }, word, () => bringIn(unit));
}

/** At which length a unit is on the page, why not otherwise, and what the audience says of it. */
function fitText(length: ExplainedLength | undefined, pin: ExplainedUnit['pin'], words: Words): string {
  if (!length) return '';
  const { kept, reason } = length;
  const parts = [kept === 'out' ? undefined : words[kept], reason && reasonText(reason, words), pin?.reason];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** Where the chosen sentence is in the files. */
export function locationPanel(
  unit: string | undefined,
  location: SourceLocation | undefined,
  words: Words,
): HTMLElement {
  const content =
    unit === undefined
      ? [element('p', {}, words['choose-sentence'])]
      : [
          element('p', {}, element('strong', {}, unit)),
          location ? locationLink(location, 'location') : element('p', {}, words['no-location']),
          location
            ? element('p', {}, element('a', { href: editorAddress(location), class: 'open' }, words.open))
            : undefined,
        ];
  const title = heading('location-title', words.location);
  return element('section', { 'aria-labelledby': 'location-title' }, title, ...content);
}

function locationLink(location: SourceLocation, key: string): HTMLElement {
  const shown = `${location.file}:${location.line}:${location.column}`;
  return element(
    'p',
    {},
    element('a', { href: editorAddress(location), 'data-key': key, class: 'location', dir: 'ltr' }, shown),
  );
}

/** An address that opens in VS Code and compatible editors. */
function editorAddress({ path, line, column }: SourceLocation): string {
  const steps = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return `vscode://file${steps.startsWith('/') ? '' : '/'}${steps}:${line}:${column}`;
}

function heading(id: string, text: string): HTMLElement {
  return element('h2', { id }, text);
}
