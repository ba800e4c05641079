import { directionOf } from '../schema/scripts.js';
import { escapeMarkup } from '../text/escape-markup.js';
import { differencesOf, type PageChange } from './compare-pages.js';
import { difference, figureLine, outdatedLine, pageSummary, statusWords, versionWords } from './diff-as-text.js';
import { type EditionDiff, isReaderUnchanged, isUnchanged, type ReaderChange } from './edition-diff.js';
import type { WordChange } from './word-changes.js';

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
h2{margin-top:2.5rem;border-top:1px solid}code{font-size:.9em}li{margin:.4rem 0}
del{background:#fdd;color:#600}ins{background:#dfd;color:#050;text-decoration:none;font-weight:600}`;

const code = (text: string) => `<code>${escapeMarkup(text)}</code>`;
const list = (items: readonly string[]) =>
  items.length === 0 ? '' : `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>\n`;

/** One page by itself, without scripts, for colleagues who have no terminal. */
export function diffAsHtml(diff: EditionDiff): string {
  const { before, after, figures, readers } = diff;
  const title = `${after.pack}: what has changed`;
  const changed = readers.filter((one) => !isReaderUnchanged(one));
  const same = readers.filter(isReaderUnchanged);
  const body = [
    `<h1>${escapeMarkup(title)}</h1>\n<p>From ${escapeMarkup(versionWords(before))} to ${escapeMarkup(versionWords(after))}.</p>\n`,
    isUnchanged(diff) ? '<p>No reader sees anything different.</p>\n' : '',
    figures.length === 0 ? '' : `<h2>Figures</h2>\n${list(figures.map((one) => figureLine(one, { name: code })))}`,
    ...changed.map(readerHtml),
    same.length === 0 || changed.length === 0
      ? ''
      : `<h2>Unchanged</h2>\n<p>${same.map(({ audience }) => code(audience)).join(', ')}</p>\n`,
  ];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
<main>
${body.join('')}</main>
</html>
`;
}

function readerHtml({ audience, reader, status, pages, outdated }: ReaderChange): string {
  const note = statusWords[status];
  const heading = `<h2>${code(audience)} ${escapeMarkup(reader)}${note === '' ? '' : `: ${note}`}</h2>\n`;
  if (note !== '') return heading;
  const items = outdated.map((one) => outdatedLine(one, styleIn(one.language)));
  return heading + list(items) + pages.map(pageHtml).join('');
}

/** @param language of what is printed, for screen readers, and for signs beside words that run from right to left */
function styleIn(language: string) {
  const direction = directionOf(language) === 'rtl' ? ' dir="rtl"' : '';
  const own = (text: string) => `<span lang="${escapeMarkup(language)}"${direction}>${text}</span>`;
  return {
    name: code,
    quoted: escapeMarkup,
    printed: (text: string) => own(escapeMarkup(text)),
    words: (changes: readonly WordChange[]) => own(changes.map(wordHtml).join('')),
  };
}

function pageHtml(page: PageChange): string {
  const items = differencesOf(page).map((one) => difference(one, styleIn(page.language)));
  return `<h3>${escapeMarkup(pageSummary(page))}</h3>\n${list(items)}`;
}

function wordHtml({ kind, text }: WordChange): string {
  const words = escapeMarkup(text);
  return kind === 'removed' ? `<del>${words}</del>` : kind === 'added' ? `<ins>${words}</ins>` : words;
}
