import type { Span } from '../diagnostics/span.js';
import { literalPattern } from '../text/literal-pattern.js';
import type { TemplateSet } from './compile-templates.js';
import { aroundTokens, tokenAtStart } from './text-token.js';

/**
 * Where the first line of some Markdown that a template made stands in the template: its texts are whatever the template
 * prints there. What is put together from pieces is found nowhere; then it is the template as a whole.
 * @param before the line before it, which tells it from others that look the same
 */
export function placeInTemplates({ main, partials }: TemplateSet, markdown: string, before = ''): Span {
  const [line = ''] = markdown.split('\n');
  const { 0: opening = line } = /^:+[a-z-]+/.exec(line) ?? [];
  // The attributes of a container are printed by the template, as texts are.
  const pieces = [markdown, line, opening].map(patternOf);
  const ways = [`(?<=${patternOf(before)}\\s+)${pieces[0]}`, ...pieces];
  for (const way of hasWords(markdown) ? ways : []) {
    // A name goes on with letters, and colons or signs of a heading with more of them; a tag ends where it ends.
    const [before, after] = [way.startsWith('<') ? '' : '(?<![:#\\w])', way.endsWith('>') ? '' : '(?![\\w-])'];
    const pattern = new RegExp(`${before}${way}${after}`, 'u');
    for (const { id, text } of [main, ...partials.values()]) {
      const found = pattern.exec(text);
      if (found) return { source: id, start: found.index, end: found.index + (found[0].split('\n')[0] ?? '').length };
    }
  }
  return { source: main.id, start: 0, end: (main.text.split('\n')[0] ?? '').length };
}

/** Whether there is more than texts. */
function hasWords(markdown: string): boolean {
  return aroundTokens(markdown).some((part) => !tokenAtStart(part) && /\S/.test(part));
}

function patternOf(markdown: string): string {
  const parts = aroundTokens(markdown.trim()).map((part) =>
    tokenAtStart(part) ? '\\{\\{[^{}]*\\}\\}' : part.split(/\s+/).map(literalPattern).join('\\s+'),
  );
  return parts.join('');
}
