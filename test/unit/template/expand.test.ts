import { describe, expect, it } from 'vitest';
import { positionAt } from '../../../src/diagnostics/source.js';
import { compileTemplates } from '../../../src/template/expand.js';

function set(main: string, partials: Record<string, string> = {}) {
  const entries = Object.entries(partials).map(
    ([name, text]) => [name, { id: `partials/${name}.md.hbs`, text }] as const,
  );
  return { main: { id: 'brief.md.hbs', text: main }, partials: new Map(entries) };
}

/** `file:line code` of what is wrong with a template when it is expanded with a view. */
function problems(main: string, view: object, partials: Record<string, string> = {}): string[] {
  const files = set(main, partials);
  const compiled = compileTemplates<object>(files, 'markdown');
  const result = compiled.ok ? compiled.value(view) : compiled;
  const texts = new Map([files.main, ...files.partials.values()].map((f) => [f.id, f.text]));
  return (result.ok ? [] : result.diagnostics).map((d) => {
    const line = d.span ? positionAt(texts.get(d.span.source) ?? '', d.span.start).line : 0;
    return `${d.span?.source}:${line} ${d.code}`;
  });
}

describe('templates', () => {
  it('print texts as they are for Markdown, escaped for HTML', () => {
    const expand = (output: 'html' | 'markdown') => {
      const compiled = compileTemplates<{ text: string }>(set('{{text}} {{{text}}}'), output);
      const result = compiled.ok ? compiled.value({ text: '<a> & b' }) : compiled;
      return result.ok ? result.value : '';
    };
    expect(expand('markdown')).toBe('<a> & b <a> & b');
    expect(expand('html')).toBe('&lt;a&gt; &amp; b <a> & b');
  });

  it('with a mistake in their syntax are located', () => {
    expect(problems('one\n{{#if a}}\ntwo\n', { a: 1 })).toEqual(['brief.md.hbs:4 template/syntax']);
    expect(problems('{{> part}}', {}, { part: 'x\n{{a b=}}' })).toEqual(['partials/part.md.hbs:2 template/syntax']);
  });

  it('that ask for what is not there are located', () => {
    expect(problems('one\n{{title}} {{titel}}\n', { title: 'T' })).toEqual(['brief.md.hbs:2 template/unknown-path']);
    expect(problems('{{> part}}', { title: 'T' }, { part: 'x\n\n{{titel}}' })).toEqual([
      'partials/part.md.hbs:3 template/unknown-path',
    ]);
  });

  it('cannot reach a helper that writes to the terminal, nor a prototype', () => {
    expect(problems('{{log "x"}}', {})).toEqual(['brief.md.hbs:1 template/unknown-path']);
    expect(problems('{{constructor.name}}', { title: 'T' })).toHaveLength(1);
  });
});
