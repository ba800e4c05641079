import { describe, expect, it } from 'vitest';
import { positionAt } from '../../../src/diagnostics/source.js';
import { compileTemplates } from '../../../src/document/compile-templates.js';
import type { ViewOf } from '../../../src/model/template-shape.js';

const shape = { title: 'text', facts: [{ text: 'text', value: 'text' }], footer: { line: 'text' } } as const;
const view: ViewOf<typeof shape> = { title: 'T', facts: [{ text: 'a <b> & c', value: '1' }], footer: { line: 'end' } };

function compile(main: string, partials: Record<string, string> = {}, output: 'html' | 'markdown' = 'markdown') {
  const files = Object.entries(partials).map(
    ([name, text]) => [name, { id: `partials/${name}.md.hbs`, text }] as const,
  );
  const set = { main: { id: 'brief.md.hbs', text: main }, partials: new Map(files) };
  const texts = new Map([set.main, ...set.partials.values()].map((f) => [f.id, f.text]));
  const result = compileTemplates(set, output, shape);
  return {
    text: result.ok ? result.value(view) : undefined,
    /** `file:line:column code` and the hint, of each mistake. */
    problems: (result.ok ? [] : result.diagnostics).map(({ code, span, hint }) => {
      const { line, column } = positionAt(texts.get(span?.source ?? '') ?? '', span?.start ?? 0);
      return `${span?.source}:${line}:${column} ${code} ${hint ?? ''}`.trim();
    }),
  };
}

describe('templates', () => {
  it('print texts as they are for Markdown, escaped for HTML', () => {
    expect(compile('{{#each facts}}{{text}}{{/each}}').text).toBe('a <b> & c');
    const main = '{{#each facts}}{{text}}|{{{text}}}{{/each}}';
    expect(compile(main, {}, 'html').text).toBe('a &lt;b&gt; &amp; c|a <b> & c');
  });

  it('may use each, if, unless, with, partials, block parameters, ../, @root and @index', () => {
    const main =
      '{{#each facts as |fact i|}}{{fact.text}}{{i}}{{@index}}{{../title}}{{@root.title}}{{> part fact}}{{/each}}' +
      '{{#with footer}}{{line}}{{/with}}{{#if facts.length}}{{#unless title}}x{{else}}y{{/unless}}{{/if}}';
    expect(compile(main, { part: '({{value}})' })).toEqual({ text: 'a <b> & c00TT(1)endy', problems: [] });
  });

  it('may print braces behind a backslash, and are searched once for names in single ones', () => {
    expect(compile('\\{title}: {{title}}').text).toBe('\\{title}: T');
    const long = `{${'a'.repeat(100_000)}`;
    const begin = performance.now();
    expect(compile(long).text).toBe(long);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it.each([
    ['a path', 'one\n{{titel}}', 'brief.md.hbs:2:3 template/unknown-path Did you mean "title"?'],
    ['an if', '{{#if titel}}x{{/if}}', 'brief.md.hbs:1:7 template/unknown-path Did you mean "title"?'],
    ['an each', '{{#each fact}}x{{/each}}', 'brief.md.hbs:1:9 template/unknown-path Did you mean "facts"?'],
    [
      'a path in an each',
      '{{#each facts}}\n{{txt}}{{/each}}',
      'brief.md.hbs:2:3 template/unknown-path Did you mean "text"?',
    ],
    [
      'an each over what is no list',
      '{{#each footer}}x{{/each}}',
      'brief.md.hbs:1:9 template/unknown-path Use {{#with}} or {{#if}}.',
    ],
    ['a path too far out', '{{../title}}', 'brief.md.hbs:1:3 template/unknown-path Take one ../ away.'],
    ['a partial', '{{> parts}}', 'brief.md.hbs:1:5 template/unknown-path Did you mean "part"?'],
    [
      'a block',
      '{{#lookup title}}x{{/lookup}}',
      'brief.md.hbs:1:4 template/unknown-path Use {{#if x}}, {{#unless x}}, {{#each x}} or {{#with x}}.',
    ],
    ['a prototype', '{{constructor.name}}', 'brief.md.hbs:1:3 template/unknown-path'],
    ['a helper that writes to the terminal', '{{log title}}', 'brief.md.hbs:1:3 template/unknown-path'],
  ])('%s that is not there is located before anything is printed', (_, main, expected) => {
    const { problems } = compile(main, { part: 'x' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  it('are located inside partials, each mistake once', () => {
    const main = '{{#each facts}}{{> part}}{{> part}}{{/each}}';
    expect(compile(main, { part: 'x\n\n{{titel}}' }).problems).toEqual([
      'partials/part.md.hbs:3:3 template/unknown-path Known here: text, value.',
    ]);
  });

  it('that include themselves are refused', () => {
    expect(compile('{{> a}}', { a: '{{> b}}', b: 'x{{> a}}' }).problems).toEqual([
      'partials/b.md.hbs:1:6 template/unknown-path It would never end. Take one of the two out.',
    ]);
  });

  it('with a mistake in their syntax are located', () => {
    expect(compile('one\n{{#if title}}\ntwo\n').problems[0]).toContain('brief.md.hbs:2:1 template/syntax');
    expect(compile('{{> part}}', { part: 'x\n{{a b=}}' }).problems[0]).toContain(
      'partials/part.md.hbs:2:1 template/syntax',
    );
  });
});
