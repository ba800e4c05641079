import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mirroredCss } from '../../../src/render/html/mirrored-css.js';

describe('a style sheet for a page from right to left', () => {
  it.each([
    ['a { margin-left: 1em; }', 'a { margin-right: 1em; }'],
    ['a {\n  left: 0;\n  text-align: right;\n}', 'a {\n  right: 0;\n  text-align: left;\n}'],
    ['a { border-left: 3px solid; padding-right: 2px }', 'a { border-right: 3px solid; padding-left: 2px }'],
    ['a { padding: 0.2em 0.9em 0.2em 0; }', 'a { padding: 0.2em 0 0.2em 0.9em; }'],
    [
      'a { margin: 0 calc(2 * (1px + 3px)) 1px var(--gap) !important }',
      'a { margin: 0 var(--gap) 1px calc(2 * (1px + 3px)) !important }',
    ],
    ['a { border-left-color: red; }', 'a { border-right-color: red; }'],
    ['a { scroll-margin-left: 1em; }', 'a { scroll-margin-right: 1em; }'],
    ['a { border-radius: 1px 2px 3px 4px; }', 'a { border-radius: 2px 1px 4px 3px; }'],
    ['a { border-radius: 0 1em 1em 0 }', 'a { border-radius: 1em 0 0 1em }'],
    ['a { border-radius: 1px 2px; }', 'a { border-radius: 2px 1px 2px 1px; }'],
    ['a { border-radius: 1px 2px 3px; }', 'a { border-radius: 2px 1px 2px 3px; }'],
    ['a { border-radius: 1px 2px 3px 4px / 5px 6px; }', 'a { border-radius: 2px 1px 4px 3px / 6px 5px 6px 5px; }'],
    ['a { border-top-left-radius: var(--r); }', 'a { border-top-right-radius: var(--r); }'],
  ])('has its sides swapped: %s', (css, expected) => {
    expect(mirroredCss(css)).toContain(expected);
  });

  it.each([
    '.left-out { color: red; }',
    '/* the label at the left: it is bold */',
    'a { margin-inline-start: 1em; text-align: start; }',
    'a { content: "left"; }',
    'a { border-radius: 3px; }',
    'a { border-radius: 50% / 10px; }',
    'a { padding: 0 max(1rem, calc(1px + 2 * (3px - 1px))); }',
    'a {\n  padding: 0\n    max(clamp(1rem, 5vw, 3rem), calc((100% - var(--width) * var(--pt)) / 2 + var(--side) * var(--pt)));\n}',
    'a { margin: 1px 2px 3px; font: 1px 2px 3px 4px; }',
  ])('has nothing else changed: %s', (css) => {
    expect(mirroredCss(css)).toContain(css);
  });

  it('has what every page has, but for the cells of tables', () => {
    const sheets = ['page.css', 'chart.css'].map((name) => readFileSync(`templates/${name}`, 'utf8'));
    const four = /(?:margin|padding|inset): [^;]*;/g;
    const changed = sheets.flatMap((css) => {
      const own = mirroredCss(css);
      return (css.match(four) ?? []).filter((said) => !own.includes(said));
    });
    expect(changed).toEqual(['padding: 0.2em 0.9em 0.2em 0;']);
  });
});
