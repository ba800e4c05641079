import { describe, expect, it } from 'vitest';
import { positionAt } from '../../../src/diagnostics/source.js';
import { compileTemplates } from '../../../src/document/compile-templates.js';

const shape = { title: 'text', facts: ['text'] } as const;

/** `file:line message` of each mistake. */
function problems(main: string, partials: Record<string, string> = {}): readonly string[] {
  const files = Object.entries(partials).map(([name, text]) => [name, { id: name, text }] as const);
  const set = { main: { id: 'main', text: main }, partials: new Map(files) };
  const result = compileTemplates(set, 'markdown', shape);
  const texts: Readonly<Record<string, string>> = { main, ...partials };
  return (result.ok ? [] : result.diagnostics).map(
    ({ span, message }) =>
      `${span?.source}:${positionAt(texts[span?.source ?? ''] ?? '', span?.start ?? 0).line} ${message}`,
  );
}

describe('the containers of a template', () => {
  it.each([
    ['nested by their fences', '::::pillars\n:::unit\n{{title}}\n:::\n::::\n'],
    ['opened and closed in branches alike', '{{#if title}}\n:::why\n{{else}}\n:::facts\n{{/if}}\nx\n:::\n'],
    ['closed in a branch', ':::why\n{{#if title}}\nx\n:::\n{{else}}\ny\n:::\n{{/if}}\n'],
    ['opened in one file and closed in another', '{{> head}}\nx\n{{> foot}}\n'],
    ['with colons in the middle of a line', ':::unit{unit="{{title}}"}\na ::: b {{title}}::: c\n:::\n'],
    ['opened in one branch only, which depends on the brief', '{{#if title}}\n:::why\n{{/if}}\nx\n:::\n'],
  ])('may be %s', (_, main) => {
    expect(problems(main, { head: ':::lede\n', foot: ':::\n' })).toEqual([]);
  });

  it.each([
    ['not closed', ':::why\nx\n', ['main:1 ":::why" is not closed.']],
    [
      'not closed before a block that has containers itself',
      ':::ask\nx\n\n{{#each facts}}\n:::unit\n{{this}}\n:::\n{{/each}}\n',
      ['main:1 ":::ask" is not closed.'],
    ],
    ['closed twice', ':::why\nx\n:::\n\n:::\n', ['main:5 This line of ::: closes nothing.']],
    ['with an unknown name', ':::whi\nx\n:::\n', ['main:1 A brief has no part called ":::whi".']],
    ['wrong in a loop, once', '{{#each facts}}\n:::\n{{/each}}\n', ['main:2 This line of ::: closes nothing.']],
    ['wrong in a partial, there and once', '{{> foot}}\n{{> foot}}\n', ['foot:1 This line of ::: closes nothing.']],
  ])('are reported when %s', (_, main, expected) => {
    expect(problems(main, { foot: ':::\n' })).toEqual(expected);
  });
});
