import type { Direction } from '../../schema/scripts.js';
import type { PreviewBrief, PreviewText, SourceLocation } from '../responses.js';
import { button, element, replace } from './dom.js';
import type { Words } from './words.js';

/** The web page in a frame that runs no script. Its scroll position stays. */
export function showHtml(
  parent: HTMLElement,
  address: string,
  title: string,
  choose: (unit: string) => void,
): Promise<void> {
  const before = parent.querySelector('iframe');
  const scrollY = before?.contentWindow?.scrollY ?? 0;
  const frame = element('iframe', { title, sandbox: 'allow-same-origin', src: address, class: 'waiting' });
  parent.append(frame);
  return new Promise((resolve) => {
    frame.addEventListener('load', () => {
      const inside = frame.contentDocument;
      inside?.addEventListener('click', (event) => {
        // No `instanceof`: the element belongs to another window.
        const target = event.target as Element | null;
        // Past the top, and from a mark to its source and nowhere else.
        if (target?.closest('a')?.getAttribute('href')?.startsWith('#')) return;
        const unit = target?.closest('[data-unit]')?.getAttribute('data-unit');
        const chosen = unit ?? (target?.closest('h1') ? 'headline' : undefined);
        // A link would leave the preview.
        event.preventDefault();
        if (chosen !== undefined) choose(chosen);
      });
      frame.contentWindow?.scrollTo(0, scrollY);
      frame.classList.remove('waiting');
      for (const old of [...parent.children]) if (old !== frame) old.remove();
      resolve();
    });
  });
}

export async function showMarkdown(
  parent: HTMLElement,
  address: string,
  direction: Direction,
  label: string,
): Promise<void> {
  const text = await (await fetch(address)).text();
  const named = { role: 'group', 'aria-label': label };
  replace(parent, element('pre', { class: 'markdown', dir: direction, tabindex: '0', ...named }, text));
}

/** Source and translation side by side; a translation that is older than its source is marked. */
export function showTexts(
  parent: HTMLElement,
  brief: PreviewBrief,
  locale: string,
  directionOf: (locale: string) => Direction,
  words: Words,
  choose: (unit: string, location: SourceLocation | undefined) => void,
): void {
  const translated = brief.sourceLanguage !== locale;
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, words.unit),
    element('th', { scope: 'col' }, words.source),
    translated ? element('th', { scope: 'col' }, words.translation) : undefined,
  );
  const row = ({ unit, field, source, translation, stale }: PreviewText) =>
    element(
      'tr',
      { class: stale ? 'stale' : '' },
      element(
        'th',
        { scope: 'row' },
        button(`text ${unit} ${field}`, { class: 'link' }, nameOf(unit, field, words), () =>
          choose(unit, (translation ?? source).location),
        ),
        stale ? element('span', { class: 'mark' }, words.stale) : undefined,
      ),
      element('td', { lang: brief.sourceLanguage, dir: directionOf(brief.sourceLanguage) }, source.text),
      translated ? element('td', { lang: locale, dir: directionOf(locale) }, translation?.text ?? '') : undefined,
    );
  const table = element(
    'table',
    { class: 'texts' },
    element('caption', { class: 'hidden' }, words.texts),
    element('thead', {}, head),
    element('tbody', {}, ...brief.texts.map(row)),
  );
  replace(parent, table);
}

/** A unit by its id; its other texts by what they are as well. */
function nameOf(unit: string, field: PreviewText['field'], { fields }: Words): string {
  const name = Object.hasOwn(fields, field) ? fields[field as keyof typeof fields] : undefined;
  return name === undefined || field === unit ? unit : `${unit} (${name})`;
}
